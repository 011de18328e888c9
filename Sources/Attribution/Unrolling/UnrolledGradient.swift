import NeuralNetwork

/// The gradient that a layer's unrolled matrix would have as a fully connected layer, and how the
/// two constraints make the layer's own gradient of it.
///
/// First the window's mask discards what falls on its forced zeros; then the entries that are the
/// same weight are added.
package struct UnrolledGradient: Equatable, Sendable {
  /// The matrix that this is the gradient of.
  package let matrix: UnrolledMatrix
  /// The gradient arriving at the layer's output, [sample, row of the matrix].
  private let upstream: Tensor
  /// The layer's input, [sample, column of the matrix].
  private let input: Tensor

  init(matrix: UnrolledMatrix, upstream: Tensor, input: Tensor) {
    self.matrix = matrix
    let samples = input.shape[0]
    self.upstream = upstream.reshaped(to: Shape([samples, matrix.rows]))
    self.input = input.reshaped(to: Shape([samples, matrix.columns]))
  }

  /// One entry before the mask: upstream × input, one running sum from 0 over the samples.
  package func entry(row: Int, column: Int) -> Double {
    var sum = 0.0
    for sample in 0..<input.shape[0] {
      sum +=
        upstream.elements[sample * matrix.rows + row]
        * input.elements[sample * matrix.columns + column]
    }
    return sum
  }

  /// All entries before the mask, [row, column]; zero weights are no reason for zeros here.
  ///
  /// - Throws: ``ShapeError/tooManyElements(shape:)`` where that is beyond the bound.
  package func raw() throws(ShapeError) -> Tensor {
    guard matrix.shape.isWithinBound else { throw .tooManyElements(shape: matrix.shape) }
    var elements = [Double](repeating: 0, count: matrix.rows * matrix.columns)
    for sample in 0..<input.shape[0] {
      let source = sample * matrix.columns
      for row in 0..<matrix.rows {
        let arriving = upstream.elements[sample * matrix.rows + row]
        let target = row * matrix.columns
        for column in 0..<matrix.columns {
          elements[target &+ column] += arriving * input.elements[source &+ column]
        }
      }
    }
    return Tensor(shape: matrix.shape, elements: elements)
  }

  /// How many entries that the window masks are not zero, found without storing any.
  package func discardedCount() -> Int {
    var count = 0
    // A zero upstream makes a row of zeros, but for infinities.
    let areFinite = input.elements.allSatisfy(\.isFinite)
    var sums = [Double](repeating: 0, count: matrix.columns)
    for row in 0..<matrix.rows {
      let arriving = (0..<input.shape[0]).map { upstream.elements[$0 * matrix.rows + row] }
      if areFinite, arriving.allSatisfy({ $0 == 0 }) { continue }
      for column in sums.indices { sums[column] = 0 }
      for (sample, upstream) in arriving.enumerated() where !areFinite || upstream != 0 {
        let source = sample * matrix.columns
        for column in sums.indices {
          sums[column] += upstream * input.elements[source &+ column]
        }
      }
      count += sums.count { $0 != 0 }
    }
    matrix.forEachWeight { row, column, _ in
      if entry(row: row, column: column) != 0 { count -= 1 }
    }
    return count
  }

  /// The entries that are weights, 0 where the window forces a zero, [row, column].
  ///
  /// - Throws: ``ShapeError/tooManyElements(shape:)`` where that is beyond the bound.
  package func masked() throws(ShapeError) -> Tensor {
    guard matrix.shape.isWithinBound else { throw .tooManyElements(shape: matrix.shape) }
    var elements = [Double](repeating: 0, count: matrix.rows * matrix.columns)
    matrix.forEachWeight { row, column, _ in
      elements[row * matrix.columns + column] = entry(row: row, column: column)
    }
    return Tensor(shape: matrix.shape, elements: elements)
  }

  /// The masked entries added over each weight's copies, shaped as the layer's weight.
  ///
  /// One running sum from 0 over the matrix's rows, which are the positions in row order, of entries
  /// that are summed over the samples already. The layer's gradient runs over the samples outside,
  /// so the two are equal to the bit for one sample and within rounding for more.
  package func summedOverTies() -> Tensor {
    let shape = matrix.layer.weight?.shape ?? .scalar
    var elements = [Double](repeating: 0, count: shape.count)
    matrix.forEachWeight { row, column, offset in
      elements[offset] += entry(row: row, column: column)
    }
    return Tensor(shape: shape, elements: elements)
  }
}

extension BackwardPass {
  /// The gradient of a layer's unrolled matrix, before and after its two constraints.
  ///
  /// - Precondition: the layer has weights.
  package func unrolledGradient(ofLayer layer: Int) -> UnrolledGradient {
    UnrolledGradient(
      matrix: forward.network.layers[layer].unrolled(), upstream: activationGradients[layer + 1],
      input: forward.input(ofLayer: layer))
  }
}
