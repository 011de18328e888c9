/// What a layer learns: how its weights lie, and what each of them is used for.
///
/// What is counted, drawn, shown, shared, relaxed or filmed of weights depends on this alone, so that a
/// kind of layer whose weights are used as another's is known there already.
package enum WeightForm: Hashable, Sendable {
  /// Nothing.
  case none
  /// Kernels, each the same at every position: [OUT, C/groups, row, column].
  case kernels(Convolution)
  /// A kernel for each position: [OUT, row, column, C/groups, kernel row, kernel column].
  case ownKernels(Convolution)
  /// A weight from each input of a convolution to each of its outputs: [OUT · H′ · W′, C · H · W].
  case unrolled(Convolution)
  /// Kernels that each input is multiplied with: [IN, OUT/groups, row, column].
  case transposedKernels(TransposedConvolution)
  /// A weight from each input to each output: [OUT, IN].
  case matrix(Dense)
  /// A factor and a shift for each channel, or each number: γ and β.
  case scaleAndShift(Normalisation)
  /// One factor of what is not positive.
  case slope

  /// The convolution that this is of, or that it was before it lost a constraint; `nil` for others.
  package var convolution: Convolution? {
    switch self {
    case .kernels(let convolution), .ownKernels(let convolution), .unrolled(let convolution):
      convolution
    case .none, .transposedKernels, .matrix, .scaleAndShift, .slope: nil
    }
  }

  /// Into how many groups the channels are divided; 1 where they are not.
  package var groups: Int {
    switch self {
    case .kernels(let convolution), .ownKernels(let convolution), .unrolled(let convolution):
      convolution.groups
    case .transposedKernels(let convolution): convolution.groups
    case .none, .matrix, .scaleAndShift, .slope: 1
    }
  }

  /// What every weight begins with, where weights are not drawn: 1 for the γ of a normalisation,
  /// PyTorch's 0.25 for a learned slope.
  var usualWeight: Double? {
    switch self {
    case .scaleAndShift: 1
    case .slope: 0.25
    case .none, .kernels, .ownKernels, .unrolled, .transposedKernels, .matrix: nil
    }
  }
}

extension Layer {
  /// What the layer learns, and how it is used.
  package var weightForm: WeightForm { operation.weightForm }
}
