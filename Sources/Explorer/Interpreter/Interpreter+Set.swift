import CommandLanguage
import Documents
import Sessions
import Storage
import Views

extension Interpreter {
  /// `set OPTION VALUE`; what looks are changed is never part of the session.
  mutating func set(
    _ call: TypedCall<SetCommand>, text: String
  ) throws(Failure) -> Document {
    var next = settings
    var changed: [Fact] = []
    for setting in Setting.allCases {
      guard let typed = try next.take(setting, from: call) else { continue }
      changed.append(Fact(setting.rawValue, .text(typed)))
    }
    settings = next
    if !changed.isEmpty { environment.journal?(.statement(text)) }
    if changed.isEmpty {
      return SettingsView(settings: settings, precision: session.precision).document
    }
    return Document(
      kind: "set",
      blocks: changed.map { fact in
        guard case .text(let value) = fact.value else { return .paragraph(Text(fact.name)) }
        return .paragraph("\(fact.name) \(.strong(value))")
      }, facts: changed)
  }
}
