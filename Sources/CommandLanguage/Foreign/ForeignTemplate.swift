/// What a line of ``ForeignWords/table`` has instead of a word, to be filled with what was typed.
///
///     conv {out} {kernel:square} «stride {stride:size}»
///
/// `{name}` is an argument and has to be there; what stands between `«` and `»` is left out where
/// its argument is missing or cannot be written so. Behind a colon stands how the argument is written in Gradus.
struct ForeignTemplate {
  let text: String

  /// The text with each argument in its place; `nil` where one is missing or cannot be written so.
  func filled(_ arguments: [String: ForeignArgument]) -> (text: String, used: Set<String>)? {
    var used: Set<String> = []
    var result = ""
    for part in parts {
      guard let filled = Self.fill(part.text, arguments) else {
        if part.isOptional { continue }
        return nil
      }
      result += filled
      used.formUnion(part.names)
    }
    while result.last == " " { result.removeLast() }
    return (result.split(separator: " ").joined(separator: " "), used)
  }

  /// A stretch of the text that is there in whole or not at all.
  private struct Part {
    let text: Substring
    let isOptional: Bool

    /// The arguments that it names.
    var names: Set<String> {
      let pieces = text.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
      return Set(pieces.map { String($0.prefix { $0 != "}" && $0 != ":" }) })
    }
  }

  private var parts: [Part] {
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "\u{AB}"),
      let close = rest[open...].firstIndex(of: "\u{BB}")
    {
      parts.append(Part(text: rest[..<open], isOptional: false))
      parts.append(Part(text: rest[rest.index(after: open)..<close], isOptional: true))
      rest = rest[rest.index(after: close)...]
    }
    return parts + [Part(text: rest, isOptional: false)]
  }

  /// The text without what may be missing.
  static func withoutGroups(_ text: String) -> String {
    let required = ForeignTemplate(text: text).parts.filter { !$0.isOptional }
    return required.map { $0.text }.joined().split(separator: " ").joined(separator: " ")
  }

  private static func fill(
    _ text: Substring, _ arguments: [String: ForeignArgument]
  ) -> String? {
    var result = ""
    var rest = text
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let slot = rest[rest.index(after: open)..<close].split(separator: ":")
      guard let name = slot.first, let argument = arguments[String(name)],
        let written = argument.written(as: slot.count > 1 ? slot[1] : "operand")
      else { return nil }
      result += written
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
