import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

/// The gradients of a transposed convolution: a convolution's, with the way there and the way back
/// exchanged.
struct FormulaTransposed {
  let layer: Layer
  let convolution: TransposedConvolution
  let samples: Int
  let isBatched: Bool
  let ran: DifferentiatedLayer?

  private var name: String { layer.name }
  private var size: Size { convolution.kernel }
  private var inputs: Size { Size(rows: layer.inputShape[1], columns: layer.inputShape[2]) }
  private var groupInputs: Int { layer.inputShape[0] / convolution.groups }
  private var groupOutputs: Int { convolution.outputChannels / convolution.groups }
  private var wayBack: String { layer.wayBack ?? "" }
  private var sum: String { samples > 1 ? "\u{3A3}_n " : "" }
  private var n: String { samples > 1 ? "n," : "" }

  func content(_ form: FormulaView.Form) -> FormulaView.Content {
    switch form {
    case .index: index
    case .operator: correlation
    case .matrix: matrix
    }
  }

  private func remarks(_ others: Text...) -> [Text] {
    [
      FormulaView.meaning,
      "it is the way back of \(.code(wayBack)) on \(layer.outputShape.description), whose output has the shape of x: x stands where that convolution's \u{3B4} would, and \u{3B4} where its input would",
    ] + others
  }

  // MARK: Index

  private var index: FormulaView.Content {
    let channel =
      convolution.groups == 1
      ? "o" : groupOutputs == 1 ? "g" : "g\u{22C5}\(groupOutputs)+o"
    let (row, column) = (place("r", "a", \.rows), place("s", "b", \.columns))
    let target = "\(n)\(channel),\(row),\(column)"
    var content = FormulaView.Content(
      answer:
        "\(name): the gradient of a kernel weight is a sum over all \(inputs.description) pixels that go in\(samples > 1 ? ", and over the \(samples) samples" : "")",
      lines: [
        FormulaLine(
          "y[\(target)]", "\u{2190}",
          "adds x[\(n)i,r,s] \u{22C5} w[i,o,a,b], for every i, r, s, a, b"),
        FormulaLine(
          "\u{2202}L/\u{2202}w[i,o,a,b]", "=",
          "\(.strong("\(sum)\u{3A3}_r \u{3A3}_s")) x[\(n)i,r,s] \u{22C5} \u{3B4}[\(target)]"),
      ])
    if layer.bias != nil {
      content.lines.append(
        FormulaLine(
          "\u{2202}L/\u{2202}b[o]", "=",
          "\(.strong("\(sum)\u{3A3}_u \u{3A3}_v")) \u{3B4}[\(n)o,u,v]"))
    }
    content.lines.append(
      FormulaLine(
        "\u{2202}L/\u{2202}x[\(n)i,r,s]", "=",
        "\u{3A3}_o \u{3A3}_a \u{3A3}_b w[i,o,a,b] \u{22C5} \u{3B4}[\(target)]"))
    let cut =
      convolution.padding == Size(square: 0) ? "" : "; what is cut off is left out"
    let group =
      convolution.groups == 1 ? "" : "; g = i div \(groupInputs) is the group of i"
    content.remarks = remarks(
      "\u{3B4} = \(.code("\(name).out.grad")), x = \(.code("\(name).in")), y = \(.code("\(name).out")); \(FormulaView.range("r", inputs.rows)), \(FormulaView.range("s", inputs.columns)) over the input, \(FormulaView.range("a", size.rows)), \(FormulaView.range("b", size.columns)) over the kernel\(cut)\(group)"
    )
    let weight = largestWeight.commaJoined
    content.claims = [
      "sum(contributions(\(name).weight[\(weight)])) == \(name).weight.grad[\(weight)]"
    ]
    return content
  }

  private func place(_ position: String, _ tap: String, _ axis: KeyPath<Size, Int>) -> String {
    FormulaView.place(
      position, tap, stride: convolution.stride[keyPath: axis],
      dilation: convolution.dilation[keyPath: axis], padding: convolution.padding[keyPath: axis])
  }

  /// The weight with the largest gradient.
  private var largestWeight: [Int] {
    ran?.backward.weightGradients[ran?.index ?? 0].map(FormulaView.largest(of:)) ?? [0, 0, 0, 0]
  }

  // MARK: Operator

  private var correlation: FormulaView.Content {
    var content = FormulaView.Content(
      answer:
        "\(name): a convolution's gradients with the two passes exchanged: going back is what that convolution does going forward",
      lines: [
        FormulaLine(
          "\u{2202}L/\u{2202}x", "=", "\u{3B4} \u{22C6} w, summed over o\(overGroups)"),
        FormulaLine(
          "\u{2202}L/\u{2202}w", "=",
          "\u{3B4} \u{22C6} x, for every pair of channels\(overGroups)"),
      ])
    if layer.bias != nil {
      content.lines.append(
        FormulaLine("\u{2202}L/\u{2202}b", "=", "\u{3B4} added up over its pixels"))
    }
    content.remarks = remarks(
      "\u{22C6} slides over \u{3B4} = \(.code("\(name).out.grad")) and sums the products: the kernel, with the layer's stride and dilation, or the whole of x = \(.code("\(name).in")), with the two exchanged\(convolution.padding == Size(square: 0) ? "" : "; \u{3B4} is padded by \(convolution.padding.shortest) with zeros, where the output was cut off")"
    )
    content.claims = operatorClaims
    content.inputClaims = claimedGroups.map(inputClaim)
    return content
  }

  private var overGroups: String { convolution.groups == 1 ? "" : " of the same group" }

  /// The groups that are claimed of: the first and the last.
  private var claimedGroups: [Int] {
    convolution.groups > 1 ? [0, convolution.groups - 1] : [0]
  }

  private var operatorClaims: [String] {
    let bias =
      layer.bias == nil
      ? []
      : [
        "allclose(sum(sum(\(isBatched ? "sum(\(name).out.grad, 0)" : "\(name).out.grad"), 2), 1), "
          + "\(name).bias.grad, \(tolerance(size.count * samples * layer.outputShape.count)))"
      ]
    return claimedGroups.map(weightClaim) + bias
  }

  /// That the way back is the convolution; outputs that no window reaches are below and on the right.
  private func inputClaim(_ group: Int) -> String {
    let upstream = "\(name).out.grad\(part(group, groupOutputs))"
    let options = [convolution.stride, convolution.padding, convolution.dilation]
    let isPlain = options == [Size(square: 1), Size(square: 0), Size(square: 1)]
    let arguments = isPlain ? "" : options.map { ", " + $0.argument }.joined()
    return
      "allclose(correlate(\(upstream), \(name).weight\(kernels(group))\(arguments))\(first(inputs)), "
      + "\(name).in.grad\(part(group, groupInputs)), \(tolerance(groupOutputs * size.count)))"
  }

  /// The kernels' gradient: δ correlated with the whole of x, stride and dilation exchanged.
  private func weightClaim(_ group: Int) -> String {
    let upstream = "\(name).out.grad\(part(group, groupOutputs))"
    let input = "\(name).in\(part(group, groupInputs))"
    let options = [convolution.dilation, convolution.padding, convolution.stride]
      .map { ", " + $0.argument }.joined()
    let sum =
      isBatched
      ? "swap(correlate(swap(\(upstream), 0, 1), swap(\(input), 0, 1)\(options)), 0, 1)"
      : "correlate(\(upstream), \(input)\(options))"
    let kernel = "[:, :, 0:\(size.rows), 0:\(size.columns)]"
    return
      "allclose(\(sum)\(kernel), \(name).weight.grad\(kernels(group)), "
      + "\(tolerance(samples * inputs.count)))"
  }

  /// The first rows and columns of every picture.
  private func first(_ size: Size) -> String {
    "[\(isBatched ? ":, " : ""):, 0:\(size.rows), 0:\(size.columns)]"
  }

  /// `[:, 0:2]`: a group's channels of every sample.
  private func part(_ group: Int, _ channels: Int) -> String {
    if convolution.groups == 1 { return "" }
    return "[\(isBatched ? ":, " : "")\(group * channels):\((group + 1) * channels)]"
  }

  /// `[0:2]`: a group's kernels.
  private func kernels(_ group: Int) -> String {
    if convolution.groups == 1 { return "" }
    return "[\(group * groupInputs):\((group + 1) * groupInputs)]"
  }

  private func tolerance(_ terms: Int) -> String {
    FormulaView.tolerance(layer.weight, ran?.upstream, ran?.input, terms: terms)
  }

  // MARK: Matrix

  private var matrix: FormulaView.Content {
    var content = FormulaView.Content(
      answer:
        "\(name): the matrix of \(.code(wayBack)), transposed: what that one does on the way back, this one does on the way forward",
      lines: [
        FormulaLine("y", "=", "M \u{22C5} x, M = \(.code("unroll(\(name))"))"),
        FormulaLine("\u{2202}L/\u{2202}x", "=", "M\u{1D40} \u{22C5} \u{3B4}, the convolution"),
        FormulaLine(
          "\u{2202}L/\u{2202}M", "=",
          "\(sum)\u{3B4} \u{2297} x; entries that are one weight are added"),
      ])
    content.remarks = remarks(
      "\u{3B4} = \(.code("\(name).out.grad")) and x = \(.code("\(name).in")), laid out in row order"
    )
    let (rows, columns) = (layer.outputShape.count, layer.inputShape.count)
    content.inputClaims = [
      "allclose(reshape(\(name).out.grad, [\(samples),\(rows)]) @ unroll(\(name)), "
        + "reshape(\(name).in.grad, [\(samples),\(columns)]), "
        + "\(tolerance(groupOutputs * size.count)))"
    ]
    return content
  }
}

extension Size {
  /// The size as an argument: one number, or `[rows,columns]`.
  fileprivate var argument: String { rows == columns ? "\(rows)" : "[\(rows),\(columns)]" }
}
