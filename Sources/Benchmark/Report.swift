/// Writes figures as a table to read or as JSON, a row on each line, and keeps them.
struct Report {
  let isJSON: Bool
  /// Each row's seconds or bytes so far.
  private(set) var figures: [String: Double] = [:]

  init(isJSON: Bool) { self.isJSON = isJSON }

  /// Writes one row.
  mutating func print(_ row: Row, _ figure: Figure) {
    let (unit, number) =
      switch figure {
      case .seconds(let seconds): ("seconds", seconds)
      case .times(let times): ("times", times)
      case .bytes(let bytes): ("bytes", Double(bytes))
      }
    figures[row.rawValue] = number
    if isJSON {
      Swift.print("{\"row\":\"\(row.rawValue)\",\"\(unit)\":\(number)}")
    } else {
      let name = row.rawValue + String(repeating: " ", count: max(0, 26 - row.rawValue.count))
      Swift.print(name, figure, "", row.summary)
    }
  }
}
