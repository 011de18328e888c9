/// A word of ours that stands inside commands and is none itself, typed where a command belongs:
/// `stride 2`, `same`, `k 3`.
///
/// Whose it is and how it is written is taken from the commands' own specifications.
package struct InnerWord: Equatable, Sendable {
  /// What a word is to the commands that it belongs to.
  enum Role: CaseIterable {
    /// An option, as `stride`.
    case option
    /// What stands before an argument, as `by`, or one of a choice, as `cosine`.
    case part
    /// What a line of usage calls a value, as `K`.
    case placeholder
  }

  let role: Role
  /// Whether it stands there as itself, and not for something else.
  package var isOwn: Bool { role != .placeholder }
  /// Whether it is an option.
  var isOption: Bool { role == .option }
  /// The statement that is meant, where there is only one that can be read.
  package let suggestion: String?
  /// Whose word it is, and how it is written there, line by line.
  package let notes: [String]

  /// So many ways to write it are shown.
  private static let mostForms = 3

  /// Finds what a word is; `nil` where it stands inside no command.
  ///
  /// - Parameter rest: what was typed behind it.
  package init?(_ word: String, followedBy rest: String = "") {
    let found = Role.allCases.lazy.map { role in
      (role, Vocabulary.commands.filter { $0.has(word, as: role) })
    }.first { !$0.1.isEmpty }
    guard let (role, owners) = found else { return nil }
    self.role = role
    let shown = owners.prefix(Self.mostForms)
    if role == .placeholder {
      suggestion = nil
      let usage = shown.compactMap { owner in
        owner.usage.lazy.compactMap { UsageLine($0).form(naming: word) }.first
          .map { "`\(owner.word) \($0)`" }
      }
      notes =
        ["\(word.uppercased()) stands for a value of your own in \(usage.joined(separator: ", "))"]
        + (shown.first?.examples.first.map { ["it is typed: `\($0)`"] } ?? [])
      return
    }
    let readable = owners.compactMap { $0.statement(with: word, rest) }
    suggestion = readable.count == 1 ? readable[0] : nil
    let names = owners.map(\.word).joined(separator: ", ")
    let forms = shown.map { owner in
      let value = owner.takes(rest, behind: word) ? rest : ""
      return "it is written: " + owner.form(of: word, value: value)
    }
    notes =
      [role == .option ? "it is an option of \(names)" : "it is a word of \(names)"]
      + (suggestion == nil ? forms : [])
  }
}

extension CommandSpecification {
  /// Whether a word is that to the command.
  fileprivate func has(_ word: String, as role: InnerWord.Role) -> Bool {
    switch role {
    case .option: options.contains { $0.name == word }
    case .part:
      parameters.contains { $0.keywords.contains(word) || $0.kind.offers(word) }
        || options.contains { option in
          option.kind?.offers(word) == true || option.qualifiers.contains { $0.word == word }
        }
    case .placeholder: usage.contains { UsageLine($0).names(word) }
    }
  }

  /// Whether what was typed behind a word can be its value: one word, of its kind.
  fileprivate func takes(_ rest: String, behind word: String) -> Bool {
    let kind =
      options.first { $0.name == word }?.kind
      ?? parameters.first { $0.keywords.contains(word) }?.kind
    var lexer = Lexer()
    guard let kind, (try? lexer.scan(SourceLine(rest, number: 1))) != nil,
      let first = lexer.tokens.first, lexer.tokens.dropFirst().allSatisfy(\.isAdjacent)
    else { return false }
    return kind.mayStart(with: first)
  }

  /// How a word is written in the command, its value in its place: `conv OUT K stride 2`.
  fileprivate func form(of word: String, value: String) -> String {
    let form = head(of: word)
    let tail = value.isEmpty ? form.tail : value
    return ([self.word, form.head, word, tail].filter { !$0.isEmpty }).joined(separator: " ")
  }

  /// The statement that a word and what was typed behind it are, where nothing else has to be filled
  /// in; `nil` where something has, or it cannot be read.
  fileprivate func statement(with word: String, _ rest: String) -> String? {
    let parts = head(of: word)
    if rest.isEmpty, !parts.tail.isEmpty { return nil }
    // Of several choices to which an option belongs the first one will do.
    let head = parts.head.split(separator: " ").map { part in
      part.contains(where: \.isUppercase) ? part : part.prefix { $0 != "|" }
    }
    guard !head.contains(where: { $0.contains(where: \.isUppercase) }) else { return nil }
    let text = ([self.word] + head.map(String.init) + [word, rest].filter { !$0.isEmpty })
      .joined(separator: " ")
    return ForeignReading.isReadable(text) ? text : nil
  }

  /// What stands before a word and behind it where it is used, without the command's own word.
  private func head(of word: String) -> (head: String, tail: String) {
    if let parts = usage.lazy.compactMap({ UsageLine($0).parts(around: word) }).first {
      return parts
    }
    // `set digits 3`, `set precision float32`, `guess mean`: of these usage names none.
    if let owner = options.first(where: { $0.kind?.offers(word) == true }) {
      return (owner.name, "")
    }
    return ("", options.contains { $0.name == word && $0.kind != nil } ? "VALUE" : "")
  }
}

extension ParameterKind {
  /// The words to choose from, where there are some.
  var choices: [Choice] {
    switch self {
    case .choice(let choices), .integerOr(_, let choices), .sizeOr(let choices),
      .layerOrAddress(let choices):
      choices
    case .integer, .number, .flag, .size, .shape, .layer, .weightOwner, .activation, .newName,
      .address, .expression, .file, .word, .position, .layerDefinition, .example, .lesson,
      .helpTopic, .text, .view:
      []
    }
  }

  /// Whether a word is one of those to choose from.
  fileprivate func offers(_ word: String) -> Bool { choices.contains { $0.word == word } }
}
