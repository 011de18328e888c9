import Testing

@testable import CommandLanguage

@Suite("Words and who carries them out")
struct CommandTests {
  @Test("Every command is in the vocabulary, once")
  func commands() {
    #expect(Set(Vocabulary.commands.map(\.command)) == Set(Command.all))
    #expect(Vocabulary.commands.count == Command.all.count)
  }

  @Test("No word means two commands")
  func words() {
    let words = Vocabulary.commands.flatMap { [$0.word] + $0.abbreviations }
    #expect(Set(words).count == words.count)
  }

  @Test("The parser gives the command that its word says", arguments: Command.all)
  func parsing(command: Command) throws {
    let example = try #require(Vocabulary.command(command.word)?.examples.last)
    let calls = ScriptParser.statements(in: example).compactMap { source -> Command? in
      guard case .success(let statement) = source.result,
        case .command(let call) = statement.kind
      else { return nil }
      return call.command
    }
    let isInside = [Command.layer(.relu)].contains(command) || calls.contains(command)
    #expect(isInside, "\(example)")
  }
}
