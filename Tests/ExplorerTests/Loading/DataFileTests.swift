import Datasets
import Documents
import Explorer
import Foundation
import NeuralNetwork
import Sessions
import TestSupport
import Testing

@Suite("data load")
struct DataFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// An IDX file of bytes.
  private static func idx(_ extents: [Int], _ bytes: [UInt8]) -> [UInt8] {
    [0, 0, 8, UInt8(extents.count)] + extents.flatMap { [0, 0, UInt8($0 >> 8), UInt8($0 & 255)] }
      + bytes
  }

  /// Pictures of 2 × 3 whose first pixel says their number, and labels that go round to 2.
  private func writeIDX(_ count: Int, _ name: String) throws -> String {
    let images = (0..<count).flatMap { number -> [UInt8] in [UInt8(number), 0, 51, 102, 153, 255] }
    let paths = [
      try folder.write(Self.idx([count, 2, 3], images), to: "\(name)-images"),
      try folder.write(Self.idx([count], (0..<count).map { UInt8($0 % 3) }), to: "\(name)-labels"),
    ]
    return paths.map { "\"\($0)\"" }.joined(separator: " ")
  }

  private func session(_ script: String) -> Session {
    var interpreter = Interpreter()
    for outcome in run(script, in: &interpreter) {
      #expect(outcome.diagnostic == nil, "\(outcome.source.text)")
    }
    return interpreter.session
  }

  @Test("Two IDX files are a set, shuffled by the seed, bytes scaled to 0…1")
  func pair() throws {
    let files = try writeIDX(20, "train")
    let set = try #require(session("data load \(files)").dataset)
    #expect(set.sampleShape == [1, 2, 3])
    #expect(set.classNames == ["0", "1", "2"])
    #expect(set.trainingCount == 16)
    for sample in 0..<20 {
      let picture = set.inputs.slice(at: sample).elements
      #expect(Int((picture[0] * 255).rounded()) % 3 == set.labels[sample])
      #expect(picture.dropFirst() == [0, 0.2, 0.4, 0.6, 1])
    }
    #expect(set == session("data load \(files)").dataset)
    #expect(set != session("seed 1; data load \(files)").dataset)
    #expect(Set((0..<20).map { set.inputs.slice(at: $0).elements[0] }).count == 20)
  }

  @Test("Four IDX files are a set to train on and one held back, in the files' own order")
  func pairs() throws {
    let set = try #require(
      session("data load \(try writeIDX(6, "train")) \(try writeIDX(3, "test"))").dataset)
    #expect(set.trainingCount == 6)
    #expect(set.labels == [0, 1, 2, 0, 1, 2, 0, 1, 2])
  }

  @Test("They train and evaluate, and sample K is the input and the target")
  func training() throws {
    let files = try writeIDX(60, "train")
    let script = "input 2x3; conv 2 2x2; dense 3; loss cross-entropy; data load \(files)\n"
    let trained = session(script + "sample 4; forward; train 2 epochs; evaluate")
    #expect(trained.input?.batch.shape.droppingFirst() == [1, 2, 3])
    let sampled = session(script + "sample 4")
    #expect(sampled.target == Tensor(Double(try #require(sampled.dataset).labels[4])))
  }

  @Test("Samples are laid out as the network's input, where they have as many numbers")
  func arranged() throws {
    let files = try writeIDX(20, "train")
    let network = "dense 3; loss cross-entropy"
    #expect(session("input 6; \(network); data load \(files)").dataset?.sampleShape == [6])
    #expect(
      session("data load \(files); input 6; \(network); train 1 epoch").input?.batch.shape.rank == 2
    )
    #expect(
      run("data load \(files); input 7; \(network); train 1 step").last?.diagnostic?.code
        == "data-do-not-fit")
  }

  @Test("A table's classes are words or numbers, and its columns have names")
  func table() throws {
    let rows = (0..<10).map { "\($0),\($0 * 2),\($0 % 2 == 0 ? "even" : "odd")" }
    let text = "a,b,label\n" + rows.joined(separator: "\n")
    let path = try folder.write(Array(text.utf8), to: "t.csv")
    let set = try #require(session("data load \"\(path)\"").dataset)
    #expect(set.classNames == ["even", "odd"])
    #expect(set.featureNames == ["a", "b"])
    #expect((0..<10).allSatisfy { Int(set.inputs.tensor.elements[2 * $0]) % 2 == set.labels[$0] })
    let other = try #require(session("data load \"\(path)\" label a").dataset)
    #expect(other.featureNames == ["b"])
  }

  @Test("Archives with x and y, with and without a test half", arguments: [false, true])
  func archive(_ hasTest: Bool) throws {
    func half(_ suffix: String, _ count: Int) -> [NamedTensor] {
      [
        NamedTensor("x\(suffix)", Tensor(repeating: 0.5, shape: [count, 4, 4])),
        NamedTensor(
          "y\(suffix)", Tensor(shape: [count], elements: (0..<count).map { Double($0 % 2) })),
      ]
    }
    let arrays = hasTest ? half("_train", 8) + half("_test", 3) : half("", 10)
    let path = try folder.write(try NumPyArchive.encoded(arrays), to: "d.npz")
    let set = try #require(session("data load \"\(path)\"").dataset)
    #expect(set.trainingCount == 8)
    #expect(set.count == (hasTest ? 11 : 10))
    #expect(set.sampleShape == [1, 4, 4])
  }

  @Test("A folder of folders has a class for each, several folders a class each")
  func folders() throws {
    func picture(_ grey: Int) -> [UInt8] { Array("P2 2 2 9 \(grey) 0 0 0".utf8) }
    for number in 0..<5 {
      try folder.write(picture(number), to: "set/low/\(number).pgm")
      try folder.write(picture(9 - number), to: "set/high/\(number).pgm")
    }
    try folder.write(Array("about".utf8), to: "set/low/README")
    let (set, low, high) = (folder.file("set"), folder.file("set/low"), folder.file("set/high"))
    for line in ["data load \"\(set)\"", "data load \"\(low)\" \"\(high)\""] {
      let data = try #require(session(line).dataset)
      #expect(data.classNames == ["high", "low"])
      #expect(data.count == 10 && data.trainingCount == 8)
      for sample in 0..<10 {
        #expect((data.inputs.slice(at: sample).elements[0] < 0.5) == (data.labels[sample] == 1))
      }
    }
    let each = try #require(session("data load \"\(low)\"").dataset)
    #expect(each.classNames == ["0", "1", "2", "3", "4"])
    #expect(each.trainingCount == 5)
  }

  @Test(
    "What makes no set is refused",
    arguments: [
      ("data load IMAGES", "needs-pairs"), ("data load IMAGES OTHER", "labels-do-not-fit"),
      ("data load NOWHERE", "file-not-readable"), ("data load WEIGHTS", "which-arrays"),
      ("data load EMPTY", "no-pictures"), ("data load SIZES", "picture-sizes"),
      ("data load BAD", "damaged-file"), ("data load BAD label zz", "no-such-column"),
      ("data load IMAGES LABELS label y", "needs-table"), ("data load", "missing-argument"),
      ("data digits label x", "not-applicable"), ("data off", "no-data"),
      ("data digits load IMAGES", "not-applicable"),
      ("data load MANY label 1 class", "too-many-classes"),
    ])
  func refused(_ line: String, code: String) throws {
    _ = try writeIDX(6, "a")
    _ = try writeIDX(5, "b")
    try folder.write([], to: "empty/readme")
    try folder.write(Array("P2 1 1 9 3".utf8), to: "sizes/a/1.pgm")
    try folder.write(Array("P2 2 1 9 3 4".utf8), to: "sizes/b/1.pgm")
    try folder.write(Array("a,b\n1,x\nz,y\n".utf8), to: "bad.csv")
    let many = (0..<2000).map { "1,\($0).5" }.joined(separator: "\n")
    try folder.write(Array(many.utf8), to: "many.csv")
    let names = [
      "IMAGES": folder.file("a-images"), "LABELS": folder.file("a-labels"),
      "OTHER": folder.file("b-labels"), "NOWHERE": folder.file("none"),
      "WEIGHTS": ReferenceFile.named("types.safetensors").path, "EMPTY": folder.file("empty"),
      "SIZES": folder.file("sizes"), "BAD": folder.file("bad.csv"),
      "MANY": folder.file("many.csv"),
    ]
    var line = line
    for (word, path) in names { line = line.replacingOccurrences(of: word, with: "\"\(path)\"") }
    #expect(run(line).last?.diagnostic?.code == code)
  }

  @Test("An error in a table names line and column")
  func place() throws {
    let path = try folder.write(Array("a,b\n1,x\nz,y\n".utf8), to: "bad.csv")
    let diagnostic = try #require(run("data load \"\(path)\"").last?.diagnostic)
    #expect(diagnostic.message == "\(path), line 3, column 1: 'z' is not a number")
  }

  @Test("Undo and redo find what was read, also where the file has changed or gone since")
  func undoing() throws {
    let path = try folder.write(Array("1,0\n2,1\n3,0\n".utf8), to: "t.csv")
    var interpreter = Interpreter()
    _ = run("data load \"\(path)\"; let k = 0", in: &interpreter)
    let first = interpreter.session.dataset
    try folder.write(Array("7,0\n8,1\n9,0\n".utf8), to: "t.csv")
    _ = run("data load \"\(path)\"", in: &interpreter)
    let second = interpreter.session.dataset
    #expect(first != second)
    try FileManager.default.removeItem(atPath: path)
    // Far behind, so that the sessions are made again by replay.
    for number in 0..<2000 { _ = run("let k = \(number)", in: &interpreter) }
    _ = run("undo 1990", in: &interpreter)
    #expect(interpreter.session.dataset == second)
    _ = run("undo 11", in: &interpreter)
    #expect(interpreter.session.dataset == first)
    _ = run("undo 2", in: &interpreter)
    #expect(interpreter.session.dataset == nil)
    for _ in 0..<3 { _ = run("redo", in: &interpreter) }
    #expect(interpreter.session.dataset == second)
  }

  @Test("A new network says what becomes of data, data off drops them, an example too")
  func kept() throws {
    func notes(_ script: String) throws -> String {
      let document = try #require(run(script).last?.document)
      return TerminalRenderer(options: RenderingOptions(width: 200)).lines(of: document)
        .joined(separator: "\n")
    }
    #expect(try notes("data digits 10; input 8x8").contains("data off"))
    #expect(try notes("data digits 10; input 9x9").contains("do not fit"))
    #expect(try !notes("input 8x8").contains("data"))
    #expect(session("data digits 10; data off").dataset == nil)
    #expect(session("data digits 10; example sum").dataset == nil)
  }
}
