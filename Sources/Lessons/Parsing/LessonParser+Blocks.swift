import CommandLanguage

extension LessonParser {
  /// What a block says; `nil` where that cannot be made out.
  mutating func block(_ fenced: Fenced) -> Lesson.Block? {
    if !fenced.name.takesArgument, !fenced.argument.isEmpty {
      note(.unexpectedArgument(block: fenced.name.rawValue, fenced.argument), at: fenced.line)
    }
    if fenced.name == .own { return ownWork(fenced).map { .own($0) } }
    guard let prose = Prose(fenced.body) else {
      note(.emptyBlock(fenced.name.rawValue), at: fenced.line)
      return nil
    }
    switch fenced.name {
    case .setup: return .setup(script(fenced))
    case .demo: return .demo(script(fenced))
    case .solution: return .solution(script(fenced))
    case .own: return nil
    case .wrong: return mistake(fenced).map { .mistake($0) }
    case .check: return .checks(checks(fenced))
    case .predict: return prediction(fenced).map { .predict($0) }
    case .task: return .task(prose)
    case .hint: return .hint(prose)
    case .notes: return .notes(prose)
    }
  }

  /// A mistake of the task; what to say to it stands on the line of the fence, or begins the block.
  private mutating func mistake(_ fenced: Fenced) -> Lesson.Mistake? {
    let argument = fenced.argument
    let start = argument.firstIndex(of: "\"") ?? argument.endIndex
    var words = String(argument[start...])
    var body = fenced.body[...]
    if words.isEmpty, body.first?.text.hasPrefix("\"") == true,
      let end = body.firstIndex(where: { $0.text.dropFirst().hasSuffix("\"") })
    {
      words = body[...end].map(\.text.trimmingBlanks).joined(separator: " ")
      body = body[(end + 1)...]
    }
    guard words.count > 2, words.hasSuffix("\"") else {
      note(.missingFeedback, at: fenced.line)
      return nil
    }
    var condition: Expression?
    if start > argument.startIndex {
      let line = LessonLine(
        number: fenced.line, text: "```wrong " + argument[..<start].trimmingBlanks)
      guard let (_, read) = expression(behind: "```wrong \(Fenced.conditionWord)", on: line)
      else { return nil }
      condition = read
    }
    return Lesson.Mistake(
      feedback: String(words.dropFirst().dropLast()), condition: condition,
      script: script(fenced, body))
  }

  // MARK: Statements

  private mutating func script(
    _ fenced: Fenced, _ body: ArraySlice<LessonLine>? = nil
  ) -> Lesson.Script {
    let body = body ?? fenced.body[...]
    var reader = SourceReader(firstLine: body.first?.number ?? fenced.line + 1)
    var statements: [SourceStatement] = []
    for line in body {
      if case .statements(let read) = reader.feed(line.text) { statements += read }
    }
    statements += reader.finish()
    for statement in statements { check(statement) }
    if statements.isEmpty { note(.emptyBlock(fenced.name.rawValue), at: fenced.line) }
    return Lesson.Script(line: fenced.line, statements: statements)
  }

  /// Notes what is wrong with a statement of the lesson's own.
  private mutating func check(_ source: SourceStatement) {
    switch source.result {
    case .failure(let diagnostic): note(.statement(source, diagnostic), at: source.line)
    case .success(let statement):
      guard case .command(let call) = statement.kind else { return }
      if call.command.traits.contains(.isTheLearnersAlone) {
        note(.wordNotAllowed(source, word: call.word), at: source.line)
      } else if let predict = call.prediction, predict.guess == nil {
        note(.asksNobody(source), at: source.line)
      }
    }
  }

  // MARK: Checks

  private mutating func checks(_ fenced: Fenced) -> [Lesson.Check] {
    var checks: [Lesson.Check] = []
    var reader = SourceReader(firstLine: fenced.line + 1)
    func add(_ sources: [SourceStatement], to parser: inout LessonParser) {
      for source in sources {
        guard let expression = parser.expression(source) else { continue }
        checks.append(
          Lesson.Check(
            line: source.line, column: source.range.column, text: source.text,
            kind: .holds(expression)))
      }
    }
    for line in fenced.body {
      if !reader.needsMore, line.text.hasPrefix("used ") {
        _ = reader.feed("")
        let words = line.text.dropFirst(5).split(separator: " ").map(String.init)
        let word = words.first ?? ""
        if let command = Vocabulary.command(word) {
          let use = ([command.word] + words.dropFirst()).joined(separator: " ")
          checks.append(
            Lesson.Check(line: line.number, column: 1, text: line.text, kind: .used(use)))
        } else {
          let nearest = NearestWord.find(word, among: Vocabulary.commands.map(\.word))
          note(.unknownCommandUsed(word, nearest: nearest), at: line.number)
        }
      } else if case .statements(let sources) = reader.feed(line.text) {
        add(sources, to: &self)
      }
    }
    add(reader.finish(), to: &self)
    return checks
  }

  /// The expression that a statement is; anything else is noted.
  private mutating func expression(_ source: SourceStatement) -> Expression? {
    switch source.result {
    case .failure(let diagnostic): note(.statement(source, diagnostic), at: source.line)
    case .success(let statement):
      if case .expression(let expression) = statement.kind { return expression }
      note(.notAnExpression(source), at: source.line)
    }
    return nil
  }

  // MARK: Predictions

  private mutating func prediction(_ fenced: Fenced) -> Lesson.Prediction? {
    var question: [LessonLine] = []
    var options: [String] = []
    var answer: (word: String, line: LessonLine)?
    var tolerance: Double?
    var reason: [LessonLine] = []
    for line in fenced.body {
      if let word = LessonProblem.answers.first(where: { line.text.hasPrefix($0 + ":") }) {
        if let answer { note(.secondAnswer(first: answer.line.number), at: line.number) }
        answer = answer ?? (word, line)
      } else if line.text.hasPrefix("tolerance:") {
        let text = line.text.dropFirst("tolerance:".count).trimmingBlanks
        tolerance = Double(text)
        if !((tolerance ?? -1) >= 0) { note(.badTolerance(text), at: line.number) }
      } else if line.text.hasPrefix("because:") {
        reason.append(
          LessonLine(
            number: line.number,
            text: String(repeating: " ", count: 8) + line.text.dropFirst("because:".count)))
      } else if !reason.isEmpty, !line.isBlank, !line.text.hasPrefix("- ") {
        reason.append(line)
      } else if answer != nil, line.text.hasPrefix("- ") {
        options.append(line.text.dropFirst(2).trimmingBlanks)
      } else if answer != nil, !line.isBlank, !options.isEmpty {
        options[options.count - 1] += " " + line.text.trimmingBlanks
      } else {
        question.append(line)
      }
    }
    guard let answer else {
      note(.noAnswer, at: fenced.line)
      return nil
    }
    if tolerance != nil, answer.word != "number" {
      note(.badTolerance("for \(answer.word)"), at: answer.line.number)
    }
    if answer.word == "choice" {
      if options.count < 2 { note(.tooFewOptions, at: answer.line.number) }
    } else if !options.isEmpty {
      note(.optionsWithoutChoice, at: answer.line.number)
    }
    guard let prose = Prose(question) else {
      note(.noQuestion, at: fenced.line)
      return nil
    }
    guard let (source, expression) = expression(behind: answer.word, on: answer.line) else {
      return nil
    }
    let kind: Lesson.Prediction.Kind =
      switch answer.word {
      case "number": .number(tolerance: tolerance)
      case "sign of": .sign
      case "shape": .shape
      default: .choice(options)
      }
    return Lesson.Prediction(
      line: fenced.line, question: prose, kind: kind, source: source, expression: expression,
      reason: self.reason(reason))
  }

  /// What is behind `because:`: an expression where it is one, else words.
  private func reason(_ lines: [LessonLine]) -> Lesson.Reason? {
    guard let first = lines.first, let prose = Prose(lines) else { return nil }
    var reader = SourceReader(firstLine: first.number)
    var sources: [SourceStatement] = []
    if case .statements(let read) = reader.feed(first.text) { sources = read }
    sources += reader.finish()
    if lines.count == 1, let source = sources.first, sources.count == 1,
      case .success(let statement) = source.result,
      case .expression(let expression) = statement.kind
    {
      return .expression(source, expression)
    }
    return .words(Prose(line: prose.line, lines: prose.lines.map(\.trimmingBlanks)))
  }

  /// The expression behind a word and its colon; its columns are those of the line.
  private mutating func expression(
    behind word: String, on line: LessonLine
  ) -> (SourceStatement, Expression)? {
    let blanks = String(repeating: " ", count: word.count + 1)
    var reader = SourceReader(firstLine: line.number)
    var sources: [SourceStatement] = []
    let text = blanks + line.text.dropFirst(word.count + 1)
    if case .statements(let read) = reader.feed(text) { sources = read }
    sources += reader.finish()
    guard let source = sources.first else {
      note(.noAnswer, at: line.number)
      return nil
    }
    if sources.count > 1 { note(.notAnExpression(sources[1]), at: line.number) }
    return expression(source).map { (source, $0) }
  }
}
