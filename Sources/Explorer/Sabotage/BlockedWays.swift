import NeuralNetwork

/// What a blocked layer takes the gradient from, and what still has it by another way.
struct BlockedWays {
  /// The layers with weights below it that get gradients of 0.
  let cut: [String]
  /// Those that other ways, or other uses of their weights, still lead back to.
  let left: [String]
  /// The blocked layer.
  private let name: String
  private let isInputCut: Bool

  /// Follows the ways back in a network with a layer blocked.
  init(_ network: Network, layer: Int) {
    var network = network
    network.update(layer: layer) { $0.isBlocked = true }
    let receives = network.receivesGradient
    let isBelow = network.isBelow(layer: layer)
    let weighted = network.layers.indices.filter {
      isBelow[$0 + 1] && network.layers[$0].weight != nil
    }
    func isCut(_ index: Int) -> Bool {
      network.uses(ofLayer: network.owner(ofLayer: index)).allSatisfy { !receives[$0 + 1] }
    }
    cut = weighted.filter(isCut).map { network.layers[$0].name }
    left = weighted.filter { !isCut($0) }.map { network.layers[$0].name }
    name = network.layers[layer].name
    isInputCut = !receives[0]
  }

  /// All layers with weights below it.
  var names: [String] { cut + left }

  /// What that comes to.
  var words: String {
    var words: [String] = []
    if names.isEmpty {
      words.append(
        isInputCut
          ? "there are no weights below it, only the input's gradient becomes 0"
          : "there are no weights below it, and the input still gets what comes by other ways")
    } else if !cut.isEmpty {
      let isOne = cut.count == 1 && !isInputCut
      words.append(
        "\(cut.joined(separator: ", "))\(isInputCut ? " and the input" : "") \(isOne ? "gets" : "get") gradients of 0, so \(isOne ? "it no longer learns" : "they no longer learn")"
      )
    }
    if !left.isEmpty {
      words.append(
        "\(left.joined(separator: ", ")) still \(left.count == 1 ? "gets" : "get") what comes by other ways: only \(name)'s share is missing"
      )
    }
    return words.joined(separator: "; ")
  }
}
