/// From a set of outputs to the set of inputs that they read, and back; a mark for each.
extension Wiring {
  /// Which inputs some of the marked outputs read.
  ///
  /// A window is a rectangle of taps, so that its rows and its columns can be gone through one after
  /// the other, not every cell.
  package func inputs(readBy marks: [Bool]) -> [Bool] {
    precondition(marks.count == outputs, "a mark for each output")
    switch form {
    case .pairs: return [Bool](repeating: marks.contains(true), count: inputs)
    case .each: return marks
    case .behindEachOther: return (0..<inputs).map { marks[$0 % outputs] }
    case .runs(let run): return marks.spread(overRunsOf: run)
    case .windows(let windows):
      let geometry = windows.geometry
      let size = geometry.window.size
      let from = MarkedPlane.Side(channels: windows.groupOutputs, extent: geometry.output)
      let to = MarkedPlane.Side(channels: windows.groupInputs, extent: geometry.input)
      return MarkedPlane.map(marks, from: from, to: to) { row in
        (0..<size.rows).map { geometry.inputRow(outputRow: row, tap: $0) }
          .filter { $0 >= 0 && $0 < geometry.input.rows }
      } columns: { column in
        (0..<size.columns).map { geometry.inputColumn(outputColumn: column, tap: $0) }
          .filter { $0 >= 0 && $0 < geometry.input.columns }
      }
    case .reversed(let windows): return turned(windows).outputs(reading: marks)
    case .spans(let spans):
      let from = MarkedPlane.Side(channels: 1, extent: spans.output)
      let to = MarkedPlane.Side(channels: 1, extent: spans.input)
      return MarkedPlane.map(marks, from: from, to: to) {
        Array(spans.rows[$0])
      } columns: {
        Array(spans.columns[$0])
      }
    }
  }

  /// Which outputs read some of the marked inputs.
  package func outputs(reading marks: [Bool]) -> [Bool] {
    precondition(marks.count == inputs, "a mark for each input")
    switch form {
    case .pairs: return [Bool](repeating: marks.contains(true), count: outputs)
    case .each: return marks
    case .behindEachOther:
      return (0..<outputs).map { output in
        stride(from: output, to: inputs, by: outputs).contains { marks[$0] }
      }
    case .runs(let run): return marks.spread(overRunsOf: run)
    case .windows(let windows):
      let geometry = windows.geometry
      let size = geometry.window.size
      let from = MarkedPlane.Side(channels: windows.groupInputs, extent: geometry.input)
      let to = MarkedPlane.Side(channels: windows.groupOutputs, extent: geometry.output)
      return MarkedPlane.map(marks, from: from, to: to) { row in
        (0..<size.rows).compactMap { geometry.outputRow(reading: row, tap: $0) }
      } columns: { column in
        (0..<size.columns).compactMap { geometry.outputColumn(reading: column, tap: $0) }
      }
    case .reversed(let windows): return turned(windows).inputs(readBy: marks)
    case .spans(let spans):
      let from = MarkedPlane.Side(channels: 1, extent: spans.input)
      let to = MarkedPlane.Side(channels: 1, extent: spans.output)
      return MarkedPlane.map(marks, from: from, to: to) { row in
        spans.rows.indices.filter { spans.rows[$0].contains(row) }
      } columns: { column in
        spans.columns.indices.filter { spans.columns[$0].contains(column) }
      }
    }
  }
}

extension [Bool] {
  /// Marks all of a run in which one is marked.
  fileprivate func spread(overRunsOf run: Int) -> [Bool] {
    var result = [Bool](repeating: false, count: count)
    for start in stride(from: 0, to: count, by: run)
    where self[start..<start + run].contains(true) {
      for place in start..<start + run { result[place] = true }
    }
    return result
  }
}
