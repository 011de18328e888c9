/// The rows of a table in text, one after the other.
///
/// A field may stand in quotes, which it holds doubled; then it may hold separators and line ends.
/// Where a space separates, so does any run of spaces and tabs.
struct CSVRows {
  /// A field's bytes, without the quotes around it.
  struct Field {
    let range: Range<Int>
    /// Whether quotes inside are doubled.
    var hasDoubledQuotes = false
  }

  let bytes: [UInt8]
  let separator: UInt8
  /// The fields of the row read last.
  private(set) var fields: [Field] = []
  /// The line on which that row begins, from 1.
  private(set) var line = 0
  private var nextLine = 1
  private var offset: Int

  private static let quote = UInt8(ascii: "\"")

  init(_ bytes: [UInt8], separator: UInt8, skippedLines: Int = 0) {
    self.bytes = bytes
    self.separator = separator
    offset = bytes.starts(with: CSVTable.byteOrderMark) ? CSVTable.byteOrderMark.count : 0
    for _ in 0..<skippedLines {
      while offset < bytes.count, !isLineEnd(bytes[offset]) { offset += 1 }
      guard offset < bytes.count else { return }
      skipLineEnd()
    }
  }

  /// Reads the next row that is not blank; `false` at the end.
  mutating func next() throws(FormatError) -> Bool {
    skipRun()
    while offset < bytes.count, isLineEnd(bytes[offset]) {
      skipLineEnd()
      skipRun()
    }
    guard offset < bytes.count else { return false }
    fields.removeAll(keepingCapacity: true)
    line = nextLine
    while true {
      fields.append(try field())
      skipRun()
      guard offset < bytes.count else { return true }
      if isLineEnd(bytes[offset]) {
        skipLineEnd()
        return true
      }
      if !separatesByRuns { offset += 1 }
    }
  }

  /// A field as text, without the spaces around it.
  func trimmedText(_ field: Field) -> String {
    var rest = text(field)[...]
    while rest.first == " " || rest.first == "\t" { rest.removeFirst() }
    while rest.last == " " || rest.last == "\t" { rest.removeLast() }
    return String(rest)
  }

  /// Whether a field says that there is no value: nothing, `?`, `nan` or `NA`.
  func isMissing(_ field: Field) -> Bool {
    guard field.range.count <= 40 else { return false }
    return Self.missing.contains(trimmedText(field).lowercased())
  }

  private static let missing: Set<String> = ["", "?", "nan", "na", "n/a"]

  /// A field as text.
  func text(_ field: Field) -> String {
    let text = String(decoding: bytes[field.range], as: UTF8.self)
    guard field.hasDoubledQuotes else { return text }
    var result = ""
    var isSecond = false
    for character in text.unicodeScalars {
      if character == "\"", isSecond {
        isSecond = false
        continue
      }
      isSecond = character == "\""
      result.unicodeScalars.append(character)
    }
    return result
  }

  /// A field as a finite number; `nil` where it is none.
  func number(_ field: Field) -> Double? {
    var (start, end) = (field.range.lowerBound, field.range.upperBound)
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while start < end, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    guard start < end, end - start <= 400 else { return nil }
    if end - start <= 15 {
      var whole = 0
      var place = start
      while place < end, (0x30...0x39).contains(bytes[place]) {
        whole = whole * 10 + Int(bytes[place] - 0x30)
        place += 1
      }
      if place == end { return Double(whole) }
    }
    guard let number = Double(String(decoding: bytes[start..<end], as: UTF8.self)),
      number.isFinite
    else { return nil }
    return number
  }

  private var separatesByRuns: Bool { separator == CSVSeparator.space }

  private func isSeparator(_ code: UInt8) -> Bool {
    code == separator || separatesByRuns && code == 0x09
  }

  /// Goes over spaces and tabs where they separate as a run.
  private mutating func skipRun() {
    guard separatesByRuns else { return }
    while offset < bytes.count, isSeparator(bytes[offset]) { offset += 1 }
  }

  /// Goes over spaces beside a quote.
  private func afterSpaces(_ start: Int) -> Int {
    var place = start
    while place < bytes.count, bytes[place] == 0x20, separator != 0x20 { place += 1 }
    return place
  }

  private mutating func field() throws(FormatError) -> Field {
    let first = afterSpaces(offset)
    if first < bytes.count, bytes[first] == Self.quote { offset = first }
    guard offset < bytes.count, bytes[offset] == Self.quote else {
      let start = offset
      while offset < bytes.count, !isSeparator(bytes[offset]), !isLineEnd(bytes[offset]) {
        offset += 1
      }
      return Field(range: start..<offset)
    }
    let start = offset + 1
    let startLine = nextLine
    var hasDoubledQuotes = false
    offset += 1
    while offset < bytes.count {
      if bytes[offset] == Self.quote {
        guard offset + 1 < bytes.count, bytes[offset + 1] == Self.quote else { break }
        hasDoubledQuotes = true
        offset += 1
      } else if bytes[offset] == 0x0A {
        nextLine += 1
      }
      offset += 1
    }
    let end = offset
    guard end < bytes.count else {
      throw FormatError(
        .malformed(.quote, found: ""), line: startLine, column: fields.count + 1)
    }
    offset = afterSpaces(offset + 1)
    guard offset == bytes.count || isSeparator(bytes[offset]) || isLineEnd(bytes[offset]) else {
      let rest = bytes[offset...].prefix(20)
      throw FormatError(
        .malformed(.quote, found: String(decoding: rest, as: UTF8.self)), line: nextLine,
        column: fields.count + 1)
    }
    return Field(range: start..<end, hasDoubledQuotes: hasDoubledQuotes)
  }

  private func isLineEnd(_ code: UInt8) -> Bool { code == 0x0A || code == 0x0D }

  private mutating func skipLineEnd() {
    let isPair =
      bytes[offset] == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
    offset += isPair ? 2 : 1
    nextLine += 1
  }
}
