import Documents
import NeuralNetwork

/// The word on weights that several layers use.
package enum SharingNote {
  /// That a view shows a layer's own part alone; nothing where it is the whole.
  package static func blocks(_ layer: Int, in network: Network) -> [Block] {
    let owner = network.owner(ofLayer: layer)
    let partners = network.uses(ofLayer: owner).filter { $0 != layer }
      .map { network.layers[$0].name }
    guard !partners.isEmpty else { return [] }
    return [
      .note(
        Note(
          .remark,
          "\(partners.joined(separator: ", ")) \(partners.count.plural("uses", "use")) the same weights: what \(network.layers[layer].name) adds is a part of \(.code(network.layers[owner].name + ".weight.grad")), which is the sum over its uses, be they pixels, samples or layers"
        ))
    ]
  }
}
