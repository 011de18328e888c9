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

  /// Whether it reads a name.
  func names(_ wanted: String) -> Bool {
    switch kind {
    case .number: false
    case .name(let name): name == wanted
    case .field(let base, _), .index(let base, _): base.names(wanted)
    case .negate(let operand): operand.names(wanted)
    case .list(let entries), .call(_, let entries): entries.contains { $0.names(wanted) }
    case .binary(_, let left, let right): left.names(wanted) || right.names(wanted)
    }
  }

  /// The names that it reads, from left to right.
  var namesRead: [String] {
    switch kind {
    case .number: []
    case .name(let name): [name]
    case .field(let base, _), .index(let base, _): base.namesRead
    case .negate(let operand): operand.namesRead
    case .list(let entries), .call(_, let entries): entries.flatMap(\.namesRead)
    case .binary(_, let left, let right): left.namesRead + right.namesRead
    }
  }

  /// What is read of a layer, without indices and `.grad`; `nil` where it is worked out.
  var root: Expression? {
    switch kind {
    case .field(let base, _):
      if case .field = base.kind { base.root } else { self }
    case .index(let base, _): base.root
    case .number, .name, .negate, .list, .call, .binary: nil
    }
  }

  /// Whether a number is worked with in it, indices apart.
  var holdsNumbers: Bool {
    switch kind {
    case .number: true
    case .name, .field: false
    case .index(let base, _): base.holdsNumbers
    case .negate(let operand): operand.holdsNumbers
    case .list(let entries), .call(_, let entries): entries.contains(where: \.holdsNumbers)
    case .binary(_, let left, let right): left.holdsNumbers || right.holdsNumbers
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
