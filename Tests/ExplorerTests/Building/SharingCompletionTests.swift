import CommandLanguage
import Explorer
import TestSupport
import Testing

/// What a Tab offers behind `sharing`.
@Suite("Behind `sharing` those layers are offered whose weights fit")
struct SharingCompletionTests {
  private static let network =
    "input 2x6x6; conv 2 3x3 pad 1; relu; conv 2 1x1; conv 2 3x3 pad 1 bias off; batchnorm; "
    + "conv 4 3x3 pad 1; conv 2 3x3 pad 1; conv 2 3x3 pad 1 groups 2; convtranspose 2 3x3 pad 1; "
    + "conv 2 3x3 pad 1 sharing conv1; locallyconnected 2 3x3 pad 1"

  @Test(
    arguments: [
      "conv 2 3x3", "conv 2 3", "conv 2 1x1", "conv 2 3x3 stride 2", "conv 2 3x3 pad same",
      "conv 2 3x3 bias off", "conv 2 3x3 bias on", "conv 2 3x3 groups 2", "conv 4 3x3",
      "conv 3 3x3",
      "dense 3",
    ])
  func `those that are offered are those that are accepted`(definition: String) {
    var interpreter = Interpreter()
    _ = run(Self.network, in: &interpreter)
    let session = interpreter.session
    let offered = Completion(of: definition + " sharing ", names: session.completionNames)
      .candidates.map(\.name)
    let accepted = session.layerNames.filter { name in
      var interpreter = interpreter
      return run("\(definition) sharing \(name)", in: &interpreter).last?.diagnostic == nil
    }
    #expect(offered == accepted)
    if definition == "conv 2 3x3" { #expect(accepted.contains("conv1") && accepted.count > 1) }
  }

  @Test(arguments: ["conv 2 3x3", "conv 2 3x3 bias off", "conv 2 1x1", "conv 4 3x3", "dense 3"])
  func `inside another command those are offered that fit somewhere`(definition: String) {
    var interpreter = Interpreter()
    _ = run(Self.network, in: &interpreter)
    let session = interpreter.session
    let offered = Completion(
      of: "insert \(definition) sharing ", names: session.completionNames
    ).candidates.map(\.name)
    // A layer that is put somewhere may keep another one from fitting, which is not about sharing.
    let reasons = ["cannot-share", "comes-later", "unknown-layer"]
    let accepted = session.layerNames.filter { name in
      session.layerNames.contains { anchor in
        ["before", "after"].contains { side in
          var interpreter = interpreter
          let line = "insert \(definition) pad 1 sharing \(name) \(side) \(anchor)"
          let diagnostic = run(line, in: &interpreter).last?.diagnostic
          return !reasons.contains(diagnostic?.code ?? "")
        }
      }
    }
    if definition != "dense 3" { #expect(offered == accepted) }
    #expect(!offered.contains("relu1") && !offered.contains("batchnorm1"))
  }

  /// Lines up to the cursor, with what there is to share with once all before it is run.
  private static let lines: [(String, [String])] = [
    ("input 1x6x6; conv 3 2x2; conv 3 2x2 sharing ", []),
    ("input 1x6x6; conv 1 2x2; conv 1 2x2 sharing ", ["conv1"]),
    ("input 2x9x9; conv 2 3x3; relu; conv 2 1x1; conv 2 3x3 sharing ", ["conv1"]),
    ("remove conv1; conv 2 3x3 sharing ", []),
    ("rename conv1 first; conv 2 3x3 sharing ", ["first"]),
    ("train 1000000 steps; conv 2 3x3 sharing ", ["conv1"]),
    ("conv 2 3x3 pad 1; conv 2 3x3 sharing ", ["conv1", "conv2"]),
    ("reset; conv 2 3x3 sharing ", []),
  ]

  @Test(arguments: lines)
  func `what stands before it on the line counts`(line: String, offered: [String]) {
    var interpreter = Interpreter()
    _ = run("input 2x6x6; conv 2 3x3 pad 1", in: &interpreter)
    let completion = Completion(of: line, names: interpreter.session.completionNames)
    #expect(completion.candidates.map(\.name) == offered)
  }
}
