/// A reader of RFC 4180, written from its grammar.
enum CSVReader {
  /// The records; `nil` where the text does not follow the grammar.
  static func records(_ text: String) -> [[String]]? {
    var records: [[String]] = []
    var record: [String] = []
    var field = ""
    var bytes = Array(text.unicodeScalars)[...]
    while let next = bytes.popFirst() {
      if next == "\"" {
        guard field.isEmpty else { return nil }
        while true {
          guard let inner = bytes.popFirst() else { return nil }
          if inner != "\"" {
            field.unicodeScalars.append(inner)
          } else if bytes.first == "\"" {
            field.append("\"")
            bytes.removeFirst()
          } else {
            break
          }
        }
        guard bytes.first == "," || bytes.first == "\r" else { return nil }
      } else if next == "," {
        record.append(field)
        field = ""
      } else if next == "\r" {
        guard bytes.popFirst() == "\n" else { return nil }
        records.append(record + [field])
        (record, field) = ([], "")
      } else if next == "\n" {
        return nil
      } else {
        field.unicodeScalars.append(next)
      }
    }
    return field.isEmpty && record.isEmpty ? records : nil
  }
}
