import CommandLanguage
import Datasets
import NeuralNetwork

/// How labels become what a network's loss is held against.
package enum TargetEncoding: Equatable {
  /// The numbers as they are, for a loss that reads class numbers.
  case classNumber
  /// A 1 at the class's place among the outputs, 0 elsewhere.
  case oneHot(classes: Int)
  /// The number itself as the one output's value, where there are two classes; what lies from the
  /// threshold on speaks for the second.
  case value(threshold: Double)
  /// The labels as numbers, of the output's shape: there are no classes to tell.
  case quantities(Shape)

  /// The encoding that a network's loss and output ask for.
  ///
  /// A loss between numbers takes labels as numbers where they are, unless the output has a place for
  /// each class.
  package init(_ dataset: Dataset, _ network: Network, at range: SourceRange) throws(Failure) {
    guard let loss = network.loss else { throw Failure(.noLoss, at: range) }
    let output = network.outputShape
    let count = dataset.classCount
    switch loss.kind {
    case .classes:
      guard dataset.hasClasses else {
        throw Failure(.data(.quantities(data: dataset.name, loss: loss)), at: range)
      }
      guard output.rank == 1, output[0] >= count else {
        throw Self.unfit(dataset, output, loss, at: range)
      }
      self = .classNumber
    case .elements(let kind):
      let isEitherOr = dataset.values?.elements.allSatisfy { $0 == 0 || $0 == 1 } ?? true
      if dataset.hasClasses, count == 2, output == [1], isEitherOr {
        self = .value(threshold: kind.threshold)
      } else if let values = dataset.values, values.shape.droppingFirst().count == output.count {
        self = .quantities(output)
      } else if dataset.hasClasses, output == [count] {
        self = .oneHot(classes: count)
      } else {
        throw Self.unfit(dataset, output, loss, at: range)
      }
    }
  }

  private static func unfit(
    _ dataset: Dataset, _ output: Shape, _ loss: Loss, at range: SourceRange
  ) -> Failure {
    guard !dataset.hasClasses, let values = dataset.values else {
      return Failure(
        .data(
          .classes(
            data: dataset.name, count: dataset.classCount, output: output, loss: loss)),
        at: range)
    }
    return Failure(
      .data(
        .values(
          data: dataset.name, label: values.shape.droppingFirst(), output: output, loss: loss)),
      at: range)
  }

  /// Whether outputs speak for a class.
  package var tellsClasses: Bool {
    switch self {
    case .classNumber, .oneHot, .value: true
    case .quantities: false
    }
  }

  /// The labels of some samples as a batch's target in the session, [sample, …].
  package func tensor(of samples: some Collection<Int>, in dataset: Dataset) -> Tensor {
    switch self {
    case .classNumber:
      return Tensor(shape: [samples.count], elements: samples.map { Double(dataset.labels[$0]) })
    case .value:
      return Tensor(
        shape: [samples.count, 1], elements: samples.map { Double(dataset.labels[$0]) })
    case .oneHot(let classes):
      var elements = [Double](repeating: 0, count: samples.count * classes)
      for (place, sample) in samples.enumerated() {
        elements[place * classes + dataset.labels[sample]] = 1
      }
      return Tensor(shape: [samples.count, classes], elements: elements)
    case .quantities(let shape):
      let values = dataset.values?.elements ?? []
      var elements: [Double] = []
      elements.reserveCapacity(samples.count * shape.count)
      for sample in samples {
        elements += values[sample * shape.count..<(sample + 1) * shape.count]
      }
      return Tensor(shape: shape.prepending(samples.count), elements: elements)
    }
  }

  /// The same for a forward pass.
  func target(of samples: some Collection<Int>, in dataset: Dataset) -> Target {
    self == .classNumber
      ? .classes(samples.map { dataset.labels[$0] }) : .values(tensor(of: samples, in: dataset))
  }

  /// The class that a sample's outputs speak for: the first of the largest ones.
  package func predicted(_ outputs: ArraySlice<Double>) -> Int {
    if case .value(let threshold) = self { return (outputs.first ?? 0) >= threshold ? 1 : 0 }
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

extension ElementLoss {
  /// From where on a single output speaks for class 1 rather than for 0: half-way between the outputs
  /// that the two ask for, which for a logit is that of one half.
  fileprivate var threshold: Double {
    switch self {
    case .meanSquaredError, .squaredError, .binaryCrossEntropy, .absoluteError, .huber: 0.5
    case .binaryCrossEntropyOfLogits: 0
    }
  }
}
