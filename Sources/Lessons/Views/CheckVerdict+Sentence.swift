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
    case .shape(let text, let shape):
      var sentence: Text = "\(start)\(.code(text)) is \(Self.words(for: shape))"
      if let expected {
        sentence += "; \(Self.words(for: expected.value.shape)) is asked for"
      } else {
        sentence += "; another shape is asked for"
      }
      return sentence
    case .noName(let name):
      return
        "\(start)there is no \(.code(name)) yet; \(.code("let \(name) = \u{2026}")) makes it"
    case .problem(let diagnostic): return "\(start)\(diagnostic.message)"
    case .notUsed(let word): return "\(start)use \(.code(word)) in this step"
    case .nothing: return "\(start)the \(Self.ordinal(number)) thing that is asked for"
    }
  }

  private static func summary(of value: Tensor) -> Text {
    Text(listing: value) ?? "\(value.shape.description) numbers"
  }

  private static func words(for shape: Shape) -> String {
    switch shape.rank {
    case 0: "a single number"
    case 1: "a list of \(shape[0].counted("number"))"
    default: "of the shape \(shape)"
    }
  }

  private static func ordinal(_ number: Int) -> String {
    let words = ["first", "second", "third"]
    return number <= words.count ? words[number - 1] : "\(number)th"
  }
}
