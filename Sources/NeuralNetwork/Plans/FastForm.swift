import FastProgram

/// What a plan runs in a layer's place.
package enum FastForm {
  /// Kernels that move over what is read.
  case convolution(Convolution)
  /// Kernels of which each position has its own.
  case locallyConnected(Convolution)
  /// A product with a matrix from picture to picture.
  case unrolledConvolution(Convolution)
  /// Kernels that move over what is read, the way back.
  case transposedConvolution(TransposedConvolution)
  /// A product with a matrix.
  case dense
  /// The largest of each window.
  case largest
  /// The mean of each window.
  case mean
  /// A function of each element; its gradient is told by the output, or takes the input.
  case function(ElementwiseFunction, isToldByOutput: Bool)
  /// The same numbers as a vector.
  case reshaping
  /// The sum of what is read.
  case sum
  /// What is read, one behind the other.
  case joining
  /// A mean taken away and a deviation divided by.
  case normalising
  /// A product with a mask.
  case masking

  /// Whether it goes from place to place: what comes out lies as what goes in.
  var isArrangedAlike: Bool {
    switch self {
    case .function, .normalising, .masking, .sum: true
    case .convolution, .locallyConnected, .unrolledConvolution, .transposedConvolution, .dense,
      .largest, .mean, .reshaping, .joining:
      false
    }
  }

  /// Whether there is a form for samples that lie side by side.
  var takesSamplesBeside: Bool {
    switch self {
    case .locallyConnected, .unrolledConvolution, .transposedConvolution: false
    case .convolution, .dense, .largest, .mean, .function, .reshaping, .sum, .joining,
      .normalising, .masking:
      true
    }
  }

  /// Whether what comes out may be written where the input stood.
  var mayWorkInPlace: Bool {
    if case .function(_, isToldByOutput: true) = self { true } else { false }
  }

  /// Whether the way back reads what came out, so that nothing may be written over it.
  var readsOutput: Bool {
    switch self {
    case .function: true
    case .convolution, .locallyConnected, .unrolledConvolution, .transposedConvolution, .dense,
      .largest, .mean, .reshaping, .sum, .joining, .normalising, .masking:
      false
    }
  }
}

extension Layer {
  /// What a plan runs in the layer's place, if it knows how.
  var fastForm: FastForm? { operation.kind.fastForm }
}
