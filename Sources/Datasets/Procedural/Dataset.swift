import NeuralNetwork

/// Samples with their classes or with quantities to come near to, the first of them for training, the rest held back for testing.
///
/// It is a value; copies share its numbers.
package struct Dataset: Equatable, Sendable {
  /// What it is called, as `digits`.
  package let name: String
  /// Where the samples come from.
  package let origin: Origin
  /// A word on each class, by its number; none where samples have quantities alone.
  package let classNames: [String]
  /// What the numbers of a sample are called, in order, where that is known.
  package let featureNames: [String]
  /// What the labels are called; empty where that is not known.
  package let labelName: String
  /// All samples, [sample, …sampleShape].
  package let inputs: SampleTensor
  /// The class of each sample; none where samples have quantities alone.
  package let labels: [Int]
  /// The labels as numbers to come near to, [sample] or [sample, …]; `nil` where they are classes
  /// alone.
  package let values: Tensor?
  /// How many samples, from the first, are there to train on.
  package let trainingCount: Int

  /// Where samples come from.
  package enum Origin: Equatable, Sendable {
    /// They were drawn by a seed, and can be drawn anew in another shape.
    case drawn
    /// They were read from files.
    case files
    /// The program holds them.
    case builtIn
  }

  /// Makes a set, of which four samples in five are for training unless told otherwise.
  ///
  /// - Precondition: there is a class or a value for each sample, and there is a sample.
  package init(
    name: String, origin: Origin = .drawn, classNames: [String], featureNames: [String] = [],
    labelName: String = "", inputs: SampleTensor, labels: [Int], values: Tensor? = nil,
    trainingCount: Int? = nil
  ) {
    precondition(inputs.shape.rank > 0 && inputs.shape[0] > 0, "a set has a sample")
    precondition(
      labels.isEmpty ? values != nil && classNames.isEmpty : labels.count == inputs.shape[0],
      "a class or a value for each sample")
    precondition(values.map { $0.shape[0] == inputs.shape[0] } ?? true, "a value for each sample")
    self.name = name
    self.origin = origin
    self.classNames = classNames
    self.featureNames = featureNames
    self.labelName = labelName
    self.inputs = inputs
    self.labels = labels
    self.values = values
    self.trainingCount = trainingCount ?? max(1, inputs.shape[0] * 4 / 5)
  }

  /// How many samples there are.
  package var count: Int { inputs.sampleCount }
  /// Whether samples belong to classes, and not to quantities alone.
  package var hasClasses: Bool { !classNames.isEmpty }
  /// How many classes there are.
  package var classCount: Int { classNames.count }
  /// The shape of one sample, [channel, row, column] or [feature].
  package var sampleShape: Shape { inputs.sampleShape }
  /// The samples to train on.
  package var trainingIndices: Range<Int> { 0..<trainingCount }
  /// The samples held back; none where there is but one sample.
  package var testIndices: Range<Int> { trainingCount..<count }

  /// Whether both share their numbers in memory, as copies do; said at once, however many.
  package func isSame(as other: Dataset?) -> Bool {
    other.map { inputs.isSame(as: $0.inputs) } ?? false
  }

  /// The same samples, the numbers of each arranged in another shape.
  ///
  /// - Precondition: it holds as many numbers.
  package func arranged(as shape: Shape) -> Dataset {
    replacing(inputs.reshaped(to: shape.prepending(count)))
  }

  /// The same samples, each number less its mean and divided by its standard deviation (that of all,
  /// n and not n − 1) over the samples to train on: each feature by itself, of pictures each channel.
  ///
  /// Where all are the same, they become 0.
  package func standardized() -> Dataset {
    replacing(inputs.standardized(over: trainingIndices))
  }

  private func replacing(_ inputs: SampleTensor) -> Dataset {
    Dataset(
      name: name, origin: origin, classNames: classNames, featureNames: featureNames,
      labelName: labelName, inputs: inputs, labels: labels, values: values,
      trainingCount: trainingCount)
  }

  /// Some samples in the order given, [sample, …sampleShape].
  package func batch(_ indices: some Collection<Int>) -> Tensor { inputs.batch(indices) }
}
