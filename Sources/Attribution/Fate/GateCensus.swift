import NeuralNetwork

/// For how many of a set's samples each gate of a layer was open.
package struct GateCensus: Sendable {
  /// The position of the layer whose gates they are.
  package let gate: Int
  /// How many samples were run.
  package private(set) var samples = 0
  /// For each unit of the layer in row order, for how many of them its gate was open.
  package private(set) var open: [Int]

  /// A census of the gates that a layer's outputs go through: its own, or those right behind it.
  ///
  /// `nil` where there are none. A layer that only lays out anew may stand between.
  package init?(of network: Network, behind layer: Int) {
    var found = layer
    while !Self.closes(network.layers[found]) {
      // Behind a branch there is no one gate.
      let readers = network.readers(ofActivation: found + 1)
      guard readers.count == 1, found == layer || network.layers[found].operation == .flatten
      else { return nil }
      found = readers[0].layer
    }
    gate = found
    open = [Int](repeating: 0, count: network.layers[found].outputShape.count)
  }

  /// Counts the gates of a batch's samples.
  ///
  /// - Complexity: O(*samples* · *units*).
  package mutating func count(_ pass: ForwardPass) {
    guard case .function(let activation) = pass.network.layers[gate].computation else { return }
    let function = activation.function
    let units = open.count
    samples += pass.batchSize
    for (place, x) in pass.input(ofLayer: gate).elements.enumerated()
    where !function.isClosed(at: x) {
      open[place % units] += 1
    }
  }

  /// The units whose gate was closed for every sample.
  package var closed: [Int] { open.indices.filter { open[$0] == 0 } }

  /// Whether a layer has gates that let nothing at all through: a function that is 0 from some point
  /// on, as ReLU is.
  private static func closes(_ layer: Layer) -> Bool {
    guard case .function(let activation) = layer.computation else { return false }
    return activation.function.isClosed(at: -.infinity)
  }
}
