import CommandLanguage

extension StatementGenerator {
  /// An address, of something that need not exist.
  package mutating func address() -> String {
    var text: String
    switch below(8) {
    case 0: text = pick(Vocabulary.namedValues).name
    case 1: text = pick(names.definitions)
    case 2: text = layer()
    default: text = "\(layer()).\(pick(Vocabulary.fields).name)"
    }
    if below(2) == 0 { text += subscripts() }
    if below(4) == 0 { text += ".grad" }
    if below(12) == 0 { text += subscripts() }
    return text
  }

  private mutating func subscripts() -> String {
    "[" + (0..<1 + below(4)).map { _ in position() }.joined(separator: ",") + "]"
  }

  private mutating func position() -> String {
    switch below(8) {
    case 0: ":"
    case 1: "\(below(3)):"
    case 2: ":\(pick(["-1", "2", "9", "-9223372036854775808"]))"
    case 3:
      pick([
        "0:0", "2:1", "-1", "-9", "9223372036854775807", "nan", "0.5", "1e300", "inf",
        "-9223372036854775807:9223372036854775807", "0:2",
      ])
    default: String(below(3))
    }
  }

  /// An expression, mostly small enough to be worked out at once.
  package mutating func expression() -> String { expression(depth: 1 + below(3)) }

  mutating func expression(depth: Int) -> String {
    guard depth > 0 else { return leaf() }
    switch below(7) {
    case 0: return leaf()
    case 1:
      let elements = (0..<1 + below(3)).map { _ in expression(depth: depth - 1) }
      return "[\(elements.joined(separator: ", "))]"
    case 2:
      return "(" + expression(depth: depth - 1) + " \(pick(BinaryOperator.allCases).rawValue) "
        + expression(depth: depth - 1) + ")"
    case 3: return "-" + expression(depth: depth - 1)
    case 4: return "(" + expression(depth: depth - 1) + ")" + subscripts()
    default: return call(of: pick(Vocabulary.functions), depth: depth)
    }
  }

  /// A call of a function, with as many arguments as it takes, seldom one more or less.
  package mutating func call(of function: FunctionSpecification, depth: Int) -> String {
    var count = function.arguments.lowerBound
    count += below(min(function.arguments.upperBound - count, 3) + 1)
    if below(20) == 0 { count += pick([-1, 1]) }
    let arguments = (0..<max(count, 0)).map { place in
      place > 0 && below(3) > 0 ? smallList() : expression(depth: depth - 1)
    }
    return "\(function.name)(\(arguments.joined(separator: ", ")))"
  }

  private mutating func smallList() -> String {
    switch below(4) {
    case 0: number()
    case 1: "[\(below(4)), \(below(4))]"
    case 2: pick(["[2, 3]", "[[1, 2], [3, 4]]", "-1", "[-1]", "[0]", "ones(1,2,2)"])
    default: String(below(4))
    }
  }

  private mutating func leaf() -> String {
    switch below(7) {
    case 0: number()
    case 1, 2: String(below(5))
    case 3: pick(Vocabulary.pictures + Vocabulary.filters).name
    case 4: pick(["[1, 2, 3]", "[[1, 2], [3, 4]]", "zeros(2,0)", "randn(2,3)", "ones(1,2,2)"])
    default: address()
    }
  }
}
