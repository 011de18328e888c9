/// What an exercise can be about; the only list of them.
package enum QuizTopic: String, CaseIterable, WordChoice {
  /// One output of a convolution.
  case forward
  /// A kernel weight's gradient.
  case sum
  /// The sign of a kernel weight's gradient.
  case sign
  /// The pixel that adds most to a kernel weight's gradient.
  case largest
  /// A bias's gradient.
  case bias
  /// A dense weight's gradient.
  case dense
  /// The gradient of a pixel of the input.
  case input
  /// A kernel weight's gradient behind a ReLU.
  case relu
  /// A gradient on its way back through a pool.
  case pool
  /// What stops a gradient.
  case fate
  /// The gradient of softmax and cross-entropy.
  case softmax
  /// A weight after a step of the optimiser.
  case update
  /// The shape of a tensor.
  case shape
  /// How many terms a gradient sums.
  case count
  /// The gradient of a pixel that two layers read.
  case residual
  /// The gradient of a weight that two layers use.
  case sharing
  /// The gradient of a batch norm's factor or shift.
  case batchnorm
  /// The gradient of a weight in front of dropout.
  case dropout
  /// The gradient of a weight of a transposed convolution.
  case convtranspose

  /// What it asks for, in a few words.
  package var meaning: String {
    switch self {
    case .forward: "one output of a convolution"
    case .sum: "a kernel weight's gradient, the sum over pixels"
    case .sign: "which way a gradient points, without its size"
    case .largest: "the pixel that adds most to a kernel weight's gradient"
    case .bias: "a bias's gradient"
    case .dense: "a dense weight's gradient, a term for each sample"
    case .input: "the gradient of a pixel of the input"
    case .relu: "a kernel weight's gradient behind ReLU's gates"
    case .pool: "a gradient's way back through a pool"
    case .fate: "whether gradient arrives, and what stops it"
    case .softmax: "the gradient of softmax and cross-entropy"
    case .update: "a weight after one step of the optimiser"
    case .shape: "the shape of an output, a weight or a gradient"
    case .count: "how many terms a weight's gradient sums"
    case .residual: "the gradient of a pixel that two layers read"
    case .sharing: "the gradient of a weight that two layers use"
    case .batchnorm: "the gradient of a batch norm's factor or shift"
    case .dropout: "the gradient of a weight in front of dropout"
    case .convtranspose: "a weight's gradient in a transposed convolution"
    }
  }
}
