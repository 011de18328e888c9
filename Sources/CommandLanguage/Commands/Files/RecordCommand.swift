/// The command `record`.
package struct RecordCommand: CommandArguments {
  /// The file; `off` ends the recording.
  package let file: Given<Alternative<String, Ending>>

  static let file = RequiredArgument<Alternative<String, Ending>>("file", .file(or: Ending.self))

  package init(_ call: CommandCall) throws(ArgumentError) {
    file = try call.read(Self.file)
  }

  static let specification = CommandSpecification(
    .session(.record), topic: .session, traits: [.isTheLearnersAlone],
    summary: "write down what is typed and shown, to play it later",
    usage: ["record FILE", "record off"], examples: ["record session.cast", "record off"],
    discussion: [
      "The file is an asciicast: `asciinema play session.cast` shows the session again in its "
        + "own time, and a web page can show it, too. Each statement is marked, so that a player "
        + "can jump to it.",
      "The file is there when the recording ends, by `record off` or with the session; until then "
        + "it grows beside it under a name that ends in `.new`.",
    ],
    arguments: RecordCommand.self, parameters: [file])

  /// What ends a recording.
  package enum Ending: String, CaseIterable, WordChoice {
    case off

    package var meaning: String {
      switch self {
      case .off: "ends the recording"
      }
    }
  }
}
