import NeuralNetwork

extension ForwardPass {
  /// What a layer's window sees at each position, a column each: im2col.
  ///
  /// The rows run over input channel, window row and window column; the columns over output row and
  /// output column; cells on padding are 0. This is PyTorch's `unfold`.
  ///
  /// - Parameter interruption: asked now and then; the result is of no use where it was raised.
  /// - Returns: [sample, C · rows · columns, H′ · W′].
  /// - Throws: ``ShapeError/tooManyElements(shape:)`` where that is beyond the bound.
  /// - Precondition: the layer has a window.
  package func patches(
    ofLayer index: Int, interruption: Interruption = .never
  ) throws(ShapeError) -> Tensor {
    let layer = network.layers[index]
    guard let geometry = layer.geometry else {
      preconditionFailure("only a layer with a window has patches")
    }
    let channels = layer.inputShape[0]
    let size = geometry.window.size
    let positions = geometry.output.count
    let shape = Shape([batchSize, channels * size.count, positions])
    guard shape.isWithinBound else { throw .tooManyElements(shape: shape) }
    let input = self.input(ofLayer: index).elements
    var elements = [Double](repeating: 0, count: shape.count)
    var target = 0
    var pacer = Pacer(interruption)
    for plane in 0..<batchSize * channels {
      let source = plane * geometry.input.count
      for tapRow in 0..<size.rows {
        let rows = geometry.outputRows(tap: tapRow)
        for tapColumn in 0..<size.columns {
          if (try? pacer.spend(4 * positions)) == nil {
            return Tensor(shape: shape, elements: elements)
          }
          let columns = geometry.outputColumns(tap: tapColumn)
          for row in rows {
            let start = geometry.inputRow(outputRow: row, tap: tapRow) * geometry.input.columns
            for column in columns {
              let inputColumn = geometry.inputColumn(outputColumn: column, tap: tapColumn)
              elements[target + row * geometry.output.columns + column] =
                input[source + start + inputColumn]
            }
          }
          target += positions
        }
      }
    }
    return Tensor(shape: shape, elements: elements)
  }
}
