import NeuralNetwork

/// Writes numbers as Python reads them back, bit for bit.
package enum PythonLiteral {
  /// The number as a Python float; `nan` and `inf` are names that the script has to import.
  package static func float(_ value: Double) -> String { value.isNaN ? "nan" : value.description }

  /// Puts the same behind other bytes.
  package static func append(_ value: Double, to text: inout [UInt8]) { text += float(value).utf8 }

  /// A tensor as nested lists, on as few lines of the width as are easily read.
  ///
  /// - Parameters:
  ///   - indent: the columns before the first bracket, and before each line that follows.
  ///   - write: writes one number.
  package static func lists(
    _ tensor: Tensor, indent: Int, width: Int = 96,
    write: (Double, inout [UInt8]) -> Void = append
  ) -> String {
    // Bytes, not a string: the weights are many numbers.
    var text: [UInt8] = []
    text.reserveCapacity(22 * tensor.count)
    append(
      tensor.elements[...], extents: tensor.shape.extents[...], indent: indent, width: width,
      write: write, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  private static func append(
    _ elements: ArraySlice<Double>, extents: ArraySlice<Int>, indent: Int, width: Int,
    write: (Double, inout [UInt8]) -> Void, to text: inout [UInt8]
  ) {
    guard let extent = extents.first else {
      if let element = elements.first { write(element, &text) }
      return
    }
    let size = extent > 0 ? elements.count / extent : 0
    let parts = (0..<extent).map { position in
      let start = elements.startIndex + position * size
      return elements[start..<start + size]
    }
    // Each number takes at least three characters and a comma: longer lists are not even tried.
    if extents.count > 1, elements.count * 4 <= width {
      let start = text.count
      appendOneLine(elements, extents: extents, write: write, to: &text)
      if text.count - start + indent <= width { return }
      text.removeSubrange(start...)
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
      var number: [UInt8] = []
      for (position, element) in elements.enumerated() {
        number.removeAll(keepingCapacity: true)
        write(element, &number)
        if position > 0 {
          if column + number.count + 4 > width {
            text += newLine
            column = indent + 1
          } else {
            text += ", ".utf8
            column += 2
          }
        }
        text += number
        column += number.count
      }
    }
    text.append(UInt8(ascii: "]"))
  }

  private static func appendOneLine(
    _ elements: ArraySlice<Double>, extents: ArraySlice<Int>,
    write: (Double, inout [UInt8]) -> Void, to text: inout [UInt8]
  ) {
    guard let extent = extents.first else {
      if let element = elements.first { write(element, &text) }
      return
    }
    let size = extent > 0 ? elements.count / extent : 0
    text.append(UInt8(ascii: "["))
    for position in 0..<extent {
      if position > 0 { text += ", ".utf8 }
      let start = elements.startIndex + position * size
      appendOneLine(
        elements[start..<start + size], extents: extents.dropFirst(), write: write, to: &text)
    }
    text.append(UInt8(ascii: "]"))
  }
}
