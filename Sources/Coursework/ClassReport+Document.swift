import Documents
import Explorer
import Lessons

extension ClassReport {
  /// The table of the class, what it got wrong, and which files are not as they should be.
  package var document: Document {
    var blocks: [Block] = [.heading("The class \(.muted("\u{B7} \(counts)"))")]
    if !handIns.isEmpty { blocks.append(.table(table)) }
    if !troubles.isEmpty {
      blocks.append(.heading("What was hard, the worst first"))
      blocks.append(.table(Self.table(of: Array(troubles.prefix(Self.mostTroubles)))))
      if troubles.count > Self.mostTroubles {
        let rest = troubles.count - Self.mostTroubles
        blocks.append(
          .note(Note(.remark, "\(rest.counted("more step")); \(.code("--html")) has all")))
      }
    }
    blocks += remarks
    return Document(kind: "lesson-collect", blocks: blocks, facts: facts)
  }

  private static let mostTroubles = 10
  private static let mostGuesses = 3

  /// How many of what there are.
  var counts: String {
    let bad = handIns.count(where: \.isForged)
    return handIns.count.counted("hand-in")
      + (bad > 0 ? ", \(bad) of which \(bad == 1 ? "does" : "do") not hold" : "")
      + (refused.isEmpty ? "" : ", \(refused.count.counted("file")) not read")
  }

  /// A row for each hand-in.
  var table: Table {
    Table(
      columns: [
        .init("name"), .init("finished", .trailing), .init("done", .trailing),
        .init("skipped", .trailing), .init("guessed right"), .init("hints", .trailing),
        .init("time", .trailing), .init("quiz"), .init(""),
      ],
      rows: handIns.map { handIn in
        let guesses = handIn.sum(\.guesses)
        let quiz = handIn.tally.total
        return [
          Text(handIn.handIn.name), "\(handIn.finished) of \(handIn.parts.count)",
          "\(handIn.count(.done))", "\(handIn.count(.skipped))",
          Text(guesses > 0 ? "\(handIn.sum(\.rightGuesses)) of \(guesses)" : ""),
          "\(handIn.sum(\.hints))", Text(WorkingTime.words(handIn.seconds)),
          Text(quiz.asked > 0 ? "\(quiz.right) of \(quiz.asked)" : ""),
          Text(handIn.state, style: .alarm),
        ]
      })
  }

  private static func table(of troubles: [StepTrouble]) -> Table {
    var rows: [[Text]] = []
    for trouble in troubles {
      let place = Text(trouble.step.place)
      for question in trouble.questions where question.right < question.asked {
        let guesses = question.wrong.prefix(mostGuesses).map { "\($0.words) (\($0.count))" }
        let unguessed = question.unguessed > 0 ? ["no guess (\(question.unguessed))"] : []
        rows.append([
          place, Text(question.words), "\(question.asked - question.right) of \(question.asked)",
          Text((guesses + unguessed).joined(separator: "; ")),
        ])
      }
      if trouble.skipped + trouble.tries > 0 || !trouble.slips.isEmpty {
        let slips = trouble.slips.prefix(mostGuesses).map { "\($0.words) (\($0.count))" }
        rows.append([
          place, "the task of \(.strong(trouble.step.title))",
          "\(trouble.skipped) of \(trouble.reached) skipped", Text(slips.joined(separator: "; ")),
        ])
      }
    }
    return Table(
      columns: [.init("step"), .init(""), .init("wrong"), .init("how")], rows: rows)
  }

  /// What is to be known of single files.
  var remarks: [Block] {
    let found = handIns.filter { !$0.findings.isEmpty }
    if found.isEmpty, refused.isEmpty { return [] }
    return [.heading("To be looked at")]
      + found.flatMap { handIn in
        handIn.findings.map { finding in
          .note(
            Note(
              finding.isForgery ? .warning : .remark,
              "\(.strong(handIn.handIn.name)) (\(handIn.file)): \(finding.words)"))
        }
      } + refused.map { .note(Note(.warning, "\(.strong($0.file)) \($0.problem.words)")) }
  }
}
