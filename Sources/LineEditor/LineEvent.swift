/// What an attempt to read a line came to.
package enum LineEvent: Equatable, Sendable {
  /// A whole line, without its newline.
  case line(String)

  /// A line that cannot be run; reading can go on behind it.
  case invalid(LineDefect)

  /// Ctrl-C: what was typed is dropped.
  case interrupted

  /// Ctrl-D on an empty line, or the end of the stream.
  case endOfInput
}
