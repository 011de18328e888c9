import NeuralNetwork

/// What all ways from the elements of some samples' activations to the objective come to, worked out
/// from the objective backwards.
///
/// One sample's ways stay in it, but for those through a normalisation over the batch.
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
  let samples: Range<Int>
  /// For each activation from the first on, an entry for each element; zero where none can
  /// be reached.
  private var levels: [[Entry]] = []
  /// The activation of the first level.
  private let first: Int

  /// Works out every element that can be reached from some elements.
  ///
  /// - Parameters:
  ///   - regions: the elements and what sees them, up to the output.
  ///   - nextLayers: the layers that read each activation.
  ///   - budget: how many factors may be visited still; those visited are taken off.
  init(
    _ backward: BackwardPass, samples: Range<Int>, regions: [Region],
    through nextLayers: [[NextLayer]],
    budget: inout Int, allowed: Int, interruption: Interruption
  ) throws(PathError) {
    self.backward = backward
    self.samples = samples
    first = regions[0].activation
    let end = Entry(best: 1, sum: 1, magnitude: 1, count: 1)
    let last = backward.forward.network.layers.count
    levels = [[Entry]](repeating: [], count: regions.count)
    for (level, region) in regions.enumerated().reversed() {
      let size = region.shape.count
      var entries = [Entry](repeating: Entry(), count: samples.count * size)
      let gradient = backward.activationGradients[region.activation]
      for (sample, offset) in samples.flatMap({ sample in region.offsets.map { (sample, $0) } }) {
        if interruption.isRaised { throw .interrupted }
        var entry = Entry()
        var visited = 0
        var isFinite = true
        for next in nextLayers[region.activation] {
          let above = levels[next.index + 1 - first]
          let unitCount = next.layer.outputShape.count
          next.forEachWay(sample: sample, from: offset) { way in
            visited += 1
            guard way.derivative != 0 else { return }
            isFinite = isFinite && way.derivative.isFinite
            entry.add(
              above[(way.sample - samples.lowerBound) * unitCount + way.unit], by: way.derivative)
          }
        }
        if region.activation == last {
          visited = 1
          let slope = gradient.elements[sample * size + offset]
          isFinite = slope.isFinite
          if slope != 0 { entry.add(end, by: slope) }
        }
        budget -= visited
        if budget < 0 { throw .tooManyFactors(budget: allowed) }
        guard isFinite else { throw .notFinite }
        entries[(sample - samples.lowerBound) * size + offset] = entry
      }
      levels[level] = entries
    }
  }

  /// What the ways from an element come to.
  func entry(activation: Int, sample: Int, index: [Int]) -> Entry {
    let shape = backward.activationGradients[activation].shape.droppingFirst()
    return levels[activation - first][
      (sample - samples.lowerBound) * shape.count + shape.offset(of: index)]
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
