extension Vocabulary {
  /// Undo, files, help, names and options.
  static let session: [CommandSpecification] = historyCommands + fileCommands + exchange + words

  private static let historyCommands: [CommandSpecification] = [
    CommandSpecification(
      .session(.undo), topic: .session, summary: "take back the last change, or the last N",
      usage: ["undo [N]"], examples: ["input 4; dense 3; undo", "input 4; dense 3; relu; undo 2"],
      discussion: [
        "Layers, weights, whole networks, training: all that makes the session can be taken back. What "
          + "`set` changes is not part of it, nor are files. `redo` does it again."
      ],
      parameters: [Parameter("count", .integer(atLeast: 1), isOptional: true)],
      isForBeginners: true),
    CommandSpecification(
      .session(.redo), topic: .session,
      summary: "do again what undo took back, or the last N of it",
      usage: ["redo [N]"],
      examples: ["input 4; dense 3; undo; redo", "input 4; dense 3; relu; undo 2; redo 2"],
      discussion: ["A new change after `undo` ends this: then there is nothing to do again."],
      parameters: [Parameter("count", .integer(atLeast: 1), isOptional: true)]),
    CommandSpecification(
      .change(.reset), topic: .session, summary: "begin anew: everything as at the start",
      usage: ["reset"], examples: ["input 4; dense 3; reset"],
      discussion: [
        "Network, names, seed, optimizer, schedule, clip, rates, data and precision are as at the "
          + "start; what "
          + "`set` says about screens stays. `undo` brings all of it back."
      ], givesWay: true),
    CommandSpecification(
      .session(.history), topic: .session, summary: "the statements that led here",
      usage: ["history"],
      examples: ["input 4; dense 3; history"]),
  ]

  private static let fileCommands: [CommandSpecification] = [
    CommandSpecification(
      .session(.save), topic: .session, summary: "write a script that rebuilds this session",
      usage: ["save FILE", "save FILE with weights"],
      examples: ["save my-network.gradus", "example sum; save trained.gradus with weights"],
      discussion: [
        "The file is plain text; `source FILE` runs it, and it begins with `reset`. A name with "
          + "spaces, `;` or `#` is put in quotes; `~/` is your home, and `-` is standard output.",
        "`with weights` writes every weight, input, target and name to the last bit, in place of "
          + "the statements that trained them: nothing is trained again. What an optimizer "
          + "remembers from step to step, the order of samples and the count of draws begin anew.",
        "A file that Gradus did not write, or that was changed since, is kept as `NAME~`.",
      ],
      parameters: [Parameter("file", .file)],
      options: [
        OptionSpecification(
          "with", .choice([.init("weights", "every number, in place of training")]),
          "keeps what was learned")
      ]),
    CommandSpecification(
      .session(.source), topic: .session, summary: "run the statements of a file",
      usage: ["source FILE"],
      examples: ["source my-network.gradus"],
      discussion: [
        "A script run in this way may not write files, and while it runs a session holds at most "
          + "512 MiB."
      ],
      parameters: [Parameter("file", .file)]),
  ]

  private static let words: [CommandSpecification] = [
    CommandSpecification(
      .session(.help), topic: .session, summary: "how to begin, or all about a word",
      usage: ["help [WORD]"],
      examples: ["help", "help conv", "help all"],
      discussion: [
        "`help` alone shows ten commands and the way to a first gradient; `help all` every "
          + "command; `help sum` works for functions, pictures and options, too."
      ],
      parameters: [Parameter("topic", .helpTopic, isOptional: true)]),
    CommandSpecification(
      .session(.apropos), topic: .session,
      summary: "the commands and functions whose help speaks of a word",
      usage: ["apropos WORD"], examples: ["apropos gradient"],
      parameters: [Parameter("word", .text)]),
    CommandSpecification(
      .change(.let), topic: .session, summary: "give a value a name", usage: ["let NAME = EXPR"],
      examples: ["let k = [[1, 0], [0, -1]]; k * 2"],
      discussion: [
        "The value is worked out once, now. An option's word, as lr, may be a name; that of a "
          + "command, function or picture may not.",
        "A session holds at most 2 GiB. Each name counts by itself; `let k = 0` frees the numbers "
          + "that k had.",
      ],
      parameters: [
        Parameter("name", .newName(.value)), Parameter("value", .expression, keywords: ["="]),
      ]),
    CommandSpecification(
      .change(.print), topic: .session, summary: "a value, with every digit", usage: ["print EXPR"],
      examples: ["print 1/3", "example sum; forward; print sum(conv1.out)"],
      discussion: [
        "An expression alone prints its value, too.",
        "Of more than 1,000 numbers a terminal shows the first and last rows; a pipe, a file and "
          + "`--json` get all of them.",
      ],
      parameters: [Parameter("value", .expression)]),
    CommandSpecification(
      .session(.set), topic: .session, summary: "change an option; alone, lists them",
      usage: ["set OPTION VALUE", "set"], examples: ["set digits 5", "set colour never", "set"],
      options: settings),
    CommandSpecification(
      .session(.quit), abbreviations: ["exit"], topic: .session,
      summary: "leave, with nothing left behind",
      usage: ["quit"], examples: ["quit"],
      discussion: [
        "Ctrl-D on an empty line leaves, too; what was not saved by then is offered at the next "
          + "start."
      ]),
    CommandSpecification(
      .session(.q), topic: .session, summary: "closes a page; at the prompt it does nothing",
      usage: ["q"],
      examples: ["q"],
      discussion: [
        "A page closes by itself at its end, too: a `q` that comes too late must not end the "
          + "session. `quit` does."
      ]),
  ]

  /// The options of `set`, each with its values.
  public static let settings = Setting.allCases.map(\.specification)
}
