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
  ]

  @Test(arguments: echoes)
  func `an assignment's echo shows what was changed`(script: String, wanted: String) throws {
    #expect(try Self.lines(script).first == wanted)
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
