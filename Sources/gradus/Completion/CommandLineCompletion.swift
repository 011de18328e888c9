/// What may stand at the end of a command line of the user's own shell.
struct CommandLineCompletion {
  /// A word that may stand there.
  struct Candidate: Equatable {
    let word: String
    let summary: String
  }

  /// The words, which begin as typed.
  private(set) var candidates: [Candidate] = []
  /// Whether files may stand there, too.
  private(set) var takesFiles = false
  private let typed: String
  private let lessons: () -> [Candidate]

  /// Finds what may follow.
  ///
  /// - Parameters:
  ///   - words: the words behind the program's name; the last one is being typed.
  ///   - tree: what the argument parser knows.
  ///   - lessons: the lessons there are.
  init(_ words: [String], in tree: ArgumentTree, lessons: @escaping () -> [Candidate]) {
    self.lessons = lessons
    var command = tree
    var waiting: ArgumentTree.Argument?
    var used: Set<String> = []
    var positionals = 0
    var isOver = false
    for word in words.dropLast() {
      // Bash gives the sign between an option and its value as a word.
      if word == "=", waiting != nil { continue }
      if waiting != nil {
        waiting = nil
      } else if word == "--", !isOver {
        isOver = true
      } else if word.hasPrefix("-"), word.count > 1, !isOver {
        let parts = word.split(separator: "=", maxSplits: 1)
        let option = command.option(String(parts.first ?? "")) ?? tree.option(word)
        for name in option?.names ?? [] where option?.isRepeating == false {
          used.insert(name.typed)
        }
        if parts.count == 1, option?.kind == .option { waiting = option }
      } else if positionals == 0, !isOver, let below = command.subcommand(word) {
        (command, used) = (below, [])
      } else {
        positionals += 1
      }
    }
    let last = words.last ?? ""
    let sign = last.firstIndex(of: "=")
    if let waiting {
      typed = last == "=" ? "" : last
      offer(waiting)
    } else if !isOver, let sign, last.hasPrefix("--"),
      let option = command.option(String(last[..<sign])), option.kind == .option
    {
      let start = String(last[...sign])
      typed = String(last.dropFirst(start.count))
      offer(option)
      candidates = candidates.map { Candidate(word: start + $0.word, summary: $0.summary) }
    } else if !isOver, last.hasPrefix("-") {
      typed = last
      for argument in command.arguments ?? [] where argument.shouldDisplay {
        for name in argument.names ?? [] where !used.contains(name.typed) {
          offer(name.typed, argument.abstract)
        }
      }
    } else {
      typed = last
      offerPositional(positionals, of: command)
    }
  }

  private mutating func offerPositional(_ index: Int, of command: ArgumentTree) {
    if index == 0 {
      for below in command.subcommands ?? [] { offer(below.commandName, below.abstract) }
    }
    let arguments =
      command.positionals.isEmpty
      ? command.impliedSubcommand.flatMap(command.subcommand)?.positionals ?? []
      : command.positionals
    if index < arguments.count {
      offer(arguments[index])
    } else if let last = arguments.last, last.isRepeating {
      offer(last)
    }
  }

  private mutating func offer(_ argument: ArgumentTree.Argument) {
    switch argument.completion {
    case .words(let words):
      for word in words { offer(word, nil) }
    case .files, .folders:
      takesFiles = true
    case .lessons:
      for lesson in lessons() { offer(lesson.word, lesson.summary) }
      takesFiles = true
    case nil:
      break
    }
  }

  private mutating func offer(_ word: String, _ summary: String?) {
    guard word.hasPrefix(typed), !candidates.contains(where: { $0.word == word }) else { return }
    candidates.append(Candidate(word: word, summary: summary ?? ""))
  }

  /// A line for each word, its summary behind a tab, and one for files.
  var lines: [String] {
    candidates.map { $0.summary.isEmpty ? $0.word : "\($0.word)\t\($0.summary)" }
      + (takesFiles ? [Self.filesMark] : [])
  }

  /// Tells a script that files may stand there.
  static let filesMark = ":files"
}
