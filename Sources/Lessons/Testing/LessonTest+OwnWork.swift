import CommandLanguage
import Explorer
import NeuralNetwork
import Sessions

extension LessonTest {
  /// Tries what a learner may type in place of each value that a step has worked out.
  mutating func checkOwnWork(from turn: LessonRun) {
    guard let solution = turn.current.solution else { return }
    var solved = turn
    for source in solution.statements { _ = solved.run(source) }
    for work in turn.current.ownWork {
      guard let answers = solved.values(of: work) else { continue }
      checkVarying(work, answers, from: turn)
      for (name, answer) in zip(work.nameTexts, answers) {
        let readings = solved.interpreter.readings(
          of: answer, names: Array(turn.interpreter.session.definitions.keys.sorted()),
          asked: work.asked, measured: work.isMeasured)
        for reading in readings where reading != name && !work.isLearned {
          attack(.copy, name, reading, behind: solution, from: turn, at: work.line)
        }
        if !work.isMeasured {
          attack(
            .number, name, Self.literal(answer), behind: solution, from: turn, at: work.line)
        }
      }
    }
  }

  private mutating func attack(
    _ kind: LessonAttack.Kind, _ name: String, _ value: String, behind solution: Lesson.Script,
    from turn: LessonRun, at line: Int
  ) {
    var run = turn
    let isName = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    let statement = "\(isName ? "let " : "")\(name) = \(value)"
    for source in solution.statements { _ = run.run(source) }
    for source in ScriptParser.statements(in: statement) { _ = run.run(source) }
    _ = run.settle()
    let attack = LessonAttack(
      kind: kind, step: turn.step, name: name, statement: statement,
      isNoticed: run.phase != .passed)
    attacks.append(attack)
    if !attack.isNoticed { note(.attackPasses(attack), at: line) }
  }

  /// What is drawn anew has to change the answer, and the solution has to run on it.
  private mutating func checkVarying(
    _ work: Lesson.OwnWork, _ answers: [Tensor], from turn: LessonRun
  ) {
    // Steps may lead to the same place from wherever they begin.
    guard !work.varying.isEmpty, !work.isWalked else { return }
    var varied = turn
    guard varied.interpreter.redraw(work.varying),
      varied.replay(turn.current.solution?.statements.map(\.text) ?? []),
      let others = varied.values(of: work)
    else { return note(.ownCannotVary, at: work.line) }
    for (place, name) in work.nameTexts.enumerated()
    where LessonRun.alike(answers[place], others[place]) {
      note(.ownDoesNotVary(name), at: work.line)
    }
  }

  /// A value as it would be typed.
  private static func literal(_ value: Tensor) -> String {
    func list(_ elements: ArraySlice<Double>, _ extents: ArraySlice<Int>) -> String {
      guard let extent = extents.first else { return elements.first.map { "\($0)" } ?? "0" }
      let size = extent > 0 ? elements.count / extent : 0
      let parts = (0..<extent).map { index in
        let start = elements.startIndex + index * size
        return list(elements[start..<start + size], extents.dropFirst())
      }
      return "[" + parts.joined(separator: ", ") + "]"
    }
    return list(value.elements[...], value.shape.extents[...])
  }

  /// What is said to wrong guesses has to be about wrong ones, and each has to get its own words.
  mutating func checkReplies(to question: Lesson.Prediction, in run: LessonRun) {
    guard let answer = run.rightAnswer, let right = question.guess(answer) else { return }
    for reply in question.replies {
      let guess: Guess? =
        switch reply.guessed {
        case .guess(let guess): guess
        case .value(let expression):
          (try? run.own.value(of: expression).get())?.scalar.map { .number($0) }
        }
      guard let guess, run.reply(to: guess, at: question) == reply.words else {
        note(.replyUnreached(reply.text), at: reply.line)
        continue
      }
      if case .value = reply.guessed {
        let value = try? run.own.value(of: question.expression).get()
        if let value, case .number(let tolerance) = question.kind,
          guess.verdict(on: value, tolerance: tolerance).isRight
        {
          note(.replyToRight(reply.text), at: reply.line)
        }
      } else if guess == right {
        note(.replyToRight(reply.text), at: reply.line)
      }
    }
    guard case .choice(let options) = question.kind, !question.replies.isEmpty else { return }
    for option in 1...options.count where Guess.number(Double(option)) != right {
      if run.reply(to: .number(Double(option)), at: question) == nil {
        note(.optionWithoutReply(option), at: question.line)
      }
    }
  }
}
