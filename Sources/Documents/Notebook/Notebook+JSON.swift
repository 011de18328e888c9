extension Notebook {
  /// The notebook as a file: nbformat 4.5, to the byte as Python's nbformat writes it, so that nothing
  /// but what was changed differs when it is kept.
  package var json: String {
    let remark: [(name: String, value: Value)] = remark.map { [("gradus", .string($0))] } ?? []
    let kernel = [("kernelspec", Self.kernel), ("language_info", Self.language)]
    return Value.object([
      ("cells", .list(cells.map(\.value))), ("metadata", .object(remark + kernel)),
      ("nbformat", .plain("4")), ("nbformat_minor", .plain("5")),
    ]).text(indentedBy: 0) + "\n"
  }

  private static let kernel = Value.object([
    ("display_name", .string("Gradus")), ("language", .string("gradus")),
    ("name", .string("gradus")),
  ])

  /// What `Sources/Python/src/gradus/kernel.py` says of the language.
  private static let language = Value.object([
    ("codemirror_mode", .string("r")), ("file_extension", .string(".gradus")),
    ("mimetype", .string("text/x-gradus")), ("name", .string("gradus")),
    ("pygments_lexer", .string("gradus")),
  ])

  /// A value in JSON; the members of an object are in the order of their names.
  fileprivate indirect enum Value {
    case plain(String)
    case string(String)
    case list([Value])
    case object([(name: String, value: Value)])

    func text(indentedBy depth: Int) -> String {
      switch self {
      case .plain(let text): text
      case .string(let text): Self.quoted(text)
      case .list(let values):
        Self.lines(values.map { $0.text(indentedBy: depth + 1) }, "[", "]", depth)
      case .object(let members):
        Self.lines(
          members.map { "\(Self.quoted($0.name)): \($0.value.text(indentedBy: depth + 1))" },
          "{", "}", depth)
      }
    }

    private static func quoted(_ text: String) -> String {
      var writer = JSONWriter()
      writer.value(text)
      return writer.text
    }

    private static func lines(
      _ parts: [String], _ opening: String, _ closing: String, _ depth: Int
    ) -> String {
      guard !parts.isEmpty else { return opening + closing }
      let inner = String(repeating: " ", count: depth + 1)
      let outer = String(repeating: " ", count: depth)
      return "\(opening)\n\(inner)\(parts.joined(separator: ",\n\(inner)"))\n\(outer)\(closing)"
    }
  }
}

extension Notebook.Cell {
  fileprivate var value: Notebook.Value {
    var members: [(name: String, value: Notebook.Value)] = [("cell_type", .string(kind.rawValue))]
    if kind == .code { members.append(("execution_count", .plain("null"))) }
    members.append(("id", .string(id)))
    let tags: [(name: String, value: Notebook.Value)] =
      tags.isEmpty ? [] : [("tags", .list(tags.map { .string($0) }))]
    members.append(("metadata", .object(tags)))
    if kind == .code { members.append(("outputs", .list([]))) }
    members.append(("source", .list(lines.map { .string($0) })))
    return .object(members)
  }

  /// The lines, each with its break.
  private var lines: [String] {
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map { "\($0)\n" }
    if let last = lines.popLast()?.dropLast(), !last.isEmpty { lines.append(String(last)) }
    return lines
  }
}
