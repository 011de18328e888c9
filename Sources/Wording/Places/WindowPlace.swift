import NeuralNetwork

/// Where a weight of a kernel reads, as a formula in the position: `[0,2r+1,c−1]`; of a transposed
/// convolution, where what it makes goes.
package struct WindowPlace {
  /// The input channel, or the output's.
  let channel: Int
  /// The row, in `r`.
  let row: String
  /// The column, in `c`.
  let column: String

  /// The place of a weight, by its offset; `nil` where no window moves over the input.
  package init?(_ layer: Layer, weight: Int) {
    let wiring = layer.wiring
    guard let geometry = wiring.kernelGeometry, let place = wiring.kernelPlace(ofWeight: weight)
    else { return nil }
    channel = wiring.isReversed ? place.outputChannel : place.inputChannel
    row = Self.coordinate(
      "r", geometry.window.stride.rows, geometry.inputRow(outputRow: 0, tap: place.row))
    column = Self.coordinate(
      "c", geometry.window.stride.columns,
      geometry.inputColumn(outputColumn: 0, tap: place.column))
  }

  /// `0,2r+1,c−1`.
  package var text: String { "\(channel),\(row),\(column)" }

  /// `2r+1`, `r`, `r−1`.
  private static func coordinate(_ letter: String, _ stride: Int, _ offset: Int) -> String {
    let scaled = stride == 1 ? letter : "\(stride)\(letter)"
    return offset == 0 ? scaled : offset > 0 ? "\(scaled)+\(offset)" : "\(scaled)\u{2212}\(-offset)"
  }
}
