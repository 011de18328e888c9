import CommandLanguage
import Testing

@Suite("Arguments that mean nothing")
struct SettingTests {
  /// Every place where a command takes a number for a setting, filled with a word in its place.
  private static func statements(_ number: String) -> [String] {
    Vocabulary.commands.flatMap { command in
      let words = command.parameters.map { parameter in
        switch parameter.kind {
        case .choice(let choices): choices.first?.word ?? ""
        case .integer, .size: "2"
        case .number: number
        default: "conv1"
        }
      }
      let positional =
        command.parameters.contains { $0.kind == .number }
        ? [([command.word] + words).joined(separator: " ")] : []
      return positional
        + command.options.filter { $0.kind == .number }.map {
          "\(command.word) \($0.name) \(number)"
        }
    }
  }

  @Test(
    "A setting that is not finite is refused where it stands",
    arguments: ["nan", "-nan", "inf", "-inf", "1e999"])
  func notFinite(_ number: String) throws {
    let statements = Self.statements(number)
    #expect(statements.count > 8)
    for text in statements {
      for statement in ScriptParser.statements(in: text) {
        guard case .failure(let diagnostic) = statement.result else {
          Issue.record("\(text) was read")
          continue
        }
        #expect(diagnostic.code == "wrong-argument", "\(text)")
        #expect(diagnostic.message.contains("a finite number, not '\(number)'"), "\(text)")
        #expect(diagnostic.range?.length == number.count, "\(text)")
      }
    }
  }

  @Test("A size without the set that it is of is refused, and the sets are named")
  func countWithoutSet() throws {
    for text in ["data 40", "data 1", "data 40 load x.csv"] {
      let statement = try #require(ScriptParser.statements(in: text).first { _ in true })
      guard case .failure(let diagnostic) = statement.result else {
        Issue.record("\(text) was read")
        continue
      }
      #expect(diagnostic.code == "wrong-argument")
      #expect(diagnostic.message.contains("edges") && diagnostic.range?.column == 6)
    }
  }
}
