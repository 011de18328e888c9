import NeuralNetwork
import Wording

/// The expressions that a learner can type to check a convolution's formulas.
extension FormulaConvolution {
  /// The groups that are claimed of: the first and the last.
  private var claimedGroups: [Int] {
    convolution.groups > 1 ? [0, convolution.groups - 1] : [0]
  }

  /// What the operator form says of the gradients of weight and bias.
  var operatorParts: [FormulaPart] {
    claimedGroups.map(weightPart) + (layer.bias == nil ? [] : [biasPart])
  }

  /// What it says of the input's gradient.
  var inputClaims: [String] { claimedGroups.map(inputClaim) }

  /// `correlate(conv1.in, conv1.out.grad)` with the options that the layer's own ask for; a batch's
  /// samples are summed as channels are.
  private func weightPart(_ group: Int) -> FormulaPart {
    // Where the two sides' padding differs, the input is padded beforehand.
    let padding = moreBehind == Size(square: 0) ? convolution.padding : Size(square: 0)
    let options =
      isPlain(padding)
      ? ""
      : [convolution.dilation, padding, convolution.stride]
        .map { ", " + $0.argument }.joined()
    let rest =
      slack.rows > 0 || slack.columns > 0
      ? "[:, :, 0:\(size.rows), 0:\(size.columns)]" : ""
    var input = "\(name).in\(part(group, groupInputs))"
    if moreBehind != Size(square: 0) {
      input =
        "pad(\(input), \(convolution.paddingBehind.argument))"
        + picture(moreBehind.rows.from, moreBehind.columns.from)
    }
    let upstream = "\(name).out.grad\(part(group, groupOutputs))"
    let sum =
      isBatched
      ? "swap(correlate(swap(\(input), 0, 1), swap(\(upstream), 0, 1)\(options))\(rest), 0, 1)"
      : "correlate(\(input), \(upstream)\(options))\(rest)"
    return FormulaPart(sum, "\(name).weight.grad\(kernels(group))", within: tolerance)
  }

  private var biasPart: FormulaPart {
    let upstream = isBatched ? "sum(\(name).out.grad, 0)" : "\(name).out.grad"
    return FormulaPart("sum(sum(\(upstream), 2), 1)", "\(name).bias.grad", within: tolerance)
  }

  /// The input's gradient as a full convolution: δ spread by the stride and padded, each kernel
  /// turned and its two channel axes exchanged.
  private func inputClaim(_ group: Int) -> String {
    var upstream = "\(name).out.grad\(part(group, groupOutputs))"
    if convolution.stride != Size(square: 1) {
      upstream = "spread(\(upstream), \(convolution.stride.argument))"
    }
    let weight = "swap(\(name).weight\(kernels(group)), 0, 1)"
    var options: [String] = []
    if convolution.dilation != Size(square: 1) {
      options = ["1", "0", convolution.dilation.argument]
    }
    let (reach, unread) = (reach, unread)
    if unread == Size(square: 0), reach.rows >= 0, reach.columns >= 0 {
      if moreBehind != Size(square: 0) {
        upstream =
          "pad(\(upstream), \(reach.argument))"
          + picture(moreBehind.rows.upToEnd, moreBehind.columns.upToEnd)
      } else if reach != Size(square: 0) {
        options = ["1", reach.argument] + options.dropFirst(2)
      }
    } else {
      // Rows that no window reads lie at the end alone: those before the picture go again.
      let all = Size(rows: reach.rows + unread.rows, columns: reach.columns + unread.columns)
      if all != Size(square: 0) { upstream = "pad(\(upstream), \(all.argument))" }
      if unread != Size(square: 0) {
        upstream += picture(unread.rows.from, unread.columns.from)
      }
    }
    let arguments = ([upstream, weight] + options).joined(separator: ", ")
    return
      "allclose(convolve(\(arguments)), \(name).in.grad\(part(group, groupInputs)), "
      + "\(inputTolerance))"
  }

  /// How far δ is padded on each side, or cropped where it is negative: what the dilated kernel
  /// reaches beyond its first cell, less the layer's padding.
  var reach: Size {
    func along(_ axis: KeyPath<Size, Int>) -> Int {
      convolution.dilation[keyPath: axis] * (size[keyPath: axis] - 1)
        - convolution.padding[keyPath: axis]
    }
    return Size(rows: along(\.rows), columns: along(\.columns))
  }

  /// The rows below and the columns on the right that no window reads, padding included.
  var unread: Size {
    func along(_ axis: KeyPath<Size, Int>, _ input: Int, _ output: Int) -> Int {
      input + allPadding(axis) - 1
        - convolution.dilation[keyPath: axis] * (size[keyPath: axis] - 1)
        - convolution.stride[keyPath: axis] * (output - 1)
    }
    return Size(
      rows: along(\.rows, layer.inputShape[1], positions.rows),
      columns: along(\.columns, layer.inputShape[2], positions.columns))
  }

  /// How many more zeros stand behind the input than before it.
  var moreBehind: Size {
    Size(
      rows: convolution.paddingBehind.rows - convolution.padding.rows,
      columns: convolution.paddingBehind.columns - convolution.padding.columns)
  }

  /// The zeros on both sides.
  private func allPadding(_ axis: KeyPath<Size, Int>) -> Int {
    convolution.padding[keyPath: axis] + convolution.paddingBehind[keyPath: axis]
  }

  private func isPlain(_ padding: Size) -> Bool {
    convolution.dilation == Size(square: 1) && padding == Size(square: 0)
      && convolution.stride == Size(square: 1)
  }

  /// `[:, 1:, :]`: some rows and columns of all pictures.
  private func picture(_ rows: String, _ columns: String) -> String {
    "[\(isBatched ? ":, " : ""):, \(rows), \(columns)]"
  }

  /// `[:, 0:2]`: a group's channels of every sample.
  private func part(_ group: Int, _ channels: Int) -> String {
    if convolution.groups == 1 { return "" }
    return "[\(isBatched ? ":, " : "")\(group * channels):\((group + 1) * channels)]"
  }

  /// `[0:2]`: a group's kernels.
  private func kernels(_ group: Int) -> String {
    if convolution.groups == 1 { return "" }
    return "[\(group * groupOutputs):\((group + 1) * groupOutputs)]"
  }

  /// How many rows and columns the correlation has beyond the kernel's: where the stride leaves
  /// the end of the input unread.
  private var slack: Size {
    func beyond(_ input: Int, _ axis: KeyPath<Size, Int>, _ output: Int) -> Int {
      let span = convolution.stride[keyPath: axis] * (output - 1)
      let room = input + allPadding(axis) - span - 1
      return room / convolution.dilation[keyPath: axis] + 1 - size[keyPath: axis]
    }
    return Size(
      rows: beyond(layer.inputShape[1], \.rows, positions.rows),
      columns: beyond(layer.inputShape[2], \.columns, positions.columns))
  }

  /// The index in front of each sample's values; one empty one where there is no batch axis.
  private var samplePrefixes: [String] { isBatched ? (0..<samples).map(String.init) : [""] }

  /// `[0, 0:2]`: a sample's first group of channels.
  private func group(_ sample: String, _ channels: Int) -> String {
    let parts = [sample, convolution.groups == 1 ? "" : "0:\(channels)"].filter { !$0.isEmpty }
    return parts.isEmpty ? "" : "[\(parts.joined(separator: ", "))]"
  }

  /// For many samples: all contributions, added up for each weight.
  private var contributionsPart: FormulaPart {
    let shape = layer.weight?.shape ?? .scalar
    let terms = samples * positions.count
    let use = isShared ? ", \(name)" : ""
    return FormulaPart(
      "sum(reshape(contributions(\(name).weight\(use)), [\(shape.count),\(terms)]), 1)",
      "flatten(\(name).weight.grad)", within: tolerance)
  }

  func matrixPart(outputs: Int, taps: Int) -> FormulaPart {
    if samples > Self.sampleLimit { return contributionsPart }
    let products = samplePrefixes.map { sample in
      let rows = convolution.groups == 1 ? "" : "0:\(taps)"
      let parts = [sample, rows].filter { !$0.isEmpty }
      let index = parts.isEmpty ? "" : "[\(parts.joined(separator: ", "))]"
      return
        "reshape(\(name).out.grad\(group(sample, groupOutputs)), [\(outputs),\(positions.count)])"
        + " @ transpose(patches(\(name))\(index))"
    }
    let gradient = "\(name).weight.grad\(convolution.groups == 1 ? "" : "[0:\(groupOutputs)]")"
    return FormulaPart(
      products.joined(separator: " + "), "reshape(\(gradient), [\(outputs),\(taps)])",
      within: tolerance)
  }

  private var tolerance: String {
    FormulaView.tolerance(ran?.input, ran?.upstream, terms: samples * positions.count)
  }

  private var inputTolerance: String {
    FormulaView.tolerance(
      layer.weight, ran?.upstream, terms: groupOutputs * size.count)
  }
}

extension Int {
  /// `2:`, or `:` from the first on.
  fileprivate var from: String { self == 0 ? ":" : "\(self):" }

  /// `:-2`, or `:` up to the last one.
  fileprivate var upToEnd: String { self == 0 ? ":" : ":-\(self)" }
}

extension Size {
  /// The size as an argument: one number, or `[rows,columns]`.
  fileprivate var argument: String { rows == columns ? "\(rows)" : "[\(rows),\(columns)]" }
}
