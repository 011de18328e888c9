import Documents
import NeuralNetwork

extension CheckVerdict {
  /// What does not hold yet, and what was found; never what would be right, unless all hints were
  /// given.
  var sentence: Text {
    let start: Text = "\(.strong("not yet")): "
    switch finding {
    case .value(let text, let value):
      var sentence: Text = "\(start)\(.code(text)) is \(Self.summary(of: value))"
      if let expected {
        sentence += "; held against \(.code(expected.text))"
        if expected.value.scalar.map({ expected.text != "\($0)" }) ?? true {
          sentence += ", \(Self.summary(of: expected.value))"
        }
      }
      return sentence
    case .problem(let diagnostic): return "\(start)\(diagnostic.message)"
    case .notUsed(let word): return "\(start)use \(.code(word)) in this step"
    case .nothing: return "\(start)the \(Self.ordinal(number)) thing that is asked for"
    }
  }

  private static func summary(of value: Tensor) -> Text {
    if value.shape.rank == 0 { return .number(value.elements[0]) }
    guard (1...9).contains(value.count) else { return "\(value.shape.description) numbers" }
    var list = Text("[")
    for (place, element) in value.elements.enumerated() {
      if place > 0 { list += ", " }
      list += .number(element)
    }
    return list + "]"
  }

  private static func ordinal(_ number: Int) -> String {
    let words = ["first", "second", "third"]
    return number <= words.count ? words[number - 1] : "\(number)th"
  }
}
