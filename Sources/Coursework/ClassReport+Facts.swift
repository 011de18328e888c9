import Documents

extension ClassReport {
  /// The class for programs.
  var facts: [Fact] {
    [
      Fact("handIns", .list(handIns.map { .record(Self.facts($0)) })),
      Fact(
        "refused",
        .list(
          refused.map {
            .record([Fact("file", .text($0.file)), Fact("reason", .text($0.problem.words))])
          })),
      Fact("troubles", .list(troubles.map { .record(Self.facts($0)) })),
    ]
  }

  /// A row for each hand-in, as comma-separated values with a header (RFC 4180).
  package var csv: String {
    let header = Self.columns.joined(separator: ",")
    let rows = handIns.map { handIn in
      Self.row(handIn).map { CommaSeparated.field($0.value) }.joined(separator: ",")
    }
    // What could not be read has a row as well: nobody is to be missed.
    let others = refused.map { refusal in
      let empty = Array(repeating: "", count: Self.columns.count - 3)
      return
        ([CommaSeparated.field(.text("")), CommaSeparated.field(.text(refusal.file))] + empty
        + [CommaSeparated.field(.text(refusal.problem.words))]).joined(separator: ",")
    }
    return ([header] + rows + others).map { $0 + "\r\n" }.joined()
  }

  private static let columns = [
    "name", "file", "lessons", "finished", "done", "read", "skipped", "guesses", "rightGuesses",
    "hints", "earlyDones", "seconds", "quizAsked", "quizRight", "remarks",
  ]

  private static func row(_ handIn: CheckedHandIn) -> [Fact] {
    let values: [Fact.Value] = [
      .text(handIn.handIn.name), .text(handIn.file), .integer(handIn.parts.count),
      .integer(handIn.finished), .integer(handIn.count(.done)), .integer(handIn.count(.read)),
      .integer(handIn.count(.skipped)), .integer(handIn.sum(\.guesses)),
      .integer(handIn.sum(\.rightGuesses)), .integer(handIn.sum(\.hints)),
      .integer(handIn.sum(\.tries)), .integer(handIn.seconds), .integer(handIn.tally.total.asked),
      .integer(handIn.tally.total.right),
      .text(handIn.findings.map(\.words).joined(separator: "; ")),
    ]
    return zip(columns, values).map { Fact($0, $1) }
  }

  private static func facts(_ handIn: CheckedHandIn) -> [Fact] {
    row(handIn) + [Fact("holds", .flag(!handIn.isForged))]
  }

  private static func facts(_ trouble: StepTrouble) -> [Fact] {
    func mistakes(_ mistakes: [StepTrouble.Mistake]) -> Fact.Value {
      .list(
        mistakes.map {
          .record([Fact("words", .text($0.words)), Fact("count", .integer($0.count))])
        })
    }
    return [
      Fact("lesson", .text(trouble.step.lesson)), Fact("step", .integer(trouble.step.step + 1)),
      Fact("title", .text(trouble.step.title)), Fact("reached", .integer(trouble.reached)),
      Fact("skipped", .integer(trouble.skipped)), Fact("hints", .integer(trouble.hints)),
      Fact(
        "questions",
        .list(
          trouble.questions.map { question in
            .record([
              Fact("question", .text(question.words)), Fact("answer", .text(question.answer)),
              Fact("asked", .integer(question.asked)), Fact("right", .integer(question.right)),
              Fact("wrongGuesses", mistakes(question.wrong)),
            ])
          })), Fact("mistakes", mistakes(trouble.slips)),
    ]
  }
}
