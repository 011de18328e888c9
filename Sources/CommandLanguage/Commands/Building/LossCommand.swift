import NeuralNetwork

/// The command `loss`.
enum LossCommand {
  static let specification = CommandSpecification(
    .change(.loss), topic: .building,
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
    parameters: [
      Parameter(
        "kind", .choice(Loss.Word.allCases.map { .init($0.rawValue, $0.meaning) }))
    ],
    options: LossOption.allCases.map(\.specification), isForBeginners: true)
}

extension Loss.Word {
  /// What it is, in a few words.
  fileprivate var meaning: String {
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
