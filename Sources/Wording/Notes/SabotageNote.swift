import Documents
import Sessions

/// The mark of a pass or update that is broken on purpose.
package enum SabotageNote {
  /// A note where something is broken, nothing otherwise; it names the fault only if that is known.
  package static func blocks(_ session: Session) -> [Block] {
    guard let sabotage = session.sabotage else { return [] }
    return [
      .note(
        Note(
          .warning,
          sabotage.isHidden
            ? "sabotaged: something in the backward pass or the update is broken; find it, then \(.code("guess NAME"))"
            : "sabotaged, \(sabotage.fault.rawValue, style: .strong): \(sabotage.fault.meaning)"))
    ]
  }

  /// What programs learn of it: never a fault that is to be found.
  package static func fact(_ session: Session) -> Fact {
    guard let sabotage = session.sabotage else { return Fact("sabotage", .none) }
    return Fact("sabotage", .text(sabotage.isHidden ? "hidden" : sabotage.fault.rawValue))
  }
}
