import NeuralNetwork

/// Which layer reads what, where some layers of a network give way to others.
struct NetworkEdit {
  private let network: Network
  /// The layers that give way; empty where others are only put in between.
  private let range: Range<Int>
  /// Whether others are put before a layer, and not behind one.
  private let isBefore: Bool
  /// Where activations are to be found behind the edit, as far as is known.
  private var moved: [Int: Int]
  /// What the main input of the layer becomes that others were put before.
  private var put: Int?

  /// Prepares an edit.
  init(_ network: Network, replacing range: Range<Int>, before isBefore: Bool) {
    self.network = network
    self.range = range
    self.isBefore = isBefore
    moved = Dictionary(uniqueKeysWithValues: (0...range.lowerBound).map { ($0, $0) })
  }

  /// The layers that stay before those that come in, and as its head what the first of these reads.
  var beginning: Network {
    var beginning = Network(inputShape: network.inputShape)
    for index in 0..<range.lowerBound {
      beginning.append(
        network.layers[index], reading: network.sources[index], sharing: network.owners[index])
    }
    let isReplaced = !range.isEmpty || isBefore
    beginning.branch(
      from: isReplaced ? network.mainSource(ofLayer: range.lowerBound) : range.lowerBound)
    return beginning
  }

  /// An activation of the network, where it stands before what comes in; else `nil`.
  func kept(_ activation: Int) -> Int? { activation <= range.lowerBound ? activation : nil }

  /// Notes that what came in ends with an activation: the last new layer's, or what those read that
  /// went away.
  mutating func end(with activation: Int) {
    for layer in range { moved[layer + 1] = activation }
    guard range.isEmpty else { return }
    if isBefore {
      put = activation
    } else {
      // All that read the layer before read what was put behind it.
      moved[range.lowerBound] = activation
    }
  }

  /// Notes where the output of a layer behind the edit is to be found.
  mutating func move(outputOf layer: Int, to activation: Int) { moved[layer + 1] = activation }

  /// Where an activation is to be found.
  func place(of activation: Int) -> Int { moved[activation] ?? activation }

  /// Where the layer is whose weights a layer behind the edit uses; `nil` where it has its own.
  func owner(ofLayer index: Int) -> Int? {
    network.owners[index].map { place(of: $0 + 1) - 1 }
  }

  /// What a layer behind the edit reads.
  func sources(ofLayer index: Int) -> [Int] {
    let main = network.layers[index].operation.mainSlot
    return network.sources[index].enumerated().map { slot, source in
      if index == range.lowerBound, slot == main, let put { return put }
      return place(of: source)
    }
  }
}
