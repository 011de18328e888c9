import CommandLanguage
import Explorer
import NeuralNetwork
import Testing
import Wording

@Suite("What is said of each kind of layer")
struct LayerWordsTests {
  /// An example of each word that makes a layer, and what relaxing makes of one.
  private static let scripts: [String] =
    Vocabulary.layerWords.compactMap { Vocabulary.command($0)?.examples.last }
    + ["sharing", "locality"].map { "input 1x3x3; conv 1 2x2; relax conv1 \($0)" }

  @Test("is said by the kind that computes", arguments: scripts)
  func kinds(script: String) throws {
    for operation in try Self.operations(script) {
      let (numbers, words) = (operation.kind as Any, operation.words as Any)
      #expect(type(of: numbers) == type(of: words))
    }
  }

  @Test("makes the layer again where it is typed", arguments: scripts)
  func statements(script: String) throws {
    var interpreter = Interpreter()
    _ = run(script, in: &interpreter)
    let layers = try #require(interpreter.session.network?.layers)
    // What reads several names them, and no word makes a relaxed layer, nor a tied one.
    for layer in layers where layer.operation.sourceCount == 1 && layer.relaxation == nil {
      if layer.wiring.isTied, layer.operation.convolution?.isBornLocal == true { continue }
      let extents = layer.inputShape.extents.map(String.init).joined(separator: "x")
      let made = try Self.operations("input \(extents); \(layer.operation.statement)")
      #expect(made == [layer.operation], "\(layer.operation.statement)")
    }
  }

  /// What the layers of a script's network compute.
  private static func operations(_ script: String) throws -> [NeuralNetwork.Operation] {
    var interpreter = Interpreter()
    for outcome in run(script, in: &interpreter) {
      #expect(outcome.diagnostic == nil, "\(outcome.source.text)")
    }
    return try #require(interpreter.session.network?.layers).map(\.operation)
  }
}
