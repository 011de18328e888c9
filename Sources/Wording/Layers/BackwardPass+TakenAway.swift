import NeuralNetwork

extension BackwardPass {
  /// The normalisations that take away whatever a layer's bias adds, wherever it is used; none where
  /// some of it stays.
  ///
  /// Each has to take its mean over all that one bias is added to and nothing else, or over sets of
  /// which each lies within that. In between may stand what lays numbers out anew, joins or adds them,
  /// and what hands on a picture that is the same everywhere.
  package func normsTakingAway(biasOf index: Int) -> [Int] {
    let network = forward.network
    let owner = network.owner(ofLayer: index)
    guard let bias = network.layers[owner].bias, let gradient = biasGradients[owner] else {
      return []
    }
    var search = ShiftSearch(network: network)
    var arriving = 0.0
    for use in network.uses(ofLayer: owner) {
      let alike = network.layers[use].outputShape.count / bias.count
      if !search.ends(ShiftSearch.Shift(activation: use + 1, start: 0, alike: alike)) { return [] }
      arriving += activationGradients[use + 1].elements.reduce(0) { $0 + $1.magnitude }
    }
    // What was broken on purpose may leave some of it.
    let rounding = forward.precision == .float64 ? 1e-9 : 1e-3
    let largest = gradient.elements.reduce(0) { max($0, $1.magnitude) }
    return largest <= rounding * arriving ? search.norms.sorted() : []
  }
}

/// Follows what a bias adds up to the normalisations that take it away.
private struct ShiftSearch {
  /// The same amount added to runs of numbers of an activation, each run of its own bias.
  struct Shift: Hashable {
    /// The activation.
    let activation: Int
    /// Where the first run begins.
    let start: Int
    /// How many numbers a run has.
    let alike: Int
  }

  let network: Network
  /// The normalisations that it came to.
  private(set) var norms: Set<Int> = []
  private var known: [Shift: Bool] = [:]

  init(network: Network) { self.network = network }

  /// Whether every way on ends at a normalisation that takes it away, or where nothing passes back.
  mutating func ends(_ shift: Shift) -> Bool {
    if let known = known[shift] { return known }
    let readers = network.readers(ofActivation: shift.activation)
    let isEnd = !readers.isEmpty && readers.allSatisfy { ends(shift, readBy: $0) }
    known[shift] = isEnd
    return isEnd
  }

  private mutating func ends(_ shift: Shift, readBy reader: Network.Reader) -> Bool {
    let layer = network.layers[reader.layer]
    if layer.isBlocked { return true }
    switch layer.computation {
    case .normalising(let normalisation):
      guard layer.normalisesByOwn(normalisation) else { return false }
      let run = normalisation.run(of: layer.inputShape)
      guard shift.alike.isMultiple(of: run), shift.start.isMultiple(of: run) else { return false }
      norms.insert(reader.layer)
      return true
    case .sum:
      return ends(Shift(activation: reader.layer + 1, start: shift.start, alike: shift.alike))
    case .masking:
      return layer.mode == .eval
        && ends(Shift(activation: reader.layer + 1, start: shift.start, alike: shift.alike))
    case .reshaping:
      let start = network.offset(ofSlot: reader.slot, inLayer: reader.layer)
      return ends(
        Shift(activation: reader.layer + 1, start: start + shift.start, alike: shift.alike))
    case .largest, .mean, .copying:
      // A picture that is the same everywhere stays so, unless zeros are mixed in.
      if layer.mixesZerosIn { return false }
      let (before, after) = (layer.inputShape, layer.outputShape)
      let (old, new) = (before.count / before[0], after.count / after[0])
      guard before.rank == 3, shift.alike.isMultiple(of: old), shift.start.isMultiple(of: old)
      else { return false }
      return ends(
        Shift(
          activation: reader.layer + 1, start: shift.start / old * new,
          alike: shift.alike / old * new))
    case .products, .function, .learnedSlope, .softmax: return false
    }
  }
}

extension Layer {
  /// Whether some of its outputs have a share of zeros that stand around the input.
  fileprivate var mixesZerosIn: Bool {
    if let means { return means.countsZeros }
    guard computation == .copying else { return false }
    let wiring = wiring
    return (0..<wiring.outputs).contains { wiring.taps(ofOutput: $0).isEmpty }
  }
}

extension Normalisation {
  /// How many numbers of a sample, one behind the other, have a mean together.
  fileprivate func run(of shape: Shape) -> Int {
    switch scope {
    case .batch: shape.count / shape[0]
    case .sample: shape.count
    case .groups(let groups): shape.count / groups
    }
  }
}
