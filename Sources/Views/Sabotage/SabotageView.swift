import Documents
import NeuralNetwork
import Sessions
import Wording

/// What `sabotage` alone answers: what can be broken, and whether something is.
package struct SabotageView {
  package let session: Session

  /// Makes a sabotage view of its parts.
  package init(session: Session) {
    self.session = session
  }

  package var document: Document {
    let samples = session.input?.batch.shape[0] ?? 1
    let rows = Fault.allCases.map { fault -> [Text] in
      let shows = session.network.map { fault.affects($0, samples: samples) }
      return [
        .strong(fault.rawValue), Text(fault.meaning),
        shows == nil ? "" : shows == true ? "yes" : .muted("no"),
      ]
    }
    var columns: [Table.Column] = [.init("name"), .init("what it breaks")]
    if session.network != nil { columns.append(.init("shows here")) }
    var blocks: [Block] = [
      .heading("what can be broken in the backward pass and the update"),
      .table(
        Table(columns: columns, rows: rows.map { Array($0.prefix(columns.count)) })),
    ]
    blocks += SabotageNote.blocks(session)
    blocks.append(
      session.sabotage == nil
        ? .next("sabotage random", "sabotage no-sum")
        : .next(
          (session.has(.loss) ? ["forward; backward; gradcheck"] : []) + ["sabotage off"]))
    return Document(
      kind: "sabotage", blocks: blocks,
      facts: [
        SabotageNote.fact(session),
        Fact("names", .list(Fault.allCases.map { .text($0.rawValue) })),
      ])
  }
}
