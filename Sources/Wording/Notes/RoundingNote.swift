import Attribution
import Documents
import NeuralNetwork

/// Gradients that are 0 but for rounding, as that of a bias whose norm takes it away again.
package enum RoundingNote {
  /// A remark where some are.
  package static func blocks(_ backward: BackwardPass, layers: [Int]) -> [Block] {
    layers.compactMap { index in
      guard let gradient = backward.biasGradients[index],
        gradient.elements.contains(where: { $0 != 0 }),
        let norm = backward.normTakingAway(biasOf: index)
      else { return nil }
      return .note(Note(.remark, Text(words(of: backward, index, norm))))
    }
  }

  /// Why a bias's gradient is nothing but rounding; `nil` where it is something.
  package static func words(
    ofBias index: Int, _ backward: BackwardPass, gradient: Double
  ) -> String? {
    guard gradient != 0, let norm = backward.normTakingAway(biasOf: index) else { return nil }
    return words(of: backward, index, norm)
  }

  private static func words(of backward: BackwardPass, _ index: Int, _ norm: Int) -> String {
    let layers = backward.forward.network.layers
    return
      "\(layers[index].name).bias.grad is 0 but for rounding: \(layers[norm].name) takes the mean away, and with it whatever a bias adds"
  }
}

extension BackwardPass {
  /// The normalisation behind a layer that takes away whatever its bias adds; `nil` where none does.
  ///
  /// It has to take its mean over all that one bias is added to and nothing else, or over sets of
  /// which each lies within that; between the two only layers that share numbers out evenly or lay
  /// them out anew may stand.
  package func normTakingAway(biasOf index: Int) -> Int? {
    let network = forward.network
    let layers = network.layers
    guard let bias = layers[index].bias, network.uses(ofLayer: index).count == 1 else {
      return nil
    }
    func onlyReader(ofLayer layer: Int) -> Int? {
      let readers = network.readers(ofActivation: layer + 1)
      guard readers.count == 1, network.sources[readers[0].layer].count == 1 else { return nil }
      return readers[0].layer
    }
    var reader = onlyReader(ofLayer: index)
    while let next = reader, layers[next].computation == .reshaping {
      reader = onlyReader(ofLayer: next)
    }
    guard let place = reader, case .normalisation(let normalisation) = layers[place].operation,
      layers[place].normalisesByOwn(normalisation), !layers[place].isBlocked
    else { return nil }
    // How many numbers of a sample one bias is added to, and how many have a mean together.
    let alike = layers[index].outputShape.count / bias.count
    let run: Int
    switch normalisation.scope {
    case .batch: run = layers[place].inputShape.count / layers[place].inputShape[0]
    case .sample: run = layers[place].inputShape.count
    case .groups(let groups): run = layers[place].inputShape.count / groups
    }
    return alike.isMultiple(of: run) ? place : nil
  }
}
