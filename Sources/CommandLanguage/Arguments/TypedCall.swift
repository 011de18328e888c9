/// A call of a command, with its arguments as properties.
@dynamicMemberLookup
package struct TypedCall<Arguments: CommandArguments>: CalledCommand {
  /// The arguments.
  package let arguments: Arguments
  package let command: Command
  package let range: SourceRange

  /// Reads the arguments of a call.
  package init(_ call: CommandCall) throws(ArgumentError) {
    arguments = try Arguments(call)
    command = call.command
    range = call.range
  }

  /// Reads the arguments of a call for who answers with diagnostics.
  package init(reading call: CommandCall) throws(Diagnostic) {
    do {
      self = try TypedCall(call)
    } catch {
      throw error.problem(of: call.command).diagnostic(at: error.range ?? call.range)
    }
  }

  /// One of the arguments.
  package subscript<Value>(dynamicMember path: KeyPath<Arguments, Value>) -> Value {
    arguments[keyPath: path]
  }
}

/// A command that was typed, and where.
package protocol CalledCommand: Sendable {
  /// The command, also where an abbreviation was typed.
  var command: Command { get }
  /// Where the word stands.
  var range: SourceRange { get }
}

extension CalledCommand {
  /// The command's full word.
  package var word: String { command.word }
}
