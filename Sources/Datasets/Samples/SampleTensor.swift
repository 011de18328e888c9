import NeuralNetwork

/// Samples, [sample, …sampleShape], whose numbers stay in the type they came in, and are widened to
/// double precision, divided and standardised where they are read.
///
/// MNIST's 60,000 pictures are 47 MB so, and 376 MB in double precision.
package struct SampleTensor: Equatable, Sendable {
  /// The extents, of which the first counts the samples.
  package let shape: Shape
  /// The samples as they are stored, one part behind the other.
  private let parts: [Part]
  /// Which of those stored each sample is, in order; `nil` where all are, as they are stored.
  private let order: [Int]?
  private let standardisation: Standardisation?

  private init(
    shape: Shape, parts: [Part], order: [Int]? = nil, standardisation: Standardisation? = nil
  ) {
    self.shape = shape
    self.parts = parts
    self.order = order
    self.standardisation = standardisation
  }

  /// Makes samples of what a file holds.
  ///
  /// - Precondition: it has an axis.
  package init(_ file: FileTensor) {
    precondition(file.shape.rank > 0, "samples have an axis")
    self.init(shape: file.shape, parts: [Part(file.numbers)])
  }

  /// Makes samples of a tensor, [sample, …sampleShape].
  package init(_ tensor: Tensor) { self.init(FileTensor(tensor)) }

  /// How many samples there are.
  package var sampleCount: Int { shape[0] }
  /// The shape of one.
  package var sampleShape: Shape { shape.droppingFirst() }
  /// How many numbers all have.
  package var count: Int { shape.count }
  /// How many bytes the numbers take.
  package var byteCount: Int { parts.reduce(0) { $0 + $1.numbers.byteCount } }

  /// Whether both share their numbers in memory, as copies do; said at once, however many.
  package func isSame(as other: SampleTensor) -> Bool {
    shape == other.shape && order == other.order && parts.count == other.parts.count
      && zip(parts, other.parts).allSatisfy { $0.numbers.address == $1.numbers.address }
  }

  // MARK: Reading

  /// Some samples in the order given, [sample, …sampleShape].
  package func batch(_ indices: some Collection<Int>) -> Tensor {
    let extent = sampleShape.count
    let elements = [Double](unsafeUninitializedCapacity: indices.count * extent) { target, count in
      if let base = target.baseAddress {
        for (place, index) in indices.enumerated() { read(index, to: base + place * extent) }
      }
      count = indices.count * extent
    }
    return Tensor(shape: sampleShape.prepending(indices.count), elements: elements)
  }

  /// One sample, [sampleShape].
  package func slice(at index: Int) -> Tensor { batch([index]).reshaped(to: sampleShape) }

  /// All of them in double precision.
  package var tensor: Tensor { batch(0..<sampleCount) }

  /// Reads one sample after the other, each in the same memory.
  func forEachSample(
    in indices: Range<Int>, _ body: (_ index: Int, UnsafeBufferPointer<Double>) -> Void
  ) {
    let extent = sampleShape.count
    withUnsafeTemporaryAllocation(of: Double.self, capacity: extent) { numbers in
      guard let base = numbers.baseAddress else { return }
      for index in indices {
        read(index, to: base)
        body(index, UnsafeBufferPointer(start: base, count: extent))
      }
    }
  }

  private func read(_ index: Int, to target: UnsafeMutablePointer<Double>) {
    let extent = sampleShape.count
    var start = (order?[index] ?? index) * extent
    for part in parts {
      let count = part.numbers.count
      if start < count {
        part.widen(start..<start + extent, to: target)
        break
      }
      start -= count
    }
    standardisation?.apply(to: target)
  }

  /// The least and the greatest number that is stored; `nil` where one is nan.
  package var extremes: ClosedRange<Double>? {
    guard standardisation == nil else { return tensor.extremes }
    var whole: ClosedRange<Double>?
    for part in parts where part.numbers.count > 0 {
      guard let more = part.extremes else { return nil }
      let less = whole ?? more
      whole = min(less.lowerBound, more.lowerBound)...max(less.upperBound, more.upperBound)
    }
    return whole
  }

  /// Whether all numbers of all samples are so.
  package func allSatisfy(_ predicate: (Double) -> Bool) -> Bool {
    var isTrue = true
    forEachSample(in: 0..<sampleCount) { _, numbers in
      isTrue = isTrue && numbers.allSatisfy(predicate)
    }
    return isTrue
  }

  // MARK: Arranging

  /// The same numbers in another shape.
  ///
  /// - Precondition: it has as many samples, and they have as many numbers.
  package func reshaped(to shape: Shape) -> SampleTensor {
    precondition(
      shape.count == count && shape.rank > 0 && shape[0] == sampleCount, "as many numbers")
    return SampleTensor(shape: shape, parts: parts, order: order, standardisation: standardisation)
  }

  /// Some samples, in the order given; no number is stored anew.
  func rows(_ rows: [Int]) -> SampleTensor {
    SampleTensor(
      shape: sampleShape.prepending(rows.count), parts: parts,
      order: order.map { order in rows.map { order[$0] } } ?? rows,
      standardisation: standardisation)
  }

  /// The same pictures, whose channels were last, [sample, row, column, channel], with the channels
  /// first.
  ///
  /// - Precondition: they have four axes, and are as they are stored.
  func channelsFirst() -> SampleTensor {
    precondition(order == nil && standardisation == nil, "as they are stored")
    let (pixels, channels) = (shape[1] * shape[2], shape[3])
    let places = (0..<sampleCount).lazy.flatMap { sample in
      (0..<channels).lazy.flatMap { channel in
        (0..<pixels).lazy.map { pixel in
          let place = (sample * pixels + pixel) * channels + channel
          return place..<place + 1
        }
      }
    }
    return SampleTensor(
      shape: [sampleCount, channels, shape[1], shape[2]],
      parts: parts.map {
        Part($0.numbers.gathered(places, count: count), divisor: $0.divisor)
      })
  }

  /// These samples and then others.
  ///
  /// - Precondition: all have one shape, and none are standardised.
  func followed(by others: SampleTensor) -> SampleTensor {
    precondition(
      sampleShape == others.sampleShape && standardisation == nil
        && others.standardisation == nil, "samples of one shape, as they came")
    let stored = parts.reduce(0) { $0 + $1.numbers.count } / max(1, sampleShape.count)
    let joined =
      order == nil && others.order == nil
      ? nil
      : (order ?? Array(0..<sampleCount))
        + (others.order ?? Array(0..<others.sampleCount)).map { $0 + stored }
    return SampleTensor(
      shape: sampleShape.prepending(sampleCount + others.sampleCount), parts: parts + others.parts,
      order: joined)
  }

  // MARK: Scaling

  /// Each number divided.
  ///
  /// - Precondition: none was before, nor standardised.
  func divided(by divisor: Double) -> SampleTensor {
    precondition(
      standardisation == nil && parts.allSatisfy { $0.divisor == nil }, "divided but once")
    return SampleTensor(
      shape: shape, parts: parts.map { Part($0.numbers, divisor: divisor) }, order: order)
  }

  /// Each number less its mean and divided by its standard deviation over some samples.
  ///
  /// Each feature by itself, of pictures each channel; where all are the same, they become 0.
  ///
  /// - Complexity: O(numbers of those samples); no number is stored anew.
  func standardized(over indices: Range<Int>) -> SampleTensor {
    SampleTensor(
      shape: shape, parts: parts, order: order,
      standardisation: Standardisation(self, over: indices))
  }
}

extension Tensor {
  fileprivate var extremes: ClosedRange<Double>? { StoredNumbers.doubles(elements).extremes }
}
