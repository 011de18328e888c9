import NeuralNetwork

extension Operation {
  /// The operation as it is typed, without what is the default: `conv 2 3x3 stride 2`.
  var statement: String {
    switch self {
    case .convolution(let it), .locallyConnected(let it), .unrolledConvolution(let it):
      "conv \(it.outputChannels) \(it.kernel.typed)"
        + Self.option("stride", it.stride, default: 1)
        + (it.keepsExtent ? " pad same" : Self.option("pad", it.padding, default: 0))
        + Self.option("dilation", it.dilation, default: 1)
        + (it.groups == 1 ? "" : " groups \(it.groups)") + (it.hasBias ? "" : " bias off")
    case .dense(let it): "dense \(it.outputs)" + (it.hasBias ? "" : " bias off")
    case .maxPooling(let it) where it.isGlobal: word
    case .maxPooling(let it):
      "maxpool \(it.window.typed)" + Self.stride(it.stride, of: it.window)
        + Self.option("pad", it.padding, default: 0)
        + Self.option("dilation", it.dilation, default: 1) + (it.roundsUp ? " ceil on" : "")
    case .averagePooling(let it):
      "avgpool \(it.window.typed)" + Self.stride(it.stride, of: it.window)
        + Self.option("pad", it.padding, default: 0) + (it.countsPadding ? "" : " count-pad off")
        + (it.roundsUp ? " ceil on" : "")
    case .activation(let activation): activation.words.statement
    case .normalisation(let normalisation): normalisation.statement
    case .dropout(let dropout): dropout.statement
    case .globalAveragePooling, .flatten, .addition, .concatenation, .learnedSlope, .softmax: word
    }
  }

  private static func option(_ name: String, _ size: Size, default value: Int) -> String {
    size == Size(square: value) ? "" : " \(name) \(size.typed(square: true))"
  }

  private static func stride(_ stride: Size, of window: Size) -> String {
    stride == window ? "" : " stride \(stride.typed(square: true))"
  }
}

extension Size {
  /// As it is typed: `3x3`.
  var typed: String { "\(rows)x\(columns)" }

  /// As it is typed; `3` where it is square and may be short.
  func typed(square isShort: Bool) -> String {
    isShort && rows == columns ? "\(rows)" : typed
  }
}
