import NeuralNetwork

/// Writes a tensor exactly, in nested brackets that the language and Python read back.
struct ValueSetter {
  let typesetter: Typesetter
  /// The columns there are.
  let screen: Int

  /// The lines of a value: every number of it.
  func lines(_ tensor: Tensor) -> [Line] {
    let numbers = tensor.elements.map(ExactNumberFormat.string)
    if tensor.shape.rank == 0 { return [Line([typesetter.run(numbers[0])])] }
    let width = numbers.map(\.utf8.count).max() ?? 0
    var lines: [Line] = []
    var current = ""
    let rank = tensor.shape.rank
    let indent = rank < screen / 3 ? rank : 0
    func breakLine() {
      while current.hasSuffix(" ") { current.removeLast() }
      lines.append(Line([typesetter.run(current)]))
      current = ""
    }
    if numbers.isEmpty { return [emptyValue(tensor.shape)] }
    let extents = tensor.shape.extents
    for (offset, number) in numbers.enumerated() {
      let opened = closings(offset, extents)
      if offset > 0 {
        current += ","
        if opened > 0 {
          breakLine()
          for _ in 1..<max(1, opened) { lines.append(Line()) }
        } else if current.utf8.count + 1 + width + rank > screen {
          breakLine()
        } else {
          current += " "
        }
      }
      if current.isEmpty {
        current = String(repeating: " ", count: max(0, indent - opened))
      }
      current += String(repeating: "[", count: opened)
      current += String(repeating: " ", count: width - number.utf8.count) + number
      current += String(repeating: "]", count: closings(offset + 1, extents))
    }
    breakLine()
    return lines
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
}
