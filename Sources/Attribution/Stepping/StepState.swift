import NeuralNetwork

/// What a walk has computed so far; zeros stand where it has not been.
struct StepState: Equatable, Sendable {
  /// The network with what the update changed so far.
  var network: Network
  /// The input and each layer's output.
  var activations: [Tensor]
  /// For each max pool, where the winners stand; empty for the others.
  var winners: [[Int32]]
  /// For each max pool, whether a winner had an equal; empty for the others.
  var tied: [[Bool]]
  /// For each normalisation, the statistics worked out so far.
  var statistics: [Int: NormalisationStatistics] = [:]
  /// For each normalisation, what arrived at its sets so far.
  var sums: [Int: SetSums] = [:]
  /// For each dropout, its mask.
  var masks: [Int: Tensor] = [:]
  /// The samples' losses added so far, divided once all are there.
  var loss = 0.0
  /// Which layers are all that their source's gradient comes from; asked at every position.
  private let onlyReaders: [Bool]
  /// What each layer that joins several activations reads; by layer.
  private var joined: [Int: Tensor] = [:]
  /// The gradient of the input and of each layer's output.
  var activationGradients: [Tensor]
  /// What layers send back, where that is not all that their only source gets; by layer.
  private(set) var shares: [Int: Tensor] = [:]
  /// The gradients of such a layer's sources as the layers behind it left them.
  ///
  /// By layer, then by activation; `nil` where it is the first to send something.
  private var before: [Int: [Int: Tensor?]] = [:]
  /// The gradient of each weight.
  var weightGradients: [Tensor?]
  /// The gradient of each bias.
  var biasGradients: [Tensor?]
  /// The gradients of a layer's weights as the layers behind it that use them left them; by layer.
  private var sumsBefore: [Int: Sums] = [:]
  /// The weights' gradients as the samples before the present one left them, for a fault that keeps
  /// one term of each; by layer.
  var earlierSamples: [Int: Tensor] = [:]
  /// The optimiser before the update.
  var optimiser: Optimiser
  /// Which numbers of which parameters the update leaves as they are.
  var frozen: [ParameterName: [Bool]] = [:]
  /// The network and the optimiser as the update leaves them, from the moment it begins.
  var updated: Updated?

  /// The sums of a weight's and a bias's gradient.
  private struct Sums: Equatable, Sendable {
    let weight: Tensor?
    let bias: Tensor?
  }

  /// What arrives at the sets of a normalisation.
  struct SetSums: Equatable, Sendable {
    /// Σ upstream · γ of each set.
    var totals: [Double]
    /// Σ upstream · γ · x̂ of each set.
    var aligned: [Double]
  }

  /// What is broken on the way back.
  var fault: Fault?

  /// What the update comes to.
  struct Updated: Equatable, Sendable {
    let network: Network
    let optimiser: Optimiser
  }

  init(_ network: Network, input: Tensor, optimiser: Optimiser) throws(PassError) {
    self.network = network
    self.optimiser = optimiser
    onlyReaders = network.onlyReaders
    let samples = input.shape[0]
    activations =
      [input] + network.layers.map { Tensor(shape: $0.outputShape.prepending(samples)) }
    activationGradients = activations.map { Tensor(shape: $0.shape) }
    weightGradients = network.layers.map { $0[.weight].map { Tensor(shape: $0.shape) } }
    biasGradients = network.layers.map { $0[.bias].map { Tensor(shape: $0.shape) } }
    winners = []
    tied = []
    for layer in network.layers {
      let count =
        if case .largest = layer.computation { samples * layer.outputShape.count } else { 0 }
      winners.append([Int32](repeating: -1, count: count))
      tied.append([Bool](repeating: false, count: count))
    }
    for (index, layer) in network.layers.enumerated() {
      switch layer.computation.kept {
      case .nothing: continue
      case .statistics(let normalisation):
        try layer.checkSets(normalisation, samples: samples)
        begin(normalisation, of: layer, at: index)
      case .mask(let dropout):
        guard layer.mode == .train else { continue }
        masks[index] = try layer.mask(dropout, samples: samples, pass: network.trainingPasses)
      }
    }
  }

  /// Makes room for the statistics of a normalisation; running ones are there already.
  private mutating func begin(_ normalisation: Normalisation, of layer: Layer, at index: Int) {
    guard let sets = layer.normalisationSets(samples: activations[0].shape[0]) else { return }
    if let running = layer.statistics, !layer.normalisesByOwn(normalisation) {
      statistics[index] = NormalisationStatistics(normalisation, running: running)
    } else {
      statistics[index] = NormalisationStatistics(normalisation, sets: sets.setCount)
    }
    let none = [Double](repeating: 0, count: sets.setCount)
    sums[index] = SetSums(totals: none, aligned: none)
  }

  /// Forgets what a stage computed.
  mutating func clear(_ stage: StepStage, original: Network) {
    switch stage {
    case .forward(let layer):
      activations[layer + 1] = Tensor(shape: activations[layer + 1].shape)
      joined[layer] = nil
      winners[layer] = [Int32](repeating: -1, count: winners[layer].count)
      tied[layer] = [Bool](repeating: false, count: tied[layer].count)
      if case .normalising(let normalisation) = original.layers[layer].computation {
        begin(normalisation, of: original.layers[layer], at: layer)
      }
    case .loss: loss = 0
    case .lossGradient:
      let last = activationGradients.count - 1
      activationGradients[last] = Tensor(shape: activationGradients[last].shape)
    case .backward(let layer):
      for source in network.sources[layer] {
        let earlier = before[layer]?[source] ?? nil
        activationGradients[source] =
          earlier ?? Tensor(shape: activationGradients[source].shape)
      }
      (shares[layer], before[layer]) = (nil, nil)
      earlierSamples[layer] = nil
      if let sums = sumsBefore.removeValue(forKey: layer) {
        let owner = network.owner(ofLayer: layer)
        (weightGradients[owner], biasGradients[owner]) = (sums.weight, sums.bias)
      }
      if let sets = sums[layer]?.totals.count {
        let none = [Double](repeating: 0, count: sets)
        sums[layer] = SetSums(totals: none, aligned: none)
      }
    case .update(let layer):
      let old = original.layers[layer]
      network.update(layer: layer) {
        $0.weight = old.weight
        $0.bias = old.bias
      }
    }
  }

  /// Gives a layer another name.
  mutating func rename(layer old: String, to new: String) {
    func renamed(_ network: Network) -> Network {
      var network = network
      if let index = network.index(ofLayer: old) {
        network.update(layer: index) { $0.name = new }
      }
      return network
    }
    network = renamed(network)
    optimiser.rename(layer: old, to: new)
    if let updated {
      var optimiser = updated.optimiser
      optimiser.rename(layer: old, to: new)
      self.updated = Updated(network: renamed(updated.network), optimiser: optimiser)
    }
  }
}

extension StepState {
  /// What a layer reads in the batch.
  mutating func input(ofLayer layer: Int) -> [Double] {
    let read = network.sources[layer]
    if read.count == 1 { return activations[read[0]].elements }
    if let known = joined[layer] { return known.elements }
    let input = network.input(ofLayer: layer, from: activations)
    joined[layer] = input
    return input.elements
  }

  /// Notes the sums that a layer adds its own terms to, before its first one.
  mutating func beginSums(ofLayer layer: Int) {
    if sumsBefore[layer] != nil { return }
    let owner = network.owner(ofLayer: layer)
    sumsBefore[layer] = Sums(weight: weightGradients[owner], bias: biasGradients[owner])
    if fault == .sharedLastUse {
      weightGradients[owner] = weightGradients[owner].map { Tensor(shape: $0.shape) }
      biasGradients[owner] = biasGradients[owner].map { Tensor(shape: $0.shape) }
    }
  }

  /// Adds to the gradient of what a layer reads, at each tap's place, in order.
  mutating func addInputGradient(
    ofLayer layer: Int, _ taps: ArraySlice<StepTap>, _ value: (StepTap) -> Double
  ) {
    if onlyReaders[layer] {
      activationGradients[network.sources[layer][0]].addEach(taps) { ($0.input, value($0)) }
      return
    }
    beginShares(ofLayer: layer)
    shares[layer]?.addEach(taps) { ($0.input, value($0)) }
    for tap in taps { refresh(layer, tap.input) }
  }

  /// What a layer has sent back so far to an element of what it reads, by its offset in the batch.
  func inputGradient(ofLayer layer: Int, at place: Int) -> Double {
    onlyReaders[layer]
      ? activationGradients[network.sources[layer][0]].elements[place]
      : shares[layer]?.elements[place] ?? 0
  }

  /// Sets the gradient of what a layer reads, from a place on.
  mutating func setInputGradient(ofLayer layer: Int, from start: Int, _ values: [Double]) {
    if onlyReaders[layer] {
      activationGradients[network.sources[layer][0]].elements.replaceSubrange(
        start..<start + values.count, with: values)
      return
    }
    beginShares(ofLayer: layer)
    shares[layer]?.elements.replaceSubrange(start..<start + values.count, with: values)
    for place in start..<start + values.count { refresh(layer, place) }
  }

  private mutating func beginShares(ofLayer layer: Int) {
    guard shares[layer] == nil else { return }
    let samples = activations[0].shape[0]
    shares[layer] = Tensor(shape: network.layers[layer].inputShape.prepending(samples))
    var earlier: [Int: Tensor?] = [:]
    for source in network.sources[layer] {
      let isFirst = network.readers(ofActivation: source).first?.layer == layer
      earlier.updateValue(isFirst ? nil : activationGradients[source], forKey: source)
    }
    before[layer] = earlier
    if fault == .skipLost {
      for source in network.sources[layer] {
        activationGradients[source] = Tensor(shape: activationGradients[source].shape)
      }
    }
  }

  /// Adds up what the source of an element gets: from the layers behind, and then from this one.
  private mutating func refresh(_ layer: Int, _ place: Int) {
    let whole = network.layers[layer].inputShape.count
    let (sample, element) = place.quotientAndRemainder(dividingBy: whole)
    let (source, offset) = network.place(ofInput: element, inLayer: layer)
    guard let share = shares[layer]?.elements else { return }
    let target = sample * network.shape(ofActivation: source).count + offset
    var sum =
      fault == .skipLost ? nil : (before[layer]?[source] ?? nil)?.elements[target]
    for slot in network.sources[layer].indices where network.sources[layer][slot] == source {
      let sent = share[sample * whole + network.offset(ofSlot: slot, inLayer: layer) + offset]
      sum = sum.map { $0 + sent } ?? sent
    }
    activationGradients[source].elements[target] = sum ?? 0
  }
}

extension Tensor {
  /// Adds to the element at each tap's place, in order; the elements are taken hold of once.
  @inline(__always)
  mutating func addEach(
    _ taps: ArraySlice<StepTap>, _ summand: (StepTap) -> (place: Int, value: Double)
  ) {
    Self.addEach(taps, to: &elements, summand)
  }

  @inline(__always)
  private static func addEach(
    _ taps: ArraySlice<StepTap>, to elements: inout [Double],
    _ summand: (StepTap) -> (place: Int, value: Double)
  ) {
    for tap in taps {
      let (place, value) = summand(tap)
      elements[place] += value
    }
  }
}
