import CommandLanguage
import NeuralNetwork

extension PassError {
  /// The message for a pass that could not be made or finished, in a session.
  func wording(in session: Session) -> Problem.Wording {
    switch self {
    case .inputShapeMismatch(let expected, let actual):
      Problem.Wording("shape-mismatch", "the network reads \(expected), not \(actual)")
    case .emptyBatch: Problem.Wording("empty-batch", "the batch holds no sample")
    case .tooManyElements(let shape):
      Problem.Wording(elements: shape.countIfRepresentable, tooManyIn: shape.description)
    case .needsLogits(let output):
      Problem.Wording(
        "needs-logits", "cross-entropy reads one number for each class; the output is \(output)",
        "end with `dense 3` for three classes, or use `loss squared-error`")
    case .targetCountMismatch(let expected, let actual):
      Problem.Wording(
        "target-mismatch",
        "\(expected) \(expected.plural("class number is", "class numbers are")) needed, one for each sample, not \(actual)"
      )
    case .targetClassOutOfRange(let sample, let number, let classes):
      Problem.Wording(
        "target-out-of-range",
        "the target of sample \(sample) is class \(number), and the output has classes 0 to "
          + "\(classes - 1)", "set it, as in `target = \(max(classes - 1, 0))`")
    case .targetFractional(let sample, let value):
      Problem.Wording(
        "target-fractional", "the target of sample \(sample), \(value), is not a class number")
    case .targetShapeMismatch(let expected, let actual):
      Problem.Wording(
        "target-mismatch", "the target has to be \(expected.inWords); it is \(actual.inWords)")
    case .targetNeedsValues(let expected):
      Problem.Wording("target-mismatch", "the target has to be \(expected)")
    case .noLoss: Problem.noLoss.wording(in: session)
    case .noTarget: Problem.noTarget.wording(in: session)
    case .upstreamShapeMismatch(let expected, let actual):
      Problem.upstreamShape(given: actual, output: expected).wording(in: session)
    case .noSinglePrecision(let layer):
      Problem.Wording(
        "no-single-precision", "\(layer) has no form in single precision",
        "try: set precision float64")
    case .interrupted: Problem.interrupted.wording(in: session)
    }
  }
}

extension Shape {
  /// The shape as a sentence names it.
  fileprivate var inWords: String {
    switch rank {
    case 0: "a single number"
    case 1: "\(extents[0]) \(extents[0] == 1 ? "number" : "numbers")"
    default: description
    }
  }
}
