import Documents
import NeuralNetwork

extension Text {
  /// The most numbers that a line lists one by one: a kernel of 3×3.
  private static let listLimit = 9

  /// The digits of a number that was typed or came out of an expression.
  private static let echoDigits = 6

  /// Whether a summary lists a value's numbers.
  package static func lists(_ value: Tensor) -> Bool { (1...listLimit).contains(value.count) }

  /// A number with the digits of a summary, and as many as tell it from what it was.
  ///
  /// One that is not round does not read as if it were: 1.0000000001 is not 1.
  package static func echo(_ number: Double, apartFrom old: Double) -> Text {
    .number(
      number, apartFrom: old,
      digits: RoundedNumberFormat.digits(showing: number, atLeast: echoDigits))
  }

  /// A value in one line: its numbers in brackets where they are few, as they would be typed,
  /// else its shape.
  ///
  /// Numbers have enough digits to go on with them by hand, more than a view has: 1.001 is not 1.
  ///
  /// - Parameter old: what it was before, where it was something: what changed is seen.
  package static func summary(of value: Tensor, before old: Tensor? = nil) -> Text {
    let old = old?.shape == value.shape ? old : nil
    let extents = value.shape.extents
    guard lists(value) else {
      return "\(value.shape.description) numbers"
    }
    // How many numbers a bracket at each depth holds.
    let sizes = extents.indices.map { extents[$0...].reduce(1, *) }
    var text: Text = ""
    for (index, element) in value.elements.enumerated() {
      if index > 0 { text += ", " }
      text += Text(String(repeating: "[", count: sizes.count { index % $0 == 0 }))
      text += echo(element, apartFrom: old?.elements[index] ?? element)
      text += Text(String(repeating: "]", count: sizes.count { (index + 1) % $0 == 0 }))
    }
    return text
  }
}
