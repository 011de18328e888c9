/// A command with its arguments, checked against its specification.
///
/// Who carries it out reads them by ``TypedCall``, where each is a property.
package struct CommandCall: CalledCommand, Equatable, Sendable {
  /// The command, also where an abbreviation was typed.
  package let command: Command
  /// Where the word stands.
  package let range: SourceRange
  /// The arguments by the name of their parameter or option, in the order they were written; a flag
  /// option that was written has one argument, `.word`.
  package let arguments: [String: [Argument]]

  /// Makes a call.
  package init(command: Command, range: SourceRange, arguments: [String: [Argument]]) {
    self.command = command
    self.range = range
    self.arguments = arguments
  }
}
