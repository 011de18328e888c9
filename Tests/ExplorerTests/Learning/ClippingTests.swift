import Documents
import Explorer
import NeuralNetwork
import TestSupport
import Testing

@Suite("clip")
struct ClippingTests {
  /// Two weights, 1 and 2, whose gradients are 3 and −4: together 5 long.
  private static let begun = """
    input 2; dense 1 bias off; dense1.weight = [[1, 2]]; input = [3, -4]; optimizer sgd lr 0.5
    forward; backward with [1]\n
    """
  private static let scale = 1 / (5 + 1e-6)

  @Test("train says in how many steps it clipped", arguments: ["norm", "value"])
  func counted(kind: String) throws {
    // By hand: the gradient is 2 ⋅ 5w ⋅ 5 = 50w.
    let begun =
      "input 1; dense 1 bias off; loss mse; dense1.weight = [[1]]; input = [5]; "
      + "target = [0]; optimizer sgd lr 0.01; "
    let found = try facts(begun + "clip \(kind) 11; train 12 steps")
    var (weight, steps) = (1.0, 0)
    for _ in 0..<12 {
      let gradient = 50 * weight
      if gradient > 11 { steps += 1 }
      weight -= 0.01 * min(gradient, 11)
    }
    #expect(found["clipped"] == .integer(steps))
    #expect(steps > 0 && steps < 12)
    let words = try text(begun + "clip \(kind) 11; train 12 steps")
    #expect(words.contains("gradients were clipped in \(steps) of 12 steps"))
    #expect(
      try text(begun + "clip \(kind) 100; train 12 steps").contains("no gradient was clipped"))
    #expect(try facts(begun + "train 2 steps")["clipped"] == nil)
  }

  @Test("update shows old, gradient, clipped gradient, change and new; .grad stays as it was")
  func update() throws {
    let document = try document(Self.begun + "clip norm 1; update")
    let tables = document.blocks.compactMap { block in
      if case .table(let table) = block { table } else { nil }
    }
    let table = try #require(tables.first)
    #expect(
      table.columns.map(\.title)
        == ["weight", "old", "gradient", "clipped", "change", "new"])
    let row = try #require(table.rows.first)
    #expect(row[3] == .number(3 * Self.scale))
    let facts = document.factsByName
    #expect(facts["clip"]?["norm"] == .number(5))
    #expect(facts["clip"]?["bound"] == .number(1))
    #expect(facts["clip"]?["kind"] == .text("norm"))
    #expect(
      try value(Self.begun + "clip norm 1; update; dense1.weight.grad").elements == [3, -4])
    #expect(
      try value(Self.begun + "clip norm 1; update; dense1.weight").elements
        == [1 - 0.5 * (3 * Self.scale), 2 + 0.5 * (4 * Self.scale)])
    #expect(try value(Self.begun + "clip value 2; update; dense1.weight").elements == [0, 3])
    let off = "clip value 2; clip off; update; dense1.weight"
    #expect(try value(Self.begun + off).elements == [-0.5, 4])
  }

  @Test("What is frozen does not count, and no clipped gradient stands in its row")
  func frozen() throws {
    let script = Self.begun + "freeze dense1.weight[0,1]; clip norm 3; "
    #expect(try value(script + "update; dense1.weight").elements[1] == 2)
    #expect(try facts(script + "update")["clip"]?["norm"] == .number(3))
  }

  @Test("explain writes the clipping out, and comes to the stored bits")
  func explained() throws {
    for (clip, line) in [
      ("norm 1", "gradient⋅1/(norm + 1e-06) = 3⋅1/(5 + 1e-06) ="),
      ("norm 7", "gradient = 3"), ("value 2", "2   the gradient held within -2 … 2"),
      ("value 9", "gradient = 3   within -9 … 9"),
    ] {
      let words = try text(Self.begun + "clip \(clip); update; explain dense1.weight[0,0] update")
        .replacing("−", with: "-")
      #expect(words.contains(line), "\(words)")
      #expect(words.contains("to the last bit"))
    }
  }

  @Test("An update that is stepped through is clipped as one at once, and back undoes it")
  func stepping() throws {
    let start =
      "example both; optimizer adagrad lr 0.5; clip norm 0.75; rate conv1 0.25; "
    let walked = start + "finish; finish; step; step term; back; step; finish; "
    let made = start + "forward; backward; update; "
    for name in ["conv1.weight", "dense1.weight"] {
      #expect(try value(walked + name) == value(made + name))
    }
    let shown = try text(start + "finish; finish; step")
    #expect(shown.contains("clipped") && shown.contains("conv1 0.25"))
  }

  @Test("Alone it says what is set, and what it would do with the gradients at hand")
  func state() throws {
    #expect(try text("clip").contains("no gradient is clipped"))
    #expect(try text(Self.begun + "clip norm 1").contains("the norm is 5"))
    #expect(try text(Self.begun + "clip value 3").contains("cut 1 of 2 gradients"))
    for line in ["clip norm 2; net", "clip norm 2; optimizer", "clip norm 2; optimizer adam; clip"]
    {
      #expect(try text("example both; \(line)").contains("norm 2"), "\(line)")
    }
    #expect(try text("example both; clip norm 2; input 4; dense 2; net").contains("norm 2"))
    #expect(try !text("example both; clip norm 2; reset; input 4; dense 2; net").contains("clip"))
  }

  @Test(
    "What cannot clip is refused, with a caret",
    arguments: [
      ("clip norm", "not-applicable", 6), ("clip value", "not-applicable", 6),
      ("clip norm 0", "bad-setting", 11), ("clip norm -1", "bad-setting", 11),
      ("clip value 0", "bad-setting", 12), ("clip off 3", "not-applicable", 10),
      ("clip 3", "bad-argument", 6), ("clip nrom 3", "unknown-word", 6),
    ])
  func refused(_ line: String, code: String, column: Int) {
    let diagnostic = run(line).last?.diagnostic
    #expect(diagnostic != nil, "\(line)")
    if code != "unknown-word", code != "bad-argument" { #expect(diagnostic?.code == code) }
    #expect(diagnostic?.range?.column == column, "\(line) \(String(describing: diagnostic))")
  }

  @Test("A value may be called so, a layer may not")
  func names() throws {
    #expect(try value("let clip = 3; let rate = clip + 1; clip * rate") == Tensor(12))
    #expect(try value("let clip = [1,2]; clip[1] = 5; clip[1]") == Tensor(5))
    #expect(run("input 4; dense 2; rename dense1 clip").last?.diagnostic?.code == "reserved-name")
    #expect(run("input 4; dense 2; rename dense1 rate").last?.diagnostic?.code == "reserved-name")
    #expect(try text("let clip = 3; clip norm 1; clip").contains("scaled down"))
    for line in ["clip -1", "rate * 2", "clip = 3"] {
      let diagnostic = try #require(run(line).last?.diagnostic)
      #expect(diagnostic.message.hasPrefix("there is no value named"))
      #expect(diagnostic.notes.contains { $0.hasPrefix("the command is written: ") })
    }
  }
}
