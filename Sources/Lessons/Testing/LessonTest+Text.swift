import CommandLanguage
import Explorer

extension LessonTest {
  mutating func checkWidth(_ bytes: [UInt8]) {
    for (index, piece) in LessonLine.pieces(of: bytes).enumerated() {
      let columns = String(decoding: piece, as: UTF8.self).count
      if columns > 80 { note(.lineTooLong(columns: columns), at: index + 1) }
    }
  }

  mutating func checkHeader(_ known: Set<Int>?) {
    if let needs = lesson.needs {
      let comesBefore = lesson.number.map { needs < $0 } ?? true
      if !comesBefore || known?.contains(needs) == false {
        note(.needsUnknown(needs), at: lesson.keyLines["needs"] ?? 1)
      }
    }
    let pace = LessonPace(of: lesson)
    if !pace.allows(lesson.minutes) {
      note(
        .minutesUnlikely(stated: lesson.minutes, likely: pace.rounded),
        at: lesson.keyLines["minutes"] ?? 1)
    }
    var interpreter = Interpreter()
    for source in ScriptParser.statements(in: "seed \(lesson.seed)") {
      if case .failure = interpreter.run(source) {
        note(.seedRefused(lesson.seed), at: lesson.keyLines["seed"] ?? 1)
      }
    }
  }

  /// No hint but the last may hold a statement of the solution, blanks apart.
  ///
  /// A statement of one word, as `forward`, is also a word to speak with: it gives the answer away
  /// only where it is all of the solution, or is written as something to type.
  mutating func checkHints(_ step: Lesson.Step) {
    let statements = step.solution?.statements.map(\.text) ?? []
    for (index, hint) in step.hints.dropLast().enumerated() {
      let typed = hint.lines.map(\.withoutBlanks)
      let given = statements.first { statement in
        let plain = statement.withoutBlanks
        guard plain.allSatisfy(\.isLetter) else {
          return hint.text.withoutBlanks.contains(plain)
        }
        return typed.contains(plain) || hint.text.contains("`\(statement)`")
          || (statements.count == 1 && hint.text.words.contains(statement))
      }
      if let given {
        note(.hintGivesAnswer(number: index + 1, statement: given), at: hint.line)
      }
    }
  }
}

extension String {
  /// The text without spaces and line breaks.
  fileprivate var withoutBlanks: String { String(filter { !$0.isWhitespace }) }

  /// Its words.
  fileprivate var words: [String] {
    split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "-" }
      .map(String.init)
  }
}
