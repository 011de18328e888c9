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
      // A bias may still be said to be off behind it.
      [definition, definition + " bias off"].contains { definition in
        var interpreter = interpreter
        return run("\(definition) sharing \(name)", in: &interpreter).last?.diagnostic == nil
      }
    }
    #expect(offered == accepted)
    if definition == "conv 2 3x3" { #expect(accepted.contains("conv1") && accepted.count > 2) }
  }

  @Test func `inside another command the kernel alone decides, for what it reads is not known`() {
    var interpreter = Interpreter()
    _ = run(Self.network, in: &interpreter)
    let offered = Completion(
      of: "insert conv 2 3x3 sharing ", names: interpreter.session.completionNames
    ).candidates.map(\.name)
    #expect(offered.contains("conv1") && !offered.contains("relu1"))
    #expect(!offered.contains("batchnorm1") && !offered.contains("convtranspose1"))
  }
}
