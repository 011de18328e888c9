import NeuralNetwork

/// What the elements of an activation see of the input, were that without borders: all alike, each from
/// its own place.
struct FieldExtent: Equatable {
  /// Rows or columns.
  struct Axis: Equatable {
    /// Where the field of the first element begins; padding lies below 0.
    private var first = 0
    /// Where it ends.
    private var last = 0
    /// How far the next element's field lies from it.
    private var stride = 1

    /// How many the field has.
    var count: Int { last - first + 1 }

    /// The field of what windows make of the elements; there are so many of them.
    mutating func move(
      cells: Int, dilation: Int, padding: Int, windowStride: Int, positions: Int
    ) {
      first -= padding * stride
      last += ((cells - 1) * dilation - padding) * stride
      // With one position there is no next one, and its stride may be too large to multiply.
      stride *= positions > 1 ? windowStride : 1
    }

    /// The field of what reads both; `nil` where the two move apart.
    func joined(_ other: Axis) -> Axis? {
      guard stride == other.stride else { return nil }
      var joined = self
      (joined.first, joined.last) = (min(first, other.first), max(last, other.last))
      return joined
    }
  }

  private var rows = Axis()
  private var columns = Axis()

  /// How many rows and columns the field has.
  var size: Size { Size(rows: rows.count, columns: columns.count) }

  /// The field of a layer's output, by the fields of what it reads; `nil` where its outputs do not see
  /// alike.
  func behind(_ layer: Layer) -> FieldExtent? {
    guard layer.outputShape.rank == 3 else { return nil }
    guard let window = layer.operation.window(for: layer.inputShape) else { return self }
    var moved = self
    moved.rows.move(
      cells: window.size.rows, dilation: window.dilation.rows, padding: window.padding.rows,
      windowStride: window.stride.rows, positions: layer.outputShape[1])
    moved.columns.move(
      cells: window.size.columns, dilation: window.dilation.columns,
      padding: window.padding.columns, windowStride: window.stride.columns,
      positions: layer.outputShape[2])
    return moved
  }

  /// The field of what reads both.
  func joined(_ other: FieldExtent) -> FieldExtent? {
    guard let rows = rows.joined(other.rows), let columns = columns.joined(other.columns) else {
      return nil
    }
    var joined = self
    (joined.rows, joined.columns) = (rows, columns)
    return joined
  }
}
