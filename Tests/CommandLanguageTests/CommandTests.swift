import NeuralNetwork
import Testing

@testable import CommandLanguage

@Suite("Commands")
struct CommandTests {
  @Test(
    "are read in every form that help shows",
    arguments: [
      "input 1x8x8", "input 8x8", "input 4", "example", "example sum", "conv 2 3x3",
      "conv 4 3x2 stride 2 pad 1x0 dilation 2 groups 1 bias off", "dense 3", "dense 3 bias off",
      "linear 3", "fc 3", "maxpool 2", "maxpool 3x3 stride 2 pad 1 dilation 1", "avgpool 2",
      "avgpool 3 stride 1 pad 1 count-pad off", "globalavgpool", "relu", "leakyrelu",
      "leakyrelu 0.2", "leakyrelu -1", "sigmoid", "tanh", "flatten", "loss cross-entropy",
      "loss mse", "loss squared-error", "insert relu after conv1",
      "insert conv 2 3x3 pad 1 relu before dense1", "insert leakyrelu 0.1 tanh before dense1",
      "replace conv1 with conv 1 8x8", "replace dense1 with dense 4 relu dense 3", "remove relu1",
      "rename conv1 edges", "rename conv2 conv1", "seed 7", "init default", "init conv1 he",
      "init zeros", "init normal 0.1", "init dense1 normal 0.1", "forward", "backward",
      "backward add", "backward with [[1, -2], [3, 0.5]]", "backward add with ones(1,2,2)",
      "backward with 2*x add", "predict sum(x)", "predict sum(x) as 3", "predict x as +",
      "predict x as 2x1x3x3", "predict x as [2,1]", "net", "show conv1.weight", "show input",
      "grads", "grads conv1", "grads conv1 dense1", "explain conv1.weight[0,0,1,2]",
      "explain conv1.weight[0,0,1,2] terms", "explain conv1.weight.grad[0, :, 1:3] pixel 2,3",
      "explain loss", "accumulate conv1.weight[0]", "accumulate conv1.kernel[0]",
      "compare conv1.weight[0,0,0,0] dense1.weight[0,3]", "unroll conv1", "unroll conv1 grad",
      "fate conv1", "formula conv1", "formula conv1 index", "formula conv1 operator",
      "formula conv1 matrix", "undo", "undo 3", "redo", "history", "save a.gradus",
      "save my-file.gradus", "save ../a/b.gradus", "save \"a b.gradus\"", "save 'a;#.gradus'",
      "source a.gradus", "help", "help conv", "help all", "help @", "apropos gradient",
      "let a = 1", "let k = [[1, 0], [0, -1]]", "let \u{3BB} = 2", "set", "set digits 5",
      "set colour auto", "set theme light", "set glyphs ascii", "set width auto", "set width 60",
      "set speak on", "set hints off", "print 1",
      "print conv1.weight.grad",
      "quit", "exit", "q", "input 1\u{D7}8\u{D7}8", "conv 2 3\u{D7}3",
    ])
  func forms(text: String) throws {
    let call = try command(text)
    let word = try #require(text.split(separator: " ").first)
    #expect(call.word == Vocabulary.command(String(word))?.word)
    #expect(call.range == SourceRange(line: 1, column: 1, length: word.count))
  }

  @Test("keep their arguments under the names of parameters and options")
  func arguments() throws {
    let conv = try command("conv 4 3x2 bias off stride 2 pad 1x0")
    #expect(conv.integer("out") == 4)
    #expect(conv.size("kernel") == Size(rows: 3, columns: 2))
    #expect(conv.size("stride") == Size(square: 2))
    #expect(conv.size("pad") == Size(rows: 1, columns: 0))
    #expect(conv.flag("bias") == false)
    #expect(!conv.has("dilation"))
    #expect(conv["stride"]?.range == SourceRange(line: 1, column: 28, length: 1))

    let insert = try command("insert conv 2 3x3 pad 1 relu before dense1")
    #expect(insert["anchor"]?.keyword == "before")
    #expect(insert.word("anchor") == "dense1")
    let layers = insert.all("layer").compactMap { argument in
      if case .layer(let layer) = argument.value { layer } else { nil }
    }
    #expect(layers.map(\.word) == ["conv", "relu"])
    #expect(layers.first?.size("pad") == Size(square: 1))

    let explain = try command("explain conv1.weight[0] terms pixel 2, 3")
    #expect(explain.expression("address")?.bracketed == "conv1.weight[0]")
    #expect(explain["terms"]?.value == .word("terms"))
    #expect(explain["pixel"]?.value == .position([2, 3]))
    #expect(try command("explain a pixel (1,0)")["pixel"]?.value == .position([1, 0]))

    #expect(try command("backward with 1+2").expression("with")?.bracketed == "(1 + 2)")
    #expect(try command("predict x as 2x3").word("guess") == "2x3")
    #expect(try command("let a = 1").expression("value")?.bracketed == "1")
    #expect(try command("init conv1 normal 0.1").number("std") == 0.1)
    #expect(try command("leakyrelu -1").number("slope") == -1)
    #expect(try command("set width auto").word("width") == "auto")
    #expect(try command("set width 60").integer("width") == 60)
    #expect(try command("save \"a \\\"b\\\" \\\\ c\"").word("file") == "a \"b\" \\ c")
    #expect(try command("apropos sum over pixels # yes").word("word") == "sum over pixels")
  }

  @Test("give 0x1 as 0 rows and 1 column")
  func emptySize() throws {
    #expect(try command("conv 1 1 pad 0x1").size("pad") == Size(rows: 0, columns: 1))
  }

  @Test(
    "give way to values where a bracket, a dot, an assignment or an operator follows",
    arguments: [
      "input", "target", "loss", "input[0]", "input = cross", "input -1", "input * 2",
      "input.grad", "loss.grad", "loss == 0", "relu(input)", "sigmoid(input)", "tanh(input)",
      "flatten(input)", "unroll(conv1)", "target = 1", "target += 1", "input -= 1",
      "input \u{2212} 1", "input @ input",
    ])
  func values(text: String) throws {
    if case .command = try statement(text).kind { Issue.record("'\(text)' is a command") }
  }

  @Test(
    "are told from assignments",
    arguments: zip(
      ["conv1.weight[0] = sobel_x", "input += 1", "conv1.bias -= 2", "conv1.weight *= 3"],
      AssignmentOperator.allCases))
  func assignments(text: String, expected: AssignmentOperator) throws {
    guard case .assignment(let target, let operation, _) = try statement(text).kind else {
      Issue.record("'\(text)' is not an assignment")
      return
    }
    #expect(operation == expected)
    #expect(target.isAssignable)
  }
}
