import NeuralNetwork

/// Writes numbers as Python reads them back, bit for bit.
enum PythonLiteral {
  /// The number as a Python float; `nan` and `inf` are names that the script has to import.
  static func float(_ value: Double) -> String { value.isNaN ? "nan" : value.description }

  /// A tensor as nested lists, on as few lines of the width as are easily read.
  ///
  /// - Parameters:
  ///   - indent: the columns before the first bracket, and before each line that follows.
  ///   - write: writes one number.
  static func lists(
    _ tensor: Tensor, indent: Int, width: Int = 96, write: (Double) -> String = float
  ) -> String {
    // Bytes, not a string: the weights are many numbers.
    var text: [UInt8] = []
    append(
      tensor.elements[...], extents: tensor.shape.extents[...], indent: indent, width: width,
      write: write, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  private static func append(
    _ elements: ArraySlice<Double>, extents: ArraySlice<Int>, indent: Int, width: Int,
    write: (Double) -> String, to text: inout [UInt8]
  ) {
    guard let extent = extents.first else {
      text += (elements.first.map(write) ?? "").utf8
      return
    }
    let size = extent > 0 ? elements.count / extent : 0
    let parts = (0..<extent).map { position in
      let start = elements.startIndex + position * size
      return elements[start..<start + size]
    }
    // Each number takes at least three characters and a comma: longer lists are not even tried.
    if extents.count > 1, elements.count * 4 <= width {
      let line = oneLine(elements, extents: extents, write: write)
      if line.utf8.count + indent <= width {
        text += line.utf8
        return
      }
    }
    let newLine = Array((",\n" + String(repeating: " ", count: indent + 1)).utf8)
    text.append(UInt8(ascii: "["))
    if extents.count > 1 {
      for (position, part) in parts.enumerated() {
        if position > 0 { text += newLine }
        append(
          part, extents: extents.dropFirst(), indent: indent + 1, width: width, write: write,
          to: &text)
      }
    } else {
      var column = indent + 1
      for (position, element) in elements.enumerated() {
        let number = write(element)
        if position > 0 {
          if column + number.utf8.count + 4 > width {
            text += newLine
            column = indent + 1
          } else {
            text += ", ".utf8
            column += 2
          }
        }
        text += number.utf8
        column += number.utf8.count
      }
    }
    text.append(UInt8(ascii: "]"))
  }

  private static func oneLine(
    _ elements: ArraySlice<Double>, extents: ArraySlice<Int>, write: (Double) -> String
  ) -> String {
    guard let extent = extents.first else { return elements.first.map(write) ?? "" }
    let size = extent > 0 ? elements.count / extent : 0
    let parts = (0..<extent).map { position in
      let start = elements.startIndex + position * size
      return oneLine(elements[start..<start + size], extents: extents.dropFirst(), write: write)
    }
    return "[" + parts.joined(separator: ", ") + "]"
  }
}
