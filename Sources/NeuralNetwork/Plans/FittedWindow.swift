import FastProgram

/// A window on an input, with the numbers that change nothing made small, so that none overflows.
struct FittedWindow {
  let rows: Pool.Axis
  let columns: Pool.Axis

  init(_ geometry: WindowGeometry) {
    let window = geometry.window
    rows = Pool.Axis(
      input: geometry.input.rows, output: geometry.output.rows, window: window.size.rows,
      stride: geometry.output.rows > 1 ? window.stride.rows : 1, padding: window.padding.rows,
      dilation: window.size.rows > 1 ? window.dilation.rows : 1,
      paddingBehind: window.paddingBehind.rows)
    columns = Pool.Axis(
      input: geometry.input.columns, output: geometry.output.columns, window: window.size.columns,
      stride: geometry.output.columns > 1 ? window.stride.columns : 1,
      padding: window.padding.columns,
      dilation: window.size.columns > 1 ? window.dilation.columns : 1,
      paddingBehind: window.paddingBehind.columns)
  }
}

extension Pool.Axis {
  /// How many cells the last window reads behind the input.
  var overhang: Int {
    max(0, (output - 1) * stride + (window - 1) * dilation - padding - (input - 1))
  }

  /// The taps that read a cell, each with the position it does so from; the earliest position first.
  func readers(of cell: Int) -> [(tap: Int, position: Int)] {
    (0..<window).reversed().compactMap { tap in
      let distance = cell + padding - tap * dilation
      guard distance >= 0, distance % stride == 0, distance / stride < output else { return nil }
      return (tap, distance / stride)
    }
  }
}
