import Documents
import NeuralNetwork

extension Text {
  /// The most numbers that a line lists one by one: a kernel of 3×3.
  private static let listLimit = 9

  /// A value in one line: its numbers in brackets where they are few, as they would be typed,
  /// else its shape.
  package static func summary(of value: Tensor) -> Text {
    let extents = value.shape.extents
    guard value.count > 0, value.count <= listLimit else {
      return "\(value.shape.description) numbers"
    }
    // How many numbers a bracket at each depth holds.
    let sizes = extents.indices.map { extents[$0...].reduce(1, *) }
    var text: Text = ""
    for (index, element) in value.elements.enumerated() {
      if index > 0 { text += ", " }
      text += Text(String(repeating: "[", count: sizes.count { index % $0 == 0 }))
      text += .number(element)
      text += Text(String(repeating: "]", count: sizes.count { (index + 1) % $0 == 0 }))
    }
    return text
  }
}
