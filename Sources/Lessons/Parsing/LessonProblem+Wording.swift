import CommandLanguage

extension LessonProblem {
  /// The keys of the header.
  static let keys = ["title", "minutes", "needs", "seed"]
  /// The words that begin the line with a prediction's answer.
  static let answers = ["number", "sign of", "shape", "choice"]

  /// The message with its file and line, and what would work.
  func report(file: String, line: Int) -> String {
    switch self {
    case .statement(let source, let diagnostic): return source.report(diagnostic, file: file)
    case .wordNotAllowed(let source, _), .asksNobody(let source), .notAnExpression(let source):
      return source.report(diagnostic(at: source.range), file: file)
    default:
      let place = line > 0 ? SourceRange(line: line, column: 1, length: 0) : nil
      return diagnostic(at: nil).report(file: file, at: place)
    }
  }

  private func diagnostic(at range: SourceRange?) -> Diagnostic {
    let (message, suggestion, notes) = wording
    return Diagnostic(
      code: "lesson", message: message, range: range, suggestion: suggestion, notes: notes)
  }

  private typealias Wording = (message: String, suggestion: String?, notes: [String])

  private var wording: Wording {
    switch self {
    // The file
    case .notReadable(let reason): ("the lesson cannot be read: \(reason)", nil, [])
    case .tooLong(let what, let limit): ("\(what) is too long", nil, ["at most \(limit)"])
    case .notUTF8: ("this line is not UTF-8 text", nil, [])
    case .controlCharacter(let code):
      (
        "the line holds the control character \(code)", nil,
        ["a lesson is plain text; spaces stand in place of tabs"]
      )
    // The header
    case .noHeader:
      (
        "a lesson begins with a header", nil,
        ["between two lines of ---: title, minutes, needs, seed"]
      )
    case .headerNotClosed: ("the header is not closed", nil, ["a line of --- ends it"])
    case .notAKey(let line):
      ("'\(line)' is not of the form key: value", nil, ["as in minutes: 12"])
    case .unknownKey(let key, let nearest):
      (
        "the header has no key '\(key)'", nearest,
        nearest == nil ? ["there are: \(Self.keys.joined(separator: ", "))"] : []
      )
    case .doubledKey(let key, let first):
      ("'\(key)' stands a second time", nil, ["it was given on line \(first)"])
    case .missingKey(let key): ("the header has no \(key)", nil, ["a line such as \(example(key))"])
    case .badValue(let key, let value, let expected):
      ("\(key) cannot be '\(value)'", nil, ["it takes \(expected)"])
    // Steps and blocks
    case .noSteps: ("the lesson has no step", nil, ["a line ## TITLE begins one"])
    case .badHeading(let line):
      ("'\(line)' is no heading of a step", nil, ["a step begins with ## and its title"])
    case .emptyStep(let title): ("nothing stands under '\(title)'", nil, [])
    case .commentNotClosed: ("the comment is not closed", nil, ["--> ends it"])
    case .blockNotClosed(let name):
      ("the block '\(name)' is not closed", nil, ["a line of ``` ends it"])
    case .unnamedBlock:
      (
        "a block needs its name behind the ```", nil,
        ["there are: \(BlockName.listed)"]
      )
    case .unknownBlock(let name, let nearest):
      (
        "there is no block '\(name)'", nearest,
        nearest == nil ? ["there are: \(BlockName.listed)"] : []
      )
    case .blockOutsideStep(let name):
      ("'\(name)' stands before the first step", nil, ["put it under a line ## TITLE"])
    case .emptyBlock(let name): ("the block '\(name)' is empty", nil, [])
    case .unexpectedArgument(let block, let text):
      ("nothing stands behind the name '\(block)', as '\(text)' does", nil, [])
    case .missingFeedback:
      (
        "'wrong' needs what to say to the mistake, in quotes", nil,
        ["as in ```wrong \"The rows are swapped.\""]
      )
    case .doubledBlock(let name, let first):
      ("the step has a second '\(name)'", nil, ["the first is on line \(first)"])
    case .blockBehind(let name, let other):
      ("'\(name)' stands behind '\(other)'", nil, ["what runs before the learner stands before"])
    case .missingBlock(let name, let because):
      ("the step has \(because) and no '\(name)'", nil, [])
    case .tooManyHints:
      ("the step has more than three hints", nil, ["a nudge, a formula, a command"])
    // Inside blocks
    case .statement(_, let diagnostic):
      (diagnostic.message, diagnostic.suggestion, diagnostic.notes)
    case .wordNotAllowed(_, let word):
      ("'\(word)' does not belong into a lesson's own statements", nil, [])
    case .asksNobody:
      (
        "a lesson's own statements ask nobody", nil,
        ["a block ```predict asks; a statement holds its guess: predict EXPR as GUESS"]
      )
    case .notAnExpression:
      (
        "an expression belongs here, one a line", nil,
        ["as in allclose(conv1.weight.grad[0,0,0,0], 11.5, 1e-9)"]
      )
    case .unknownCommandUsed(let word, let nearest): ("'\(word)' is not a command", nearest, [])
    case .noQuestion: ("the prediction asks nothing", nil, ["its question stands first"])
    case .noAnswer:
      (
        "the prediction has no answer to hold the guess against", nil,
        ["a line such as number: EXPR, sign of: EXPR, shape: EXPR or choice: EXPR"]
      )
    case .secondAnswer(let first):
      ("the prediction has a second answer", nil, ["the first is on line \(first)"])
    case .optionsWithoutChoice:
      ("options follow only where the answer is a choice", nil, ["as in choice: EXPR"])
    case .tooFewOptions: ("a choice needs two options, each behind '- '", nil, [])
    case .ownNamesNothing:
      (
        "'own' says what the learner works out", nil,
        ["as in ```own whole varying conv1.weight, target"]
      )
    case .ownVariesNothing:
      (
        "'own' says what is drawn anew, behind 'varying'", nil,
        ["or measured, as in ```own felt measured, where it rests on numbers that were read"]
      )
    case .notAnAddress(let text):
      ("'\(text)' is no name of a value", nil, ["as in mine, input, conv1.weight[0]"])
    case .replyWithoutQuestion:
      (
        "a 'wrong' with a guess stands behind the question that it is about", nil,
        ["a mistake of the task has its words alone: ```wrong \"The rows are swapped.\""]
      )
    case .replyWithStatements:
      (
        "a 'wrong' with a guess and words has nothing inside", nil,
        ["the words stand in quotes behind the guess, or inside"]
      )
    case .notAGuess(let text, let expected):
      ("'\(text)' is no guess of this question", nil, ["a guess here is \(expected)"])
    case .badTolerance(let text):
      (
        "the tolerance cannot be '\(text)'", nil,
        ["it is a number from 0, and belongs to number: EXPR alone"]
      )
    }
  }

  private func example(_ key: String) -> String {
    key == "title" ? "title: The sum over pixels" : "\(key): 12"
  }
}
