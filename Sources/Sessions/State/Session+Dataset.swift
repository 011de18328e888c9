import CommandLanguage
import Datasets
import NeuralNetwork

extension Session {
  /// The data, where there are some.
  package func requiredDataset(at range: SourceRange) throws(Failure) -> Dataset {
    guard let dataset else { throw Failure(.data(.none), at: range) }
    return dataset
  }

  /// The data as the network reads them; refused where their samples have another shape.
  package func fitted(
    _ dataset: Dataset, _ network: Network, at range: SourceRange
  ) throws(Failure) -> Dataset {
    let dataset = dataset.fitted(to: network.inputShape)
    guard dataset.sampleShape != network.inputShape else { return dataset }
    let set = dataset.origin == .drawn ? ProceduralSet(rawValue: dataset.name) : nil
    let isRedrawn = set?.fits(network.inputShape) ?? false
    throw Failure(
      .data(
        .shape(
          data: dataset.name, needs: "loaded as \(dataset.sampleShape)", input: network.inputShape,
          remedy: isRedrawn ? "data \(dataset.name)" : "input \(dataset.sampleShape.typed)")),
      at: range)
  }
}

extension Dataset {
  /// The same samples laid out as a network reads them, where they were not drawn for it and hold as
  /// many numbers; else as they are.
  package func fitted(to shape: Shape) -> Dataset {
    guard origin != .drawn, sampleShape != shape, sampleShape.count == shape.count else {
      return self
    }
    return arranged(as: shape)
  }
}

extension ProceduralSet {
  /// The shape it needs, in words.
  package var needs: String {
    hasPictures
      ? "pictures of one channel and at least \(smallestSize) pixels" : "points of two numbers"
  }

  /// A statement that would make a fitting network.
  package var remedy: String { "input \(usualShape.typed)" }
}
