import NeuralNetwork

/// A layer's weights as the matrix of the fully connected layer that computes the same.
///
/// The rows are the layer's outputs in row order, the columns its inputs. An entry is one of the
/// layer's weights, the same one in many places, or a zero that the window forces. Entries are
/// looked up, not stored, so that a large layer can be seen through a viewport.
package struct UnrolledMatrix: Equatable, Sendable {
  /// The layer.
  package let layer: Layer
  /// The number of rows: OUT · H′ · W′, or OUT.
  package let rows: Int
  /// The number of columns: C · H · W, or IN.
  package let columns: Int
  private let weight: Tensor
  private let wiring: Wiring

  init(layer: Layer, weight: Tensor) {
    self.layer = layer
    self.weight = weight
    wiring = layer.wiring
    rows = wiring.outputs
    columns = wiring.inputs
  }

  /// The number of rows and columns, as a shape.
  package var shape: Shape { Shape([rows, columns]) }

  /// The entry, 0 where the window forces it.
  package func entry(row: Int, column: Int) -> Double {
    sharedWeight(row: row, column: column).map { weight.elements[$0] } ?? 0
  }

  /// Which weight stands there, as its offset in the layer's weight; `nil` where the window forces a
  /// zero.
  package func sharedWeight(row: Int, column: Int) -> Int? {
    precondition(row >= 0 && row < rows && column >= 0 && column < columns, "within the matrix")
    return wiring.tap(output: row, input: column)?.weight
  }

  /// The whole matrix, [row, column].
  ///
  /// - Throws: ``ShapeError/tooManyElements(shape:)`` where that is beyond the bound.
  package func matrix() throws(ShapeError) -> Tensor {
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
  package func times(_ vector: [Double]) -> Tensor {
    precondition(vector.count == columns, "a number for each column")
    var sums = [Double](repeating: 0, count: rows)
    forEachWeight { row, column, offset in sums[row] += weight.elements[offset] * vector[column] }
    return Tensor(shape: Shape([rows]), elements: sums)
  }

  /// Visits every entry that is a weight, row by row; within a row over input channel, kernel row
  /// and kernel column, which is from left to right.
  package func forEachWeight(_ body: (_ row: Int, _ column: Int, _ offset: Int) -> Void) {
    for row in 0..<rows {
      wiring.forEachTap(ofOutput: row) { tap in
        if let offset = tap.weight { body(row, tap.input, offset) }
      }
    }
  }

  /// Whether one weight stands in many places; otherwise each place has its own.
  package var isShared: Bool { wiring.isTied }
}
