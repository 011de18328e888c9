import Datasets
import Documents
import Explorer
import Foundation
import NeuralNetwork
import Sessions
import TestSupport
import Testing

@Suite("Labels of data")
struct LabelTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func session(_ script: String) -> Session {
    var interpreter = Interpreter()
    for outcome in run(script, in: &interpreter) {
      #expect(outcome.diagnostic == nil, "\(outcome.source.text)")
    }
    return interpreter.session
  }

  private func file(_ text: String, _ name: String = "t.csv") throws -> String {
    "\"\(try folder.write(Array(text.utf8), to: name))\""
  }

  /// y = 2x + 0.5 at 20 places.
  private static let line =
    "x,y\n"
    + (0..<20).map { "\(Double($0) / 20),\(Double($0) / 10 + 0.5)" }
    .joined(separator: "\n")
  /// Whole labels from 0 to 4.
  private static let whole =
    "x,y\n"
    + (0..<20).map { "\(Double($0) / 20),\($0 / 4)" }
    .joined(separator: "\n")

  private static func number(_ name: String, _ document: Document?) -> Double? {
    guard case .number(let value)? = document?.facts.first(where: { $0.name == name })?.value else {
      return nil
    }
    return value
  }

  @Test("Labels of which one is not whole are numbers: they train, evaluate, sample and batch")
  func regression() throws {
    let file = try file(Self.line)
    let network = "input 1; dense 1; loss mse; optimizer sgd lr 0.5; data load \(file)\n"
    let set = try #require(session(network).dataset)
    #expect(!set.hasClasses && set.labels.isEmpty)
    // Each label is still that of its sample after the order was drawn.
    let values = try #require(set.values)
    for sample in 0..<20 {
      let input = set.inputs.tensor.elements[sample]
      #expect((values.elements[sample] - 2 * input - 0.5).magnitude < 1e-12)
    }
    let sampled = session(network + "sample 7; forward")
    #expect(sampled.target == Tensor(shape: [1], elements: [values.elements[7]]))
    let outcomes = run(network + "train 300 steps batch 4; evaluate")
    let evaluation = try #require(outcomes.last?.document)
    // A line is learned whole: slope 2, offset 0.5.
    #expect(try #require(Self.number("loss", evaluation)) < 1e-6)
    #expect(try #require(Self.number("determination", evaluation)) > 0.9999)
    let trained = session(network + "train 300 steps batch 4")
    let layer = try #require(trained.network?["dense1"])
    #expect(abs((layer.weight?.elements[0] ?? 0) - 2) < 1e-2)
    #expect(abs((layer.bias?.elements[0] ?? 0) - 0.5) < 1e-2)
    #expect(trained.target?.shape == [4, 1])
    #expect(run(network + "train 2 epochs; curves").last?.diagnostic == nil)
    #expect(
      run("input 1; dense 3; loss cross-entropy; data load \(file); train 1 step").last?.diagnostic?
        .code == "labels-are-numbers")
    #expect(
      run("input 1; dense 2; loss mse; data load \(file); train 1 step").last?.diagnostic?.code
        == "labels-do-not-fit")
  }

  @Test("Whole labels are classes for cross-entropy and numbers for a loss between numbers")
  func either() throws {
    let file = try file(Self.whole)
    let data = "data load \(file)\n"
    let classes = session("input 1; dense 5; loss cross-entropy; \(data)sample 3; forward")
    let set = try #require(classes.dataset)
    #expect(set.classCount == 5)
    #expect(classes.target == Tensor(Double(set.labels[3])))
    for order in ["input 1; dense 1; loss mse; \(data)", "\(data)input 1; dense 1; loss mse\n"] {
      let numbers = session(order + "sample 3; forward; train 2 steps; evaluate; sample 3")
      #expect(numbers.target == Tensor(shape: [1], elements: [Double(set.labels[3])]))
    }
    // An output for each class leaves no doubt.
    let each = session("input 1; dense 5; loss mse; \(data)sample 3")
    #expect(each.target?.elements.reduce(0, +) == 1 && each.target?.shape == [5])
  }

  @Test("label NAME number and label NAME class decide")
  func decided() throws {
    let (line, whole) = (try file(Self.line), try file(Self.whole, "w.csv"))
    #expect(session("data load \(whole) label y number").dataset?.hasClasses == false)
    let classes = try #require(session("data load \(line) label y class").dataset)
    #expect(classes.classCount == 20 && classes.values == nil)
    #expect(classes.classNames.first == "0.5")
    #expect(
      run("input 1; dense 1; loss mse; data load \(whole) label y class; train 1 step").last?
        .diagnostic?.code == "classes-do-not-fit")
    let words = try file("1,x\n2,y\n", "words.csv")
    #expect(run("data load \(words) label 1 number").last?.diagnostic?.code == "not-a-number")
    #expect(run("data load \(words) label 1 word").last?.diagnostic?.code == "file-not-readable")
  }

  @Test("An archive's labels: a number each, a row with a single 1, several numbers")
  func arrays() throws {
    func load(_ y: Tensor, _ script: String = "") throws -> Session {
      let x = Tensor(shape: [4, 3], elements: (0..<12).map(Double.init))
      let bytes = try NumPyArchive.encoded([NamedTensor("x", x), NamedTensor("y", y)])
      let path = try folder.write(bytes, to: "d.npz")
      return session("\(script)data load \"\(path)\"")
    }
    let oneHot = Tensor(shape: [4, 3], elements: [0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0])
    let classes = try #require(try load(oneHot).dataset)
    #expect(classes.classCount == 3)
    for sample in 0..<4 {
      let row = Int(classes.inputs.tensor.elements[3 * sample]) / 3
      #expect(classes.labels[sample] == [1, 0, 2, 1][row])
    }
    let several = Tensor(shape: [4, 2], elements: [0.5, 1, 2, 3, 4, 5, 6, 7])
    let numbers = try load(several, "input 3; dense 2; loss mse\n")
    #expect(numbers.dataset?.values?.shape == [4, 2])
    #expect(numbers.dataset?.hasClasses == false)
    let half = try load(Tensor(shape: [4], elements: [0, 0.5, 1, 2]))
    #expect(half.dataset?.hasClasses == false)
  }

  @Test("standardize brings each column to mean 0 and deviation 1 over the training samples")
  func standardized() throws {
    let text = (0..<10).map { "\($0 * $0),7,\($0)00,\($0 % 2)" }.joined(separator: "\n")
    let file = try file(text)
    let set = try #require(session("data load \(file) standardize on").dataset)
    let plain = try #require(session("data load \(file)").dataset)
    for column in 0..<3 {
      let raw = (0..<8).map { plain.inputs.tensor.elements[3 * $0 + column] }
      let mean = raw.reduce(0, +) / 8
      let deviation = (raw.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 8).squareRoot()
      for sample in 0..<10 {
        let number = plain.inputs.tensor.elements[3 * sample + column]
        let wanted = deviation == 0 ? 0 : (number - mean) / deviation
        let found = set.inputs.tensor.elements[3 * sample + column]
        #expect((found - wanted).magnitude < 1e-12)
      }
    }
    let divided = try #require(session("data load \(file) scale 100").dataset)
    #expect(divided.inputs.tensor.elements == plain.inputs.tensor.elements.map { $0 / 100 })
    for bad in ["nan", "inf"] {
      #expect(run("data load \(file) scale \(bad)").last?.diagnostic?.code == "wrong-argument")
    }
    for bad in ["0", "-1"] {
      #expect(run("data load \(file) scale \(bad)").last?.diagnostic?.code == "bad-setting")
    }
    #expect(run("data digits scale 2").last?.diagnostic?.code == "not-applicable")
  }

  @Test("Numbers far outside 0…1 are remarked on with a statement that runs")
  func far() throws {
    func remark(_ script: String) -> String? {
      guard
        case .list(let remarks)? = run(script).last?.document?.facts.first(where: {
          $0.name == "remarks"
        })?.value
      else { return nil }
      let texts = remarks.compactMap { if case .text(let text) = $0 { text } else { nil } }
      return texts.first { $0.contains("networks learn best") }
    }
    let pixels = (0..<6).map { row in
      (0..<64).map { String((row * 64 + $0 * 37) % 256) }.joined(separator: ",") + ",\(row % 2)"
    }.joined(separator: "\n")
    for (text, wanted) in [(pixels, "scale 255"), ("1000,2,0\n3,4,1\n", "standardize on")] {
      let file = try file(text)
      let said = try #require(remark("data load \(file)"))
      let parts = said.split(separator: "`")
      #expect(parts.last.map(String.init)?.hasSuffix(wanted) == true, "\(said)")
      let statement = String(parts[parts.count - 1])
      #expect(run(statement).last?.diagnostic == nil)
      #expect(remark(statement) == nil)
    }
    let near = try file("0.1,-3,0\n1,8,1\n")
    #expect(remark("data load \(near)") == nil)
  }

  @Test("Every format is read through gzip")
  func gzip() throws {
    // Made by gzip -9n of "1,2,0\n3,4,1\n" and of "P2 2 1 9 3 9".
    func inflatable(_ base64: String) throws -> [UInt8] {
      Array(try #require(Data(base64Encoded: base64)))
    }
    let table = try inflatable("H4sIAAAAAAACAzPUMdIx4DLWMdEx5AIATQfovwwAAAA=")
    let path = try folder.write(table, to: "t.csv.gz")
    #expect(session("data load \"\(path)\"").dataset?.inputs.shape == [2, 2])
    let picture = try inflatable("H4sIAAAAAAACAwswUjBSMFSwVDBWsAQAFs5TaAwAAAA=")
    let file = try folder.write(picture, to: "p.pgm.gz")
    #expect(
      session("input 1x2; load \"\(file)\"").input?.batch.elements == [3.0 / 9, 1])
  }

  @Test("Every file of a folder that is no picture is counted and named")
  func skippedFiles() throws {
    for number in 0..<4 {
      try folder.write(Array("P2 1 1 9 \(number)".utf8), to: "set/\(number % 2)/\(number).pgm")
    }
    try folder.write([0xFF, 0xD8], to: "set/0/cat.jpg")
    try folder.write([1], to: "set/1/Thumbs.db")
    try folder.write([1], to: "set/list.txt")
    let document = try #require(run("data load \"\(folder.file("set"))\"").last?.document)
    let text = TerminalRenderer(options: RenderingOptions(width: 400)).render(document)
    #expect(text.contains("3 files were skipped"))
    for name in ["0/cat.jpg", "1/Thumbs.db", "list.txt"] { #expect(text.contains(name)) }
    try folder.write([0xFF, 0xD8], to: "photos/a.jpg")
    let message = run("data load \"\(folder.file("photos"))\"").last?.diagnostic?.message
    #expect(message?.contains("a.jpg") == true)
  }

  @Test("Unsigned bytes are scaled, whatever file they come in, by load and data load alike")
  func bytes() throws {
    let idx: [UInt8] = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 2, 0, 51, 102, 255]
    let header = "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2), }"
    let padded = header + String(repeating: " ", count: 117 - header.utf8.count) + "\n"
    let npy: [UInt8] =
      [0x93] + Array("NUMPY".utf8) + [1, 0, 118, 0] + Array(padded.utf8)
      + [0, 51, 102, 255]
    let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 2, 0, 1]
    let labelFile = try folder.write(labels, to: "labels")
    for (name, bytes) in [("x.idx", idx), ("x.npy", npy)] {
      let path = try folder.write(bytes, to: name)
      let loaded = session("input 1x2x2; load \"\(path)\"").input
      #expect(loaded?.batch.elements == [0, 0.2, 0.4, 1])
      let set = try #require(session("data load \"\(path)\" \"\(labelFile)\"").dataset)
      #expect(Set(set.inputs.tensor.elements) == [0, 0.2, 0.4, 1])
      let raw = try #require(session("data load \"\(path)\" \"\(labelFile)\" scale 1").dataset)
      #expect(Set(raw.inputs.tensor.elements) == [0, 51, 102, 255])
    }
  }

  @Test("Handwritten digits are learned: nine in ten of other people's are told rightly")
  func handwritten() throws {
    let script = """
      input 8x8; conv 8 3x3; relu; maxpool 2; dense 10; loss cross-entropy
      data handwritten; optimizer adam lr 0.01; train 4 epochs; evaluate
      """
    let outcomes = run(script)
    for outcome in outcomes { #expect(outcome.diagnostic == nil) }
    #expect(try #require(Self.number("accuracy", outcomes.last?.document)) > 0.85)
    #expect(session("input 64; data handwritten 100").dataset?.sampleShape == [64])
    #expect(run("data handwritten 1798").last?.diagnostic?.code == "too-many-samples")
    #expect(run("input 9x9; data handwritten").last?.diagnostic?.code == "data-do-not-fit")
  }
}
