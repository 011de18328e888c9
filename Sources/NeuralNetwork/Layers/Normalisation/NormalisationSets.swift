/// Which numbers of a batch have their mean and variance taken together.
///
/// A set is one run of numbers in a sample or, where it goes over the batch, the same run in every
/// sample.
package struct NormalisationSets: Hashable, Sendable {
  /// How many samples there are.
  let samples: Int
  /// How many numbers a sample has.
  let count: Int
  /// How many numbers a run has.
  let run: Int
  /// Whether a set goes over all samples.
  package let goesOverBatch: Bool

  /// The sets of a normalisation on a batch.
  init(_ normalisation: Normalisation, _ input: Shape, samples: Int) {
    self.samples = samples
    count = input.count
    switch normalisation.scope {
    case .batch:
      run = input.count / input[0]
      goesOverBatch = true
    case .sample:
      run = input.count
      goesOverBatch = false
    case .groups(let groups):
      run = input.count / groups
      goesOverBatch = false
    }
  }

  /// How many runs a sample has.
  private var runs: Int { count / run }
  /// How many sets there are.
  package var setCount: Int { goesOverBatch ? runs : samples * runs }
  /// How many numbers a set has.
  package var size: Int { goesOverBatch ? samples * run : run }

  /// The set that a number is in, by its offset in the batch.
  package func set(of place: Int) -> Int {
    goesOverBatch ? place % count / run : place / run
  }

  /// Where a set's runs begin, in the order of the samples.
  func starts(of set: Int) -> StrideTo<Int> {
    goesOverBatch
      ? stride(from: set * run, to: samples * count, by: count)
      : stride(from: set * run, to: set * run + 1, by: 1)
  }

  /// The offsets of a set's numbers in the batch, in the order in which they are added.
  package func places(of set: Int) -> [Int] {
    starts(of: set).flatMap { Array($0..<$0 + run) }
  }

  /// The offset in the batch of one of a set's numbers, counted in the order in which they are added.
  package func place(_ number: Int, of set: Int) -> Int {
    goesOverBatch
      ? number / run * count + set * run + number % run : set * run + number
  }
}
