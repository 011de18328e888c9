import Documents
import Explorer
import NeuralNetwork
import Testing

/// What a walk says of layers that read another output than the last one, or several.
@Suite("Stepping through more than a chain")
struct BranchWalkTests {
  /// Layers whose step back tells the number that is sent, and others, which tell sums.
  private static let elementwise = [
    "relu", "elu 0.5", "softplus 2", "gelu", "prelu", "softmax", "dropout 0.4", "batchnorm",
    "layernorm", "groupnorm 2",
  ]
  private static let windows = [
    "conv 2 2x2", "convtranspose 1 2x2", "locallyconnected 1 2x2", "maxpool 2", "avgpool 2",
    "adaptiveavgpool 2", "globalmaxpool", "zeropad 1", "upsample 2",
  ]

  /// A layer that reads the input, in the list behind one that makes far less.
  private static func script(_ layer: String) -> String {
    "seed 5; input 2x4x4; conv 1 3x3; globalavgpool; from input; \(layer); globalavgpool; "
      + "concat globalavgpool1; loss mse; input = randn(2,2,4,4); forward; "
      + "target = concat1.out * 0; finish"
  }

  /// What the steps back through a layer say, one after another.
  private func steps(_ layer: String, in interpreter: inout Interpreter) throws -> [Document] {
    for outcome in run(Self.script(layer), in: &interpreter) {
      #expect(outcome.diagnostic == nil, "\(outcome.source.text)")
    }
    let name = "\(layer.prefix { $0 != " " })1"
    var documents: [Document] = []
    while true {
      let outcome = try #require(run("step", in: &interpreter).last)
      let document = try #require(outcome.document, "\(outcome.diagnostic?.message ?? "")")
      if document.factsByName["layer"] == .text(name) {
        documents.append(document)
      } else if !documents.isEmpty {
        return documents
      }
    }
  }

  /// The walk's words are held against the engine's numbers after a whole pass.
  @Test(
    "A layer behind `from` tells its own numbers, whatever stands before it", arguments: elementwise
  )
  func numbers(_ layer: String) throws {
    var interpreter = Interpreter()
    let documents = try steps(layer, in: &interpreter)
    _ = run("forward; backward", in: &interpreter)
    // A mask of its own would be drawn for the second pass.
    if layer.hasPrefix("dropout") {
      for document in documents { #expect(!document.blocks.map(\.words).joined().contains("≠")) }
      return
    }
    let name = "\(layer.prefix { $0 != " " })1"
    var told = 0
    for case .formula(let lines) in documents.flatMap(\.blocks) {
      for line in lines where line.left.exactString.hasPrefix("\(name).in.grad[") {
        #expect(line.sign == "=")
        let last = line.right.exactString.split(separator: " ").last ?? ""
        let stored = try value("print \(line.left.exactString)", in: &interpreter)
        #expect(stored.elements == [Double(last.replacing("\u{2212}", with: "-"))])
        told += 1
      }
    }
    #expect(told == 2 * 2 * 4 * 4)
  }

  @Test("So do layers with windows", arguments: windows)
  func windowed(_ layer: String) throws {
    var interpreter = Interpreter()
    #expect(try steps(layer, in: &interpreter).count >= 4)
  }
}
