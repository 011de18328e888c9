import Explorer
import Foundation
import TestSupport
import Testing

@Suite("export pytorch")
struct PyTorchExportTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var file: String { folder.file("a.py") }

  private func exported(_ script: String) throws -> String {
    for outcome in run("\(script); export pytorch \"\(file)\"") {
      try #require(outcome.diagnostic == nil, "\(outcome.errorReport ?? "")")
    }
    return try String(contentsOfFile: file, encoding: .utf8)
  }

  @Test("The script looks as recorded")
  func snapshot() throws {
    try Transcript.check(
      exported("example cross; forward; backward"), recordedAs: "export-pytorch.py")
  }

  private static let layers: [(String, String)] = [
    (
      "input 2x6x6; conv 4 3x2 stride 2x1 pad 1 dilation 1x2 groups 2 bias off",
      "nn.Conv2d(2, 4, (3, 2), stride=(2, 1), padding=1, dilation=(1, 2), groups=2, bias=False)"
    ),
    ("input 1x6x6; maxpool 3 stride 2 pad 1", "nn.MaxPool2d(3, stride=2, padding=1)"),
    (
      "input 1x6x6; avgpool 2 pad 1 count-pad off",
      "nn.AvgPool2d(2, padding=1, count_include_pad=False)"
    ),
    ("input 1x6x6; globalavgpool; flatten", "nn.Flatten(0)"),
    ("input 4; dense 2 bias off; leakyrelu 0.2", "nn.LeakyReLU(0.2)"),
    ("input 1x3x3; conv 1 2x2; relax conv1 sharing", "LocallyConnected(2)"),
    ("input 1x3x3; conv 1 2x2; relax conv1 locality", "UnrolledConvolution((1, 2, 2))"),
    ("input 3; dense 2; block dense1", "blocked = {\"dense1\"}"),
    ("input 3; dense 2; freeze dense1", "# Frozen in Gradus"),
  ]

  @Test("Every layer has its module, with its options", arguments: Self.layers)
  func modules(_ network: String, module: String) throws {
    let rank =
      network.hasPrefix("input 2x")
      ? "2,6,6"
      : network.contains("6x6")
        ? "6,6"
        : network.contains("3x3") ? "3,3" : network.contains("4") ? "4" : "3"
    let script = "\(network); input = randn(\(rank)); forward; backward with 1"
    #expect(try exported(script).contains(module))
  }

  @Test("Numbers that are none are names")
  func notNumbers() throws {
    let text = try exported(
      "input 3; dense 1; input = [nan, inf, -0]; forward; backward with 1")
    #expect(text.contains("[nan, inf, -0.0]"))
  }

  @Test("A batch keeps its axis, and a class number stays whole")
  func batch() throws {
    let text = try exported("example batch; forward; backward")
    #expect(text.contains("nn.Flatten()") || !text.contains("nn.Flatten("))
    #expect(!text.contains("target = torch.tensor([0.0"))
  }

  @Test(
    "What cannot be rebuilt is refused",
    arguments: [
      ("export pytorch x", "no-network"), ("example sum; export pytorch x", "no-value-yet"),
      ("example sum; forward; export pytorch x", "no-value-yet"),
      ("example sum; step; export pytorch x", "no-value-yet"),
      ("example sum; forward; backward; export pytorch /nowhere/x", "file-not-writable"),
      (
        "input 1000; dense 500; input = ones(1000); forward; backward with 1; export pytorch x",
        "not-applicable"
      ),
    ])
  func refused(_ script: String, code: String) {
    #expect(run(script).last?.diagnostic?.code == code)
  }

  @Test("What is old, or broken on purpose, is said")
  func remarks() throws {
    let stale = try #require(
      run("example sum; forward; backward; conv1.weight *= 2; export pytorch \"\(file)\"").last)
    #expect(stale.document?.blocks.count == 3)
    let sabotaged = try #require(
      run("example sum; sabotage mean; forward; backward; export pytorch \"\(file)\"").last)
    #expect(sabotaged.document?.blocks.count == 3)
  }
}
