extension Operation {
  /// The word that makes such a layer and that its name begins with, as in `conv1`.
  ///
  /// A relaxed convolution is made from a `conv` and keeps its word.
  public var word: String {
    switch self {
    case .convolution, .locallyConnected, .unrolledConvolution: "conv"
    case .dense: "dense"
    case .maxPooling: "maxpool"
    case .averagePooling: "avgpool"
    case .globalAveragePooling: "globalavgpool"
    case .activation(.relu): "relu"
    case .activation(.leakyReLU): "leakyrelu"
    case .activation(.sigmoid): "sigmoid"
    case .activation(.tanh): "tanh"
    case .flatten: "flatten"
    }
  }
}
