import CommandLanguage
import Documents

extension Tally {
  /// The counts as a table, topics in their own order.
  package var blocks: [Block] {
    let asked = QuizTopic.allCases.filter { self[$0].asked > 0 }
    let columns: [Table.Column] = [
      .init("topic"), .init("right", .trailing), .init("of", .trailing),
      .init("", isOptional: true),
    ]
    let rows = asked.map { topic -> [Text] in
      let score = self[topic]
      let filled = score.right * Self.barLength / score.asked
      let bar =
        String(repeating: "\u{2588}", count: filled)
        + String(repeating: "\u{B7}", count: Self.barLength - filled)
      return [.code(topic.rawValue), "\(score.right)", "\(score.asked)", .muted(bar)]
    }
    return rows.isEmpty ? [] : [.table(Table(columns: columns, rows: rows))]
  }

  /// `3 of 4 right`.
  package var summary: Text { "\(total.right) of \(total.asked) right" }

  /// The counts for programs.
  var facts: [Fact] {
    [
      Fact("asked", .integer(total.asked)), Fact("right", .integer(total.right)),
      Fact(
        "topics",
        .list(
          QuizTopic.allCases.filter { self[$0].asked > 0 }.map { topic in
            .record([
              Fact("topic", .text(topic.rawValue)), Fact("asked", .integer(self[topic].asked)),
              Fact("right", .integer(self[topic].right)),
            ])
          })),
    ]
  }

  /// The topic to practise next: the one answered worst, of those asked twice or more.
  var weakest: QuizTopic? {
    QuizTopic.allCases.filter { self[$0].asked >= 2 && self[$0].right < self[$0].asked }
      .min { self[$0].right * self[$1].asked < self[$1].right * self[$0].asked }
  }

  private static let barLength = 10
}
