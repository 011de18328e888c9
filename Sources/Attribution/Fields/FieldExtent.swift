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

    /// The field of what windows make of the elements, of which there are so many; `nil` where it is
    /// too large to count.
    func moved(
      cells: Int, dilation: Int, padding: Int, windowStride: Int, positions: Int
    ) -> Axis? {
      // With one position there is no next one.
      guard let reach = Self.product(cells - 1, dilation),
        let before = Self.product(padding, stride),
        let behind = Self.product(reach - padding, stride),
        let next = Self.product(stride, positions > 1 ? windowStride : 1)
      else { return nil }
      var moved = self
      (moved.first, moved.last, moved.stride) = (first - before, last + behind, next)
      return [moved.first, moved.last].allSatisfy { $0.magnitude < Self.limit } ? moved : nil
    }

    /// No field reaches farther: sums of what is below it can be counted.
    private static let limit = 1 << 60

    private static func product(_ one: Int, _ other: Int) -> Int? {
      let (product, overflow) = one.multipliedReportingOverflow(by: other)
      return overflow || product.magnitude >= limit ? nil : product
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
    let rows = rows.moved(
      cells: window.size.rows, dilation: window.dilation.rows, padding: window.padding.rows,
      windowStride: window.stride.rows, positions: layer.outputShape[1])
    let columns = columns.moved(
      cells: window.size.columns, dilation: window.dilation.columns,
      padding: window.padding.columns, windowStride: window.stride.columns,
      positions: layer.outputShape[2])
    guard let rows, let columns else { return nil }
    var moved = self
    (moved.rows, moved.columns) = (rows, columns)
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
