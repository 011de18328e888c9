import NeuralNetwork

/// The layer behind an activation, laid out to ask which of its units read an element.
struct NextLayer {
  /// A way from an element to a unit.
  struct Way {
    /// The unit's offset in one sample of the layer's output.
    let unit: Int
    /// The unit's derivative with respect to the element: a weight, a gate, a share.
    let derivative: Double
    /// The derivative's offset in the layer's weight, where it is a weight.
    var weightOffset: Int?
  }

  private let layer: Layer
  private let weight: [Double]
  private let input: [Double]
  private let output: [Double]
  private let winners: [Int32]
  private let readers: WiringReaders

  /// Prepares the layer behind an activation; `nil` behind the last one.
  init?(_ forward: ForwardPass, behindActivation activation: Int) {
    guard activation < forward.network.layers.count else { return nil }
    layer = forward.network.layers[activation]
    weight = layer.weight?.elements ?? []
    input = forward.activations[activation].elements
    output = forward.activations[activation + 1].elements
    if case .maxPooling(let winners, _) = forward.contexts[activation] {
      self.winners = winners
    } else {
      winners = []
    }
    readers = WiringReaders(layer.wiring)
  }

  /// Visits the ways from an element in the order in which the engine adds; see
  /// ``NeuralNetwork/BackwardPass/innerTerms(ofActivation:sample:index:)``.
  ///
  /// - Parameter offset: the element's offset in one sample of the activation.
  @inline(__always)
  func forEachWay(sample: Int, from offset: Int, _ body: (Way) -> Void) {
    switch layer.computation {
    case .products:
      readers.forEachTap(ofInput: offset) { tap in
        guard let place = tap.weight else { return }
        body(Way(unit: tap.output, derivative: weight[place], weightOffset: place))
      }
    case .largest:
      let start = sample * layer.outputShape.count
      readers.forEachTap(ofInput: offset) { tap in
        let hasWon = !winners.isEmpty && Int(winners[start + tap.output]) == offset
        body(Way(unit: tap.output, derivative: hasWon ? 1 : 0))
      }
    case .mean:
      readers.forEachTap(ofInput: offset) { tap in
        let divisor = layer.divisor(ofOutput: tap.output)
        body(Way(unit: tap.output, derivative: 1 / Double(divisor)))
      }
    case .function(let function):
      let place = sample * layer.inputShape.count + offset
      body(
        Way(
          unit: offset,
          derivative: function.derivative(input: input[place], output: output[place])))
    case .reshaping: body(Way(unit: offset, derivative: 1))
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
