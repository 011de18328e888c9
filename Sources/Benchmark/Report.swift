/// Writes figures as a table to read or as JSON, a row on each line.
struct Report {
  let isJSON: Bool

  /// Writes one row.
  func print(_ row: Row, _ figure: Figure) {
    if isJSON {
      let (unit, number) =
        switch figure {
        case .seconds(let seconds): ("seconds", seconds)
        case .bytes(let bytes): ("bytes", Double(bytes))
        }
      Swift.print("{\"row\":\"\(row.rawValue)\",\"\(unit)\":\(number)}")
    } else {
      let name = row.rawValue + String(repeating: " ", count: max(0, 22 - row.rawValue.count))
      Swift.print(name, figure, "", row.summary)
    }
  }
}
