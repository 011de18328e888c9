import Documents
import Sessions
import Storage

extension Interpreter {
  func listHistory() -> Document {
    let texts = history.entries.map(\.label)
    guard !texts.isEmpty else {
      return Document(
        kind: "history", blocks: [.paragraph("nothing has changed the session yet")],
        facts: [Fact("statements", .list([]))])
    }
    return Document(
      kind: "history",
      blocks: [
        .heading("what made this session, in order; \(.code("undo")) takes back the last"),
        .table(
          Table(
            columns: [.init("", .trailing), .init("statement")],
            rows: texts.enumerated().map { [.muted("\($0 + 1)"), .code($1)] })),
      ], facts: [Fact("statements", .list(texts.map { .text($0) }))])
  }
}
