/// The command `record`.
enum RecordCommand {
  static let specification = CommandSpecification(
    .session(.record), topic: .session,
    summary: "write down what is typed and shown, to play it later",
    usage: ["record FILE", "record off"], examples: ["record session.cast", "record off"],
    discussion: [
      "The file is an asciicast: `asciinema play session.cast` shows the session again in its "
        + "own time, and a web page can show it, too. Each statement is marked, so that a player "
        + "can jump to it.",
      "The file is there when the recording ends, by `record off` or with the session; until then "
        + "it grows beside it under a name that ends in `.new`.",
    ],
    parameters: [Parameter("file", .file)])
}
