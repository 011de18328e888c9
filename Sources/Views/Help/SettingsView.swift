import CommandLanguage
import Documents
import NeuralNetwork
import Sessions

/// What `set` alone answers: each option, its value, and what it may be.
package struct SettingsView {
  package let settings: Settings
  package let precision: Precision

  /// Makes a settings view of its parts.
  package init(settings: Settings, precision: Precision) {
    self.settings = settings
    self.precision = precision
  }

  package var document: Document {
    let listing = Setting.allCases.map { ($0, settings.value(of: $0) ?? precision.rawValue) }
    let rows = listing.map { setting, value -> [Text] in
      let specification = setting.specification
      return [
        .code(setting.rawValue), .strong(value), Text(Self.choices(specification)),
        Text(specification.summary),
      ]
    }
    let example = "set digits \(settings.digits == 5 ? 3 : 5)"
    return Document(
      kind: "set",
      blocks: [
        .table(
          Table(
            columns: [.init("option"), .init("is"), .init("may be"), .init("what it changes")],
            rows: rows)),
        .next(example),
      ],
      facts: [Fact("options", .record(listing.map { Fact($0.0.rawValue, .text($0.1)) }))])
  }

  /// What an option may be, in a few words.
  static func choices(_ option: OptionSpecification) -> String {
    switch option.kind {
    case .choice(let choices): choices.map(\.word).joined(separator: "|")
    case .sizeOr(let choices): (choices.map(\.word) + ["a size"]).joined(separator: "|")
    case .integerOr(_, let choices): (choices.map(\.word) + ["a number"]).joined(separator: "|")
    case .flag: "on|off"
    case .integer, .number: "a number"
    default: option.kind?.expected ?? ""
    }
  }
}
