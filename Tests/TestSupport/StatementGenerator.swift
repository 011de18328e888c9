import CommandLanguage

/// Statements made of the vocabulary itself: every command with every kind of argument, right and
/// wrong, by a seed.
///
/// A new command, option or function is written about without a word here.
package struct StatementGenerator {
  /// The names that may be used; some of them should exist.
  package struct Names: Sendable {
    /// Layers.
    package var layers = [
      "conv1", "conv2", "relu1", "maxpool1", "avgpool1", "flatten1", "dense1", "dense2", "nosuch1",
    ]
    /// Names made by `let`.
    package var definitions = ["k", "m", "nosuch"]
    /// Files that may be read.
    package var files = ["/dev/null", "missing.npz", "\"a b.csv\"", "/"]
    /// Examples.
    package var examples = ["sum", "both", "cross", "xor", "nosuch"]

    /// The usual names.
    package init() {}
  }

  /// The names that are used.
  package var names = Names()
  var generator: SplitMix

  /// A generator at the beginning of a seed's statements.
  package init(seed: UInt64) { generator = SplitMix(seed: seed) }

  /// Every kind of argument that some command takes.
  package static let kinds: [ParameterKind] = {
    var kinds: [ParameterKind] = []
    for command in Vocabulary.commands {
      let taken = command.parameters.map(\.kind) + command.options.compactMap(\.kind)
      for kind in taken where !kinds.contains(kind) { kinds.append(kind) }
    }
    return kinds
  }()

  /// The next statement, of any kind.
  package mutating func next() -> String {
    switch below(10) {
    case 0: expression()
    case 1: "\(address()) \(pick(AssignmentOperator.allCases).rawValue) \(expression())"
    default: statement(of: pick(Vocabulary.commands))
    }
  }

  /// The next statement of a command: arguments mostly as they should be, sometimes of another
  /// kind, missing, or too many.
  package mutating func statement(of command: CommandSpecification) -> String {
    var words = [command.word]
    for parameter in command.parameters {
      if parameter.isOptional ? below(2) == 0 : below(40) == 0 { continue }
      let count = parameter.isRepeated ? 1 + below(3) : 1
      words += written(parameter, as: below(12) == 0 ? pick(Self.kinds) : parameter.kind, count)
    }
    for option in command.options where below(3) == 0 {
      words.append(option.name)
      if let kind = option.kind {
        words.append(argument(of: below(12) == 0 ? pick(Self.kinds) : kind))
      }
    }
    if below(30) == 0 { words.append(argument(of: pick(Self.kinds))) }
    return words.joined(separator: " ")
  }

  /// The next round: each command alone, and with each kind of argument in each of its places, the
  /// other places filled as they should be.
  package mutating func round() -> [String] {
    var statements: [String] = []
    for command in Vocabulary.commands {
      statements.append(command.word)
      if command.parameters.isEmpty, command.options.isEmpty {
        for kind in Self.kinds { statements.append("\(command.word) \(argument(of: kind))") }
      }
      for place in command.parameters.indices {
        for kind in Self.kinds {
          var words = [command.word]
          for (index, parameter) in command.parameters.enumerated() {
            if index > place, parameter.isOptional { continue }
            words += written(parameter, as: index == place ? kind : parameter.kind, 1)
          }
          statements.append(words.joined(separator: " "))
        }
      }
      for option in command.options {
        for kind in option.kind == nil ? [nil] : Self.kinds.map(Optional.some) {
          var words = [command.word]
          for parameter in command.parameters where !parameter.isOptional || below(2) == 0 {
            words += written(parameter, as: parameter.kind, 1)
          }
          words.append(option.name)
          if let kind { words.append(argument(of: kind)) }
          statements.append(words.joined(separator: " "))
        }
      }
    }
    for function in Vocabulary.functions {
      statements.append(call(of: function, depth: 2))
    }
    return statements
  }

  private mutating func written(
    _ parameter: Parameter, as kind: ParameterKind, _ count: Int
  ) -> [String] {
    let keyword = parameter.keywords.isEmpty ? [] : [pick(parameter.keywords)]
    return keyword + (0..<count).map { _ in argument(of: kind) }
  }

  // MARK: Draws

  /// One of some things.
  package mutating func pick<Element>(_ choices: [Element]) -> Element { generator.pick(choices) }

  /// A number below a bound.
  package mutating func below(_ bound: Int) -> Int { generator.int(in: 0...bound - 1) }
}
