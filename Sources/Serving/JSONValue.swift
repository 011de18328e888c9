/// A value that was read from JSON.
package enum JSONValue: Equatable, Sendable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case record([String: JSONValue])

  /// The whole number that it is.
  package var integer: Int? {
    if case .number(let number) = self { Int(exactly: number) } else { nil }
  }

  /// The text that it is.
  package var text: String? { if case .text(let text) = self { text } else { nil } }

  /// The elements of the list that it is.
  package var elements: [JSONValue]? { if case .list(let list) = self { list } else { nil } }

  /// A member of the record that it is; null where it has none.
  package subscript(name: String) -> JSONValue {
    if case .record(let members) = self { members[name] ?? .null } else { .null }
  }
}
