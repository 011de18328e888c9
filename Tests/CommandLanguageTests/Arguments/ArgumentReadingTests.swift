import NeuralNetwork
import Testing

@testable import CommandLanguage

@Suite("Arguments as properties")
struct ArgumentReadingTests {
  private static let nowhere = SourceRange(line: 1, column: 1, length: 4)

  @Test(
    "A command that takes anything says what reads it", arguments: Vocabulary.commands.map(\.word))
  func reader(word: String) throws {
    let command = try #require(Vocabulary.command(word))
    let takesNothing = command.parameters.isEmpty && command.options.isEmpty
    #expect((command.arguments == nil) == takesNothing)
  }

  @Test("The words to choose from are different ones", arguments: Vocabulary.commands.map(\.word))
  func choices(word: String) throws {
    let command = try #require(Vocabulary.command(word))
    for kind in command.parameters.map(\.kind) + command.options.compactMap(\.kind) {
      switch kind {
      case .choice(let choices), .integerOr(_, let choices), .sizeOr(let choices),
        .layerOrAddress(let choices):
        #expect(Set(choices.map(\.word)).count == choices.count)
        #expect(choices.allSatisfy { !$0.meaning.isEmpty })
      default: break
      }
    }
  }

  @Test("What was written is there by name, with its place and its text")
  func properties() throws {
    let conv = try ConvCommand(command("conv 4 3x2 pad same stride 2 bias off"))
    #expect(conv.outputs.value == 4 && conv.outputs.range.column == 6)
    #expect(conv.kernel.value == Size(rows: 3, columns: 2) && conv.kernel.text == "3\u{D7}2")
    #expect(conv.padding?.value == .word(.same) && conv.padding?.name == "pad")
    #expect(conv.stride?.value == Size(square: 2))
    #expect(conv.bias?.value == false)
    #expect(conv.dilation == nil && conv.groups == nil && conv.sharing == nil)
    #expect(try ConvCommand(command("conv 4 3 pad 1")).padding?.value == .value(Size(square: 1)))
  }

  @Test("So are words behind values, sides, repeated arguments and bare words")
  func otherForms() throws {
    let data = try DataCommand(command("data load a.csv \"b c.csv\" label species class skip 2"))
    #expect(data.files.map(\.value) == ["a.csv", "b c.csv"])
    #expect(data.label?.given.value == "species" && data.label?.qualifier == .class)
    #expect(data.loadOption?.name == "label")
    #expect(try InsertCommand(command("insert relu after conv1")).side == .after)
    #expect(try InsertCommand(command("insert relu before conv1")).side == .before)
    let explain = try ExplainCommand(command("explain conv1.weight[0] terms"))
    #expect(explain.terms?.column == 25 && explain.nonzero == nil)
    #expect(try RateCommand(command("rate all 0.5")).subject?.value == .word(.all))
    #expect(try LoadCommand(command("load a.npy as target")).name?.value == .target)
    #expect(try LoadCommand(command("load a.npy as k")).name?.value == .name("k"))
    #expect(try InitialiseCommand(command("init normal 0.5")).rule == .normal(0.5))
    #expect(try HelpCommand(command("help all")).topic?.value == .word(.all))
  }

  @Test("An argument that has to be there and is not is told, and ends nothing")
  func missing() {
    let call = CommandCall(command: .change(.load), range: Self.nowhere, arguments: [:])
    let missing = ArgumentError.missing(name: "file", expected: "a file's name")
    #expect(throws: missing) { try LoadCommand(call) }
    let words = missing.problem(of: call.command)
    #expect(words.message == "'load' needs a file's name")
    #expect(words.notes == ["it is written: load FILE [as NAME]"])
  }

  @Test("An argument of another kind is as one that is missing")
  func otherKind() {
    let number = Argument(.number(3), at: Self.nowhere)
    let call = CommandCall(
      command: .change(.guess), range: Self.nowhere, arguments: ["fault": [number]])
    #expect(throws: ArgumentError.self) { try GuessCommand(call) }
    let word = Argument(.word("nosuch"), at: Self.nowhere)
    let other = CommandCall(
      command: .change(.guess), range: Self.nowhere, arguments: ["fault": [word]])
    #expect(throws: ArgumentError.self) { try GuessCommand(other) }
  }

  @Test("Each fault is offered once")
  func faults() {
    #expect(Fault.offered.count == Fault.allCases.count)
    #expect(Set(Fault.offered) == Set(Fault.allCases))
  }

  @Test("Only what may change the session, and steps, ends stepping")
  func traits() {
    for command in Vocabulary.commands where command.traits.contains(.endsStepping) {
      guard case .change = command.command else {
        Issue.record("\(command.word) changes nothing")
        continue
      }
    }
  }
}
