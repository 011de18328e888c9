import FastProgram

extension PlanBuilder {
  /// The cells under a window, by the taps that read them in rows and in columns; `nil` where there are
  /// too many kinds, and the layout ends.
  ///
  /// Cells that are read alike are one instruction. A window about as large as the input reads each in
  /// a way of its own.
  ///
  /// - Parameter channels: how many channels have each tap.
  mutating func readers(
    of window: FittedWindow, channels: Int
  ) -> (rows: [Readers], columns: [Readers])? {
    for axis in [window.rows, window.columns] {
      guard canLayOut(Double(axis.input) * Double(axis.window)) else { return nil }
    }
    let (rows, columns) = (Readers.classes(of: window.rows), Readers.classes(of: window.columns))
    func taps(_ classes: [Readers]) -> Double {
      classes.reduce(0) { $0 + Double($1.taps.count) }
    }
    return canLayOut(taps(rows) * taps(columns) * Double(channels)) ? (rows, columns) : nil
  }
}
