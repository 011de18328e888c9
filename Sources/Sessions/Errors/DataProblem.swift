import NeuralNetwork

/// What can go wrong with data and training; carries data, not words.
package enum DataProblem: Equatable {
  /// There are no data.
  case none
  /// Samples of this kind cannot take the network's input's shape.
  case shape(data: String, needs: String, input: Shape, remedy: String)
  /// The network's output has no place for the classes.
  case classes(data: String, count: Int, output: Shape, loss: Loss)
  /// The samples would be more numbers than are allowed.
  case tooMany(count: Int, shape: Shape, limit: Int)
  /// There is no sample of that number.
  case noSample(Int, count: Int)
  /// There was no training yet, or none of that layer.
  case noTraining(layer: String?)
  /// There is nothing to train on.
  case nothingToTrainOn(Shape)
  /// There is no run of that number.
  case noRun(String, known: [Int])
  /// A set has fewer samples than were asked for.
  case fewer(asked: Int, there: Int)
  /// The labels are quantities, and the loss wants classes.
  case quantities(data: String, loss: Loss)
  /// The network's output is not as large as a label.
  case values(data: String, label: Shape, output: Shape, loss: Loss)
  /// No sample was held back.
  case nothingHeldBack(count: Int)
}

extension DataProblem {
  /// The message.
  var wording: Problem.Wording {
    switch self {
    case .none:
      Problem.Wording("no-data", "no data are loaded", "`data` loads or draws some: `help data`")
    case .shape(let data, let needs, let input, let remedy):
      Problem.Wording(
        "data-do-not-fit", "\(data) are \(needs); the network's input is \(input)",
        "this would fit: `\(remedy)`")
    case .classes(let data, let count, let output, let loss) where loss.takesClasses:
      Problem.Wording(
        "classes-do-not-fit",
        "\(data) have \(count) classes; \(loss.word.rawValue) needs a "
          + "\(loss.hasSoftmax ? "logit" : "score") for each, and the network's "
          + "output is \(output)", "this would fit as the last layer: `dense \(count)`")
    case .classes(let data, let count, let output, let loss):
      Problem.Wording(
        "classes-do-not-fit",
        "\(data) have \(count) classes; \(loss.word.rawValue) needs an output for each"
          + "\(count == 2 ? ", or one for both," : "") and the network's output is \(output)",
        "this would fit as the last layer: `dense \(count == 2 ? 1 : count)`")
    case .tooMany(let count, let shape, let limit):
      Problem.Wording(
        "too-large",
        "\(count.grouped) samples of \(shape) are more than \(limit.grouped) numbers",
        "at most \((limit / max(1, shape.count)).grouped) samples of this size fit")
    case .fewer(let asked, let count):
      Problem.Wording(
        "too-many-samples", "there are \(count.grouped), not \(asked.grouped)",
        "all of them: leave the number out")
    case .quantities(let data, let loss):
      Problem.Wording(
        "labels-are-numbers",
        "the labels of \(data) are numbers to come near to, and \(loss.word.rawValue) needs classes",
        "this fits: `loss mse`; with `label NAME class` behind `data load` each number is a class")
    case .values(let data, let label, let output, let loss):
      Problem.Wording(
        "labels-do-not-fit",
        "\(data) have labels of \(label.count == 1 ? "one number" : "\(label.count) numbers"); "
          + "\(loss.word.rawValue) needs an output for each, and the network's output is \(output)",
        "this would fit as the last layer: `dense \(label.count)`")
    case .noSample(let index, let count):
      Problem.Wording(
        "no-such-sample",
        "there is no sample \(index); the \(count.counted("sample")) \(count.plural("counts", "count")) from 0"
      )
    case .noTraining(let layer):
      Problem.Wording(
        "no-training", "\(layer.map { "\($0) was not trained" } ?? "nothing was trained") yet",
        "run: train 10 steps")
    case .nothingToTrainOn(let shape):
      Problem.Wording(
        "no-input", "there is nothing to train on: no data and no input",
        "load samples, as in `data \(shape == [2] ? "rings" : "digits")`, or give the input a "
          + "value, as in `input = \(shape.rank == 3 ? "cross" : "ones(\(shape[0]))")`")
    case .noRun(let number, let known):
      Problem.Wording(
        "no-such-run", "there is no run \(number)",
        "kept: \(known.map(String.init).joined(separator: ", "))")
    case .nothingHeldBack(let count):
      Problem.Wording(
        "no-test-data", "of \(count.counted("sample")) none was held back",
        "load more, as in `data digits 1000`")
    }
  }
}
