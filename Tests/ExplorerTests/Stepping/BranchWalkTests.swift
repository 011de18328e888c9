import Documents
import Explorer
import NeuralNetwork
import TestSupport
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

  /// Walks that go over stages again, and end where all of both passes are done.
  private static let again = [
    "finish; finish; restart; finish; finish", "finish; finish; back 3; finish",
    "finish; finish; back 9; finish",
    "finish; next; next; next; back 2; next; back 3; finish",
  ]

  @Test(
    "Gone over again, a way back leaves the gradients of the pass that was run",
    arguments: BranchCases.all)
  func repeated(_ branch: BranchCases.Case) throws {
    let start = branch.script.joined(separator: "\n")
    var whole = Interpreter()
    _ = run(start + "\nforward; backward", in: &whole)
    let addresses = branch.values.keys.filter { $0.hasSuffix(".grad") }
    #expect(!addresses.isEmpty)
    for walk in Self.again {
      var walked = Interpreter()
      for outcome in run(start + "\n" + walk, in: &walked) { #expect(outcome.diagnostic == nil) }
      for address in addresses {
        let wanted = try value("print \(address)", in: &whole).elements
        let given = try value("print \(address)", in: &walked).elements
        #expect(given == wanted, "\(address), \(walk)")
      }
    }
  }

  private static let branching =
    "seed 5; input 2x3x3; conv 2 1x1; relu; conv 2 1x1 sharing conv1; add conv1; from input; "
    + "conv 1 1x1; concat add1 input; globalavgpool; loss mse; input = randn(2,3,3); "
    + "target = zeros(5,1,1); finish"

  /// What `next` says of each layer on the way back.
  private func layers(in interpreter: inout Interpreter) throws -> [(layer: String, Document)] {
    for outcome in run(Self.branching, in: &interpreter) {
      #expect(outcome.diagnostic == nil, "\(outcome.source.text)")
    }
    var documents: [(layer: String, Document)] = []
    while true {
      let document = try #require(run("next", in: &interpreter).last?.document)
      guard document.factsByName["phase"] == .text("backward"),
        case .text(let layer)? = document.factsByName["layer"]
      else { return documents }
      documents.append((layer, document))
    }
  }

  @Test("What `next` shows of a layer that is done are values by those names")
  func sentBack() throws {
    var interpreter = Interpreter()
    let documents = try layers(in: &interpreter)
    var names: [String: [String]] = [:]
    for (layer, document) in documents where layer != "loss" {
      for case .grids(let grids) in document.blocks {
        for grid in grids {
          let title = grid.title.exactString
          names[layer, default: []].append(title)
          let stored = try value("print \(title.replacing(" so far", with: ""))", in: &interpreter)
          let shown = grid.rows.joined().compactMap { cell -> Double? in
            if case .number(let number) = cell.content { number } else { nil }
          }
          #expect(shown.count == stored.elements.count)
          if !title.hasSuffix(" so far") { #expect(shown == stored.elements, "\(title)") }
        }
      }
    }
    #expect(
      names["add1"] == [
        "conv2.out.grad[0]", "conv2.out.grad[1]", "conv1.out.grad[0] so far",
        "conv1.out.grad[1] so far",
      ])
    #expect(
      names["concat1"]?.filter { $0.hasPrefix("input") }
        == ["input.grad[0] so far", "input.grad[1] so far"])
    #expect(names["relu1"]?.contains("conv1.out.grad[0]") == true)
  }

  @Test("A gradient with several readers says whose sum it is, and who is still to come")
  func readers() throws {
    var interpreter = Interpreter()
    let notes = Dictionary(
      try layers(in: &interpreter).map { layer, document in
        (
          layer,
          document.blocks.compactMap {
            if case .note(let note) = $0 { note.text.exactString } else { nil }
          }
        )
      }, uniquingKeysWith: +)
    #expect(
      notes["add1"]?.contains(
        "conv1.out.grad is the sum of what add1, relu1 send back; relu1 has still to send its part")
        == true)
    #expect(
      notes["relu1"]?.contains("conv1.out.grad is the sum of what add1, relu1 send back") == true)
    #expect(
      notes["concat1"]?.contains(
        "input.grad is the sum of what concat1, conv3, conv1 send back; conv3, conv1 have still to send theirs"
      ) == true)
  }

  @Test("A weight that two layers use is shown as one sum, which the second goes on with")
  func sharing() throws {
    var interpreter = Interpreter()
    let documents = try layers(in: &interpreter)
    func words(_ layer: String) -> String {
      documents.filter { $0.layer == layer }.flatMap { $0.1.blocks.map(\.words) }
        .joined(separator: "\n")
    }
    let both =
      "conv2, conv1 share weights: conv1.weight.grad is one running sum over both"
    #expect(words("conv2").contains(both + ", conv2's part first"))
    #expect(words("conv2").contains("conv2.weight.grad[0,0] so far"))
    #expect(words("conv1").contains(both + "; conv1's part is added to that of conv2"))
    #expect(!words("conv1").contains("weight.grad[0,0] so far"))
    #expect(!words("conv3").contains("share weights"))
    let update = try #require(run("back; next", in: &interpreter).last?.document)
    #expect(update.factsByName["layer"] == .text("conv1"))
    #expect(
      update.blocks.map(\.words).joined().contains(
        "conv2 uses the same weights: they are changed once, for all"))
  }

  @Test("A function with a number of its own is not told as the plain one")
  func functions() throws {
    let begin = "input 2; input = [1, -1]; "
    #expect(try text(begin + "elu; step").contains("elu(1"))
    #expect(try text(begin + "softplus 2; step").contains("softplus 2 at 1"))
    #expect(try text(begin + "softmax; step").contains("unit x e^(x − max)"))
  }
}
