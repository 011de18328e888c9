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

  /// Where a layer's part stands in the sum that a shared weight's gradient is, while a walk makes it.
  package static func sum(_ layer: Int, in network: Network) -> [Block] {
    let owner = network.owner(ofLayer: layer)
    let uses = network.uses(ofLayer: owner)
    guard uses.count > 1, let place = uses.firstIndex(of: layer) else { return [] }
    func names(_ layers: some Sequence<Int>) -> String {
      layers.map { network.layers[$0].name }.joined(separator: ", ")
    }
    let name = network.layers[layer].name
    let part =
      place == 0
      ? ", \(name)'s part first" : "; \(name)'s part is added to that of \(names(uses[..<place]))"
    return [
      .note(
        Note(
          .remark,
          "\(names(uses)) share weights: \(.code(network.layers[owner].name + ".weight.grad")) is one running sum over \(uses.count == 2 ? "both" : "all of them")\(part)"
        ))
    ]
  }

  /// That what an update changes is used by others as well.
  package static func update(_ layer: Int, in network: Network) -> [Block] {
    let users = network.uses(ofLayer: layer).filter { $0 != layer }
      .map { network.layers[$0].name }
    guard !users.isEmpty else { return [] }
    return [
      .note(
        Note(
          .remark,
          "\(users.joined(separator: ", ")) \(users.count.plural("uses", "use")) the same weights: they are changed once, for all"
        ))
    ]
  }
}
