import NeuralNetwork

/// Samples with their classes, the first of them for training, the rest held back for testing.
///
/// It is a value; copies share its numbers.
public struct Dataset: Equatable, Sendable {
  /// What it is called, as `digits`.
  public let name: String
  /// Where the samples come from.
  public let origin: Origin
  /// A word on each class, by its number.
  public let classNames: [String]
  /// What the numbers of a sample are called, in order, where that is known.
  public let featureNames: [String]
  /// All samples, [sample, …sampleShape].
  public let inputs: Tensor
  /// The class of each sample.
  public let labels: [Int]
  /// How many samples, from the first, are there to train on.
  public let trainingCount: Int

  /// Where samples come from.
  public enum Origin: Equatable, Sendable {
    /// They were drawn by a seed, and can be drawn anew in another shape.
    case drawn
    /// They were read from files.
    case files
  }

  /// Makes a set, of which four samples in five are for training unless told otherwise.
  ///
  /// - Precondition: there is a class for each sample, and there is a sample.
  public init(
    name: String, origin: Origin = .drawn, classNames: [String], featureNames: [String] = [],
    inputs: Tensor, labels: [Int], trainingCount: Int? = nil
  ) {
    precondition(
      inputs.shape.rank > 0 && inputs.shape[0] == labels.count, "a class for each sample")
    precondition(!labels.isEmpty, "a set has a sample")
    self.name = name
    self.origin = origin
    self.classNames = classNames
    self.featureNames = featureNames
    self.inputs = inputs
    self.labels = labels
    self.trainingCount = trainingCount ?? max(1, labels.count * 4 / 5)
  }

  /// How many samples there are.
  public var count: Int { labels.count }
  /// How many classes there are.
  public var classCount: Int { classNames.count }
  /// The shape of one sample, [channel, row, column] or [feature].
  public var sampleShape: Shape { inputs.shape.droppingFirst() }
  /// The samples to train on.
  public var trainingIndices: Range<Int> { 0..<trainingCount }
  /// The samples held back; none where there is but one sample.
  public var testIndices: Range<Int> { trainingCount..<count }

  /// Whether both share their numbers in memory, as copies do; said at once, however many.
  public func isSame(as other: Dataset?) -> Bool {
    guard let other, other.inputs.shape == inputs.shape else { return false }
    return inputs.elements.withUnsafeBufferPointer { mine in
      other.inputs.elements.withUnsafeBufferPointer { mine.baseAddress == $0.baseAddress }
    }
  }

  /// The same samples, the numbers of each arranged in another shape.
  ///
  /// - Precondition: it holds as many numbers.
  public func arranged(as shape: Shape) -> Dataset {
    Dataset(
      name: name, origin: origin, classNames: classNames, featureNames: featureNames,
      inputs: inputs.reshaped(to: shape.prepending(count)), labels: labels,
      trainingCount: trainingCount)
  }

  /// Some samples in the order given, [sample, …sampleShape].
  public func batch(_ indices: some Collection<Int>) -> Tensor {
    let extent = sampleShape.count
    var elements: [Double] = []
    elements.reserveCapacity(indices.count * extent)
    for index in indices { elements += inputs.elements[index * extent..<(index + 1) * extent] }
    return Tensor(shape: sampleShape.prepending(indices.count), elements: elements)
  }
}
