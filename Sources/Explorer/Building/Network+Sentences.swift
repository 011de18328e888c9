import NeuralNetwork

extension Network {
  /// What a layer is, in the words that were typed, with what it reads where that is not the layer
  /// before it alone: `add relu1`, `conv 2 1×1, from input`.
  func sentence(ofLayer index: Int) -> String {
    let operation = layers[index].operation
    var text = operation.sentence
    for (slot, source) in sources[index].enumerated() where slot != operation.mainSlot {
      text += " \(name(ofActivation: source))"
    }
    let main = mainSource(ofLayer: index)
    return main == index ? text : "\(text), from \(name(ofActivation: main))"
  }

  /// The shapes of what a layer reads: those that are added, or put behind one another, each by
  /// itself.
  func inputs(ofLayer index: Int) -> String {
    let shapes = sources[index].map { shape(ofActivation: $0).description }
    return shapes.joined(separator: layers[index].computation == .sum ? " + " : ", ")
  }
}
