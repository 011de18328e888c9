import NeuralNetwork

extension Operation {
  /// The operation as it is typed, without what is the default: `conv 2 3x3 stride 2`.
  package var statement: String {
    switch self {
    case .convolution(let it), .locallyConnected(let it), .unrolledConvolution(let it):
      it.statement
    case .transposedConvolution(let it): it.statement
    case .dense(let it): "dense \(it.outputs)" + (it.hasBias ? "" : " bias off")
    case .maxPooling(let it) where it.isGlobal: word
    case .maxPooling(let it):
      "maxpool \(it.window.typed)" + Self.stride(it.stride, of: it.window)
        + it.padding.option("pad", unless: 0) + it.dilation.option("dilation", unless: 1)
        + (it.roundsUp ? " ceil on" : "")
    case .averagePooling(let it):
      "avgpool \(it.window.typed)" + Self.stride(it.stride, of: it.window)
        + it.padding.option("pad", unless: 0) + (it.countsPadding ? "" : " count-pad off")
        + (it.roundsUp ? " ceil on" : "")
    case .activation(let activation): activation.words.statement
    case .adaptiveAveragePooling(let it): it.statement
    case .zeroPadding(let it): it.statement
    case .upsampling(let it): it.statement
    case .normalisation(let normalisation): normalisation.statement
    case .dropout(let dropout): dropout.statement
    case .globalAveragePooling, .flatten, .addition, .concatenation, .learnedSlope, .softmax: word
    }
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
