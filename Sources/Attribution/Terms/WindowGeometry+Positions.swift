import NeuralNetwork

extension WindowGeometry {
  /// The positions whose window reads the input at that row and column, in row order.
  func positions(reading row: Int, _ column: Int) -> [(row: Int, column: Int)] {
    // A later tap reads the same cell from an earlier position.
    let rows = (0..<window.size.rows).reversed().compactMap { outputRow(reading: row, tap: $0) }
    let columns = (0..<window.size.columns).reversed().compactMap {
      outputColumn(reading: column, tap: $0)
    }
    return rows.flatMap { row in columns.map { (row, $0) } }
  }
}

extension ForwardPass {
  /// Where in one sample's input the winner of a max pool's unit stood; `nil` where it has none.
  func winner(ofLayer layer: Int, sample: Int, unit: [Int]) -> Int? {
    guard case .maxPooling(let winners, _) = contexts[layer] else { return nil }
    let shape = network.layers[layer].outputShape
    let winner = Int(winners[sample * shape.count + shape.offset(of: unit)])
    return winner < 0 ? nil : winner
  }
}
