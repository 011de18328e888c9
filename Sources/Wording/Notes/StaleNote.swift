import CommandLanguage
import Documents
import Sessions

/// The mark of values that are older than the network.
package enum StaleNote {
  /// A note where the last pass's values are stale, nothing otherwise.
  package static func blocks(_ session: Session) -> [Block] {
    let precision = PrecisionNote.blocks(session.pass)
    guard session.isStale else { return halfwayBlocks(session) + precision }
    return precision + [
      .note(
        Note(
          .stale,
          "values of the last pass; the network, input or target changed since: \(.code("forward"))"
        ))
    ]
  }
}

extension StaleNote {
  /// A note where a walk step by step computed a part of the values only.
  private static func halfwayBlocks(_ session: Session) -> [Block] {
    guard let pass = session.pass, pass.progress != .complete else { return [] }
    return [
      .note(
        Note(
          .remark,
          "half-way through the \(pass.progress == .halfForward ? "forward" : "backward") pass: what is not computed yet is 0 (\(.code("where")))"
        ))
    ]
  }
}

extension Session {
  /// The mark of staleness above a printed value that comes from the last pass.
  package func staleNote(for expression: Expression) -> [Block] {
    isStale && expression.readsPass ? StaleNote.blocks(self) : []
  }
}
