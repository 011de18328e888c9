import NeuralNetwork

/// Writes a tensor exactly, in nested brackets that the language and Python read back.
struct ValueSetter {
  let typesetter: Typesetter
  /// The columns there are.
  let screen: Int
  /// Asked now and then whether the work is given up.
  var isStopped: () -> Bool = { false }

  /// The lines of a value: every number of it, or of a long one the first and last rows.
  func lines(_ tensor: Tensor, abridging: Bool = false) -> [Line] {
    if abridging, tensor.count > Self.longest { return abridged(tensor) }
    var lines: [Line] = []
    write(tensor) { line in
      lines.append(line)
      return true
    }
    return lines
  }

  /// Hands out the lines of a value one by one, every number of it, so that no more than one of them
  /// takes memory.
  ///
  /// - Parameter emit: takes a line; `false` where no more are wanted.
  func write(_ tensor: Tensor, emit: (Line) -> Bool) {
    let rank = tensor.shape.rank
    if tensor.elements.isEmpty {
      _ = emit(emptyValue(tensor.shape))
      return
    }
    var current: [UInt8] = []
    if rank == 0 {
      ExactNumberFormat.append(Self.shown(tensor.elements[0]), to: &current)
      _ = emit(line(current))
      return
    }
    guard let width = width(of: tensor.elements) else { return }
    let indent = rank < screen / 3 ? rank : 0
    func breakLine() -> Bool {
      while current.last == Self.space { current.removeLast() }
      let line = line(current)
      current.removeAll(keepingCapacity: true)
      return emit(line)
    }
    let extents = tensor.shape.extents
    var opened = rank
    var number: [UInt8] = []
    for (offset, value) in tensor.elements.enumerated() {
      if offset > 0 {
        current.append(UInt8(ascii: ","))
        if opened > 0 {
          guard breakLine() else { return }
          for _ in 1..<opened { guard emit(Line()) else { return } }
        } else if current.count + 1 + width + rank > screen {
          guard breakLine() else { return }
        } else {
          current.append(Self.space)
        }
      }
      if current.isEmpty { current.append(Self.space, count: indent - opened) }
      current.append(UInt8(ascii: "["), count: opened)
      number.removeAll(keepingCapacity: true)
      ExactNumberFormat.append(Self.shown(value), to: &number)
      current.append(Self.space, count: width - number.count)
      current.append(contentsOf: number)
      let closed = closings(offset + 1, extents)
      current.append(UInt8(ascii: "]"), count: closed)
      opened = closed
    }
    _ = breakLine()
  }

  /// A number as a person reads it: a zero's sign looks like a mistake; programs get it from JSON.
  private static func shown(_ value: Double) -> Double { value == 0 ? 0 : value }

  /// The columns of the longest number; `nil` where the work is given up.
  private func width(of values: [Double]) -> Int? {
    var width = 0
    var bytes: [UInt8] = []
    for (place, value) in values.enumerated() {
      if place & 0xFFFF == 0, isStopped() { return nil }
      bytes.removeAll(keepingCapacity: true)
      ExactNumberFormat.append(Self.shown(value), to: &bytes)
      width = max(width, bytes.count)
    }
    return width
  }

  // MARK: The beginning and the end

  /// How many numbers a person is shown at most.
  private static let longest = 1000
  /// How many rows are shown at the beginning, and at the end.
  private static let outerRows = 3

  /// The first and last rows, of each as much as fits on a line, and how many numbers there are.
  private func abridged(_ tensor: Tensor) -> [Line] {
    let columns = tensor.shape.extents.last ?? 1
    let rows = tensor.count / columns
    let isWhole = rows <= 2 * Self.outerRows
    let shown =
      isWhole
      ? Array(0..<rows)
      : Array(0..<Self.outerRows) + Array(rows - Self.outerRows..<rows)
    var lines: [Line] = []
    for row in shown {
      if !isWhole, row == rows - Self.outerRows {
        lines.append(Line([typesetter.run(" \u{2026}")]))
      }
      lines.append(self.row(tensor, from: row * columns, count: columns))
    }
    let which = rows == 1 ? "the first and the last of them" : "the first and last rows"
    lines.append(
      contentsOf: typesetter.wrapped(
        "\u{B7} \(grouped(tensor.count)) numbers; \(which); give it a name by `let`, and \(.code("export numpy all.npz")) writes all",
        to: screen))
    return lines
  }

  /// As many numbers of a row as fit on a line, from its beginning and from its end.
  private func row(_ tensor: Tensor, from start: Int, count: Int) -> Line {
    let extents = tensor.shape.extents
    let opened = start == 0 ? extents.count : closings(start, extents)
    let closed = closings(start + count, extents)
    func text(_ place: Int) -> String {
      ExactNumberFormat.string(Self.shown(tensor.elements[start + place]))
    }
    let room = screen - extents.count - closed - 7
    var (first, last, used) = ([String](), [String](), 0)
    while first.count + last.count < count {
      let isFirst = first.count <= last.count
      let next = text(isFirst ? first.count : count - 1 - last.count)
      if used + next.count + 2 > room, !first.isEmpty { break }
      used += next.count + 2
      if isFirst { first.append(next) } else { last.insert(next, at: 0) }
    }
    let middle = first.count + last.count < count ? ["\u{2026}"] : []
    let numbers = (first + middle + last).joined(separator: ", ")
    let indent = String(repeating: " ", count: max(0, extents.count - opened))
    return Line([
      typesetter.run(
        indent + String(repeating: "[", count: opened) + numbers
          + String(repeating: "]", count: closed)
          + (start + count < tensor.count ? "," : ""))
    ])
  }

  private func grouped(_ count: Int) -> String {
    var groups: [String] = []
    var rest = count
    while rest >= 1000 {
      let digits = String(rest % 1000)
      groups.insert(String(repeating: "0", count: 3 - digits.count) + digits, at: 0)
      rest /= 1000
    }
    return ([String(rest)] + groups).joined(separator: ",")
  }

  /// A line of ASCII that is safe to be shown.
  private func line(_ bytes: [UInt8]) -> Line {
    let text = String(decoding: bytes, as: UTF8.self)
    return Line([Line.Run(safe: text, width: bytes.count, ink: .plain)])
  }

  /// How many brackets open before the element at an offset, which is how many close before it.
  private func closings(_ offset: Int, _ extents: [Int]) -> Int {
    var product = 1
    var count = 0
    for extent in extents.reversed() {
      product *= extent
      if offset % product != 0 { break }
      count += 1
    }
    return count
  }

  private func emptyValue(_ shape: Shape) -> Line {
    Line([
      typesetter.run("[]"), typesetter.run(" "), typesetter.run("(shape \(shape))", .muted),
    ])
  }

  private static let space = UInt8(ascii: " ")
}

extension [UInt8] {
  /// Appends the same byte so many times.
  fileprivate mutating func append(_ byte: UInt8, count: Int) {
    for _ in 0..<Swift.max(0, count) { append(byte) }
  }
}
