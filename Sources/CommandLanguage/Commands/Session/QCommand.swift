/// The command `q`.
enum QCommand {
  static let specification = CommandSpecification(
    .session(.q), topic: .session, traits: [],
    summary: "closes a page; at the prompt it does nothing",
    usage: ["q"],
    examples: ["q"],
    discussion: [
      "A page closes by itself at its end, too: a `q` that comes too late must not end the "
        + "session. `quit` does."
    ])
}
