import NeuralNetwork

/// What all ways from the elements of one sample's activations to the objective come to, worked out
/// from the objective backwards.
struct PathTally {
  /// The sums over the ways from one element.
  struct Entry {
    /// The largest magnitude of a product.
    var best = 0.0
    /// The sum of the products.
    var sum = 0.0
    /// The sum of the products' magnitudes.
    var magnitude = 0.0
    /// How many products have no factor of 0.
    var count = 0.0
  }

  let backward: BackwardPass
  let sample: Int
  /// For each activation from the first on, an entry for each element; zero outside the boxes that
  /// can be reached.
  private var levels: [[Entry]] = []
  /// The activation of the first level.
  private let first: Int

  /// Works out every element that can be reached from a box of elements.
  ///
  /// - Parameters:
  ///   - regions: the box and what sees it, up to the output.
  ///   - budget: how many factors may be visited still; those visited are taken off.
  init(
    _ backward: BackwardPass, sample: Int, regions: [Region], budget: inout Int, allowed: Int,
    interruption: Interruption
  ) throws(PathError) {
    self.backward = backward
    self.sample = sample
    first = regions[0].activation
    var above: [Entry] = []
    for region in regions.reversed() {
      var entries = [Entry](repeating: Entry(), count: region.shape.count)
      for index in region.indices {
        if interruption.isRaised { throw .interrupted }
        let terms = backward.innerTerms(
          ofActivation: region.activation, sample: sample, index: index)
        budget -= terms.count
        if budget < 0 { throw .tooManyFactors(budget: allowed) }
        var entry = Entry()
        for term in terms where term.derivative != 0 {
          guard term.derivative.isFinite else { throw .notFinite }
          let next = term.layer.map {
            above[backward.forward.network.layers[$0].outputShape.offset(of: term.unit)]
          }
          entry.add(next ?? Entry(best: 1, sum: 1, magnitude: 1, count: 1), by: term.derivative)
        }
        entries[region.shape.offset(of: index)] = entry
      }
      levels.append(entries)
      above = entries
    }
    levels.reverse()
  }

  /// What the ways from an element come to.
  func entry(activation: Int, index: [Int]) -> Entry {
    let shape = backward.activationGradients[activation].shape.droppingFirst()
    return levels[activation - first][shape.offset(of: index)]
  }
}

extension PathTally.Entry {
  /// Adds the ways that go on from another element, each with one more factor.
  mutating func add(_ next: PathTally.Entry, by factor: Double) {
    best = max(best, factor.magnitude * next.best)
    sum += factor * next.sum
    magnitude += factor.magnitude * next.magnitude
    count += next.count
  }
}

extension Region {
  /// The indices of the elements of the box, in row order.
  var indices: [[Int]] {
    var result: [[Int]] = [[]]
    for range in ranges {
      result = result.flatMap { index in range.map { index + [$0] } }
    }
    return result
  }
}
