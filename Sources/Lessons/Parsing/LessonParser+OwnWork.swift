import CommandLanguage

extension LessonParser {
  /// What stands behind `own`: names, then what is asked for, and what is drawn anew.
  mutating func ownWork(_ fenced: Fenced) -> Lesson.OwnWork? {
    var part = OwnPart.names
    var texts: [OwnPart: [String]] = [:]
    var isMeasured = false
    var isLearned = false
    for word in Self.words(fenced.argument) {
      if word == "measured" {
        isMeasured = true
      } else if word == "learned" {
        isLearned = true
      } else if let next = OwnPart(rawValue: word) {
        part = next
      } else {
        texts[part, default: []].append(word)
      }
    }
    let names = texts[.names] ?? []
    if names.isEmpty { note(.ownNamesNothing, at: fenced.line) }
    if texts[.varying] == nil, !isMeasured { note(.ownVariesNothing, at: fenced.line) }
    func addresses(_ part: OwnPart, _ parser: inout LessonParser) -> [Expression] {
      (texts[part] ?? []).compactMap { text in
        if let expression = try? Parser.expression(text), expression.isAddress { return expression }
        parser.note(.notAnAddress(text), at: fenced.line)
        return nil
      }
    }
    let (own, asked, varying) = (
      addresses(.names, &self), addresses(.of, &self), addresses(.varying, &self)
    )
    guard own.count == names.count, !own.isEmpty else { return nil }
    return Lesson.OwnWork(
      line: fenced.line, names: own, nameTexts: names, isMeasured: isMeasured,
      isLearned: isLearned, asked: asked,
      varying: varying, remedy: Prose(fenced.body))
  }

  /// What the words behind `own` say.
  private enum OwnPart: String {
    case names, of, varying
  }

  /// The words of a text, between blanks and commas that stand outside of brackets.
  private static func words(_ text: String) -> [String] {
    var words = [""]
    var depth = 0
    for character in text {
      if character == "[" || character == "(" { depth += 1 }
      if character == "]" || character == ")" { depth -= 1 }
      if depth <= 0, character == " " || character == "," {
        words.append("")
      } else {
        words[words.count - 1].append(character)
      }
    }
    return words.filter { !$0.isEmpty }
  }

  /// Reads what is said to one wrong guess of the question before: `wrong GUESS "…"`, or the words
  /// in the block.
  mutating func reply(_ fenced: Fenced, to blocks: inout [Lesson.Block]) {
    guard let place = blocks.lastIndex(where: { if case .predict = $0 { true } else { false } }),
      case .predict(var prediction) = blocks[place]
    else { return note(.replyWithoutQuestion, at: fenced.line) }
    let start = fenced.argument.firstIndex(of: "\"") ?? fenced.argument.endIndex
    let text = fenced.argument[..<start].trimmingBlanks
    let quoted = fenced.argument[start...]
    let body = Prose(fenced.body).map { $0.lines.joined(separator: " ") }
    if !quoted.isEmpty, body != nil { note(.replyWithStatements, at: fenced.line) }
    guard let words = quoted.isEmpty ? body : String(quoted.dropFirst().dropLast()), !words.isEmpty,
      quoted.isEmpty || (quoted.count > 2 && quoted.hasSuffix("\""))
    else { return note(.missingFeedback, at: fenced.line) }
    var guessed: Lesson.Reply.Guessed?
    if case .number = prediction.kind {
      guessed = (try? Parser.expression(text)).map { .value($0) }
    } else {
      guessed = prediction.guess(text).map { .guess($0) }
    }
    guard let guessed else {
      return note(.notAGuess(text, expected: prediction.invitation), at: fenced.line)
    }
    prediction.replies.append(
      Lesson.Reply(line: fenced.line, text: text, guessed: guessed, words: words))
    blocks[place] = .predict(prediction)
  }
}

extension Expression {
  /// Whether it names a value or a part of one and computes nothing.
  var isAddress: Bool {
    switch kind {
    case .name: true
    case .field(let base, _), .index(let base, _): base.isAddress
    case .number, .negate, .list, .call, .binary: false
    }
  }
}
