import CommandLanguage

extension Expression {
  /// Whether it names something, so that its value is not known without looking.
  var namesSomething: Bool {
    switch kind {
    case .number: false
    case .name, .field: true
    case .index(let base, _): base.namesSomething
    case .negate(let operand): operand.namesSomething
    case .list(let entries), .call(_, let entries): entries.contains(where: \.namesSomething)
    case .binary(_, let left, let right): left.namesSomething || right.namesSomething
    }
  }

  /// Whether it is a number as it was written, which tells nothing of where it comes from.
  var isLiteral: Bool {
    switch kind {
    case .number: true
    case .negate(let operand): operand.isLiteral
    case .name, .list, .field, .index, .call, .binary: false
    }
  }
}
