import Documents
import NeuralNetwork

/// Gradients that are 0 but for rounding, as that of a bias whose norm takes it away again.
package enum RoundingNote {
  /// A remark for each bias of some layers of which nothing is left.
  package static func blocks(_ backward: BackwardPass, layers: [Int]) -> [Block] {
    var owners: [Int] = []
    for index in layers {
      let owner = backward.forward.network.owner(ofLayer: index)
      if !owners.contains(owner) { owners.append(owner) }
    }
    return owners.compactMap { words(ofBias: $0, backward) }
      .map { .note(Note(.remark, Text($0))) }
  }

  /// Why a bias's gradient is nothing but rounding; `nil` where it is something, or 0 to the bit.
  package static func words(ofBias index: Int, _ backward: BackwardPass) -> String? {
    let network = backward.forward.network
    let owner = network.owner(ofLayer: index)
    guard let gradient = backward.biasGradients[owner],
      gradient.elements.contains(where: { $0 != 0 })
    else { return nil }
    let norms = backward.normsTakingAway(biasOf: owner).map { network.layers[$0].name }
    guard !norms.isEmpty else { return nil }
    return
      "\(network.layers[owner].name).bias.grad is 0 but for rounding: \(norms.joined(separator: ", ")) \(norms.count.plural("takes", "take")) the mean away, and with it whatever a bias adds"
  }
}
