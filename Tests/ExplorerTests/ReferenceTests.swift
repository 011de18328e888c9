import CommandLanguage
import Explorer
import Foundation
import Testing

@Suite("The language's reference")
struct ReferenceTests {
  private static let text =
    (try? String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/CommandLanguage/LANGUAGE.md"), encoding: .utf8)) ?? ""

  /// What stands between a line ```` ```gradus ```` and the fence that closes it.
  private static let blocks = text.components(separatedBy: "```gradus\n").dropFirst()
    .map { $0.components(separatedBy: "```")[0] }

  @Test("Its blocks run as they stand")
  func blocks() {
    #expect(Self.blocks.count > 1)
    for block in Self.blocks {
      for outcome in run(block) { #expect(outcome.diagnostic == nil, "\(outcome.source.text)") }
    }
  }

  @Test("It names every command, function, picture, filter and setting, and every option")
  func complete() {
    let words = Set(
      Self.text.split { !($0.isLetter || $0.isNumber || "_-".contains($0)) }.map(String.init))
    var names = Vocabulary.commands.map(\.word)
    names += Vocabulary.functions.map(\.name)
    names += Vocabulary.pictures.map(\.name)
    names += Vocabulary.filters.map(\.name)
    names += Vocabulary.settings.map(\.name)
    for command in Vocabulary.commands { names += command.options.map(\.name) }
    for name in Set(names) { #expect(words.contains(name), "\(name)") }
  }
}
