import CommandLanguage
import Documents
import Explorer
import NeuralNetwork

/// What a learner typed, read as an answer of the kind that was asked for.
enum Reply: Equatable {
  /// An answer.
  case answer(Answer)
  /// None, and why.
  case unreadable(Text)

  /// Reads a reply.
  init(_ text: String, to asked: Asked, interruption: Interruption = .never) {
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    switch asked {
    case .number: self = Self.number(text, interruption)
    case .sign:
      self =
        Self.sign(text).map { .answer(.sign($0)) }
        ?? .unreadable("a sign is \(.code("+")), \(.code("-")) or \(.code("0"))")
    case .shape:
      self =
        Self.integers(text, separators: "x\u{D7},").map { .answer(.shape(Shape($0))) }
        ?? .unreadable("a shape is written as in \(.code("2x6x6"))")
    case .largest:
      let position = Self.integers(text, separators: ",")
      self =
        position?.count == 2
        ? .answer(.position(position ?? []))
        : .unreadable("a pixel is its row and column, from 0, as in \(.code("1,2"))")
    case .option(let options, _, _, _):
      if let number = Int(text), options.indices.contains(number - 1) {
        self = .answer(.option(number, options[number - 1].words))
      } else {
        self = .unreadable("answer with a number from 1 to \(options.count)")
      }
    }
  }

  // MARK: Kinds

  /// A number, or a sum to be worked out; it sees no network, so that no answer can be asked for.
  private static func number(_ text: String, _ interruption: Interruption) -> Reply {
    if text.hasDecimalComma {
      return .unreadable("a fraction is written with a point: \(.code(text.replacingComma()))")
    }
    let signless = text.hasPrefix("+") ? String(text.dropFirst()) : text
    var interpreter = Interpreter(
      environment: Environment(interruption: interruption, mayWriteFiles: false))
    let statements = Array(ScriptParser.statements(in: signless))
    guard statements.count == 1, let source = statements.first,
      case .success(let statement) = source.result, case .expression = statement.kind,
      case .success(let document) = interpreter.run(source),
      let number = document.value?.scalar, number.isFinite
    else {
      return .unreadable(
        "a number, or numbers to be worked out, as \(.code("3*2 - 4")) or \(.code("23/2"))")
    }
    return .answer(.number(number))
  }

  private static func sign(_ text: String) -> Int? {
    switch text.lowercased() {
    case "+", "plus", "pos", "positive", "up", "> 0", ">0", "1", "+1": 1
    case "-", "\u{2212}", "minus", "neg", "negative", "down", "< 0", "<0", "-1", "\u{2212}1": -1
    case "0", "zero", "none": 0
    default: nil
    }
  }

  /// Whole numbers in a row, perhaps in brackets; `nil` where something else is among them.
  private static func integers(_ text: String, separators: String) -> [Int]? {
    var text = Substring(text.lowercased())
    if let first = text.first, let last = text.last, "([".contains(first), ")]".contains(last),
      text.count > 1
    {
      text = text.dropFirst().dropLast()
    }
    let parts = text.split { separators.contains($0) || $0.isWhitespace }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, numbers.allSatisfy({ $0 >= 0 }),
      numbers.count <= 8, !numbers.isEmpty || text.isEmpty && !separators.isEmpty
    else { return nil }
    return numbers
  }
}

extension String {
  /// Whether it is a number whose fraction stands behind a comma, as `11,5`.
  ///
  /// Read by hand: one regular expression brings a megabyte of their library into the program.
  fileprivate var hasDecimalComma: Bool {
    let isSigned = first.map { "+-\u{2212}".contains($0) } ?? false
    let parts = dropFirst(isSigned ? 1 : 0).split(separator: ",", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isWholeNumber) }
  }

  fileprivate func replacingComma() -> String {
    String(map { $0 == "," ? "." : $0 })
  }
}

extension Document {
  /// The value that it prints, if it prints one.
  var value: Tensor? {
    for case .value(let tensor) in blocks { return tensor }
    return nil
  }
}
