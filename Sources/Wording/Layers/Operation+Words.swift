import NeuralNetwork

extension Operation {
  /// What is said of the kind: the one place here where all kinds are told apart.
  package var words: any LayerWords {
    switch self {
    case .convolution(let convolution): convolution
    case .locallyConnected(let convolution): LocallyConnected(convolution: convolution)
    case .unrolledConvolution(let convolution): UnrolledConvolution(convolution: convolution)
    case .transposedConvolution(let convolution): convolution
    case .dense(let dense): dense
    case .maxPooling(let pooling): pooling
    case .averagePooling(let pooling): pooling
    case .globalAveragePooling: GlobalAveragePooling()
    case .adaptiveAveragePooling(let pooling): pooling
    case .activation(let activation): activation
    case .zeroPadding(let padding): padding
    case .upsampling(let upsampling): upsampling
    case .flatten: Flatten()
    case .addition(let inputs): Addition(inputs: inputs)
    case .concatenation(let inputs): Concatenation(inputs: inputs)
    case .normalisation(let normalisation): normalisation
    case .dropout(let dropout): dropout
    case .learnedSlope: LearnedSlope()
    case .softmax: ChannelSoftmax()
    }
  }

  /// The operation as it is typed, without what is the default.
  package var statement: String { words.statement }

  /// What the operation is, in the words that were typed, with options that differ from the default.
  var sentence: String { words.sentence }
}
