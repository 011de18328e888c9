import Documents
import NeuralNetwork

/// The word on weights that several layers use.
package enum SharingNote {
  /// That a view shows a layer's own part alone; nothing where it is the whole.
  package static func blocks(_ layer: Int, in network: Network) -> [Block] {
    guard let others = others(besides: layer, in: network) else { return [] }
    let owner = network.layers[network.owner(ofLayer: layer)].name
    return [
      .note(
        Note(
          .remark,
          "\(others): what \(network.layers[layer].name) adds is a part of \(.code(owner + ".weight.grad")), which is the sum over its uses, be they pixels, samples or layers"
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
    guard let others = others(besides: layer, in: network) else { return [] }
    return [.note(Note(.remark, "\(others): they are changed once, for all"))]
  }

  /// The layers that use the same weights as one; `nil` where none does.
  private static func others(besides layer: Int, in network: Network) -> String? {
    let names = network.uses(ofLayer: network.owner(ofLayer: layer)).filter { $0 != layer }
      .map { network.layers[$0].name }
    guard !names.isEmpty else { return nil }
    return "\(names.joined(separator: ", ")) \(names.count.plural("uses", "use")) the same weights"
  }
}
