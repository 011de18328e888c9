import Documents
import Explorer
import Testing

/// The facts of the last statement of a script; every statement has to go well.
func facts(
  _ script: String, sourceLocation: SourceLocation = #_sourceLocation
) throws -> [String: Fact.Value] {
  try document(script, sourceLocation: sourceLocation).factsByName
}

/// The words of the last statement of a script, numbers exact.
func text(
  _ script: String, sourceLocation: SourceLocation = #_sourceLocation
) throws -> String {
  try document(script, sourceLocation: sourceLocation).blocks.map(\.words).joined(separator: "\n")
}

/// The document of the last statement of a script; every statement has to go well.
func document(
  _ script: String, sourceLocation: SourceLocation = #_sourceLocation
) throws -> Document {
  let outcomes = run(script)
  for outcome in outcomes {
    #expect(outcome.diagnostic == nil, "\(outcome.source.text)", sourceLocation: sourceLocation)
  }
  return try #require(outcomes.last?.document, sourceLocation: sourceLocation)
}

extension Document {
  /// The facts by their names.
  var factsByName: [String: Fact.Value] {
    Dictionary(facts.map { ($0.name, $0.value) }) { first, _ in first }
  }
}

extension Fact.Value {
  /// The number it holds.
  var number: Double? {
    switch self {
    case .number(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }

  /// The entries of a list.
  var entries: [Fact.Value] {
    switch self {
    case .list(let entries): entries
    case .numbers(let numbers): numbers.map { .number($0) }
    case .series(let series): Array(series.values)
    case .number, .integer, .flag, .text, .tensor, .record, .none: []
    }
  }

  /// An entry of a record.
  subscript(name: String) -> Fact.Value? {
    guard case .record(let facts) = self else { return nil }
    return facts.first { $0.name == name }?.value
  }
}

extension Block {
  /// The words of a block, in order.
  var words: String {
    switch self {
    case .heading(let text), .paragraph(let text): text.exactString
    case .note(let note): note.text.exactString
    case .suggestion(let suggestion): suggestion.text.exactString
    case .table(let table):
      ([table.columns.map(\.title)] + table.rows.map { $0.map(\.exactString) })
        .map { $0.joined(separator: " ") }.joined(separator: "\n")
    case .formula(let lines):
      lines.map { "\($0.left.exactString) \($0.sign) \($0.right.exactString)" }
        .joined(separator: "\n")
    case .verbatim(let lines): lines.map(\.exactString).joined(separator: "\n")
    case .drawing(let drawing): drawing.lines.map(\.exactString).joined(separator: "\n")
    case .figure(let figure): figure.instead.map(\.words).joined(separator: "\n")
    case .grids(let grids): grids.map(\.title.exactString).joined(separator: "\n")
    case .frames(let frames):
      frames.flatMap { [$0.title.exactString] + $0.blocks.map(\.words) }.joined(separator: "\n")
    case .value: ""
    }
  }
}
