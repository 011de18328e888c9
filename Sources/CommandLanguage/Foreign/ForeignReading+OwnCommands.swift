/// Commands of ours that are written like calls: `conv(8, 3)`.
extension ForeignReading {
  /// What is wrong, in the place of `error`, where a command has its arguments in brackets and can be
  /// read without them.
  func ownCommandCalled(instead error: SyntaxError) -> SyntaxError? {
    guard let word = tokens.first?.word, let command = Vocabulary.command(word), tokens.count > 2,
      tokens[1].isSymbol(.openParenthesis), tokens[1].isAdjacent, error.problem.suggestion == nil
    else { return nil }
    var reading = self
    reading.position = 1
    let arguments = reading.arguments() ?? []
    guard reading.position == tokens.count, let last = tokens.last else { return nil }
    let words = arguments.map(Self.words)
    // PyTorch's layers begin with the channels that come in, which the layer before knows.
    let isLayer = command.definesLayer && arguments.first.map { Int($0.text) != nil } == true
    let text = [words, isLayer ? Array(words.dropFirst()) : words].lazy
      .map { ([word] + $0).joined(separator: " ") }
      .first { Self.isReadable($0) }
    guard let text else { return nil }
    return SyntaxError(
      problem: .foreignWord(
        ForeignAnswer(
          written: word, suggestion: text, isMissing: false, misplaced: .called, notes: []),
        code: error.problem.code),
      range: source.range(from: tokens[1].range, to: last.range))
  }

  /// An argument as a command has it: `2x2` of `(2, 2)`, `pad 1` of `padding=1`.
  private static func words(_ argument: ForeignArgument) -> String {
    let value =
      argument.written(as: "flag") ?? argument.items.flatMap { _ in argument.written(as: "extents")
      }
      ?? argument.unquoted ?? argument.text
    guard let keyword = argument.keyword else { return value }
    switch alias[keyword] ?? keyword {
    case "out", "kernel", "p", "slope", "alpha", "beta": return value
    case "padding": return "pad \(value)"
    case let option: return "\(option) \(value)"
    }
  }
}
