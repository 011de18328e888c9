import NeuralNetwork

/// A layer's weights as the matrix of the fully connected layer that computes the same.
///
/// The rows are the layer's outputs in row order, the columns its inputs. An entry is one of the
/// layer's weights, the same one in many places, or a zero that the window forces. Entries are
/// looked up, not stored, so that a large layer can be seen through a viewport.
public struct UnrolledMatrix: Equatable, Sendable {
  /// The layer.
  public let layer: Layer
  /// The number of rows: OUT · H′ · W′, or OUT.
  public let rows: Int
  /// The number of columns: C · H · W, or IN.
  public let columns: Int
  private let weight: Tensor

  init(layer: Layer, weight: Tensor) {
    self.layer = layer
    self.weight = weight
    rows = layer.outputShape.count
    columns = layer.inputShape.count
  }

  /// The number of rows and columns, as a shape.
  public var shape: Shape { Shape([rows, columns]) }

  /// The entry, 0 where the window forces it.
  public func entry(row: Int, column: Int) -> Double {
    sharedWeight(row: row, column: column).map { weight.elements[$0] } ?? 0
  }

  /// Which weight stands there, as its offset in the layer's weight; `nil` where the window forces a
  /// zero.
  public func sharedWeight(row: Int, column: Int) -> Int? {
    precondition(row >= 0 && row < rows && column >= 0 && column < columns, "within the matrix")
    guard let convolution = layer.operation.convolution, let geometry = layer.geometry else {
      return row * columns + column
    }
    let (output, position) = row.quotientAndRemainder(dividingBy: geometry.output.count)
    let (input, cell) = column.quotientAndRemainder(dividingBy: geometry.input.count)
    let groupInputs = layer.inputShape[0] / convolution.groups
    let groupOutputs = convolution.outputChannels / convolution.groups
    guard input / groupInputs == output / groupOutputs else { return nil }
    let first = (
      row: geometry.inputRow(outputRow: position / geometry.output.columns, tap: 0),
      column: geometry.inputColumn(outputColumn: position % geometry.output.columns, tap: 0)
    )
    let window = geometry.window
    guard
      let tapRow = tap(
        cell / geometry.input.columns - first.row, dilation: window.dilation.rows,
        size: window.size.rows),
      let tapColumn = tap(
        cell % geometry.input.columns - first.column, dilation: window.dilation.columns,
        size: window.size.columns)
    else { return nil }
    let kernel = (isShared ? output : row) * groupInputs + input % groupInputs
    return kernel * window.size.count + tapRow * window.size.columns + tapColumn
  }

  /// The whole matrix, [row, column].
  ///
  /// - Throws: ``ShapeError/tooManyElements(shape:)`` where that is beyond the bound.
  public func matrix() throws(ShapeError) -> Tensor {
    guard shape.isWithinBound else { throw .tooManyElements(shape: shape) }
    var elements = [Double](repeating: 0, count: rows * columns)
    forEachWeight { row, column, offset in
      elements[row * columns + column] = weight.elements[offset]
    }
    return Tensor(shape: shape, elements: elements)
  }

  /// The matrix times a vector, [row]: each element a running sum from 0 over the columns.
  ///
  /// The zeros that the window forces are left out, which changes no bit as long as the vector's
  /// numbers are finite.
  public func times(_ vector: [Double]) -> Tensor {
    precondition(vector.count == columns, "a number for each column")
    var sums = [Double](repeating: 0, count: rows)
    forEachWeight { row, column, offset in sums[row] += weight.elements[offset] * vector[column] }
    return Tensor(shape: Shape([rows]), elements: sums)
  }

  /// Visits every entry that is a weight, row by row; within a row over input channel, kernel row
  /// and kernel column, which is from left to right.
  public func forEachWeight(_ body: (_ row: Int, _ column: Int, _ offset: Int) -> Void) {
    guard let convolution = layer.operation.convolution, let geometry = layer.geometry else {
      for offset in 0..<weight.count { body(offset / columns, offset % columns, offset) }
      return
    }
    let groupInputs = layer.inputShape[0] / convolution.groups
    let groupOutputs = convolution.outputChannels / convolution.groups
    let isShared = isShared
    let size = geometry.window.size
    for row in 0..<rows {
      let (output, position) = row.quotientAndRemainder(dividingBy: geometry.output.count)
      let firstInput = output / groupOutputs * groupInputs
      for groupInput in 0..<groupInputs {
        let kernel = ((isShared ? output : row) * groupInputs + groupInput) * size.count
        let plane = (firstInput + groupInput) * geometry.input.count
        for tapRow in 0..<size.rows {
          let y = geometry.inputRow(outputRow: position / geometry.output.columns, tap: tapRow)
          guard y >= 0, y < geometry.input.rows else { continue }
          for tapColumn in 0..<size.columns {
            let x = geometry.inputColumn(
              outputColumn: position % geometry.output.columns, tap: tapColumn)
            guard x >= 0, x < geometry.input.columns else { continue }
            body(
              row, plane + y * geometry.input.columns + x,
              kernel + tapRow * size.columns + tapColumn)
          }
        }
      }
    }
  }

  /// Whether one weight stands in many places; otherwise each place has its own.
  public var isShared: Bool {
    if case .convolution = layer.operation { true } else { false }
  }

  private func tap(_ distance: Int, dilation: Int, size: Int) -> Int? {
    guard distance >= 0, distance % dilation == 0, distance / dilation < size else { return nil }
    return distance / dilation
  }
}
