extension Argument {
  /// The argument as it was typed, for a message or a fact.
  package var text: String {
    switch value {
    case .word(let word): word
    case .integer(let number): String(number)
    case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
    case .flag(let isOn): isOn ? "on" : "off"
    case .size(let size): size.description
    case .shape(let shape): shape.description
    case .position(let position): position.map(String.init).joined(separator: ",")
    case .expression(let expression): expression.sourceText
    case .layer(let call), .view(let call): call.word
    }
  }
}

extension Expression {
  /// The expression written again, without spaces inside an address.
  package var sourceText: String {
    switch kind {
    case .number(let number):
      typedNumber.flatMap(Int.init).map(String.init)
        ?? Int(exactly: number).map(String.init) ?? String(number)
    case .name(let name): name
    case .list(let entries): "[\(entries.map(\.sourceText).joined(separator: ", "))]"
    case .field(let base, let field): "\(base.tightSourceText).\(field.rawValue)"
    case .index(let base, let subscripts):
      "\(base.tightSourceText)[\(subscripts.map(\.sourceText).joined(separator: ","))]"
    case .call(let function, let arguments):
      "\(function.rawValue)(\(arguments.map(\.sourceText).joined(separator: ", ")))"
    case .negate(let operand): "-\(operand.sourceText)"
    case .binary(.power, let left, let right):
      "(\(left.tightSourceText) \(BinaryOperator.power.rawValue) \(right.sourceText))"
    case .binary(let operation, let left, let right):
      "(\(left.sourceText) \(operation.rawValue) \(right.sourceText))"
    }
  }

  /// The expression written again where what follows binds tighter than a minus, or would be read
  /// as a part of a number.
  private var tightSourceText: String {
    switch kind {
    case .negate, .number: "(\(sourceText))"
    case .name, .list, .field, .index, .call, .binary: sourceText
    }
  }
}

extension Subscript {
  /// The entry written again.
  fileprivate var sourceText: String {
    switch self {
    case .position(let expression): expression.sourceText
    case .slice(let from, let to, let step, _):
      "\(from?.sourceText ?? ""):\(to?.sourceText ?? "")"
        + (step.map { ":\($0.sourceText)" } ?? "")
    }
  }
}
