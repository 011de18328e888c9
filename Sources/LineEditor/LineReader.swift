/// A source of command lines: a terminal with editing, or a plain stream.
package protocol LineReader {
  /// Reads the next line, showing the prompt where there is somebody to see it.
  mutating func readLine(prompt: Prompt) -> LineEvent

  /// Whether a key that a person pressed at the prompt ended the latest line.
  ///
  /// It is not so for pasted lines and for those that were typed before the prompt was there: what
  /// they ask for can only be what they say.
  var isTyped: Bool { get }

  /// Keeps a statement, which may be of several lines, for the user to recall.
  mutating func remember(_ entry: String)

  /// Takes the warning to be shown to the user, if one has come up; each is given out once.
  mutating func takeWarning() -> String?
}
