import NeuralNetwork

/// The expressions that a learner can type to check a convolution's formulas.
extension FormulaConvolution {
  /// `allclose(correlate(conv1.in, conv1.out.grad), conv1.weight.grad, 1e-12)` with the options
  /// that the layer's own ask for.
  var correlationClaim: String {
    if samples > Self.sampleLimit { return contributionsClaim }
    let isPlain =
      convolution.dilation == Size(square: 1)
      && convolution.padding == Size(square: 0) && convolution.stride == Size(square: 1)
    let options =
      isPlain
      ? ""
      : [convolution.dilation, convolution.padding, convolution.stride]
        .map { ", " + $0.argument }.joined()
    let rest =
      slack.rows > 0 || slack.columns > 0
      ? "[:, :, 0:\(size.rows), 0:\(size.columns)]" : ""
    let sums = samplePrefixes.map { sample in
      "correlate(\(name).in\(group(sample, groupInputs)), "
        + "\(name).out.grad\(group(sample, groupOutputs))\(options))\(rest)"
    }
    let gradient = "\(name).weight.grad\(convolution.groups == 1 ? "" : "[0:\(groupOutputs)]")"
    return "allclose(\(sums.joined(separator: " + ")), \(gradient), \(tolerance))"
  }

  /// How many rows and columns the correlation has beyond the kernel's: where the stride leaves
  /// the end of the input unread.
  private var slack: Size {
    func beyond(_ input: Int, _ axis: KeyPath<Size, Int>, _ output: Int) -> Int {
      let span = convolution.stride[keyPath: axis] * (output - 1)
      let room = input + 2 * convolution.padding[keyPath: axis] - span - 1
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
  private var contributionsClaim: String {
    let shape = layer.weight?.shape ?? .scalar
    let terms = samples * positions.count
    return
      "allclose(sum(reshape(contributions(\(name).weight), [\(shape.count),\(terms)]), 1), "
      + "flatten(\(name).weight.grad), \(tolerance))"
  }

  /// The input's gradient as a full convolution, where one expression says it: a single input
  /// channel and a stride of 1.
  var inputClaim: String? {
    let reach = Size(
      rows: convolution.dilation.rows * (size.rows - 1) - convolution.padding.rows,
      columns: convolution.dilation.columns * (size.columns - 1) - convolution.padding.columns)
    guard layer.inputShape[0] == 1, convolution.stride == Size(square: 1), reach.rows >= 0,
      reach.columns >= 0
    else { return nil }
    let weight =
      "reshape(\(name).weight, [1,\(convolution.outputChannels),\(size.rows),\(size.columns)])"
    return
      "allclose(convolve(\(name).out.grad, \(weight), 1, \(reach.argument), "
      + "\(convolution.dilation.argument)), \(name).in.grad, \(inputTolerance))"
  }

  func matrixClaim(outputs: Int, taps: Int) -> String {
    if samples > Self.sampleLimit { return contributionsClaim }
    let products = samplePrefixes.map { sample in
      let rows = convolution.groups == 1 ? "" : "0:\(taps)"
      let parts = [sample, rows].filter { !$0.isEmpty }
      let index = parts.isEmpty ? "" : "[\(parts.joined(separator: ", "))]"
      return
        "reshape(\(name).out.grad\(group(sample, groupOutputs)), [\(outputs),\(positions.count)])"
        + " @ transpose(patches(\(name))\(index))"
    }
    let gradient = "\(name).weight.grad\(convolution.groups == 1 ? "" : "[0:\(groupOutputs)]")"
    return
      "allclose(\(products.joined(separator: " + ")), reshape(\(gradient), "
      + "[\(outputs),\(taps)]), \(tolerance))"
  }

  private var tolerance: String {
    FormulaView.tolerance(ran?.input, ran?.upstream, terms: samples * positions.count)
  }

  private var inputTolerance: String {
    FormulaView.tolerance(
      layer.weight, ran?.upstream, terms: convolution.outputChannels * size.count)
  }
}

extension Size {
  /// The size as an argument: one number, or `[rows,columns]`.
  fileprivate var argument: String { rows == columns ? "\(rows)" : "[\(rows),\(columns)]" }
}
