extension Operation {
  /// The word that makes such a layer and that its name begins with, as in `conv1`.
  ///
  /// A relaxed convolution is made from a `conv` and keeps its word, and one that never shared, and was
  /// tied, that of `locallyconnected`.
  public var word: String {
    switch self {
    case .convolution(let convolution), .locallyConnected(let convolution),
      .unrolledConvolution(let convolution):
      convolution.isBornLocal ? "locallyconnected" : "conv"
    case .transposedConvolution: "convtranspose"
    case .dense: "dense"
    case .maxPooling(let pooling): pooling.isGlobal ? "globalmaxpool" : "maxpool"
    case .averagePooling: "avgpool"
    case .globalAveragePooling: "globalavgpool"
    case .adaptiveAveragePooling: "adaptiveavgpool"
    case .zeroPadding: "zeropad"
    case .upsampling: "upsample"
    case .activation(let activation): type(of: activation.function).word
    case .flatten: "flatten"
    case .addition: "add"
    case .concatenation: "concat"
    case .normalisation(let normalisation): normalisation.word
    case .dropout: "dropout"
    case .learnedSlope: "prelu"
    case .softmax: "softmax"
    }
  }
}
