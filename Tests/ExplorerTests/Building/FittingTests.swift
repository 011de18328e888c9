import CommandLanguage
import Explorer
import Sessions
import Testing

@Suite("A layer that does not fit")
struct FittingTests {
  private static let cases: [(String, String)] = [
    ("input 10; conv 2 3", "input 1x1x10; conv 2 1x3"),
    ("input 10; conv 2 3 stride 2 pad 1", "input 1x1x10; conv 2 1x3 stride 1x2 pad 0x1"),
    ("input 10; maxpool 2", "input 1x1x10; maxpool 1x2"),
    ("input 10; avgpool 2", "input 1x1x10; avgpool 1x2"),
    ("input 10; globalavgpool", "input 1x1x10; globalavgpool"),
    ("input 2; conv 2 3", "input 1x1x2; conv 2 1x2"),
    ("input 1x10; conv 2 3", "conv 2 1x3"), ("input 10x1; conv 2 3", "conv 2 3x1"),
    ("input 8x8; conv 2 9", "conv 2 8x8"), ("input 8x8; maxpool 9", "maxpool 8x8"),
    ("input 8x8; conv 2 3 groups 2", "conv 2 3x3"),
    ("input 4x8x8; conv 6 3 groups 3", "conv 6 3x3 groups 2"),
    ("input 8x8; maxpool 2 pad 2", "maxpool 2x2 pad 1"),
    ("input 8x8; dense 3; conv 2 3", "insert conv 2 3x3 before flatten1"),
    ("input 8x8; flatten; maxpool 2", "insert maxpool 2x2 before flatten1"),
  ]

  @Test("is told with what would", arguments: Self.cases)
  func fits(script: String, meant: String) throws {
    var interpreter = Interpreter()
    let diagnostic = try #require(run(script, in: &interpreter).last?.diagnostic)
    #expect(diagnostic.suggestion == meant)
    #expect(run(meant, in: &interpreter).allSatisfy { $0.diagnostic == nil })
  }

  /// Every shape of input against every layer: what is offered works, and something always is.
  @Test(
    "is told with what would, whatever the input and the layer",
    arguments: ["1", "2", "10", "16", "1x1", "1x10", "10x1", "3x2x2", "2x1x7", "4x5x5"])
  func every(shape: String) throws {
    let layers = [
      "conv 2 3", "conv 2 1x3", "conv 2 5x2 stride 2", "conv 4 3 dilation 3", "conv 2 3 groups 2",
      "conv 3 2 groups 3 pad 1", "maxpool 2", "maxpool 3 stride 1", "maxpool 2 pad 2",
      "maxpool 2x3 dilation 2", "avgpool 3", "avgpool 2 pad 3 count-pad off", "globalavgpool",
    ]
    for before in ["", "; relu", "; flatten", "; dense 6"] {
      for layer in layers {
        var interpreter = Interpreter()
        let script = "input \(shape)\(before); \(layer)"
        guard let diagnostic = run(script, in: &interpreter).last?.diagnostic else { continue }
        let meant = try #require(diagnostic.suggestion, "\(script): \(diagnostic.message)")
        let outcomes = run(meant, in: &interpreter)
        #expect(outcomes.allSatisfy { $0.diagnostic == nil }, "\(script): \(meant)")
        for note in diagnostic.notes {
          let parts = note.split(separator: "`", omittingEmptySubsequences: false)
          for (index, part) in parts.enumerated() where !index.isMultiple(of: 2) {
            var other = Interpreter()
            _ = run("input \(shape)\(before)", in: &other)
            #expect(run(String(part), in: &other).allSatisfy { $0.diagnostic == nil }, "\(part)")
          }
        }
      }
    }
  }

  /// At the ends of the number range, and beside what they are multiplied and added with.
  private static let extremes = [0, 1, 3, 1 << 31, 1 << 62, .max - 1, .max]

  @Test(
    "Whatever sizes a window is given, it fits or it is said why not",
    arguments: ["conv 1", "maxpool", "avgpool"])
  func extremes(layer: String) {
    for (window, stride) in Self.extremes.flatMap({ window in
      Self.extremes.map { (window, $0) }
    }) {
      for padding in Self.extremes {
        for dilation in layer == "avgpool" ? [nil] : Self.extremes.map(Optional.some) {
          let tail = dilation.map { " dilation \($0)" } ?? ""
          let line = "\(layer) \(window) stride \(stride) pad \(padding)\(tail)"
          var interpreter = Interpreter()
          let outcome = run("input 1x6x6; " + line, in: &interpreter).last
          let isBuilt = interpreter.session.network?.layers.count == 1
          #expect((outcome?.diagnostic == nil) == isBuilt, "\(line)")
        }
      }
    }
  }
}
