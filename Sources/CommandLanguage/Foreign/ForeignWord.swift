/// What a word of PyTorch, Keras or NumPy comes to in Gradus: a line of ``ForeignWords/table``.
struct ForeignWord: Equatable, Sendable {
  /// How the word has to be written for this line to say something of what follows it.
  enum Form: Equatable, Sendable {
    /// The word alone.
    case bare
    /// With arguments in brackets, by these names in this order.
    case call([String])
    /// As a command, with words behind it; those in small letters have to stand there.
    case statement([String])
  }

  /// The word as it is written there, without an owner: `Conv2d`.
  let name: String
  /// Whether it stands behind a value and a dot.
  let isMethod: Bool
  /// What has to follow it.
  let form: Form
  /// What Gradus has instead, with `{names}` of arguments; `nil` where there is nothing to type.
  let instead: String?
  /// A sentence on it.
  let note: String?
  /// Whether Gradus has nothing that does it.
  let isMissing: Bool

  /// The names of arguments that say nothing in Gradus, where a number of channels is known from
  /// the layer before.
  static let silent: Set<String> = [
    "in", "params", "dtype", "device", "requires_grad", "inplace", "out", "verbose", "keepdim",
    "name", "generator", "layout", "input_shape", "copy",
  ]

  /// Reads a line of the table: `KEY: INSTEAD  # NOTE`, of which `-` is a word that is missing.
  init?(line: Substring) {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    var rest = line[line.index(after: colon)...]
    if let hash = rest.firstIndex(of: "#") {
      note = Self.trimmed(rest[rest.index(after: hash)...])
      rest = rest[..<hash]
    } else {
      note = nil
    }
    let instead = Self.trimmed(rest)
    isMissing = instead == "-"
    self.instead = instead.isEmpty || isMissing ? nil : instead
    var key = line[..<colon]
    isMethod = key.first == "."
    if isMethod { key = key.dropFirst() }
    if let open = key.firstIndex(of: "(") {
      name = String(key[..<open])
      let inner = key[key.index(after: open)...].dropLast()
      form = .call(inner.split(separator: ",").map(Self.trimmed))
    } else {
      let words = key.split(separator: " ").map(String.init)
      guard let first = words.first else { return nil }
      name = first
      form = words.count == 1 ? .bare : .statement(Array(words.dropFirst()))
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// The names of the arguments, in order.
  var slots: [String] {
    switch form {
    case .bare: []
    case .call(let names), .statement(let names): names
    }
  }

  /// The word of the command or function that stands first in what Gradus has instead.
  var leadingWord: String? {
    guard let instead else { return nil }
    let word = instead.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    return word.isEmpty ? nil : String(word)
  }

  /// How it is written in Gradus, names standing for arguments: `dense OUT`, `x^exponent`.
  var shape: String? {
    guard let instead else { return nil }
    let isCommand = leadingWord.flatMap(Vocabulary.command) != nil
    var text = ""
    var slot = ""
    var isInside = false
    for character in ForeignTemplate.withoutGroups(instead) {
      if character == "{" {
        isInside = true
        slot = ""
      } else if character == "}" {
        isInside = false
        let name = slot.prefix { $0 != ":" }
        text += isCommand ? name.uppercased() : String(name)
      } else if isInside {
        slot.append(character)
      } else {
        text.append(character)
      }
    }
    return text
  }
}
