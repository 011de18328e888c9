import CReadline

/// The cells of the terminal around the line that is being edited, as readline's own bytes drew them.
///
/// It follows what readline writes, so that whoever paints over the line knows which character stands
/// in which cell, and in which style. Where a sequence says what it does not know, it forgets all: a
/// cell of which nothing is known is never painted.
struct LineCanvas {
  /// What stands in one column.
  struct Cell: Equatable {
    /// The character's scalar; `unknown`, or `half` for the second column of a wide one.
    var content: UInt32
    /// The style it is shown in.
    var style: TextStyle

    static let unknown: UInt32 = .max
    static let half: UInt32 = 0
    /// Marks a number that stands for a character and what combines with it.
    static let combined: UInt32 = 1 << 31
    static let blank = Self(content: 0x20, style: .plain)
  }

  private enum State {
    case text, escape
    case control(String)
    case command(sawEscape: Bool)
    case designation
  }

  /// The style of what readline itself shows in colour.
  static let foreign = TextStyle("readline")
  /// Rows further up than this are forgotten: no line is so tall.
  private static let mostRows = 512

  /// The terminal's columns.
  private(set) var columns: Int
  /// The cursor's row, counted from where all was forgotten.
  private(set) var row = 0
  /// The cursor's column; `nil` where that is not known.
  private(set) var column: Int? = 0
  private(set) var rows: [[Cell]] = [[]]
  /// The number of the first of the rows.
  private(set) var first = 0
  /// How often something happened that no other way of drawing the same cells would do: a row was
  /// begun, which may move the screen, or more was forgotten or wiped than the cells that are known.
  private(set) var upheavals = 0
  private var style = TextStyle.plain
  private var state = State.text
  private var decoder: [UInt8] = []
  /// A character in the last column moves the cursor only when another one follows.
  private(set) var wrapsNext = false

  /// Makes a canvas of which nothing is known but that the cursor is at the start of a row.
  init(columns: Int) {
    self.columns = max(columns, 1)
    forget()
    column = 0
  }

  /// What stands in a cell.
  subscript(row: Int, column: Int) -> Cell {
    guard holds(row, column) else { return Cell(content: Cell.unknown, style: .plain) }
    return rows[row - first][column]
  }

  private func holds(_ row: Int, _ column: Int) -> Bool {
    rows.indices.contains(row - first) && (0..<columns).contains(column)
  }

  /// Notes what somebody else has put into a cell.
  mutating func put(_ cell: Cell, row: Int, column: Int) {
    if holds(row, column) { rows[row - first][column] = cell }
  }

  /// The columns of a row in a style.
  func columns(inRow row: Int, of style: TextStyle) -> [Int] {
    (0..<columns).filter { self[row, $0].style == style }
  }

  /// Nothing is known any more, not even the cursor's column.
  mutating func forget() {
    rows = [unknownRow]
    (first, row, column, wrapsNext, state, style) = (0, 0, nil, false, .text, .plain)
    upheavals += 1
    decoder = []
  }

  private var unknownRow: [Cell] {
    Array(repeating: Cell(content: Cell.unknown, style: .plain), count: columns)
  }

  // MARK: Following

  /// Draws what bytes say.
  mutating func feed(_ bytes: UnsafeRawBufferPointer) {
    for byte in bytes { feed(byte) }
  }

  private mutating func feed(_ byte: UInt8) {
    switch state {
    case .text: feedText(byte)
    case .escape: feedEscape(byte)
    case .designation: state = .text
    case .command(let sawEscape):
      if byte == 0x07 || (sawEscape && byte == UInt8(ascii: "\\")) {
        state = .text
      } else {
        state = .command(sawEscape: byte == 0x1B)
      }
    case .control(let parameters):
      guard (0x40...0x7E).contains(byte) else {
        state = .control(parameters + String(Unicode.Scalar(byte)))
        return
      }
      state = .text
      control(byte, parameters)
    }
  }

  private mutating func feedEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "["): state = .control("")
    case UInt8(ascii: "]"): state = .command(sawEscape: false)
    case UInt8(ascii: "("), UInt8(ascii: ")"): state = .designation
    case UInt8(ascii: "="), UInt8(ascii: ">"): state = .text
    case UInt8(ascii: "M"):
      moveUp(1)
      state = .text
    default: forget()
    }
  }

  private mutating func feedText(_ byte: UInt8) {
    switch byte {
    case 0x1B: state = .escape
    case 0x0D: move(to: 0)
    case 0x0A:
      // The system makes a return and a newline of it.
      moveDown()
      move(to: 0)
    case 0x08: move(to: max((column ?? 0) - 1, 0))
    case 0x09: forget()
    case 0..<0x20, 0x7F: break
    case 0x20..<0x7F where decoder.isEmpty: draw(UInt32(byte), width: 1)
    default:
      decoder.append(byte)
      if let text = String(validating: decoder, as: UTF8.self) {
        decoder = []
        for scalar in text.unicodeScalars {
          draw(scalar.value, width: Int(gradus_character_width(scalar.value)))
        }
      } else if decoder.count >= 4 {
        forget()
      }
    }
  }

  private mutating func draw(_ content: UInt32, width: Int) {
    guard width >= 0 else { return forget() }
    guard var place = column else { return }
    if width == 0 { return combine(content, at: wrapsNext ? place : place - 1) }
    if wrapsNext || place + width > columns {
      moveDown()
      place = 0
    }
    put(Cell(content: content, style: style), row: row, column: place)
    if width == 2 { put(Cell(content: Cell.half, style: style), row: row, column: place + 1) }
    wrapsNext = place + width >= columns
    column = min(place + width, columns - 1)
  }

  private mutating func combine(_ mark: UInt32, at place: Int) {
    guard place >= 0 else { return }
    let start = self[row, place].content == Cell.half ? max(place - 1, 0) : place
    var cell = self[row, start]
    cell.content = Self.combination(of: cell.content, and: mark)
    put(cell, row: row, column: start)
  }

  /// A number for a character and what combines with it.
  static func combination(of content: UInt32, and mark: UInt32) -> UInt32 {
    (content &* 31 &+ mark) | Cell.combined
  }

  private mutating func move(to place: Int) {
    column = min(max(place, 0), columns - 1)
    wrapsNext = false
  }

  private mutating func moveDown() {
    row += 1
    if row - first == rows.count {
      rows.append(unknownRow)
      upheavals += 1
    }
    if rows.count > Self.mostRows {
      rows.removeFirst(Self.mostRows / 2)
      first += Self.mostRows / 2
    }
  }

  private mutating func moveUp(_ count: Int) {
    row -= count
    while first > row {
      rows.insert(unknownRow, at: 0)
      first -= 1
      upheavals += 1
    }
    wrapsNext = false
  }

  private mutating func erase(_ range: Range<Int>, inRow row: Int) {
    for column in range { put(.blank, row: row, column: column) }
  }

  private mutating func control(_ final: UInt8, _ parameters: String) {
    let number = Int(parameters.prefix { $0 != ";" }) ?? 0
    // No terminal has as many rows or columns as would take long here.
    let count = min(max(number, 1), 1000)
    switch final {
    case UInt8(ascii: "m"):
      style = parameters.isEmpty || parameters == "0" ? .plain : Self.foreign
    case UInt8(ascii: "h"), UInt8(ascii: "l"):
      // Insertion is a mode of the terminal; the private ones do not move characters.
      if !parameters.hasPrefix("?") { forget() }
    case UInt8(ascii: "A"): moveUp(count)
    case UInt8(ascii: "B"):
      for _ in 0..<count { moveDown() }
      wrapsNext = false
    case UInt8(ascii: "H"):
      // Whatever the row is called, it is another one: what stands there is not known.
      let place = parameters.split(separator: ";").dropFirst().first.flatMap { Int($0) } ?? 1
      forget()
      column = min(max(place, 1), columns) - 1
    default: controlInRow(final, number, count: count)
    }
  }

  private mutating func controlInRow(_ final: UInt8, _ number: Int, count: Int) {
    if final == UInt8(ascii: "G") { return move(to: count - 1) }
    guard let place = column else { return }
    switch final {
    case UInt8(ascii: "C"): move(to: place + count)
    case UInt8(ascii: "D"): move(to: place - count)
    case UInt8(ascii: "K"):
      let ranges = [place..<columns, 0..<place + 1, 0..<columns]
      if ranges.indices.contains(number) { erase(ranges[number], inRow: row) }
    case UInt8(ascii: "J"):
      upheavals += 1
      if number == 0 { erase(place..<columns, inRow: row) }
      let others = number == 0 ? row + 1..<first + rows.count : first..<first + rows.count
      for other in others { erase(0..<columns, inRow: other) }
    case UInt8(ascii: "P"):
      let count = min(count, columns - place)
      rows[row - first].removeSubrange(place..<place + count)
      rows[row - first] += Array(repeating: .blank, count: count)
    case UInt8(ascii: "@"):
      let count = min(count, columns - place)
      rows[row - first].insert(contentsOf: Array(repeating: .blank, count: count), at: place)
      rows[row - first].removeLast(count)
    default: forget()
    }
  }
}
