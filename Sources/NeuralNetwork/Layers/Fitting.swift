/// Numbers that are near to some others, and fit.
extension Size {
  /// The same along the columns, and `rows` of rows.
  func flat(_ rows: Int) -> Size { Size(rows: rows, columns: columns) }

  /// At most half of a pool's window.
  func halved(_ window: Size) -> Size {
    Size(rows: min(rows, window.rows / 2), columns: min(columns, window.columns / 2))
  }
}

extension Int {
  /// The largest divisor of it and another number, of at most a limit.
  func largestDivisor(sharedWith other: Int, upTo limit: Int) -> Int {
    guard limit > 1 else { return limit }
    return stride(from: Swift.min(limit, self, other), to: 0, by: -1)
      .first { isMultiple(of: $0) && other.isMultiple(of: $0) } ?? 1
  }
}

extension Window {
  /// The largest window of at most this size that fits the picture.
  func fitted(to shape: Shape) -> Size {
    func extent(_ arithmetic: WindowArithmetic) -> Int {
      guard arithmetic.room < 0 else { return arithmetic.window }
      let room = arithmetic.input + 2 * min(arithmetic.padding, 1 << 26) - 1
      return max(1, min(arithmetic.window, room / max(1, arithmetic.dilation) + 1))
    }
    return Size(
      rows: extent(rowArithmetic(input: shape[1])),
      columns: extent(columnArithmetic(input: shape[2])))
  }

  /// The least padding with which the window fits the picture.
  func widened(for shape: Shape) -> Size {
    func padding(_ arithmetic: WindowArithmetic) -> Int {
      let room = arithmetic.room
      guard room < 0, room > -(1 << 20) else { return arithmetic.padding }
      return arithmetic.padding + (1 - room) / 2
    }
    return Size(
      rows: padding(rowArithmetic(input: shape[1])),
      columns: padding(columnArithmetic(input: shape[2])))
  }

  /// A pool's windows and paddings that are near to its own: less padding, and a smaller window.
  func poolFittings(for shape: Shape) -> [(window: Size, padding: Size)] {
    let narrow = padding.halved(size)
    let small = Window(size: size, stride: stride, padding: narrow, dilation: dilation)
      .fitted(to: shape)
    return [(size, narrow), (small, padding.halved(small))]
  }
}
