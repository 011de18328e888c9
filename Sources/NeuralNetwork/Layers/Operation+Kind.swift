extension Operation {
  /// The kind, with its hyperparameters: the one place where all kinds are told apart.
  package var kind: any LayerKind {
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

  /// The word that makes such a layer and that its name begins with, as in `conv1`.
  package var word: String { kind.word }

  /// How the outputs come of what is read.
  package var computation: Computation { kind.computation }

  /// What is learned, and how it is used.
  package var weightForm: WeightForm { kind.weightForm }
}
