import Datasets
import Documents
import Explorer
import Foundation
import NeuralNetwork
import Sessions
import TestSupport
import Testing

@Suite("load")
struct LoadTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A network of two convolutions and two dense layers, and PyTorch's names for its weights.
  private static let net =
    "input 1x6x6; conv 2 3x3; relu; conv 3 2x2; relu; dense 4; relu; dense 2; loss cross-entropy\n"
  private static let shapes: [(name: String, shape: Shape)] = [
    ("conv1.weight", [2, 1, 3, 3]), ("conv1.bias", [2]), ("conv2.weight", [3, 2, 2, 2]),
    ("conv2.bias", [3]), ("fc1.weight", [4, 27]), ("fc1.bias", [4]), ("fc2.weight", [2, 4]),
    ("fc2.bias", [2]),
  ]

  private static func tensors(_ rename: (String) -> String = { $0 }) -> [NamedTensor] {
    shapes.enumerated().map { number, entry in
      let elements = (0..<entry.shape.count).map { Double($0) / 64 + Double(number) }
      return NamedTensor(rename(entry.name), Tensor(shape: entry.shape, elements: elements))
    }
  }

  /// What `load` says of a file of these tensors, for that network.
  private func loaded(
    _ tensors: [NamedTensor], into network: String = net
  ) throws -> (interpreter: Interpreter, outcome: StatementOutcome) {
    let path = try folder.write(Safetensors.encoded(tensors), to: "w.safetensors")
    var interpreter = Interpreter()
    let outcome = try #require(run("\(network)load \"\(path)\"", in: &interpreter).last)
    return (interpreter, outcome)
  }

  private func texts(_ name: String, _ outcome: StatementOutcome) -> [String] {
    guard case .list(let list)? = outcome.document?.facts.first(where: { $0.name == name })?.value
    else { return [] }
    return list.map { if case .text(let text) = $0 { text } else { "" } }
  }

  @Test(
    "Weights go where their names say: PyTorch's for dense layers, and behind a common beginning",
    arguments: ["", "model.", "net.module."])
  func names(_ beginning: String) throws {
    let (interpreter, outcome) = try loaded(Self.tensors { beginning + $0 })
    let network = try #require(interpreter.session.network)
    let wanted = Self.tensors()
    #expect(network["conv1"]?.weight == wanted[0].tensor)
    #expect(network["conv2"]?.bias == wanted[3].tensor)
    #expect(network["dense1"]?.weight == wanted[4].tensor)
    #expect(network["dense2"]?.bias == wanted[7].tensor)
    #expect(texts("kept", outcome).isEmpty)
    #expect(texts("unused", outcome).isEmpty)
  }

  @Test("Names that are no layers' are matched by shape, in the order of their numbers")
  func shapes() throws {
    let names = [
      "conv1": "features.0", "conv2": "features.10", "fc1": "classifier.0", "fc2": "classifier.2",
    ]
    let tensors = Self.tensors { name in
      let parts = name.split(separator: ".")
      return "\(names[String(parts[0])] ?? "").\(parts[1])"
    }
    let (interpreter, outcome) = try loaded(tensors)
    #expect(interpreter.session.network?["conv2"]?.weight == tensors[2].tensor)
    #expect(interpreter.session.network?["dense2"]?.weight == tensors[6].tensor)
    #expect(texts("kept", outcome).isEmpty)
    // Two layers of one shape: by number where only the number differs, else it is not clear.
    let twins = "input 4; dense 4; dense 4\n"
    func twin(_ first: String, _ second: String) throws -> Interpreter {
      try loaded(
        [first, second].enumerated().flatMap { number, name in
          [
            NamedTensor("\(name).weight", Tensor(repeating: Double(number), shape: [4, 4])),
            NamedTensor("\(name).bias", Tensor(repeating: Double(number), shape: [4])),
          ]
        }, into: twins
      ).interpreter
    }
    let ordered = try twin("layers.10", "layers.9")
    #expect(ordered.session.network?["dense1"]?.bias == Tensor(repeating: 1, shape: [4]))
    #expect(ordered.session.network?["dense2"]?.bias == Tensor(repeating: 0, shape: [4]))
    let unclear = try twin("up", "down")
    #expect(unclear.session.network?["dense1"]?.bias != Tensor(repeating: 0, shape: [4]))
    #expect(unclear.session.network?["dense1"]?.bias != Tensor(repeating: 1, shape: [4]))
  }

  @Test("What does not fit is kept, and named; undo brings the old weights back")
  func partial() throws {
    let network = Self.net.replacingOccurrences(of: "dense 2", with: "dense 5")
    var (interpreter, outcome) = try loaded(
      Self.tensors() + [NamedTensor("running_mean", Tensor(1))], into: network)
    #expect(texts("kept", outcome) == ["dense2.weight", "dense2.bias"])
    #expect(texts("unused", outcome) == ["running_mean"])
    #expect(interpreter.session.network?["conv1"]?.weight == Self.tensors()[0].tensor)
    var before = Interpreter()
    _ = run(network, in: &before)
    _ = run("undo", in: &interpreter)
    #expect(interpreter.session.network == before.session.network)
  }

  @Test("A file of which nothing fits changes nothing, and both sides are listed")
  func nothing() throws {
    let (interpreter, outcome) = try loaded([
      NamedTensor("a.weight", Tensor(shape: [1], elements: [1]))
    ])
    #expect(outcome.diagnostic?.code == "nothing-fits")
    #expect(outcome.diagnostic?.notes.joined().contains("a.weight") == true)
    var before = Interpreter()
    _ = run(Self.net, in: &before)
    #expect(interpreter.session.network == before.session.network)
  }

  @Test("What a session exports, another one loads: the same weights, input, target, gradients")
  func exchanged() throws {
    for options in ["", " compressed"] {
      let path = folder.file("all.npz")
      var first = Interpreter()
      _ = run(
        "example both; seed 5; forward; backward; export numpy \"\(path)\"\(options)", in: &first)
      var second = Interpreter()
      let outcomes = run(
        "example both; input = zeros(1,3,3); load \"\(path)\"; forward; backward", in: &second)
      for outcome in outcomes where outcome.source.text.hasPrefix("load") {
        #expect(outcome.diagnostic == nil)
        #expect(texts("values", outcome) == ["input", "target"])
      }
      #expect(first.session.network == second.session.network)
      #expect(first.session.input == second.session.input)
      #expect(first.session.pass?.backward == second.session.pass?.backward)
    }
  }

  @Test("PyTorch's own file gives PyTorch's own output")
  func pyTorch() throws {
    let (weights, input, output) = (
      ReferenceFile.named("model.safetensors"), ReferenceFile.named("model-input.npy"),
      ReferenceFile.named("model-output.npy")
    )
    let found = try value(
      """
      input 1x8x8; conv 2 3x3; relu; maxpool 2; dense 5; relu; dense 3
      load "\(weights.path)"; load "\(input.path)"; forward; dense2.out
      """)
    let expected = try #require(output.tensor)
    #expect(found.shape == expected.shape)
    for (mine, theirs) in zip(found.elements, expected.elements) {
      #expect((mine - theirs).magnitude < 1e-12)
    }
  }

  @Test("Arrays and pictures become the input, the target or a named value")
  func values() throws {
    let picture = ReferenceFile.named("colour-0-depth-8.png")
    let samples = try #require(picture.tensor)
    let expected = samples.elements.map { $0 / 255 }
    #expect(try value("input 7x9; load \"\(picture.path)\"; input").elements == expected)
    #expect(try value("load \"\(picture.path)\" as k; k").elements == expected)
    let array = ReferenceFile.named("vector.npy")
    #expect(try value("input 5; load \"\(array.path)\" as target; target") == array.tensor)
    let bytes = ReferenceFile.named("u1.idx")
    #expect(try value("input 2x3; load \"\(bytes.path)\"; input").shape == [2, 1, 2, 3])
    // Grey pictures are often saved in colours.
    let grey = "P3 2 1 255 10 10 10 255 255 255"
    let path = try folder.write(Array(grey.utf8), to: "grey.ppm")
    #expect(try value("input 1x2; load \"\(path)\"; input").elements == [10.0 / 255, 1])
  }

  @Test(
    "What cannot be loaded is refused",
    arguments: [
      ("load nowhere.npz", "file-not-readable"), ("load /tmp", "file-not-readable"),
      ("load /dev/zero", "file-not-readable"), ("load NOISE", "unsupported-file"),
      ("load TABLE", "is-table"), ("load PNG", "no-network"), ("load NPZ", "no-network"),
      ("input 4x4; load PNG", "shape-mismatch"),
      ("input 7x9; load COLOURS", "shape-mismatch"), ("load NPZ as k", "several-arrays"),
      ("load PNG as sum", "reserved-name"), ("load PNG as conv1", "reserved-name"),
      ("load PNG as 1k", "invalid-name"), ("load PNG as", "missing-argument"),
      ("load CUT", "damaged-file"), ("load", "missing-argument"),
      ("load PNG into k", "unknown-option"),
    ])
  func refused(_ line: String, code: String) throws {
    let noise = try folder.write([0xFF, 0, 1], to: "noise")
    let table = try folder.write(Array("a,b\n1,2\n".utf8), to: "table.csv")
    let png = ReferenceFile.named("colour-0-depth-8.png")
    let cut = try folder.write(Array(png.bytes.dropLast(20)), to: "cut.png")
    let names = [
      "COLOURS": ReferenceFile.named("colour-2-depth-8.png").path, "NOISE": noise, "TABLE": table,
      "PNG": png.path, "CUT": cut,
      "NPZ": ReferenceFile.named("stored.npz").path,
    ]
    var line = line
    for (word, path) in names { line = line.replacingOccurrences(of: word, with: "\"\(path)\"") }
    #expect(run(line).last?.diagnostic?.code == code)
  }

  @Test("Control characters in a file's names never reach the terminal")
  func controlCharacters() throws {
    let name = "a\u{1B}[31m\u{7}\u{202E}.weight"
    let (_, outcome) = try loaded(
      Self.tensors() + [NamedTensor(name, Tensor(1)), NamedTensor("x\ny", Tensor(1))])
    let document = try #require(outcome.document)
    let lines = TerminalRenderer(options: RenderingOptions(width: 80)).lines(of: document)
    let shown = lines.joined(separator: "\n")
    #expect(!shown.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
    let (_, refusal) = try loaded([NamedTensor(name, Tensor(1))])
    let report = try #require(refusal.errorReport)
    #expect(!report.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
  }
}
