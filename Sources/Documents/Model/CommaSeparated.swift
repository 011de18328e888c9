/// Values for a spreadsheet, as RFC 4180 has them.
package enum CommaSeparated {
  /// A value as a field.
  ///
  /// What a spreadsheet would take for a formula is words to it.
  package static func field(_ value: Fact.Value) -> String {
    switch value {
    case .integer(let number): return "\(number)"
    case .flag(let isSo): return isSo ? "true" : "false"
    case .text(let text):
      let isFormula = text.first.map { "=+-@\t".contains($0) } ?? false
      let words = isFormula ? "'" + text : text
      guard words.contains(where: { ",\"\r\n".contains($0) || $0 == "\r\n" }) else { return words }
      return "\"" + words.replacing("\"", with: "\"\"") + "\""
    case .none, .number, .numbers, .tensor, .list, .series, .record: return ""
    }
  }
}
