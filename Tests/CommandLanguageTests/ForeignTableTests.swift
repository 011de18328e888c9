import Testing

@testable import CommandLanguage

@Suite("The table of foreign words")
struct ForeignTableTests {
  private static let lines = ForeignWords.table.split(separator: "\n").map(String.init)

  @Test("has lines that can be read", arguments: Self.lines)
  func readable(line: String) throws {
    let word = try #require(ForeignWord(line: line[...]))
    #expect(word.instead != nil || word.note != nil || word.isMissing)
    guard let instead = word.instead else { return }
    let named = instead.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
      .map { String($0.prefix { $0 != ":" && $0 != "}" }) }
    #expect(named.allSatisfy(word.slots.contains), "\(line)")
    let first = try #require(word.leadingWord ?? instead.first.map(String.init))
    let isOurs =
      Vocabulary.command(first) != nil || Vocabulary.callable(first) != nil
      || word.leadingWord.map { $0.allSatisfy(\.isNumber) } ?? instead.hasPrefix("{")
      || instead.hasPrefix("-{") || instead.hasPrefix("({")
      || Vocabulary.commands.contains { $0.options.contains { $0.name == instead } }
    #expect(isOurs, "\(first) is no word of ours")
  }

  @Test(
    "calls nothing missing that Gradus has: such a line is to be taken out", arguments: Self.lines)
  func missing(line: String) throws {
    let word = try #require(ForeignWord(line: line[...]))
    guard word.isMissing else { return }
    let name = word.name.lowercased()
    // What is called with a value is a function, which a command of that word is not.
    let command = Vocabulary.command(name)
    let isOtherwise = if case .call = word.form { command?.definesLayer == false } else { false }
    #expect(command == nil || isOtherwise, "\(line)")
    #expect(Vocabulary.callable(name) == nil, "\(line)")
    for command in Vocabulary.commands {
      for parameter in command.parameters {
        guard case .choice(let choices) = parameter.kind else { continue }
        let words = choices.map(\.word)
        if command.word == "loss" || command.word == "optimizer" {
          #expect(!words.contains(name), "\(line)")
        }
      }
    }
  }

  @Test("has what stands between back quotes as something that can be typed", arguments: Self.lines)
  func notes(line: String) throws {
    guard let note = ForeignWord(line: line[...])?.note else { return }
    for (index, part) in note.split(separator: "`", omittingEmptySubsequences: false).enumerated()
    where !index.isMultiple(of: 2) {
      // Capitals stand for what is to be filled in.
      guard !part.contains(where: \.isUppercase) else { continue }
      #expect(ForeignReading.isReadable(String(part)) || Vocabulary.command(String(part)) != nil)
    }
  }
}
