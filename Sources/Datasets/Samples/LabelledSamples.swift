import NeuralNetwork

/// Samples with their classes, put together from what files hold.
package struct LabelledSamples: Equatable, Sendable {
  /// What was done to the numbers of the files.
  package enum Change: Equatable, Sendable {
    /// Bytes became numbers from 0 to 1.
    case bytesScaled
    /// The channels, which were last, came first.
    case channelsMoved
    /// Colours that are grey throughout became one channel.
    case colourDropped
    /// All numbers were divided.
    case scaled(by: Double)
    /// Samples with a number that is not finite were dropped.
    case samplesDropped(Int, of: Int)
  }

  /// All samples, [sample, channel, row, column] or [sample, feature].
  package private(set) var inputs: SampleTensor
  /// The class of each.
  package private(set) var labels: ClassLabels
  /// How many are to train on, where the files say so.
  package private(set) var trainingCount: Int?
  /// What was done to the numbers of the files.
  package private(set) var changes: [Change] = []

  /// Puts samples and their labels together.
  ///
  /// Samples of two axes are pictures of one channel; of three, the channels are first, or last where
  /// there are one or three of them. Unsigned bytes are scaled to 0…1 unless a divisor is given, and
  /// samples with nan or inf are dropped.
  package init(
    _ samples: FileTensor, labels: ClassLabels, scale: Double? = nil
  ) throws(SampleError) {
    let shape = samples.shape
    guard (1...4).contains(shape.rank) else { throw .notSamples(shape) }
    guard shape[0] == labels.count else {
      throw .counts(samples: shape[0], labels: labels.count)
    }
    guard shape.count > 0 else { throw .none }
    self.labels = labels
    inputs = SampleTensor(samples)
    // Points have one axis behind the samples', pictures three.
    if shape.rank == 1 { inputs = inputs.reshaped(to: [shape[0], 1]) }
    if shape.rank == 3 { inputs = inputs.reshaped(to: [shape[0], 1, shape[1], shape[2]]) }
    if shape.rank == 4, Self.areChannelsLast(shape) {
      inputs = inputs.channelsFirst()
      changes.append(.channelsMoved)
    }
    if samples.wasBytes, shape.rank > 1, scale == nil {
      inputs = inputs.divided(by: 255)
      changes.append(.bytesScaled)
    }
    if !samples.wasBytes { try dropUnknown() }
    if let scale { divide(by: scale) }
  }

  /// Puts pictures, [channel, row, column], together with their labels.
  ///
  /// - Precondition: there is a label for each, and all have as many rows and columns.
  package init(
    pictures: [Tensor], labels: ClassLabels, scale: Double? = nil
  ) throws(SampleError) {
    precondition(pictures.count == labels.count, "a label for each picture")
    guard let first = pictures.first else { throw .none }
    let isGrey = pictures.allSatisfy(\.isGrey)
    let (rows, columns) = (first.shape[1], first.shape[2])
    let shape: Shape = [isGrey ? 1 : 3, rows, columns]
    guard pictures.count <= Shape.elementBound / shape.count else {
      throw .tooMany(samples: pictures.count, shape: shape)
    }
    var elements: [Double] = []
    elements.reserveCapacity(pictures.count * shape.count)
    for picture in pictures {
      precondition(picture.shape.droppingFirst() == [rows, columns], "pictures of one size")
      for channel in 0..<shape[0] {
        let start = min(channel, picture.shape[0] - 1) * rows * columns
        elements += picture.elements[start..<start + rows * columns]
      }
    }
    if isGrey, pictures.contains(where: { $0.shape[0] == 3 }) { changes.append(.colourDropped) }
    inputs = SampleTensor(
      Tensor(shape: shape.prepending(pictures.count), elements: elements))
    self.labels = labels
    if let scale { divide(by: scale) }
  }

  private mutating func divide(by scale: Double) {
    inputs = inputs.divided(by: scale)
    changes.append(.scaled(by: scale))
  }

  /// Drops samples that are not finite throughout, and those without a finite label.
  private mutating func dropUnknown() throws(SampleError) {
    let count = labels.count
    var kept: [Int] = []
    inputs.forEachSample(in: 0..<count) { sample, numbers in
      if labels.isKnown(sample), numbers.allSatisfy(\.isFinite) { kept.append(sample) }
    }
    guard kept.count < count else { return }
    guard !kept.isEmpty else { throw .allUnknown(count) }
    inputs = inputs.rows(kept)
    labels = labels.rows(kept)
    changes.append(.samplesDropped(count - kept.count, of: count))
  }

  /// These samples to train on, and others held back.
  package func heldAgainst(_ others: LabelledSamples) throws(SampleError) -> LabelledSamples {
    let (mine, more) = (inputs.shape, others.inputs.shape)
    guard mine.droppingFirst() == more.droppingFirst() else {
      throw .shapes(mine.droppingFirst(), more.droppingFirst())
    }
    let whole = mine.droppingFirst().prepending(mine[0] + more[0])
    guard whole.isWithinBound else {
      throw .tooMany(samples: whole[0], shape: mine.droppingFirst())
    }
    var result = self
    result.inputs = inputs.followed(by: others.inputs)
    guard let both = labels.followed(by: others.labels) else { throw .mixedLabels }
    result.labels = both
    result.changes += others.changes.filter { change in
      if case .samplesDropped = change { true } else { false }
    }
    result.trainingCount = mine[0]
    return result
  }

  /// The set of these samples: where the files do not say which to train on, their order is drawn by
  /// the seed, so that both halves have samples of all classes.
  ///
  /// - Parameters:
  ///   - classNames: what the classes are called by their numbers, where that is known.
  ///   - isAllForTraining: holds none back, and leaves the order as it is.
  package func dataset(
    named name: String, featureNames: [String] = [], labelName: String = "",
    classNames: [String] = [], use: ClassLabels.Use? = nil, seed: UInt64,
    isAllForTraining: Bool = false
  ) throws(SampleError) -> Dataset {
    var reading = try labels.read(as: use)
    if classNames.count >= reading.names.count, !reading.names.isEmpty {
      reading.names = classNames
    }
    var order = Array(0..<labels.count)
    var samples = inputs
    let trainingCount = isAllForTraining ? order.count : trainingCount
    if trainingCount == nil {
      var generator = RandomGenerator(seed: seed, stream: "data load", shape: [order.count])
      generator.shuffle(&order)
      samples = inputs.rows(order)
      reading.values = reading.values.map { $0.rows(order) }
      reading.classes = reading.classes.isEmpty ? [] : order.map { reading.classes[$0] }
    }
    return Dataset(
      name: name, origin: .files, classNames: reading.names, featureNames: featureNames,
      labelName: labelName, inputs: samples, labels: reading.classes, values: reading.values,
      trainingCount: trainingCount)
  }

  /// Whether the last axis of [sample, row, column, channel] is that of the channels.
  private static func areChannelsLast(_ shape: Shape) -> Bool {
    func isChannels(_ extent: Int) -> Bool { extent == 1 || extent == 3 }
    return isChannels(shape[3]) && !isChannels(shape[1])
  }
}

extension ClassLabels {
  /// Whether a sample's label is no number that is not finite.
  fileprivate func isKnown(_ sample: Int) -> Bool {
    switch self {
    case .words: true
    case .numbers(let numbers): numbers[sample].isFinite
    case .tensors(let tensor): tensor.slice(at: sample).elements.allSatisfy(\.isFinite)
    }
  }

  /// The labels of some samples.
  fileprivate func rows(_ kept: [Int]) -> ClassLabels {
    switch self {
    case .words(let words): .words(kept.map { words[$0] })
    case .numbers(let numbers): .numbers(kept.map { numbers[$0] })
    case .tensors(let tensor): .tensors(tensor.rows(kept))
    }
  }
}

extension Tensor {
  /// Some entries of the first axis, in the order given.
  func rows(_ order: [Int]) -> Tensor {
    let extent = shape.droppingFirst().count
    var result: [Double] = []
    result.reserveCapacity(order.count * extent)
    for row in order { result += elements[row * extent..<(row + 1) * extent] }
    return Tensor(shape: shape.droppingFirst().prepending(order.count), elements: result)
  }

  /// The brightness of pixels, 0 to 255 in a file, as numbers from 0 to 1.
  package func scaledFromBytes() -> Tensor {
    Tensor(shape: shape, elements: elements.map { $0 / 255 })
  }

  /// Whether a picture, [channel, row, column], has one channel or the same numbers in all.
  package var isGrey: Bool {
    guard shape.rank == 3, shape[0] > 1 else { return true }
    let plane = shape[1] * shape[2]
    return (plane..<count).allSatisfy { elements[$0] == elements[$0 % plane] }
  }
}
