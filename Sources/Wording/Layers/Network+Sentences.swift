import NeuralNetwork
import Sessions

extension Network {
  /// What a layer is, in the words that were typed, with what it reads where that is not the layer
  /// before it alone: `add relu1`, `conv 2 1×1, from input`.
  package func sentence(ofLayer index: Int) -> String {
    let operation = layers[index].operation
    var text = operation.sentence
    for (slot, source) in sources[index].enumerated() where slot != operation.mainSlot {
      text += " \(name(ofActivation: source))"
    }
    if layers[index].isSharing { text += " sharing \(layers[owner(ofLayer: index)].name)" }
    let main = mainSource(ofLayer: index)
    return main == index ? text : "\(text), from \(name(ofActivation: main))"
  }

  /// The shapes of what a layer reads: those that are added, or put behind one another, each by
  /// itself.
  package func inputs(ofLayer index: Int) -> String {
    let shapes = sources[index].map { shape(ofActivation: $0).description }
    return shapes.joined(separator: layers[index].computation == .sum ? " + " : ", ")
  }

  /// How many products the gradient of one of a layer's weights, or biases, sums over a batch, and
  /// over all layers that use it.
  package func terms(ofLayer index: Int, _ field: Address.Field = .weight, samples: Int) -> Int {
    uses(ofLayer: owner(ofLayer: index)).reduce(0) {
      $0 + samples * layers[$1].positionsPerSample(of: field)
    }
  }
}
