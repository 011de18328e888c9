import Documents
import NeuralNetwork
import Wording

/// The gradients of a relaxed convolution: its sum over pixels has fallen apart into its terms.
struct FormulaRelaxed {
  let layer: Layer
  let samples: Int
  let isBatched: Bool
  let ran: DifferentiatedLayer?

  private var name: String { layer.name }
  private var outputs: Int { layer.outputShape[0] }
  private var positions: Int { layer.outputShape[1] * layer.outputShape[2] }
  private var sum: String { samples > 1 ? "\u{3A3}_n " : "" }
  private var sample: String { samples > 1 ? "n," : "" }

  func content(_ form: FormulaView.Form) -> FormulaView.Content {
    layer.relaxation == .sharing ? copies(form) : matrix(form)
  }

  private var answer: Text {
    let products = samples > 1 ? "one product for each of \(samples) samples" : "one product"
    let whose =
      layer.relaxation == .sharing
      ? "a copy's gradient is \(products), that of its own position"
      : "the gradient of an entry is \(products), upstream \u{D7} input"
    if layer.operation.convolution?.isBornLocal == true, layer.relaxation == .sharing {
      return "\(name) shares nothing: \(whose); there is no sum over \(positions) pixels"
    }
    return "\(name) is relaxed: \(whose); the sum over \(positions) pixels is gone"
  }

  private func bias(_ content: inout FormulaView.Content) {
    guard let bias = layer.bias else { return }
    guard bias.shape.rank == 1 else {
      content.lines.append(
        FormulaLine("\u{2202}L/\u{2202}b[o,r,s]", "=", "\(.strong(sum))\u{3B4}[\(sample)o,r,s]"))
      content.remarks.append("each output has a bias of its own, so that no pixels are summed")
      content.claims.append(
        "allclose(\(isBatched ? "sum(\(name).out.grad, 0)" : "\(name).out.grad"), "
          + "\(name).bias.grad, \(tolerance))")
      return
    }
    content.lines.append(
      FormulaLine(
        "\u{2202}L/\u{2202}b[o]", "=",
        "\(.strong("\(sum)\u{3A3}_(r,s) "))\u{3B4}[\(sample)o,r,s]"))
    content.remarks.append("the bias is still one for each channel, so it still sums over pixels")
    content.claims.append(
      "allclose(sum(sum(\(isBatched ? "sum(\(name).out.grad, 0)" : "\(name).out.grad"), 2), 1), "
        + "\(name).bias.grad, \(tolerance))")
  }

  private var tolerance: String {
    FormulaView.tolerance(ran?.input, ran?.upstream, terms: samples * positions)
  }

  // MARK: Locally connected

  private func copies(_ form: FormulaView.Form) -> FormulaView.Content {
    guard let convolution = layer.operation.convolution else {
      preconditionFailure("only a convolution is relaxed")
    }
    let row = Self.coordinate(
      "r", "i", convolution.stride.rows, convolution.dilation.rows, convolution.padding.rows)
    let column = Self.coordinate(
      "s", "j", convolution.stride.columns, convolution.dilation.columns,
      convolution.padding.columns)
    var content = FormulaView.Content(answer: answer, lines: [])
    switch form {
    case .index:
      content.lines.append(
        FormulaLine(
          "\u{2202}L/\u{2202}w[o,r,s,c,i,j]", "=",
          "\(.strong(sum))\u{3B4}[\(sample)o,r,s] \u{22C5} x[\(sample)c,\(row),\(column)]"))
    case .operator:
      content.lines.append(
        FormulaLine(
          "\u{2202}L/\u{2202}w[o,r,s]", "=",
          "\(.strong(sum))\u{3B4}[\(sample)o,r,s] \u{22C5} the window of x at (r,s)"))
    case .matrix:
      content.lines.append(
        FormulaLine(
          "\u{2202}L/\u{2202}w[o,p]", "=",
          "\(.strong(sum))\u{3B4}[\(sample)o,p] \u{22C5} column p of patches(\(name))"))
    }
    content.remarks = [
      FormulaView.meaning,
      "\u{3B4} = \(.code("\(name).out.grad")), x = \(.code("\(name).in")); in a convolution this stands behind a sum over r and s",
    ]
    let kernel = convolution.kernelShape(for: layer.inputShape)?.droppingFirst().count ?? 1
    let groups = convolution.groups > 1 ? [0, convolution.groups - 1] : [0]
    if convolution.groups > 2 {
      content.remarks.append(
        "one group after the other; the claims are those of the first and the last")
    }
    content.claims += groups.map { weightClaim($0, of: convolution.groups, taps: kernel) }
    bias(&content)
    content.inputClaims = [inputClaim]
    return content
  }

  /// Each copy's gradient: \u{3B4} at its position times what its window sees, summed over samples.
  private func weightClaim(_ group: Int, of groups: Int, taps: Int) -> String {
    let count = outputs / groups
    func part(_ extent: Int) -> String { "\(group * extent):\((group + 1) * extent)" }
    func slice(_ extent: Int) -> String {
      groups == 1 ? "" : "[\(isBatched ? ":, " : "")\(part(extent))]"
    }
    let upstream = "\(name).out.grad\(slice(count))"
    let windows = "patches(\(name))\(slice(taps))"
    let product =
      isBatched
      ? "sum(reshape(\(upstream), [\(samples),\(count),\(positions),1]) * "
        + "reshape(swap(\(windows), 1, 2), [\(samples),1,\(positions),\(taps)]), 0)"
      : "reshape(\(upstream), [\(count),\(positions),1]) * transpose(\(windows))"
    let gradient = "\(name).weight.grad\(groups == 1 ? "" : "[\(part(count))]")"
    return
      "allclose(reshape(\(gradient), [\(count),\(positions),\(taps)]), \(product), \(tolerance))"
  }

  /// \u{3B4} times the matrix of the layer, a row for each sample.
  private var inputClaim: String {
    let matrix = layer.relaxation == .sharing ? "unroll(\(name))" : "\(name).weight"
    let tolerance = FormulaView.tolerance(
      layer.weight, ran?.upstream, terms: layer.outputShape.count)
    return
      "allclose(reshape(\(name).out.grad, [\(samples),\(layer.outputShape.count)]) @ \(matrix), "
      + "reshape(\(name).in.grad, [\(samples),\(layer.inputShape.count)]), \(tolerance))"
  }

  /// `r+i`, `2r+i\u{2212}1`: where a tap reads.
  private static func coordinate(
    _ position: String, _ tap: String, _ stride: Int, _ dilation: Int, _ padding: Int
  ) -> String {
    (stride == 1 ? position : "\(stride)\(position)") + "+"
      + (dilation == 1 ? tap : "\(dilation)\(tap)") + (padding == 0 ? "" : "\u{2212}\(padding)")
  }

  // MARK: Unrolled

  private func matrix(_ form: FormulaView.Form) -> FormulaView.Content {
    var content = FormulaView.Content(answer: answer, lines: [])
    switch form {
    case .index:
      content.lines.append(
        FormulaLine(
          "\u{2202}L/\u{2202}w[k,l]", "=",
          "\(.strong(sum))\u{3B4}[\(sample)k] \u{22C5} x[\(sample)l]"
        ))
    case .operator, .matrix:
      content.lines.append(
        FormulaLine("\u{2202}L/\u{2202}W", "=", "\(.strong(sum))\u{3B4} \u{2297} x"))
    }
    content.remarks = [
      FormulaView.meaning,
      "\u{3B4} = \(.code("\(name).out.grad")) and x = \(.code("\(name).in")), laid out in row order; k counts outputs, l inputs",
    ]
    content.claims = ["allclose(\(name).weight.grad, unroll(\(name)).grad, 0)"]
    bias(&content)
    content.inputClaims = [inputClaim]
    return content
  }
}
