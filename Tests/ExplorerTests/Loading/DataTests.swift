import Explorer
import NeuralNetwork
import Sessions
import Testing

@Suite("data and sample")
struct DataTests {
  @Test("Sample K becomes the input and the target")
  func sample() throws {
    let script = "input 8x8; conv 2 3x3; dense 10; loss cross-entropy; data digits 50; sample 13\n"
    #expect(try value(script + "target") == Tensor(3))
    #expect(try value(script + "input").shape == [1, 8, 8])
    #expect(try value(script + "forward; loss").shape == [])
  }

  @Test("The target follows the loss: a class number, a place among outputs, or the number itself")
  func targets() throws {
    let begun = "input 2; data xor 20; "
    #expect(try value(begun + "dense 2; loss mse; sample 1; target").elements == [0, 1])
    #expect(try value(begun + "dense 1; loss squared-error; sample 1; target").elements == [1])
    #expect(try value(begun + "dense 2; loss cross-entropy; sample 0; target") == Tensor(0))
  }

  @Test("Data are drawn as large as the network's input, by the seed")
  func adapting() throws {
    #expect(try value("input 12x10; data shapes 5; sample 4; input").shape == [1, 12, 10])
    let first = try value("seed 3; data digits 5; input 8x8; sample 4; input")
    #expect(first == (try value("seed 3; input 8x8; data digits 5; sample 4; input")))
    #expect(first != (try value("seed 4; input 8x8; data digits 5; sample 4; input")))
  }

  @Test(
    "What does not fit is refused",
    arguments: [
      ("input 3x8x8; data digits", "data-do-not-fit"), ("input 64; data edges", "data-do-not-fit"),
      ("input 4x4; data digits", "data-do-not-fit"), ("input 8x8; data rings", "data-do-not-fit"),
      ("input 8x8; data digits; input 9x9; sample 0", "data-do-not-fit"),
      ("data", "no-data"), ("sample 0", "no-data"), ("data digits; sample 0", "no-network"),
      ("input 2; data xor 10; sample 10", "no-such-sample"),
      ("data digits 70000", "too-large"), ("example sum; sample 0", "no-data"),
    ])
  func refused(_ line: String, code: String) {
    #expect(run(line).last?.diagnostic?.code == code)
  }

  @Test("undo brings the data before back")
  func undoing() {
    var interpreter = Interpreter()
    _ = run("data digits 20; data xor 10", in: &interpreter)
    #expect(interpreter.session.dataset?.name == "xor")
    _ = run("undo", in: &interpreter)
    #expect(interpreter.session.dataset?.name == "digits")
  }

  @Test(
    "A sheet of samples fits a screen", arguments: ["edges", "shapes", "digits", "xor", "rings"])
  func sheet(_ name: String) throws {
    let document = try #require(run("data \(name); data").last?.document)
    #expect(document.kind == "data")
    #expect(document.facts.first { $0.name == "classes" } != nil)
  }
}
