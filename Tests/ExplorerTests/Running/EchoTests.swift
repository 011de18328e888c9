import Documents
import Explorer
import TestSupport
import Testing

/// What is shown of a number must not hide what was just done to it.
@Suite struct EchoTests {
  private static func lines(_ script: String) throws -> [String] {
    let document = try #require(run(script).last?.document)
    return TerminalRenderer(options: RenderingOptions(glyphs: .ascii)).lines(of: document)
  }

  private static let echoes = [
    ("let a = 1.001", "a = 1.001"), ("let a = 1.445", "a = 1.445"), ("let a = 1/3", "a = 0.333333"),
    ("let a = 1; a += 1e-9", "a = 1.000000001"), ("let a = 2; a *= 3", "a = 6"),
    ("let a = [1, 2]; a[0] -= 0.0005", "a = [0.9995, 2]"),
    (
      "input 2; dense 1 bias off; dense1.weight = 1; dense1.weight += 1e-8",
      "dense1.weight = [[1.00000001, 1.00000001]]"
    ),
    ("let a = 1234.5", "a = 1234.5"), ("let a = nan", "a = nan"),
    // On either side of a tie: alike with six digits, and not with three.
    ("let a = 1.445; a -= 1e-9", "a = 1.444999999"),
    ("let a = [1.5, 2]; a[0] += 1e-12", "a = [1.500000000001, 2]"),
    // What is not round does not read as if it were; what only rounding left does.
    ("let a = 1.0000000001", "a = 1.0000000001"), ("let a = [-2.5 - 1e-8]", "a = [-2.50000001]"),
    ("let a = 0.1 + 0.2", "a = 0.3"), ("let a = 1000000.25", "a = 1000000.25"),
    ("let a = 1000000.5", "a = 1000000.5"), ("let a = 1.0000005", "a = 1.0000005"),
    (
      "set precision float32; input 1; dense 1; dense1.weight = 0.1; dense1.weight *= 1",
      "dense1.weight = [[0.1]]"
    ),
    // A part of what is too large to list: what it is, and what it was.
    (conv + "conv1.weight[0,0,0,0] += 0.0004", "conv1.weight[0,0,0,0] = 0.1234, was 0.123"),
    (
      conv + "conv1.weight[-1,0,2,2] += 1e-12",
      "conv1.weight[1,0,2,2] = 0.123000000001, was 0.123"
    ),
    (
      conv + "conv1.weight[1,0,0] *= 2",
      "conv1.weight[1,0,0] = [0.246, 0.246, 0.246], was [0.123, 0.123, 0.123]"
    ),
    (
      conv + "conv1.weight[0,0,0,0] = 0; conv1.weight *= 2",
      "conv1.weight = 2x1x3x3 numbers; conv1.weight[0,0,0,1] = 0.246, was 0.123"
    ),
    (
      conv + "conv1.weight[0] = 0; conv1.weight[0,0,1,1] = 1",
      "conv1.weight[0,0,1,1] = 1, was 0"
    ),
    (
      conv + "conv1.weight[1] = sobel_x",
      "conv1.weight[1] = [[[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]]; conv1.weight[1,0,0,0] was 0.123"
    ),
    (conv + "conv1.weight[0,0,0,0] = 0.123", "conv1.weight[0,0,0,0] = 0.123, as it was"),
    (conv + "conv1.weight *= 1", "conv1.weight = 2x1x3x3 numbers, as they were"),
    (conv + "conv1.weight = 1", "conv1.weight = 2x1x3x3 numbers"),
  ]

  private static let conv = "input 1x4x4; conv 2 3x3; conv1.weight = 0.123; "

  @Test(arguments: echoes)
  func `an assignment's echo shows what was changed`(script: String, wanted: String) throws {
    let echo = try Self.lines(script).prefix { !$0.isEmpty }.joined(separator: " ")
    #expect(echo == wanted)
  }

  @Test func `an update never shows a change that leaves both numbers alike`() throws {
    let script =
      "input 1; dense 1 bias off; loss mse; dense1.weight = 1; input = [1]; target = [0.99999]; "
      + "optimizer sgd lr 0.1; forward; backward; "
    // By hand: the gradient is 2 (1 - 0.99999) = 2e-5, and 1 - 0.1 * 2e-5 = 0.999998.
    let update = try Self.lines(script + "update").joined(separator: "\n")
    #expect(update.contains("0.999998"))
    let explained = try Self.lines(script + "update; explain dense1.weight[0,0] update")
    #expect(explained[0].contains("1 -> 0.999998"))
    #expect(explained.contains { $0.hasSuffix("= 0.999998") })
  }
}
