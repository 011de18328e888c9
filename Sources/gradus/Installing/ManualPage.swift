/// The manual's page, for `man gradus`: what `--help` says of the program and of each subcommand.
struct ManualPage {
  /// The page, in roff's language.
  private(set) var text: String

  /// Writes the page.
  init(of tree: ArgumentTree, version: String) {
    text = """
      .TH GRADUS 1 "" "gradus \(version)" "User Commands"
      .SH NAME
      gradus \\- \(Self.escaped(Self.firstLetterSmall(tree.abstract)))
      .SH SYNOPSIS
      .B gradus
      .RI [ options ]
      .RI [ files ]
      .br
      .B gradus
      .RI < subcommand >
      .RI [ options ]

      """
    section("Description")
    add(tree.discussion)
    paragraph("A file, or several, are run as scripts; see run.")
    section("Options")
    add(tree.arguments ?? [])
    section("Subcommands")
    for command in tree.subcommands ?? [] where command.commandName != "help" {
      add(command, behind: "gradus")
    }
    for part in Self.surroundings {
      section(part.title)
      for entry in part.entries { item(entry.name, entry.meaning) }
    }
  }

  // MARK: Parts

  private mutating func add(_ command: ArgumentTree, behind words: String) {
    let words = "\(words) \(command.commandName)"
    let inherited = ["version", "help"]
    let arguments = (command.arguments ?? []).filter { argument in
      argument.shouldDisplay && !(argument.names ?? []).contains { inherited.contains($0.name) }
    }
    let below = command.subcommands ?? []
    let usage = ([words] + arguments.map(Self.synopsis)).joined(separator: " ")
    text += ".SS \"\(Self.escaped(usage))\"\n"
    add(command.abstract)
    add(command.discussion)
    add(arguments)
    for command in below { add(command, behind: words) }
  }

  private mutating func add(_ arguments: [ArgumentTree.Argument]) {
    for argument in arguments where argument.shouldDisplay {
      let value = "<\(argument.valueName ?? "value")>"
      let name =
        argument.kind == .positional
        ? value
        : (argument.names ?? []).map(\.typed).joined(separator: ", ")
          + (argument.kind == .option ? " \(value)" : "")
      item(name, argument.abstract ?? "")
    }
  }

  private static func synopsis(_ argument: ArgumentTree.Argument) -> String {
    let value = "<\(argument.valueName ?? "value")>"
    let name = argument.names?.first?.typed
    var words =
      switch argument.kind {
      case .positional: value
      case .flag: name ?? ""
      case .option: "\(name ?? "") \(value)"
      }
    if argument.isRepeating { words += "..." }
    return argument.isOptional ? "[\(words)]" : words
  }

  private mutating func section(_ title: String) { text += ".SH \(title.uppercased())\n" }

  private mutating func add(_ words: String?) {
    if let words, !words.isEmpty { paragraph(words) }
  }

  private mutating func paragraph(_ words: String) { text += ".PP\n\(Self.escaped(words))\n" }

  private mutating func item(_ name: String, _ meaning: String) {
    text += ".TP\n.B \(Self.escaped(name))\n\(Self.escaped(meaning.isEmpty ? " " : meaning))\n"
  }

  // MARK: Letters

  /// Words in which nothing is taken for roff's.
  static func escaped(_ words: String) -> String {
    let letters: [Character: String] = [
      "\\": "\\e", "-": "\\-", "\"": "\\(dq", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha",
      "~": "\\(ti",
    ]
    return words.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let line = line.map { letters[$0] ?? String($0) }.joined()
      return line.first == "." ? "\\&" + line : line
    }
    .joined(separator: "\n")
  }

  private static func firstLetterSmall(_ words: String?) -> String {
    guard let words, let first = words.first else { return "" }
    let rest = words.dropFirst()
    return first.lowercased() + (rest.last == "." ? rest.dropLast() : rest)
  }
}
