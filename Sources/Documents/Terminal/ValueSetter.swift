import NeuralNetwork

/// Writes a tensor exactly, in nested brackets that the language and Python read back.
struct ValueSetter {
  let typesetter: Typesetter
  /// The columns there are.
  let screen: Int

  /// The lines of a value: every number of it.
  func lines(_ tensor: Tensor) -> [Line] {
    let rank = tensor.shape.rank
    if tensor.elements.isEmpty { return [emptyValue(tensor.shape)] }
    let numbers = Numbers(tensor.elements)
    var lines: [Line] = []
    var current: [UInt8] = []
    if rank == 0 {
      numbers.append(0, to: &current)
      return [line(current)]
    }
    let indent = rank < screen / 3 ? rank : 0
    func breakLine() {
      while current.last == Self.space { current.removeLast() }
      lines.append(line(current))
      current.removeAll(keepingCapacity: true)
    }
    let extents = tensor.shape.extents
    var opened = rank
    for offset in tensor.elements.indices {
      if offset > 0 {
        current.append(UInt8(ascii: ","))
        if opened > 0 {
          breakLine()
          for _ in 1..<opened { lines.append(Line()) }
        } else if current.count + 1 + numbers.width + rank > screen {
          breakLine()
        } else {
          current.append(Self.space)
        }
      }
      if current.isEmpty { current.append(Self.space, count: indent - opened) }
      current.append(UInt8(ascii: "["), count: opened)
      numbers.append(offset, to: &current)
      let closed = closings(offset + 1, extents)
      current.append(UInt8(ascii: "]"), count: closed)
      opened = closed
    }
    breakLine()
    return lines
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

/// Numbers written exactly, one behind the other.
private struct Numbers {
  private var bytes: [UInt8] = []
  /// Where each number ends.
  private var ends: [Int] = []
  /// The columns of the longest.
  private(set) var width = 0

  init(_ values: [Double]) {
    ends.reserveCapacity(values.count)
    for value in values {
      let start = bytes.count
      // A person reads a zero's sign as a mistake; programs get it from the JSON.
      ExactNumberFormat.append(value == 0 ? 0 : value, to: &bytes)
      width = max(width, bytes.count - start)
      ends.append(bytes.count)
    }
  }

  /// Puts a number behind other bytes, at the right of its columns.
  func append(_ index: Int, to line: inout [UInt8]) {
    let start = index == 0 ? 0 : ends[index - 1]
    line.append(UInt8(ascii: " "), count: width - (ends[index] - start))
    line.append(contentsOf: bytes[start..<ends[index]])
  }
}

extension [UInt8] {
  /// Appends the same byte so many times.
  fileprivate mutating func append(_ byte: UInt8, count: Int) {
    for _ in 0..<Swift.max(0, count) { append(byte) }
  }
}
