/// Turns the tables and grids of documents into comma-separated values (RFC 4180).
///
/// Numbers are exact. One table stands by itself, under its header if it has one. Of several, each
/// record begins with its table's name, and a new header, which begins with `table`, stands above
/// each whose columns differ from those before it; all records have the same number of fields:
///
/// ```
/// table,row,0,1
/// "input, window",0,1,2
/// "input, window",1,3,4
/// ```
package struct CSVRenderer: Equatable, Sendable {
  /// Makes a renderer.
  package init() {}

  /// The tables and grids of a document; nothing else of it.
  package func file(_ document: Document) -> String {
    let sheets = document.sheets
    guard sheets.count > 1 else {
      guard let sheet = sheets.first else { return "" }
      var lines: [[String]] = sheet.header.isEmpty ? [] : [sheet.header]
      lines += sheet.rows.map { $0.map(\.exactString) }
      return records(lines, fields: sheet.columnCount)
    }
    var lines: [[String]] = []
    var last: [String]?
    for sheet in sheets {
      // Rows without labels are counted, as columns are.
      let isBare = sheet.header.isEmpty
      let titles =
        isBare ? ["row"] + (0..<sheet.columnCount).map { String($0) } : sheet.header
      let header = ["table"] + titles
      if header != last { lines.append(header) }
      last = header
      for (row, fields) in sheet.rows.enumerated() {
        let start = isBare ? [sheet.name, String(row)] : [sheet.name]
        lines.append(start + fields.map(\.exactString))
      }
    }
    return records(lines, fields: lines.map(\.count).max() ?? 0)
  }

  private func records(_ lines: [[String]], fields: Int) -> String {
    var text = ""
    for line in lines {
      for place in 0..<fields {
        if place > 0 { text += "," }
        if place < line.count { text += Self.quoted(line[place]) }
      }
      text += "\r\n"
    }
    return text
  }

  /// A field, in quotes where it holds what separates fields or begins or ends with a space.
  private static func quoted(_ field: String) -> String {
    let needsQuotes = field.utf8.contains { byte in
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D: true
      default: false
      }
    }
    guard needsQuotes || field.first == " " || field.last == " " else { return field }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}
