/// A layer's wires laid out to be asked often which outputs read an input: the way back.
package struct WiringReaders: Sendable {
  /// For each place along an axis the taps that read it, from the last to the first, and the
  /// positions at which they do.
  private typealias Taps = [[(tap: Int, position: Int)]]

  private let wiring: Wiring
  private let rows: Taps
  private let columns: Taps

  /// Lays the wires out.
  package init(_ wiring: Wiring) {
    self.wiring = wiring
    switch wiring.form {
    case .pairs, .each, .runs, .behindEachOther, .reversed:
      (rows, columns) = ([], [])
    case .spans(let spans):
      // The number of the tap is of no use without weights.
      func readers(_ ranges: [Range<Int>], _ extent: Int) -> Taps {
        (0..<extent).map { cell in
          ranges.indices.filter { ranges[$0].contains(cell) }.map { (0, $0) }
        }
      }
      rows = readers(spans.rows, spans.input.rows)
      columns = readers(spans.columns, spans.input.columns)
    case .windows(let windows):
      (rows, columns) = Self.readers(windows)
    }
  }

  private static func readers(_ windows: Wiring.Windows) -> (rows: Taps, columns: Taps) {
    let geometry = windows.geometry
    let size = geometry.window.size
    let rows = (0..<geometry.input.rows).map { row in
      (0..<size.rows).reversed().compactMap { tap in
        geometry.outputRow(reading: row, tap: tap).map { (tap: tap, position: $0) }
      }
    }
    let columns = (0..<geometry.input.columns).map { column in
      (0..<size.columns).reversed().compactMap { tap in
        geometry.outputColumn(reading: column, tap: tap).map { (tap: tap, position: $0) }
      }
    }
    return (rows, columns)
  }

  /// Visits what reads an input, in the order in which the engine adds on the way back: over output
  /// channel, row and column, which is from the kernel's last tap to its first, or from the first to
  /// the last where the wires are reversed.
  package func forEachTap(ofInput input: Int, _ body: (Wiring.Tap) -> Void) {
    switch wiring.form {
    case .pairs:
      for output in 0..<wiring.outputs {
        body(Wiring.Tap(output: output, input: input, weight: output * wiring.inputs + input))
      }
    case .each: body(Wiring.Tap(output: input, input: input, weight: nil))
    case .behindEachOther:
      body(Wiring.Tap(output: input % wiring.outputs, input: input, weight: nil))
    case .runs(let run):
      let first = input / run * run
      for output in first..<first + run {
        body(Wiring.Tap(output: output, input: input, weight: nil))
      }
    case .reversed(let windows):
      wiring.turned(windows).forEachCell(of: windows, output: input) { output, weight in
        if let output { body(Wiring.Tap(output: output, input: input, weight: weight)) }
      }
    case .spans(let spans):
      let (channel, cell) = input.quotientAndRemainder(dividingBy: spans.input.count)
      let (row, column) = cell.quotientAndRemainder(dividingBy: spans.input.columns)
      for above in rows[row] {
        let line = (channel * spans.rows.count + above.position) * spans.columns.count
        for beside in columns[column] {
          body(Wiring.Tap(output: line + beside.position, input: input, weight: nil))
        }
      }
    case .windows(let windows):
      let geometry = windows.geometry
      let size = geometry.window.size
      let (channel, cell) = input.quotientAndRemainder(dividingBy: geometry.input.count)
      let (row, column) = cell.quotientAndRemainder(dividingBy: geometry.input.columns)
      let (group, groupInput) = channel.quotientAndRemainder(dividingBy: windows.groupInputs)
      let hasWeights = windows.weights != .none
      for output in group * windows.groupOutputs..<(group + 1) * windows.groupOutputs {
        for above in rows[row] {
          let line = (output * geometry.output.rows + above.position) * geometry.output.columns
          for beside in columns[column] {
            let unit = line + beside.position
            let weight =
              windows.firstWeight(ofOutput: unit)
              + (groupInput * size.rows + above.tap) * size.columns + beside.tap
            body(Wiring.Tap(output: unit, input: input, weight: hasWeights ? weight : nil))
          }
        }
      }
    }
  }
}

extension Wiring {
  /// What reads an input, in the order of ``WiringReaders/forEachTap(ofInput:_:)``.
  package func taps(ofInput input: Int) -> [Tap] {
    var taps: [Tap] = []
    WiringReaders(self).forEachTap(ofInput: input) { taps.append($0) }
    return taps
  }
}
