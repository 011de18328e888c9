/// A mark that is neither a word nor a number.
enum Symbol: String, Equatable, Sendable {
  case plus = "+"
  case minus = "-"
  case star = "*"
  case cross = "\u{D7}"
  case slash = "/"
  case caret = "^"
  case at = "@"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case assign = "="
  case plusAssign = "+="
  case minusAssign = "-="
  case starAssign = "*="
  case comma = ","
  case colon = ":"
  case dot = "."
  case openParenthesis = "("
  case closeParenthesis = ")"
  case openBracket = "["
  case closeBracket = "]"
  case semicolon = ";"

  /// The operator it stands for between two values.
  var binaryOperator: BinaryOperator? {
    self == .cross ? .multiply : BinaryOperator(rawValue: rawValue)
  }

  /// The assignment it stands for.
  var assignment: AssignmentOperator? { AssignmentOperator(rawValue: rawValue) }

  /// Whether it opens a bracket.
  var opens: Bool { self == .openParenthesis || self == .openBracket }

  /// Whether it closes a bracket.
  var closes: Bool { self == .closeParenthesis || self == .closeBracket }

  /// The bracket that closes this one.
  var closing: Symbol { self == .openParenthesis ? .closeParenthesis : .closeBracket }

  /// Whether a word before it is read as a value and not as a command.
  var continuesExpression: Bool {
    binaryOperator != nil || assignment != nil || opens || self == .dot
  }
}
