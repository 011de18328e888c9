/// The gradients of a network's activations while a backward pass adds them up.
///
/// An activation's gradient is the sum of what its readers send back, the last layer's first.
package struct GradientSums {
  private let network: Network
  private let samples: Int
  private let onlyReaders: [Bool]
  private var sums: [Tensor?]
  /// Whether a layer's share takes the place of what was there: a fault.
  private let keepsOneReader: Bool
  /// What a layer sends back, where that is not all that its only source gets.
  private(set) var shares: [Int: Tensor] = [:]

  /// Begins with the gradient of the last layer's output, [sample, …].
  package init(
    of network: Network, upstream: Tensor, samples: Int, keepsOneReader: Bool = false
  ) {
    self.network = network
    self.keepsOneReader = keepsOneReader
    self.samples = samples
    onlyReaders = network.onlyReaders
    sums = [Tensor?](repeating: nil, count: network.layers.count) + [upstream]
  }

  /// The sum so far; zeros where no reader has sent anything yet.
  package func ofActivation(_ activation: Int) -> Tensor {
    sums[activation]
      ?? Tensor(shape: network.shape(ofActivation: activation).prepending(samples))
  }

  /// All sums.
  package var all: [Tensor] { sums.indices.map(ofActivation) }

  /// Adds what a layer sends back to what it reads, [sample, …].
  package mutating func add(
    _ gradient: Tensor, ofLayer layer: Int, roundedTo precision: Precision = .float64
  ) {
    let read = network.sources[layer]
    if onlyReaders[layer] {
      sums[read[0]] = gradient
      return
    }
    shares[layer] = gradient
    if keepsOneReader { for source in read { sums[source] = nil } }
    for slot in read.indices {
      let share = network.share(gradient, ofLayer: layer, slot: slot)
      guard var sum = sums[read[slot]] else {
        sums[read[slot]] = share
        continue
      }
      for place in sum.elements.indices { sum.elements[place] += share.elements[place] }
      sums[read[slot]] = sum.rounded(to: precision)
    }
  }
}
