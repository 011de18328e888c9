/// A source of command lines: a terminal with editing, or a plain stream.
public protocol LineReader {
  /// Reads the next line, showing the prompt where there is somebody to see it.
  mutating func readLine(prompt: Prompt) -> LineEvent

  /// Keeps a statement, which may be of several lines, for the user to recall.
  mutating func remember(_ entry: String)

  /// Takes the warning to be shown to the user, if one has come up; each is given out once.
  mutating func takeWarning() -> String?
}
