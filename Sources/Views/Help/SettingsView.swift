import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Storage

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
    let lines = keepingLines
    var blocks: [Block] = [
      .table(
        Table(
          columns: [.init("option"), .init("is"), .init("may be"), .init("what it changes")],
          rows: rows))
    ]
    if !lines.isEmpty, let file = StartupFile.ofUser {
      blocks.append(
        .paragraph("to begin with this every time, write into \(.code(file.shownPath)):"))
      blocks.append(.verbatim(lines.map { "  \(.code($0))" }))
    }
    blocks.append(.next(example))
    return Document(
      kind: "set", blocks: blocks,
      facts: [
        Fact("options", .record(listing.map { Fact($0.0.rawValue, .text($0.1)) })),
        Fact("keep", .list(lines.map { .text($0) })),
      ])
  }

  /// The statements of a start-up file that keeps what differs from the start.
  private var keepingLines: [String] {
    Setting.allCases.compactMap { setting in
      let value = settings.value(of: setting) ?? precision.rawValue
      let usual = Settings().value(of: setting) ?? Session().precision.rawValue
      return value == usual ? nil : "set \(setting.rawValue) \(value)"
    }
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
