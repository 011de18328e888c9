import NeuralNetwork

/// A command with its arguments, checked against its specification.
public struct CommandCall: Equatable, Sendable {
  /// The command, also where an abbreviation was typed.
  public let command: Command
  /// Where the word stands.
  public let range: SourceRange
  /// The arguments by the name of their parameter or option, in the order they were written; a flag
  /// option that was written has one argument, `.word`.
  public let arguments: [String: [Argument]]

  /// Makes a call.
  public init(command: Command, range: SourceRange, arguments: [String: [Argument]]) {
    self.command = command
    self.range = range
    self.arguments = arguments
  }

  /// The command's full word.
  public var word: String { command.word }

  /// The first argument of that name.
  public subscript(name: String) -> Argument? { arguments[name]?.first }

  /// All arguments of that name.
  public func all(_ name: String) -> [Argument] { arguments[name] ?? [] }

  /// Whether something was written for that name.
  public func has(_ name: String) -> Bool { arguments[name] != nil }

  /// The number given for that name.
  public func number(_ name: String) -> Double? {
    guard case .number(let value)? = self[name]?.value else { return nil }
    return value
  }

  /// The whole number given for that name.
  public func integer(_ name: String) -> Int? {
    guard case .integer(let value)? = self[name]?.value else { return nil }
    return value
  }

  /// The word, name, or text given for that name.
  public func word(_ name: String) -> String? {
    guard case .word(let value)? = self[name]?.value else { return nil }
    return value
  }

  /// The rows and columns given for that name.
  public func size(_ name: String) -> Size? {
    guard case .size(let value)? = self[name]?.value else { return nil }
    return value
  }

  /// The yes or no (`on`, `off`) given for that name.
  public func flag(_ name: String) -> Bool? {
    guard case .flag(let value)? = self[name]?.value else { return nil }
    return value
  }

  /// The expression or address given for that name.
  public func expression(_ name: String) -> Expression? {
    guard case .expression(let value)? = self[name]?.value else { return nil }
    return value
  }
}
