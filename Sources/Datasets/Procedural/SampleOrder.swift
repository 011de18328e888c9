import NeuralNetwork

/// The order in which training takes a set's samples: shuffled anew, by seed, for every epoch.
///
/// It is a value that remembers how far it has come, so that training in two parts takes the same
/// samples as training at once.
package struct SampleOrder: Equatable, Sendable {
  /// What the shuffles start from.
  package let seed: UInt64
  /// How many samples there are.
  package let count: Int
  /// How many epochs have been finished.
  package private(set) var epoch = 0
  private var offset = 0
  private var order: [Int]

  /// Makes the order of the first epoch.
  ///
  /// - Precondition: there is a sample.
  package init(count: Int, seed: UInt64) {
    precondition(count > 0, "there is a sample")
    self.count = count
    self.seed = seed
    order = Self.shuffled(count, seed: seed, epoch: 0)
  }

  /// The next samples: as many as asked for, or what is left of the epoch.
  ///
  /// - Precondition: `size` is positive.
  package mutating func next(_ size: Int) -> ArraySlice<Int> {
    precondition(size > 0, "a batch has a sample")
    if offset == count {
      epoch += 1
      offset = 0
      order = Self.shuffled(count, seed: seed, epoch: epoch)
    }
    let end = min(count, offset + min(size, count))
    defer { offset = end }
    return order[offset..<end]
  }

  /// Whether each sample was taken in this epoch.
  package var isAtEndOfEpoch: Bool { offset == count }

  private static func shuffled(_ count: Int, seed: UInt64, epoch: Int) -> [Int] {
    var generator = RandomGenerator(seed: seed, stream: "order", shape: [epoch])
    var order = Array(0..<count)
    generator.shuffle(&order)
    return order
  }
}
