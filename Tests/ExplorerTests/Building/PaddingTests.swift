import Documents
import Explorer
import Sessions
import TestSupport
import Testing

@testable import Exchange

/// Padding is left out, never multiplied: 0 × nan and 0 × inf would be nan.
@Suite("Padding and numbers that are not finite")
struct PaddingTests {
  private let start =
    "input 1x1x1; conv 1 1x2 pad 0x1 bias off; input = 1; conv1.weight = [[[[nan, 1]]]]; "
    + "loss mse; target = [[[1, 1]]]; "

  private func isSame(_ found: [Double], _ wanted: [Double]) -> Bool {
    found.count == wanted.count
      && zip(found, wanted).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
  }

  /// What each form gives, worked out by hand.
  ///
  /// Position 0 has the first weight on padding and reads 1 × 1; position 1 reads nan × 1. So
  /// δ = [0, nan], and each weight's gradient is the δ of the position where it reads the input.
  @Test(
    "every form leaves it out",
    arguments: [
      ("forward; print conv1.out", [1, .nan]),
      ("forward; backward; print conv1.weight.grad", [.nan, 0]),
      ("forward; backward; print contributions(conv1.weight)", [0, .nan, 0, 0]),
      ("forward; backward; print contributions(conv1.weight[0,0,0,1])", [0, 0]),
      ("forward; backward; print unroll(conv1)", [1, .nan]),
      ("forward; backward; print unroll(conv1).grad", [0, .nan]),
      ("forward; backward; print patches(conv1)", [0, 1, 1, 0]),
      ("print correlate(input, conv1.weight, 1, [0,1], 1)", [1, .nan]),
      ("print convolve(input, [[[[1, nan]]]], 1, [0,1], 1)", [1, .nan]),
      ("finish; print conv1.out", [1, .nan]),
      ("relax conv1 sharing; forward; print conv1.out", [1, .nan]),
      ("relax conv1 sharing; forward; backward; print conv1.weight.grad", [0, 0, .nan, 0]),
    ] as [(String, [Double])], ["float64", "float32"])
  func forms(_ form: (script: String, values: [Double]), precision: String) throws {
    if precision == "float32", form.script.contains("relax") || form.script.contains("finish") {
      return
    }
    let found = try value("set precision \(precision); " + start + form.script)
    #expect(isSame(found.elements, form.values), "\(found.elements)")
  }

  @Test("formula matrix shows the gradient that is stored")
  func matrix() throws {
    let shown = try document(start + "forward; backward; formula conv1 matrix")
    var products: [Double] = []
    for case .grids(let grids) in shown.blocks {
      for case .number(let value) in grids.last?.rows.flatMap({ $0 }).map(\.content) ?? [] {
        products.append(value)
      }
    }
    #expect(isSame(products, [.nan, 0]), "\(products)")
  }

  @Test("explain, accumulate and compare show no product with padding")
  func views() throws {
    let passes = start + "forward; backward; "
    let sums = try facts(passes + "accumulate conv1.weight[0,0]")["sum"]
    if case .tensor(let sum)? = sums {
      #expect(isSame(sum.elements, [.nan, 0]))
    } else {
      Issue.record("no sum")
    }
    let terms = try facts(passes + "explain conv1.weight[0,0,0,1]")["terms"]?.entries
    #expect(terms?.compactMap(\.number) == [0, 0])
    let pixel = try text(passes + "explain conv1.weight[0,0,0,1] pixel 0,1")
    #expect(pixel.contains("padding: the term is left out"))
    #expect(
      try text(passes + "compare conv1.weight[0,0,0,0] conv1.weight[0,0,0,1]").contains(
        "on padding: 0"))
    #expect(try text("help conv").contains("Padding is left out"))
  }

  @Test("the script for PyTorch leaves it out, where numbers are not finite")
  func script() throws {
    func exported(_ script: String) throws -> String {
      var interpreter = Interpreter()
      _ = run(script, in: &interpreter)
      let pass = try #require(interpreter.session.pass)
      let backward = try #require(pass.backward)
      return PyTorchScript(
        backward: backward, isBatched: false, startsFromGiven: false, frozen: []
      ).text
    }
    #expect(try exported(start + "forward; backward").contains("PaddingLeftOut((1, 1, 2), (1, 2)"))
    let finite = start + "conv1.weight = 1; forward; backward"
    #expect(try !exported(finite).contains("PaddingLeftOut"))
  }
}
