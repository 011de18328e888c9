import CommandLanguage

extension Statement {
  /// Whether it may look at what the last pass computed.
  ///
  /// Where it does, a pass that was only promised is worked out before, and can be interrupted.
  package var readsPass: Bool {
    switch kind {
    case .expression(let expression): expression.readsPass
    case .assignment(let target, _, let value): target.readsPass || value.readsPass
    case .command(let call):
      call.command.traits.contains(.readsPass)
        || call.arguments.values.joined().contains(where: \.readsPass)
    }
  }
}

extension Argument {
  /// Whether a value of the last pass is among what it reads.
  fileprivate var readsPass: Bool {
    switch value {
    case .expression(let expression): expression.readsPass
    case .integer, .number, .flag, .size, .shape, .word, .position, .layer, .view: false
    }
  }
}

extension Expression {
  /// Whether a value of the last pass is among what it reads.
  package var readsPass: Bool {
    switch kind {
    case .number: false
    case .name(let name): name == NamedValue.loss.rawValue
    case .list(let entries): entries.contains(where: \.readsPass)
    case .field(let base, let field):
      field.readsPass || base.readsPass
    case .index(let base, let subscripts):
      base.readsPass || subscripts.contains(where: \.readsPass)
    case .call(let function, let arguments):
      function.readsPass || arguments.contains(where: \.readsPass)
    case .negate(let operand): operand.readsPass
    case .binary(_, let left, let right): right.readsPass || left.readsPass
    }
  }
}

extension Subscript {
  /// Whether a value of the last pass is among what it reads.
  fileprivate var readsPass: Bool {
    switch self {
    case .position(let position): position.readsPass
    case .slice(let from, let to, let step, _):
      [from, to, step].contains { $0?.readsPass == true }
    }
  }
}
