import NeuralNetwork

/// A table in text: a sample a row, numbers in all columns but the one that says its class.
public struct CSVTable: Equatable, Sendable {
  /// The numbers, [row, column], without the column of the classes.
  public let features: Tensor
  /// What the columns of numbers are called, where the first row says so.
  public let featureNames: [String]
  /// The class of each row as it is written.
  public let labels: [String]
  /// What the column of the classes is called, or its number from 0.
  public let labelColumn: String

  /// What a file may begin with that says it is UTF-8.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let separators = Array(",;\t|".utf8)
  private static let labelNames: Set<String> = ["label", "class", "target", "y", "species"]

  /// Reads a table.
  ///
  /// Unless the options say otherwise, the separator is the one of `,` `;` `|` and tab that the
  /// first row has most of; the first row names the columns if it is not made of numbers; and the
  /// classes stand in a column named label, class, target, y or species, or else in the last.
  ///
  /// - Throws: ``FormatError`` with line and column, both counted from 1.
  public init(_ bytes: [UInt8], options: CSVOptions = CSVOptions()) throws(FormatError) {
    let separator = options.separator ?? Self.separator(of: bytes)
    var rows = CSVRows(bytes, separator: separator)
    guard try rows.next() else { throw FormatError(.noRows, line: 1, column: 1) }
    let width = rows.fields.count
    let hasHeader: Bool
    if let given = options.hasHeader {
      hasHeader = given
    } else {
      hasHeader = try Self.isHeader(rows)
    }
    let names = hasHeader ? rows.fields.map(rows.text) : (0..<width).map(String.init)
    let label = try Self.labelIndex(options.label, names, hasHeader: hasHeader)
    if hasHeader, try !rows.next() { throw FormatError(.noRows, line: rows.line + 1, column: 1) }
    var elements: [Double] = []
    var labels: [String] = []
    repeat {
      guard rows.fields.count == width else {
        throw FormatError(
          .fieldCount(rows.fields.count, expected: width), line: rows.line,
          column: min(rows.fields.count, width) + (rows.fields.count < width ? 0 : 1))
      }
      for (column, field) in rows.fields.enumerated() {
        if column == label {
          labels.append(Self.trimmed(rows.text(field)))
        } else if let number = rows.number(field) {
          elements.append(number)
        } else {
          throw FormatError(
            .notANumber(String(rows.text(field).prefix(40))), line: rows.line, column: column + 1)
        }
      }
      guard elements.count <= Shape.elementBound else {
        throw FormatError(.tooManyTogether(elements.count), line: rows.line, column: 1)
      }
    } while try rows.next()
    features = Tensor(shape: [labels.count, width - 1], elements: elements)
    featureNames = hasHeader ? names.indices.filter { $0 != label }.map { names[$0] } : []
    self.labels = labels
    labelColumn = names[label]
  }

  /// Whether bytes may be text.
  static func isText(_ bytes: some Collection<UInt8>) -> Bool {
    !bytes.isEmpty
      && bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) }
  }

  private static func separator(of bytes: [UInt8]) -> UInt8 {
    let start = bytes.prefix(1 << 16)
    let line = start.prefix { $0 != 0x0A && $0 != 0x0D }
    let counts = separators.map { sign in (sign, line.count { $0 == sign }) }
    return counts.max { $0.1 < $1.1 }.flatMap { $0.1 > 0 ? $0.0 : nil } ?? UInt8(ascii: ",")
  }

  /// Whether the first row names the columns: more than its class is no number, or the second row
  /// is of numbers alone and it is not.
  private static func isHeader(_ rows: CSVRows) throws(FormatError) -> Bool {
    func words(_ rows: CSVRows) -> Int { rows.fields.count { rows.number($0) == nil } }
    var rows = rows
    let first = words(rows)
    if first != 1 { return first > 1 }
    guard try rows.next() else { return false }
    return words(rows) == 0
  }

  private static func labelIndex(
    _ wanted: String?, _ names: [String], hasHeader: Bool
  ) throws(FormatError) -> Int {
    guard let wanted else {
      let known = hasHeader ? names.firstIndex { labelNames.contains($0.lowercased()) } : nil
      return known ?? names.count - 1
    }
    if let index = names.firstIndex(of: wanted) { return index }
    if let index = Int(wanted), names.indices.contains(index) { return index }
    throw FormatError(.noColumn(wanted, columns: names), line: 1, column: 1)
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
