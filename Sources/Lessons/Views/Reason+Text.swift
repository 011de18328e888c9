import CommandLanguage
import Documents
import Explorer
import NeuralNetwork

extension Lesson.Reason {
  /// The reason as it is shown: words as they stand, an expression also with its numbers.
  func text(in interpreter: Interpreter) -> Text? {
    switch self {
    case .words(let prose): return Prose.styled(prose.lines.joined(separator: " "))
    case .expression(let source, let expression):
      guard case .success(let value) = interpreter.value(of: expression),
        let summary = Text(listing: value)
      else { return nil }
      var text: Text = .code(source.text)
      let numbers = expression.withNumbers(of: interpreter, in: source)
      if let numbers { text += " = \(numbers)" }
      return text + " = \(summary)"
    }
  }
}

extension Text {
  /// One number, or a few in brackets; `nil` for none and for more than nine.
  ///
  /// - Parameter other: what the numbers have to be told from, where it has their shape or is one.
  init?(listing value: Tensor, apartFrom other: Tensor? = nil) {
    let others = other.flatMap { $0.count == 1 || $0.shape == value.shape ? $0.elements : nil }
    func number(_ place: Int) -> Text {
      let element = value.elements[place]
      guard let others, let other = others.count == 1 ? others.first : others[place],
        element != other
      else { return .number(element) }
      return .number(element, apartFrom: other, digits: 3)
    }
    if value.shape.rank == 0 {
      self = number(0)
      return
    }
    guard (1...9).contains(value.count) else { return nil }
    var list = Text("[")
    for place in 0..<value.count {
      if place > 0 { list += ", " }
      list += number(place)
    }
    self = list + "]"
  }
}

extension Expression {
  /// Its text with numbers in place of names; `nil` where that says nothing more.
  fileprivate func withNumbers(of interpreter: Interpreter, in source: SourceStatement) -> Text? {
    switch kind {
    case .binary, .call: break
    case .number, .name, .field, .index, .negate, .list: return nil
    }
    let characters = Array(source.text)
    var result = Text()
    var position = 0
    for address in addresses {
      let start = address.range.column - source.range.column
      let end = start + address.range.length
      guard address.range.line == source.range.line, start >= position, end <= characters.count,
        case .success(let value) = interpreter.value(of: address),
        let number = Text(listing: value)
      else { return nil }
      result += Text(String(characters[position..<start]))
      let isNegative = value.shape.rank == 0 && value.elements[0] < 0
      result += isNegative && start > 0 ? "(\(number))" : number
      position = end
    }
    return position == 0 ? nil : result + Text(String(characters[position...]))
  }

  /// The names and addresses in it, from left to right.
  private var addresses: [Expression] {
    if isAddress { return [self] }
    switch kind {
    case .number, .name, .field: return []
    case .index(let base, _): return base.addresses
    case .negate(let operand): return operand.addresses
    case .list(let entries), .call(_, let entries): return entries.flatMap(\.addresses)
    case .binary(_, let left, let right): return left.addresses + right.addresses
    }
  }
}
