/// From an output to what it reads.
extension Wiring {
  /// A cell of an output's window: its weight, and the input that lies there.
  package struct Cell: Hashable, Sendable {
    /// The input; `nil` on padding.
    package let input: Int?
    /// The weight; `nil` where the layer has none.
    package let weight: Int?
  }

  /// What an output reads, in the order in which the engine adds: over input channel, row and column
  /// of the window, or of the input where the wires are reversed; padding is left out.
  package func taps(ofOutput output: Int) -> [Tap] {
    var taps: [Tap] = []
    if case .windows(let windows) = form { taps.reserveCapacity(windows.cellCount) }
    forEachTap(ofOutput: output) { taps.append($0) }
    return taps
  }

  /// Visits what an output reads; see ``taps(ofOutput:)``.
  package func forEachTap(ofOutput output: Int, _ body: (Tap) -> Void) {
    switch form {
    case .pairs:
      let first = output * inputs
      for input in 0..<inputs { body(Tap(output: output, input: input, weight: first + input)) }
    case .each: body(Tap(output: output, input: output, weight: nil))
    case .behindEachOther:
      for input in stride(from: output, to: inputs, by: outputs) {
        body(Tap(output: output, input: input, weight: nil))
      }
    case .runs(let run):
      let first = output / run * run
      for input in first..<first + run { body(Tap(output: output, input: input, weight: nil)) }
    case .windows(let windows):
      forEachCell(of: windows, output: output) { input, weight in
        if let input { body(Tap(output: output, input: input, weight: weight)) }
      }
    case .reversed(let windows):
      forEachReader(of: windows, input: output) { unit, weight in
        body(Tap(output: output, input: unit, weight: weight))
      }
    case .spans(let spans):
      let (channel, position) = output.quotientAndRemainder(dividingBy: spans.output.count)
      let (row, column) = position.quotientAndRemainder(dividingBy: spans.columns.count)
      for y in spans.rows[row] {
        let line = channel * spans.input.count + y * spans.input.columns
        for x in spans.columns[column] {
          body(Tap(output: output, input: line + x, weight: nil))
        }
      }
    }
  }

  /// Visits the windows that read a place of what they lie on: over output channel, row and column,
  /// which is from the kernel's last tap to its first.
  @inline(__always)
  private func forEachReader(
    of windows: Windows, input: Int, _ body: (_ unit: Int, _ weight: Int?) -> Void
  ) {
    let geometry = windows.geometry
    let size = geometry.window.size
    let (channel, cell) = input.quotientAndRemainder(dividingBy: geometry.input.count)
    let (row, column) = cell.quotientAndRemainder(dividingBy: geometry.input.columns)
    let (group, groupInput) = channel.quotientAndRemainder(dividingBy: windows.groupInputs)
    let hasWeights = windows.weights != .none
    for output in group * windows.groupOutputs..<(group + 1) * windows.groupOutputs {
      for tapRow in (0..<size.rows).reversed() {
        guard let above = geometry.outputRow(reading: row, tap: tapRow) else { continue }
        let line = (output * geometry.output.rows + above) * geometry.output.columns
        for tapColumn in (0..<size.columns).reversed() {
          guard let beside = geometry.outputColumn(reading: column, tap: tapColumn) else {
            continue
          }
          let unit = line + beside
          let weight =
            windows.firstWeight(ofOutput: unit)
            + (groupInput * size.rows + tapRow) * size.columns + tapColumn
          body(unit, hasWeights ? weight : nil)
        }
      }
    }
  }

  /// All cells of an output's window, those on padding among them, in the order of
  /// ``taps(ofOutput:)``: every weight that the output has.
  package func cells(ofOutput output: Int) -> [Cell] {
    guard case .windows(let windows) = form else {
      return taps(ofOutput: output).map { Cell(input: $0.input, weight: $0.weight) }
    }
    var cells: [Cell] = []
    cells.reserveCapacity(windows.cellCount)
    forEachCell(of: windows, output: output) { cells.append(Cell(input: $0, weight: $1)) }
    return cells
  }

  @inline(__always)
  func forEachCell(
    of windows: Windows, output: Int, _ body: (_ input: Int?, _ weight: Int?) -> Void
  ) {
    let geometry = windows.geometry
    let (channel, position) = output.quotientAndRemainder(dividingBy: geometry.output.count)
    let (row, column) = position.quotientAndRemainder(dividingBy: geometry.output.columns)
    let size = geometry.window.size
    let firstInput = channel / windows.groupOutputs * windows.groupInputs
    let hasWeights = windows.weights != .none
    var weight = windows.firstWeight(ofOutput: output)
    for inputChannel in firstInput..<firstInput + windows.groupInputs {
      let plane = inputChannel * geometry.input.count
      for tapRow in 0..<size.rows {
        let y = geometry.inputRow(outputRow: row, tap: tapRow)
        let isRowInside = y >= 0 && y < geometry.input.rows
        for tapColumn in 0..<size.columns {
          let x = geometry.inputColumn(outputColumn: column, tap: tapColumn)
          let isInside = isRowInside && x >= 0 && x < geometry.input.columns
          body(
            isInside ? plane + y * geometry.input.columns + x : nil, hasWeights ? weight : nil)
          weight += 1
        }
      }
    }
  }

  /// The wire from an input to an output; `nil` where there is none, which a mask forces to 0.
  package func tap(output: Int, input: Int) -> Tap? {
    switch form {
    case .pairs: return Tap(output: output, input: input, weight: output * inputs + input)
    case .each: return output == input ? Tap(output: output, input: input, weight: nil) : nil
    case .behindEachOther:
      return input % outputs == output ? Tap(output: output, input: input, weight: nil) : nil
    case .runs(let run):
      return output / run == input / run ? Tap(output: output, input: input, weight: nil) : nil
    case .windows(let windows):
      let geometry = windows.geometry
      let (channel, position) = output.quotientAndRemainder(dividingBy: geometry.output.count)
      let (inputChannel, cell) = input.quotientAndRemainder(dividingBy: geometry.input.count)
      guard channel / windows.groupOutputs == inputChannel / windows.groupInputs,
        let place = geometry.tap(
          reading: cell, at: position)
      else { return nil }
      if windows.weights == .none { return Tap(output: output, input: input, weight: nil) }
      let size = geometry.window.size
      let weight =
        windows.firstWeight(ofOutput: output)
        + (inputChannel % windows.groupInputs * size.rows + place.row) * size.columns
        + place.column
      return Tap(output: output, input: input, weight: weight)
    case .reversed(let windows):
      return turned(windows).tap(output: input, input: output).map {
        Tap(output: output, input: input, weight: $0.weight)
      }
    case .spans(let spans):
      let (channel, position) = output.quotientAndRemainder(dividingBy: spans.output.count)
      let (row, column) = position.quotientAndRemainder(dividingBy: spans.columns.count)
      let (inputChannel, cell) = input.quotientAndRemainder(dividingBy: spans.input.count)
      let (y, x) = cell.quotientAndRemainder(dividingBy: spans.input.columns)
      guard channel == inputChannel, spans.rows[row].contains(y), spans.columns[column].contains(x)
      else { return nil }
      return Tap(output: output, input: input, weight: nil)
    }
  }
}
