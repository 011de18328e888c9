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
    case .needsScores(let loss, let output):
      Problem.Wording(
        "needs-logits",
        "\(loss.rawValue) reads one number for each class; the output is \(output)",
        "end with `dense 3` for three classes, or use `loss squared-error`")
    case .classWeightsMismatch(let classes, let weights):
      Problem.Wording(
        "weights-mismatch",
        "the loss weighs \(weights.counted("class", "classes")), and the output has \(classes)",
        "one weight for each, as in `loss cross-entropy weights ones(\(classes))`")
    case .targetNoProbability(let index, let value):
      Problem.Wording(
        "target-out-of-range",
        "bce reads targets from 0 to 1; \(Self.name("target", index, in: session)) is \(value)",
        "set it, as in `target = \(value > 1 ? 1 : 0)`; `bce-logits` takes any target")
    case .outputNoProbability(let index, let value):
      Problem.Wording(
        "output-out-of-range",
        "bce reads outputs from 0 to 1; "
          + "\(Self.name("\(session.network?.layers.last?.name ?? "output").out", index, in: session)) "
          + "is \(value)", "end with `sigmoid`, or use `loss bce-logits`")
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
        "target-mismatch", "the target has to be \(expected.inWords); it is \(actual.inWords)",
        session.remedy(for: .pass))
    case .targetNeedsValues(let expected):
      Problem.Wording("target-mismatch", "the target has to be \(expected)")
    case .oneValuePerChannel(let layer, let size):
      Problem.Wording(
        "one-value-per-channel",
        "\(layer): Expected more than 1 value per channel when training, got input size "
          + "[\(size.extents.commaJoined.replacing(",", with: ", "))]",
        session.network?[layer]?.statistics == nil
          ? "of one number mean and variance say nothing: give a batch"
          : "of one number mean and variance say nothing: give a batch, or type `mode eval`")
    case .maskShapeMismatch(let layer, let expected, let actual):
      Problem.Wording(
        "mask-mismatch",
        "\(layer).mask was given for another input: it is \(actual), and \(layer) reads \(expected)",
        "give it anew, as in `\(layer).mask = 1`")
    case .noLoss: Problem.noLoss.wording(in: session)
    case .noTarget: Problem.noTarget.wording(in: session)
    case .upstreamShapeMismatch(let expected, let actual):
      Problem.upstreamShape(given: actual, output: expected).wording(in: session)
    case .branchWithoutLayer(let source):
      Problem.Wording(
        "branch-without-layer",
        "a branch was begun with `from \(source)`, and no layer reads it yet",
        "add a layer there, or take it back: `undo`")
    case .deadEnd(let name):
      Problem.Wording(
        "dead-end", "nothing reads what \(name) makes",
        session.network?.remedy(forDeadEnd: name)
          ?? "every branch ends in an `add` or a `concat`")
    case .interrupted: Problem.interrupted.wording(in: session)
    }
  }
}

extension PassError {
  /// An element of a batch's tensor as it is typed: the sample is left out where the input has none.
  private static func name(_ tensor: String, _ index: [Int], in session: Session) -> String {
    Session.name(tensor, session.input?.isBatched == true ? index : Array(index.dropFirst()))
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
