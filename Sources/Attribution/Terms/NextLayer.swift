import NeuralNetwork

/// A layer that reads an activation, laid out to ask which of its units read an element.
struct NextLayer {
  /// A way from an element to a unit.
  struct Way {
    /// The unit's offset in one sample of the layer's output.
    let unit: Int
    /// The unit's derivative with respect to the element: a weight, a gate, a share.
    let derivative: Double
    /// The derivative's offset in the layer's weight, where it is a weight.
    var weightOffset: Int?
    /// The sample that the unit is in.
    let sample: Int
    /// What the way leads through.
    var route = Route.direct

    init(
      unit: Int, derivative: Double, weightOffset: Int? = nil, sample: Int, route: Route = .direct
    ) {
      (self.unit, self.derivative, self.weightOffset) = (unit, derivative, weightOffset)
      (self.sample, self.route) = (sample, route)
    }
  }

  /// The layer's position.
  let index: Int
  let layer: Layer
  /// Where the activation begins in what the layer reads.
  private let start: Int
  private let weight: [Double]
  private let input: [Double]
  private let output: [Double]
  private let winners: [Int32]
  private let context: LayerContext
  private let samples: Int
  private let means: Means?
  private let readers: WiringReaders

  /// Prepares what reads an activation, in the order in which a backward pass meets it; empty behind
  /// the last one.
  static func all(_ forward: ForwardPass, behindActivation activation: Int) -> [NextLayer] {
    forward.network.readers(ofActivation: activation).map { NextLayer(forward, reader: $0) }
  }

  init(_ forward: ForwardPass, reader: Network.Reader) {
    index = reader.layer
    layer = forward.network.layers[index]
    start = forward.network.offset(ofSlot: reader.slot, inLayer: index)
    weight = layer.weight?.elements ?? []
    input = forward.input(ofLayer: index).elements
    output = forward.activations[index + 1].elements
    context = forward.contexts[index]
    samples = forward.batchSize
    if case .maxPooling(let winners, _) = forward.contexts[index] {
      self.winners = winners
    } else {
      winners = []
    }
    means = layer.means
    readers = WiringReaders(layer.wiring)
  }

  /// Visits the ways from an element in the order in which the engine adds; see
  /// ``NeuralNetwork/BackwardPass/innerTerms(ofActivation:sample:index:)``.
  ///
  /// - Parameter element: its offset in one sample of the activation.
  @inline(__always)
  func forEachWay(sample: Int, from element: Int, _ body: (Way) -> Void) {
    let offset = start + element
    switch layer.computation {
    case .products:
      readers.forEachTap(ofInput: offset) { tap in
        guard let place = tap.weight else { return }
        body(
          Way(
            unit: tap.output, derivative: weight[place], weightOffset: place, sample: sample))
      }
    case .largest:
      let start = sample * layer.outputShape.count
      readers.forEachTap(ofInput: offset) { tap in
        let hasWon = !winners.isEmpty && Int(winners[start + tap.output]) == offset
        body(Way(unit: tap.output, derivative: hasWon ? 1 : 0, sample: sample))
      }
    case .mean:
      let plane = layer.outputShape.droppingFirst().count
      readers.forEachTap(ofInput: offset) { tap in
        let divisor = means?.divisor(at: tap.output % plane) ?? 1
        body(Way(unit: tap.output, derivative: 1 / Double(divisor), sample: sample))
      }
    case .copying:
      readers.forEachTap(ofInput: offset) { tap in
        body(Way(unit: tap.output, derivative: 1, sample: sample))
      }
    case .function(let function):
      let place = sample * layer.inputShape.count + offset
      body(
        Way(
          unit: offset,
          derivative: function.derivative(input: input[place], output: output[place]),
          sample: sample))
    case .reshaping: body(Way(unit: offset, derivative: 1, sample: sample))
    case .sum:
      readers.forEachTap(ofInput: offset) { tap in
        body(Way(unit: tap.output, derivative: 1, sample: sample))
      }
    case .masking:
      var factor = 1.0
      if case .mask(let mask) = context {
        factor = mask.elements[sample * layer.inputShape.count + offset]
      }
      body(Way(unit: offset, derivative: factor, sample: sample))
    case .learnedSlope:
      let isOpen = input[sample * layer.inputShape.count + offset] > 0
      body(
        Way(
          unit: offset, derivative: isOpen ? 1 : weight[0], weightOffset: isOpen ? nil : 0,
          sample: sample))
    case .softmax:
      let start = sample * layer.outputShape.count
      let own = output[start + offset]
      readers.forEachTap(ofInput: offset) { tap in
        let entry = Layer.softmaxEntry(
          output[start + tap.output], own, isSame: tap.output == offset)
        body(Way(unit: tap.output, derivative: entry, sample: sample))
      }
    case .normalising(let normalisation):
      forEachWay(through: normalisation, sample: sample, from: offset, body)
    }
  }

  /// The ways through a normalisation: to the element's own unit, and through the mean and the
  /// variance to every unit of its set.
  private func forEachWay(
    through normalisation: Normalisation, sample: Int, from offset: Int, _ body: (Way) -> Void
  ) {
    guard case .normalisation(let statistics) = context,
      let sets = layer.normalisationSets(samples: samples)
    else { return }
    let count = layer.inputShape.count
    let place = sample * count + offset
    let set = sets.set(of: place)
    let (mean, inverse) = (statistics.mean(set), statistics.inverse(set))
    let run = weight.isEmpty ? count : count / weight.count
    func factor(_ unit: Int) -> Double { weight.isEmpty ? 1 : weight[unit / run] }
    body(
      Way(
        unit: offset, derivative: factor(offset) * inverse,
        weightOffset: weight.isEmpty ? nil : offset / run, sample: sample))
    guard statistics.areOwn else { return }
    let size = Double(sets.size)
    let own = (input[place] - mean) * inverse
    let others = sets.places(of: set)
    for route in [Route.mean, .variance] {
      for other in others {
        let unit = other % count
        var derivative = -(inverse * factor(unit)) / size
        if route == .variance { derivative *= own * ((input[other] - mean) * inverse) }
        body(
          Way(
            unit: unit, derivative: derivative,
            weightOffset: weight.isEmpty ? nil : unit / run, sample: other / count, route: route))
      }
    }
  }
}

extension ForwardPass {
  /// Where in one sample's input the winner of a max pool's unit stood; `nil` where it has none.
  func winner(ofLayer layer: Int, sample: Int, unit: [Int]) -> Int? {
    guard case .maxPooling(let winners, _) = contexts[layer] else { return nil }
    let shape = network.layers[layer].outputShape
    let winner = Int(winners[sample * shape.count + shape.offset(of: unit)])
    return winner < 0 ? nil : winner
  }
}
