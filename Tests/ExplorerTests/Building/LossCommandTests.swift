import Documents
import Explorer
import NeuralNetwork
import TestSupport
import Testing

@Suite("Choosing a loss")
struct LossCommandTests {
  private static let start = "input 2; dense 3; input = [1, 2]; "

  /// What is wrong, its code, and where in the last statement.
  private static let mistakes: [(String, String, String, String)] = [
    ("loss huber margin 2", "unknown-option", "margin", "'margin' belongs to 'loss hinge'"),
    ("loss delta 2 hinge", "unknown-option", "2", "'delta' belongs to 'loss huber'"),
    ("loss mse weights [1]", "unknown-option", "weights", "'loss cross-entropy', not to 'mse'"),
    ("loss mse reduction none", "unknown-choice", "none", "does not know 'none'"),
    ("loss hinge margin", "missing-argument", "", "'margin' of 'loss' needs a finite number"),
    ("loss cross-entropy smoothing 1.5", "bad-setting", "1.5", "it takes 0 to 1"),
    ("loss cross-entropy smoothing -0.1", "bad-setting", "-0.1", "it takes 0 to 1"),
    ("loss huber delta 0", "bad-setting", "0", "a number above 0"),
    ("loss cross-entropy weights 3", "bad-setting", "3", "a finite number for each class"),
    ("loss cross-entropy weights [1, nan, 1]", "bad-setting", "[1, nan, 1]", "for each class"),
    ("loss hinge reduction sum reduction sum", "duplicate-option", "reduction", "given twice"),
    (
      "loss cross-entropy weights [1, 2]; target = 1; forward", "weights-mismatch", "forward",
      "the loss weighs 2 classes, and the output has 3"
    ),
    (
      "dense1.weight = 1; loss bce; target = [0, 1, 0]; forward", "output-out-of-range", "forward",
      "dense1.out[0] is 3"
    ),
    (
      "dense1.weight = 1; loss bce; target = [0, 1, 0]; next; next", "output-out-of-range", "next",
      "bce reads outputs from 0 to 1"
    ),
    (
      "dense1.weight = 1; loss bce; target = [0, 1, 0]; train 2 steps", "output-out-of-range",
      "train", "dense1.out[0] is 3"
    ),
    (
      "sigmoid; loss bce; target = [0, 1.5, 0]; forward", "target-out-of-range", "forward",
      "target[1] is 1.5"
    ),
    ("loss hinge; target = 3; forward", "target-out-of-range", "forward", "class 3"),
    ("loss l1; target = 1; forward", "target-mismatch", "forward", "3 numbers"),
  ]

  @Test("What it does not take is said where it stands", arguments: mistakes)
  func mistake(typed: String, code: String, place: String, message: String) throws {
    let outcomes = run(Self.start + "dense1.bias = 0; " + typed)
    let diagnostic = try #require(outcomes.last?.diagnostic)
    #expect(outcomes.dropLast().allSatisfy { $0.diagnostic == nil })
    #expect(diagnostic.code == code)
    #expect(diagnostic.message.contains(message), "\(diagnostic.message)")
    let range = try #require(diagnostic.range)
    let line = Self.start + "dense1.bias = 0; " + typed
    let from = line.index(line.startIndex, offsetBy: range.column - 1)
    #expect(line[from...].hasPrefix(place))
  }

  private static let statements = [
    "cross-entropy weights [1, 0.25, 3] smoothing 0.1", "mse reduction sum", "squared-error",
    "bce-logits", "hinge margin 0.5", "l1", "huber delta 0.25 reduction sum",
    "cross-entropy reduction sum", "hinge reduction sum",
  ]

  private static func target(_ statement: String) -> String {
    ["cross-entropy", "hinge"].contains { statement.hasPrefix($0) } ? "2" : "[0, 1, 0.5]"
  }

  @Test("A saved session has it with all options, and undo brings it back", arguments: statements)
  func saved(_ statement: String) throws {
    let folder = try TemporaryFolder()
    let file = folder.file("a.gradus")
    let target = "target = \(Self.target(statement)); "
    let typed = Self.start + "loss \(statement); \(target)forward; backward"
    let whole = try value(typed + "; dense1.weight.grad")
    #expect(run("\(typed); save \"\(file)\"").last?.diagnostic == nil)
    #expect(try value("source \"\(file)\"; forward; backward; dense1.weight.grad") == whole)
    let back = typed + "; loss mse; undo; forward; backward; dense1.weight.grad"
    #expect(try value(back) == whole)
    // In any order, and under `net` by the words that were typed.
    let net = try #require(run(typed + "; net").last?.document)
    #expect(net.spoken(digits: 5).blocks.description.contains(statement))
  }

  @Test("Another loss makes the values of the last pass stale")
  func stale() throws {
    let outcomes = run(
      Self.start + "loss huber; target = [1, 1, 1]; forward; loss huber delta 2; backward")
    #expect(outcomes.last?.diagnostic?.code == "stale")
  }

  @Test("Training makes the steps that forward, backward and update make", arguments: statements)
  func training(_ statement: String) throws {
    let start =
      "input 2; dense 4; tanh; dense 3; loss \(statement); input = [1, -2]; "
      + "target = \(Self.target(statement)); optimizer sgd lr 0.05; "
    let steps = Array(repeating: "forward; backward; update", count: 3).joined(separator: "; ")
    for name in ["dense1.weight", "dense2.bias"] {
      let trained = try value(start + "train 3 steps; \(name)")
      #expect(try value(start + "\(steps); \(name)") == trained)
      #expect(
        try value(start + "finish; finish; finish; finish; finish; finish; \(name)")
          == value(start + "train 2 steps; \(name)"))
    }
  }

  private static func fact(_ name: String, of document: Document?) -> Double? {
    for fact in document?.facts ?? [] where fact.name == name {
      switch fact.value {
      case .number(let number): return number
      case .integer(let number): return Double(number)
      default: return nil
      }
    }
    return nil
  }

  private static func evaluated(_ layers: String, _ loss: String) throws -> Document {
    let script = "input 2; \(layers); loss \(loss); data rings 60; evaluate"
    return try #require(run(script).last?.document)
  }

  @Test("The loss held back is that of all samples as one batch, weighted or added up")
  func evaluation() throws {
    func loss(_ statement: String) throws -> Double {
      try #require(Self.fact("loss", of: Self.evaluated("dense 2", statement)))
    }
    // Of 60 samples 12 are held back, of two outputs each.
    let mean = try loss("mse")
    #expect(abs(try loss("mse reduction sum") - 24 * mean) < 1e-12 * 24 * mean)
    let plain = try loss("cross-entropy")
    #expect(abs(try loss("cross-entropy reduction sum") - 12 * plain) < 1e-12 * 12 * plain)
    #expect(abs(try loss("cross-entropy weights [2, 2]") - plain) < 1e-14)
    let (first, second) = (
      try loss("cross-entropy weights [1, 0]"), try loss("cross-entropy weights [0, 1]")
    )
    #expect(first.isFinite && second.isFinite)
    #expect(min(first, second) < plain && plain < max(first, second))
    #expect(try loss("hinge").isFinite && loss("l1").isFinite && loss("bce-logits").isFinite)
  }

  @Test("A logit speaks for the second class from 0 on, as its sigmoid from one half on")
  func logitThreshold() throws {
    let logits = try Self.evaluated("dense 1", "bce-logits")
    let probabilities = try Self.evaluated("dense 1; sigmoid", "bce")
    let accuracy = try #require(Self.fact("accuracy", of: logits))
    #expect(Self.fact("accuracy", of: probabilities) == accuracy)
    #expect(accuracy > 0 && accuracy < 1)
  }

  @Test(
    "Where its slope jumps gradcheck marks a kink, and finds nothing wrong",
    arguments: [
      ("hinge margin 0.5", "1", "[0, 0.5, -3]", 1), ("l1", "[1, 0, 0]", "[1.000001, 0.5, -3]", 1),
      ("huber delta 0.5", "[1, 0, 0]", "[1, 0.5, -3]", 1),
      ("mse", "[1, 0, 0]", "[1, 0.5, -3]", 0), ("hinge margin 0.25", "1", "[0, 0.5, -3]", 0),
    ])
  func kinks(statement: String, target: String, output: String, least: Int) throws {
    let outcomes = run(
      "input 3; leakyrelu 1; loss \(statement); input = \(output); target = \(target); "
        + "forward; backward; gradcheck")
    let document = try #require(outcomes.last?.document)
    let kinks = try #require(Self.fact("kinks", of: document))
    #expect(least == 0 ? kinks == 0 : kinks >= Double(least))
    #expect(Self.fact("wrong", of: document) == 0)
  }

  @Test("A mean that is forgotten shows where there is one")
  func forgottenMean() throws {
    let start = "input 2; dense 3; input = [[1, 2], [3, 4]]; target = [0, 1]; "
    let summed = start + "loss hinge reduction sum; "
    #expect(
      try value(summed + "sabotage batch-mean-forgotten; forward; backward; dense1.out.grad")
        == value(summed + "forward; backward; dense1.out.grad"))
    let weights = "loss cross-entropy weights [1, 4, 2]; "
    let right = try value(start + weights + "forward; backward; dense1.out.grad")
    let broken = try value(
      start + weights + "sabotage batch-mean-forgotten; forward; backward; dense1.out.grad")
    let sum = try value(
      start + "loss cross-entropy weights [1, 4, 2] reduction sum; forward; backward; "
        + "dense1.out.grad")
    #expect(right != broken)
    for (one, other) in zip(broken.elements, sum.elements) { #expect(abs(one - other) < 1e-14) }
  }
}
