import CommandLanguage
import Datasets
import NeuralNetwork

/// How class numbers become what a network's loss is held against.
enum TargetEncoding: Equatable {
  /// The numbers as they are, for cross-entropy.
  case classNumber
  /// A 1 at the class's place among the outputs, 0 elsewhere.
  case oneHot(classes: Int)
  /// The number itself as the one output's value, where there are two classes.
  case value

  /// The encoding that a network's loss and output ask for.
  init(_ dataset: Dataset, _ network: Network, at range: SourceRange) throws(Failure) {
    guard let loss = network.loss else { throw Failure(.noLoss, at: range) }
    let output = network.outputShape
    switch loss {
    case .crossEntropy where output.rank == 1 && output[0] >= dataset.classCount:
      self = .classNumber
    case .meanSquaredError where output == [dataset.classCount],
      .squaredError where output == [dataset.classCount]:
      self = .oneHot(classes: dataset.classCount)
    case .meanSquaredError where output == [1] && dataset.classCount == 2,
      .squaredError where output == [1] && dataset.classCount == 2:
      self = .value
    default:
      throw Failure(
        .data(
          .classes(
            data: dataset.name, count: dataset.classCount, output: output, loss: loss)),
        at: range)
    }
  }

  /// Class numbers as a batch's target in the session, [sample, …].
  func tensor(of labels: some Collection<Int>) -> Tensor {
    let numbers = labels.map(Double.init)
    switch self {
    case .classNumber: return Tensor(shape: [numbers.count], elements: numbers)
    case .value: return Tensor(shape: [numbers.count, 1], elements: numbers)
    case .oneHot(let classes):
      var elements = [Double](repeating: 0, count: numbers.count * classes)
      for (sample, label) in labels.enumerated() { elements[sample * classes + label] = 1 }
      return Tensor(shape: [numbers.count, classes], elements: elements)
    }
  }

  /// The same for a forward pass.
  func target(of labels: some Collection<Int>) -> Target {
    self == .classNumber ? .classes(Array(labels)) : .values(tensor(of: labels))
  }

  /// The class that a sample's outputs speak for: the first of the largest ones.
  func predicted(_ outputs: ArraySlice<Double>) -> Int {
    if self == .value { return (outputs.first ?? 0) >= 0.5 ? 1 : 0 }
    var best = outputs.startIndex
    for place in outputs.indices where outputs[place] > outputs[best] { best = place }
    return best - outputs.startIndex
  }

  /// How many samples of a batch its outputs, [sample, output], tell rightly.
  func hits(_ outputs: Tensor, labels: [Int]) -> Int {
    let extent = outputs.count / max(1, labels.count)
    return labels.indices.count { sample in
      predicted(outputs.elements[sample * extent..<(sample + 1) * extent]) == labels[sample]
    }
  }
}
