import NeuralNetwork

extension Tensor {
  /// The tensor as it is typed, each number to the bit, rows on lines of their own.
  package var literal: String {
    if count == 0 { return "zeros(\(shape.extents.map(String.init).joined(separator: ", ")))" }
    let extents = shape.extents
    guard let columns = extents.last else { return "\(elements[0])" }
    // How many numbers a bracket at each depth holds.
    let sizes = extents.indices.map { extents[$0...].reduce(1, *) }
    var text = ""
    for (index, element) in elements.enumerated() {
      if index > 0 {
        let isNewLine = index.isMultiple(of: columns) || index % columns % 16 == 0
        text += isNewLine ? ",\n  " : ", "
      }
      text += String(repeating: "[", count: sizes.count { index.isMultiple(of: $0) })
      text += "\(element)"
      text += String(repeating: "]", count: sizes.count { (index + 1).isMultiple(of: $0) })
    }
    return text
  }
}
