import Documents
import NeuralNetwork
import Sessions

/// What an assignment answers: the value where it is short, else what the part written to is and was.
struct AssignmentEcho {
  /// The whole value's name: `conv1.weight`.
  let name: String
  /// What stood left of the sign: `conv1.weight[0]`.
  let written: String
  /// What was written to; `nil` where the value was given as a whole.
  let part: Selection?

  /// So many numbers are listed as they were, too.
  private static let mostListedTwice = 4

  /// The answer.
  ///
  /// - Parameters:
  ///   - value: the whole value now.
  ///   - old: what it was before, where it was something.
  func text(of value: Tensor, before old: Tensor?) -> Text {
    guard let part, !Text.lists(value) else {
      return "\(.code(name)) = \(Text.summary(of: value, before: old))"
    }
    let now = part.elements(of: value)
    let label = part.onlyIndex.map { Session.name(name, $0) } ?? writtenInOneLine
    guard let old, old.shape == value.shape else {
      return "\(.code(label)) = \(Text.summary(of: now))"
    }
    let before = part.elements(of: old)
    let start: Text = "\(.code(label)) = \(Text.summary(of: now, before: before))"
    let pairs = zip(now.elements, before.elements)
    guard
      let (place, (new, was)) = pairs.enumerated().first(where: { _, pair in
        pair.0 != pair.1 && !(pair.0.isNaN && pair.1.isNaN)
      })
    else { return start + (now.count == 1 ? ", as it was" : ", as they were") }
    if now.count <= Self.mostListedTwice {
      return start + ", was \(Text.summary(of: before, before: now))"
    }
    // Of many numbers the first that changed stands for all.
    let element = Session.name(name, value.shape.index(at: part.offsets[place]))
    let change: Text =
      Text.lists(now) ? "" : " = \(Text.echo(new, apartFrom: was)),"
    return "\(start); \(.code(element))\(change) was \(Text.echo(was, apartFrom: new))"
  }

  private var writtenInOneLine: String {
    written.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
