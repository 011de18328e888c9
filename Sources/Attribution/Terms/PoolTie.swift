import NeuralNetwork

/// A max pool's window in which several elements have the largest value.
package struct PoolTie: Equatable, Sendable {
  /// Where the winner stands: its index in the pool's input, without the sample.
  package let winner: [Int]
  /// How many elements have the largest value, the winner among them; at least two.
  package let count: Int
  /// Whether the value is NaN, of which the last wins; of equal numbers it is the first.
  package let isNaN: Bool

  /// Makes a tie.
  package init(winner: [Int], count: Int, isNaN: Bool) {
    self.winner = winner
    self.count = count
    self.isNaN = isNaN
  }
}

extension ForwardPass {
  /// The tie in a max pool's window; `nil` where one element alone has the largest value.
  ///
  /// - Parameters:
  ///   - layer: the pool's position in the network.
  ///   - sample: the sample.
  ///   - unit: the output's index, without the sample.
  package func tie(ofLayer layer: Int, sample: Int, unit: [Int]) -> PoolTie? {
    guard let winner = winner(ofLayer: layer, sample: sample, unit: unit) else { return nil }
    let pool = network.layers[layer]
    let start = sample * pool.inputShape.count
    let input = self.input(ofLayer: layer).elements
    let largest = input[start + winner]
    let count = pool.wiring.taps(ofOutput: pool.outputShape.offset(of: unit)).count { tap in
      let value = input[start + tap.input]
      return value == largest || (value.isNaN && largest.isNaN)
    }
    guard count > 1 else { return nil }
    return PoolTie(
      winner: pool.inputShape.index(at: winner), count: count, isNaN: largest.isNaN)
  }

  /// The tie in a window that an element of the pool's input lost: it is as large as the winner;
  /// `nil` where it won, or is smaller.
  ///
  /// - Parameters:
  ///   - layer: the pool's position in the network.
  ///   - sample: the sample.
  ///   - unit: the output's index, without the sample.
  ///   - index: the element's index in the pool's input, without the sample.
  package func tie(ofLayer layer: Int, sample: Int, unit: [Int], with index: [Int]) -> PoolTie? {
    guard let tie = tie(ofLayer: layer, sample: sample, unit: unit), tie.winner != index else {
      return nil
    }
    let (value, largest) = (
      input(ofLayer: layer)[[sample] + index], input(ofLayer: layer)[[sample] + tie.winner]
    )
    return value == largest || (value.isNaN && largest.isNaN) ? tie : nil
  }
}
