import CommandLanguage

extension StatementGenerator {
  /// An argument as its kind is written, from within its bounds, at them and beyond.
  package mutating func argument(of kind: ParameterKind) -> String {
    switch kind {
    case .integer(let bound): integer(near: bound)
    case .integerOr(let bound, let choices):
      below(2) == 0 ? integer(near: bound) : pick(choices).word
    case .sizeOr(let choices): below(2) == 0 ? size() : pick(choices).word
    case .number: number()
    case .flag: pick(["on", "off"])
    case .size: size()
    case .shape: shape()
    case .choice(let choices): pick(choices).word
    case .layer, .weightOwner: layer()
    case .activation: below(4) == 0 ? "input" : layer()
    case .newName: pick(names.definitions + ["edges", "conv1", "conv9", "input", "nan", "λ"])
    case .address: address()
    case .layerOrAddress(let others):
      switch below(3) {
      case 0: layer()
      case 1: others.isEmpty ? address() : pick(others).word
      default: address()
      }
    case .expression: expression()
    case .file: pick(names.files)
    case .word: pick(["label", "0", "7", "-1", "nosuch", "\"a b\""])
    case .position: position()
    case .layerDefinition: statement(of: pick(Vocabulary.layerCommands))
    case .example: pick(names.examples)
    case .lesson: pick(["1", "goto 2", "nosuch", "99"])
    case .helpTopic: pick([pick(Vocabulary.commands).word, "all", "nosuch", "sum", "1"])
    case .text: pick(["gradient", "sum of pixels", "\"quoted\"", "3", "[", "conv 1 3x3"])
    case .view: statement(of: pick(Vocabulary.views))
    }
  }

  /// A layer's name, which need not exist.
  mutating func layer() -> String { pick(names.layers) }

  private mutating func integer(near bound: Int) -> String {
    switch below(8) {
    case 0: pick(Self.extremeIntegers)
    case 1: bound > Int.min + 1 ? String(bound) : "0"
    case 2: bound > Int.min + 1 ? String(bound - 1) : "-2"
    default: String(max(bound, 0) + below(5))
    }
  }

  private static let extremeIntegers = [
    "-1", "0", "-9223372036854775807", "-9223372036854775808", "9223372036854775807",
    "9223372036854775808", "99999999999999999999", "4611686018427387904", "3037000500",
    "4294967296", "2147483648", "1e18", "1e30", "2.0", "0.5",
  ]

  /// A number: of ordinary size, at the ends of what a number can be, or none.
  mutating func number() -> String {
    below(2) == 0
      ? pick(["0", "1", "2", "0.5", "-1", "0.1", "-0.25", "3", "10"])
      : pick([
        "nan", "inf", "-nan", "-inf", "-0", "1e300", "-1e300", "1e-320", "1e308", "-2.5", "1e16",
        "9007199254740993", "1e-16",
      ])
  }

  private mutating func size() -> String {
    switch below(8) {
    case 0:
      pick([
        "0", "0x0", "0x1", "1x0", "9223372036854775807", "9223372036854775807x1",
        "1x4611686018427387904", "3037000500x3037000500", "4294967296x4294967296", "1x2x3",
      ])
    case 1...3: "\(1 + below(4))x\(1 + below(4))"
    default: String(1 + below(3))
    }
  }

  private mutating func shape() -> String {
    switch below(8) {
    case 0:
      pick([
        "0", "0x3x3", "1x0x2", "9223372036854775807", "1x9223372036854775807x2",
        "3037000500x3037000500", "1x1x1x1", "2x3x4x5x6", "4611686018427387904x4",
      ])
    case 1, 2: String(1 + below(8))
    case 3...5: "\(1 + below(3))x\(1 + below(8))x\(1 + below(8))"
    default: "\(1 + below(8))x\(1 + below(8))"
    }
  }

  private mutating func position() -> String {
    let places = (0..<1 + below(4)).map { _ in
      below(6) == 0 ? pick(Self.extremeIntegers) : String(below(5))
    }
    let joined = places.joined(separator: ",")
    return below(6) == 0 ? "(\(joined))" : joined
  }
}
