import NeuralNetwork

/// The command `loss`.
package struct LossCommand: CommandArguments {
  /// Which loss.
  package let kind: Given<Loss.Word>
  /// What each class counts.
  package let weights: Given<Expression>?
  /// What part of the target all classes share.
  package let smoothing: Given<Double>?
  /// How far the right class has to be ahead.
  package let margin: Given<Double>?
  /// Where the square goes over into a straight line.
  package let delta: Given<Double>?
  /// Whether the sum is divided.
  package let reduction: Given<Loss.Reduction>?

  static let kind = RequiredArgument<Loss.Word>("kind", .choice)
  static let weights = ValueOption<Expression>(
    "weights", .expression, "cross-entropy: what each class counts, as [1, 2, 0.5] (alike)",
    owners: [Loss.Word.crossEntropy.rawValue])
  static let smoothing = ValueOption<Double>(
    "smoothing", .number, "cross-entropy: the part of the target that all classes share (0)",
    owners: [Loss.Word.crossEntropy.rawValue])
  static let margin = ValueOption<Double>(
    "margin", .number, "hinge: how far the right class has to be ahead (1)",
    owners: [Loss.Word.hinge.rawValue])
  static let delta = ValueOption<Double>(
    "delta", .number, "huber: up to where it is a square (1)", owners: [Loss.Word.huber.rawValue])
  static let reduction = ValueOption<Loss.Reduction>(
    "reduction", .choice, "whether the sum is divided (mean)")

  package init(_ call: CommandCall) throws(ArgumentError) {
    kind = try call.read(Self.kind)
    weights = call.read(Self.weights)
    smoothing = call.read(Self.smoothing)
    margin = call.read(Self.margin)
    delta = call.read(Self.delta)
    reduction = call.read(Self.reduction)
  }

  static let specification = CommandSpecification(
    .change(.loss), topic: .building, traits: [],
    summary: "choose how the output is compared with the target",
    usage: [
      "loss cross-entropy [weights [W, ...]] [smoothing S] [reduction mean|sum]",
      "loss mse|squared-error|bce|bce-logits|l1 [reduction mean|sum]",
      "loss huber [delta D] [reduction mean|sum]", "loss hinge [margin M] [reduction mean|sum]",
    ],
    examples: [
      "input 4; dense 3; loss squared-error", "example cross; loss cross-entropy",
      "input 2; dense 1; sigmoid; loss bce; input = [1, 2]; target = [1]; forward; backward",
      "example cross; loss cross-entropy weights [1, 2, 0.5] smoothing 0.1; forward",
      "input 2; dense 3; loss hinge margin 0.5; input = [1, 2]; target = 1; forward; backward",
    ],
    discussion: [
      "`cross-entropy` takes raw outputs (logits) and a class number: softmax and logarithm are "
        + "part of it, and the mean is taken over the batch. `mse` is the mean over all elements "
        + "of (out - target)^2. `squared-error` is half the sum of (out - target)^2 of each "
        + "sample, averaged over the batch: its gradient is simply out - target.",
      "`bce` takes probabilities, as `sigmoid` makes them, and targets from 0 to 1; `bce-logits` "
        + "takes what would go into the sigmoid. `l1` is the mean of |out - target|; `huber` is a "
        + "square up to `delta` and a straight line beyond. `hinge` takes scores and a class "
        + "number, and adds up how far each wrong class comes within `margin` of the right one.",
      "With `weights`, each class counts as much as its number says, and the mean divides by the "
        + "weights of the samples' classes. `smoothing` gives that part of the target evenly to "
        + "all classes. `reduction sum` divides by nothing. All are PyTorch's, whose MultiMarginLoss "
        + "divides hinge by the number of classes, too.",
      "Alone, `loss` prints its value.",
    ],
    arguments: LossCommand.self, parameters: [kind],
    options: [weights, smoothing, margin, delta, reduction])
}

extension Loss.Word: WordChoice {
  package var meaning: String {
    switch self {
    case .crossEntropy: "softmax and log, for class numbers"
    case .meanSquaredError: "mean of (out - target)^2"
    case .squaredError: "half the sum of (out - target)^2 for each sample"
    case .binaryCrossEntropy: "log of probabilities, for targets from 0 to 1"
    case .binaryCrossEntropyOfLogits: "sigmoid and log, for targets from 0 to 1"
    case .hinge: "scores that come within a margin, for class numbers"
    case .absoluteError: "mean of |out - target|"
    case .huber: "squares near the target, straight lines far from it"
    }
  }
}

extension Loss.Reduction: WordChoice {
  package var meaning: String {
    switch self {
    case .mean: "the sum divided by what it was added up over"
    case .sum: "the sum as it is"
    }
  }
}
