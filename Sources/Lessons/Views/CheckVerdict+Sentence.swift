import Documents
import NeuralNetwork

extension CheckVerdict {
  /// What does not hold yet, and what was found; never what would be right, unless all hints were
  /// given.
  var sentence: Text {
    let start: Text = "\(.strong("not yet")): "
    switch finding {
    case .value(let text, let value):
      let sentence: Text =
        "\(start)\(.code(text)) is \(isUnchanged ? "still " : "")\(Self.summary(of: value, apartFrom: goal?.value))"
      return sentence + wordsOnDeviation + wordsOnExpected
    case .shape(let text, let shape, let asked):
      let sentence: Text = "\(start)\(.code(text)) is \(Self.words(for: shape))"
      return sentence + wordsOnDeviation + Self.words(for: asked)
    case .noName(let name):
      return
        "\(start)there is no \(.code(name)) yet; \(.code("let \(name) = \u{2026}")) makes it"
    case .goneLayer(let layer):
      return "\(start)\(.code(layer)) is no longer in the network; \(.code("undo")) brings it back"
    case .problem(let diagnostic):
      let remedy = diagnostic.notes.first.map { "; \($0)" } ?? ""
      return "\(start)\(diagnostic.message)\(remedy)"
    case .notUsed(let use):
      let word = use.prefix { $0 != " " }
      return word == use
        ? "\(start)use \(.code(use)) in this step"
        : "\(start)what was typed behind \(.code(String(word))) is not what is asked for"
    case .nothing: return "\(start)the \(Self.ordinal(number)) thing that is asked for"
    }
  }

  /// How the value differs, and what the task says of it.
  private var wordsOnDeviation: Text {
    var words = deviation.map { Text("; \($0.words)") } ?? Text()
    if let goal { words += ", and has to be \(goal.words)" }
    return words
  }

  /// What would be right, where it may be said.
  private var wordsOnExpected: Text {
    guard goal == nil, let expected else { return Text() }
    let words: Text = "; held against \(.code(expected.text))"
    guard expected.value.scalar.map({ expected.text != "\($0)" }) ?? true else { return words }
    return words + ", \(Self.summary(of: expected.value))"
  }

  private static func words(for asked: AskedShape?) -> Text {
    switch asked {
    case nil: "; another shape is asked for"
    case .count(1)?: "; a single number is asked for"
    case .count(let count)?: "; \(count) numbers are asked for"
    case .exactly(let shape)? where shape.rank > 1: "; the shape \(shape.description) is asked for"
    case .exactly(let shape)?: "; \(words(for: shape)) is asked for"
    }
  }

  /// A value in one line, with as many digits as tell it from another one.
  fileprivate static func summary(of value: Tensor, apartFrom other: Tensor? = nil) -> Text {
    Text(listing: value, apartFrom: other) ?? "\(value.shape.description) numbers"
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

extension CheckVerdict.Goal {
  /// What something has to be.
  fileprivate var words: Text {
    let value = CheckVerdict.summary(of: value)
    switch operation {
    case .less: return "below \(value)"
    case .lessOrEqual: return "at most \(value)"
    case .greater: return "above \(value)"
    case .greaterOrEqual: return "at least \(value)"
    case .notEqual: return "other than \(value)"
    case .equal, .add, .subtract, .multiply, .divide, .power, .matrixProduct: return value
    }
  }
}

extension Deviation {
  /// What is likely to have gone wrong.
  var words: String {
    switch self {
    case .signs(true): "the size is right, the sign is not"
    case .signs(false): "the sizes are right, the signs are not"
    case .exchanged: "rows and columns are exchanged"
    case .order: "the numbers are right, their order is not"
    case .proportion: "the proportions are right, a common factor is not"
    case .rounded: "that is rounded: take it from the value, not from the screen"
    case .part(let right, let count, let first):
      "\(right) of its \(count) numbers \(right == 1 ? "is" : "are") right, "
        + "[\(first.map(String.init).joined(separator: ", "))] is not"
    case .single: "that is one of the numbers that are asked for"
    case .total: "that is the sum of what is asked for"
    case .summands: "it is their sum that is asked for"
    }
  }
}
