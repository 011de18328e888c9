/// A terminal's screen as a user would see it, drawn by the bytes that a program writes.
///
/// It knows what readline and our views send to a terminal of the kind `xterm`, and no more.
package struct Screen: Sendable {
  private enum State {
    case text
    case escape
    case control(String)
    case command(String, sawEscape: Bool)
    case designation
  }

  /// What stands in one column.
  private struct Cell: Equatable {
    /// The character, with what combines with it; empty in the second column of a wide one.
    var text = " "
    /// The parameters of SGR that it was written with.
    var style = ""
  }

  /// How many characters go into a row.
  package private(set) var columns: Int

  /// How many rows there are.
  package private(set) var rows: Int

  /// The cursor's place.
  package private(set) var cursor = (row: 0, column: 0)

  /// The rows that have left the screen at the top, oldest first.
  package private(set) var scrolledOff: [String] = []

  /// The operating system commands that were sent, as `133;A`, oldest first.
  package private(set) var commands: [String] = []

  private var cells: [[Cell]]
  private var style = ""
  private var saved: (row: Int, column: Int, wrapsNext: Bool, style: String) = (0, 0, false, "")
  private var state = State.text
  private var partial: [UInt8] = []
  // A character in the last column moves the cursor only when another one follows.
  private var wrapsNext = false

  /// Makes an empty screen.
  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
  }

  /// The rows, without the blanks at their ends.
  package var lines: [String] { cells.map(Self.trimmed) }

  /// The rows without what is shown in a style, of whose parameters `style` is one.
  package func lines(without style: String) -> [String] {
    cells.map { row in
      Self.trimmed(row.map { $0.style.split(separator: ";").contains(style[...]) ? Cell() : $0 })
    }
  }

  /// The parts of a row that are shown in a style each, without plain blanks at its end.
  package func styledParts(inRow row: Int) -> [(text: String, style: String)] {
    var parts: [(text: String, style: String)] = []
    let last = cells[row].lastIndex { $0 != Cell() } ?? -1
    for cell in cells[row][...last] {
      if let part = parts.last, part.style == cell.style {
        parts[parts.count - 1].text += cell.text
      } else {
        parts.append((cell.text, cell.style))
      }
    }
    return parts
  }

  /// All rows as one text.
  package var text: String { lines.joined(separator: "\n") }

  /// The row with the cursor.
  package var cursorLine: String { lines[cursor.row] }

  /// Changes the size as xterm does: rows are cut or filled up, not wrapped anew.
  package mutating func resize(columns: Int, rows: Int) {
    while cells.count > rows, cursor.row >= rows {
      scrolledOff.append(Self.trimmed(cells.removeFirst()))
      cursor.row -= 1
    }
    cells = cells.prefix(rows).map { row in
      Array(row.prefix(columns)) + Array(repeating: Cell(), count: max(columns - row.count, 0))
    }
    while cells.count < rows { cells.append(Array(repeating: Cell(), count: columns)) }
    (self.columns, self.rows) = (columns, rows)
    cursor.column = min(cursor.column, columns - 1)
    wrapsNext = false
  }

  /// Draws what the bytes say.
  package mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      switch state {
      case .text: feedText(byte)
      case .escape: feedEscape(byte)
      case .designation: state = .text
      case .command(let text, let sawEscape):
        if byte == 0x07 || (sawEscape && byte == UInt8(ascii: "\\")) {
          commands.append(text)
          state = .text
        } else if byte == 0x1B {
          state = .command(text, sawEscape: true)
        } else {
          state = .command(text + String(Unicode.Scalar(byte)), sawEscape: false)
        }
      case .control(let parameters):
        if (0x40...0x7E).contains(byte) {
          state = .text
          control(Character(Unicode.Scalar(byte)), parameters)
        } else {
          state = .control(parameters + String(Unicode.Scalar(byte)))
        }
      }
    }
  }

  private mutating func feedEscape(_ byte: UInt8) {
    state = .text
    switch byte {
    case UInt8(ascii: "["): state = .control("")
    case UInt8(ascii: "]"): state = .command("", sawEscape: false)
    case UInt8(ascii: "("), UInt8(ascii: ")"): state = .designation
    case UInt8(ascii: "7"): saved = (cursor.row, cursor.column, wrapsNext, style)
    case UInt8(ascii: "8"):
      moveTo(saved.row, saved.column)
      (wrapsNext, style) = (saved.wrapsNext, saved.style)
    default: break
    }
  }

  private mutating func feedText(_ byte: UInt8) {
    switch byte {
    case 0x1B: state = .escape
    case 0x0D: moveTo(cursor.row, 0)
    case 0x0A: lineFeed()
    case 0x08: moveTo(cursor.row, cursor.column - 1)
    case 0x09: moveTo(cursor.row, (cursor.column / 8 + 1) * 8)
    case 0..<0x20, 0x7F: break
    case 0x20..<0x7F where partial.isEmpty: put(Unicode.Scalar(byte))
    default:
      partial.append(byte)
      if let text = String(validating: partial, as: UTF8.self) {
        partial = []
        text.unicodeScalars.forEach { put($0) }
      } else if partial.count == 4 {
        partial = []
        put("\u{FFFD}")
      }
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = Self.width(scalar)
    if width == 0 { return combine(scalar) }
    if wrapsNext || cursor.column + width > columns {
      cursor.column = 0
      lineFeed()
    }
    cells[cursor.row][cursor.column] = Cell(text: String(scalar), style: style)
    if width == 2, cursor.column + 1 < columns {
      cells[cursor.row][cursor.column + 1] = Cell(text: "", style: style)
    }
    wrapsNext = cursor.column + width >= columns
    cursor.column = min(cursor.column + width, columns - 1)
  }

  private mutating func combine(_ mark: Unicode.Scalar) {
    var column = wrapsNext ? cursor.column : cursor.column - 1
    if column > 0, cells[cursor.row][column].text.isEmpty { column -= 1 }
    guard column >= 0 else { return }
    cells[cursor.row][column].text.unicodeScalars.append(mark)
  }

  /// The columns of a character: two for those of East Asia and for most pictures, none for marks.
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF:
      2
    default: 1
    }
  }

  private mutating func lineFeed() {
    wrapsNext = false
    cursor.row += 1
    guard cursor.row == rows else { return }
    scrolledOff.append(Self.trimmed(cells.removeFirst()))
    cells.append(Array(repeating: Cell(), count: columns))
    cursor.row = rows - 1
  }

  private mutating func moveTo(_ row: Int, _ column: Int) {
    cursor = (min(max(row, 0), rows - 1), min(max(column, 0), columns - 1))
    wrapsNext = false
  }

  private mutating func erase(_ columns: Range<Int>, inRow row: Int) {
    for column in columns { cells[row][column] = Cell() }
  }

  private mutating func control(_ final: Character, _ parameters: String) {
    let numbers = parameters.split(separator: ";").map { Int($0) ?? 0 }
    let first = numbers.first ?? 0
    let count = max(first, 1)
    switch final {
    case "A": moveTo(cursor.row - count, cursor.column)
    case "B": moveTo(cursor.row + count, cursor.column)
    case "C": moveTo(cursor.row, cursor.column + count)
    case "D": moveTo(cursor.row, cursor.column - count)
    case "G": moveTo(cursor.row, count - 1)
    case "H": moveTo(count - 1, max(numbers.dropFirst().first ?? 1, 1) - 1)
    case "m": style = parameters == "0" || parameters.isEmpty ? "" : plainer(parameters)
    case "K": eraseInRow(first)
    case "J": eraseInScreen(first)
    case "P":
      cells[cursor.row].removeSubrange(cursor.column..<min(cursor.column + count, columns))
      while cells[cursor.row].count < columns { cells[cursor.row].append(Cell()) }
    case "@":
      cells[cursor.row].insert(
        contentsOf: Array(repeating: Cell(), count: count), at: cursor.column)
      cells[cursor.row].removeLast(count)
    default: break
    }
  }

  private mutating func eraseInRow(_ which: Int) {
    switch which {
    case 0: erase(cursor.column..<columns, inRow: cursor.row)
    case 1: erase(0..<cursor.column + 1, inRow: cursor.row)
    default: erase(0..<columns, inRow: cursor.row)
    }
  }

  private mutating func eraseInScreen(_ which: Int) {
    if which == 0 { eraseInRow(0) }
    for row in which == 0 ? cursor.row + 1..<rows : 0..<rows { erase(0..<columns, inRow: row) }
  }

  /// The parameters of SGR without what takes back those before.
  private func plainer(_ parameters: String) -> String {
    parameters.hasPrefix("0;") ? String(parameters.dropFirst(2)) : parameters
  }

  private static func trimmed(_ row: [Cell]) -> String {
    let last = row.lastIndex { $0.text != " " } ?? -1
    return row[...last].map(\.text).joined()
  }
}
