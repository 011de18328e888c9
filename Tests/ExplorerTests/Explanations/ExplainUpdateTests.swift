import Documents
import Explorer
import Testing

@Suite("explain … update")
struct ExplainUpdateTests {
  static let rules = [
    "optimizer sgd lr 0.01", "optimizer sgd lr 0.01 momentum 0.9 decay 0.1",
    "optimizer sgd lr 0.01 momentum 0.9 nesterov on", "optimizer adam lr 0.01 decay 0.1",
    "optimizer adamw lr 0.01", "optimizer sgd lr 0.01; schedule step 1 0.5",
  ]

  @Test("The update to come is the update that is then made", arguments: rules)
  func coming(_ rule: String) throws {
    let begun = "example both; \(rule); forward; backward; update; forward; backward; "
    let address = "conv1.weight[0,0,1,1]"
    let coming = try facts(begun + "explain \(address) update")
    let made = try facts(begun + "update; explain \(address) update")
    #expect(coming["made"] == .flag(false))
    #expect(made["made"] == .flag(true))
    #expect(coming["new"] == made["new"])
    #expect(coming["new"] == .number(try value(begun + "update; \(address)").elements[0]))
    #expect(coming["old"] == .number(try value(begun + address).elements[0]))
    #expect(try text(begun + "update; explain \(address) update").contains("to the last bit"))
  }

  @Test("After a training it is the last step's", arguments: rules)
  func trained(_ rule: String) throws {
    let script = "example both; \(rule); train 3 steps; "
    let update = try facts(script + "explain dense1.weight[0,2] update")
    #expect(update["step"] == .integer(3))
    #expect(update["new"] == .number(try value(script + "dense1.weight[0,2]").elements[0]))
    #expect(
      update["gradient"] == .number(try value(script + "dense1.weight.grad[0,2]").elements[0]))
  }

  @Test("A walk to the end of the update is explained like the update itself")
  func walked() throws {
    let begun = "example both; optimizer adam; "
    let walked = try facts(
      begun + "finish; finish; finish; finish; explain conv1.weight[0,0,0,0] update")
    let made = try facts(
      begun + "forward; backward; update; explain conv1.weight[0,0,0,0] update")
    #expect(walked["made"] == .flag(true))
    #expect(walked["new"] == made["new"])
  }

  @Test("Half-way through an update each weight is explained from its old value")
  func halfway() throws {
    for steps in ["step term", "step", "step; step term; step term"] {
      let found = try facts(
        "example both; finish; finish; \(steps); explain conv1.weight[0,0,0,0] update")
      #expect(found["old"] == .number(1))
      #expect(found["new"] == .number(1 - 0.001 * 11.5))
    }
  }

  @Test("The lines are those of the rule, with its numbers")
  func lines() throws {
    let begun = """
      input 1; dense 1 bias off; loss squared-error; dense1.weight = [[4]]; input = [1]
      target = [0]; optimizer sgd lr 0.5 momentum 0.5 nesterov on decay 0.25
      forward; backward with [1]; update; update; explain dense1.weight[0,0] update
      """
    // g = 1 + 0.25·4 = 2, v = 2, d = 3, new 2.5; then g = 1.625, v = 2.625, d = 2.9375.
    let words = try text(begun)
    #expect(words.contains("gradient + decay⋅old = 1 + 0.25⋅2.5 = 1.625"))
    #expect(words.contains("momentum⋅v + g = 0.5⋅2 + 1.625 = 2.625"))
    #expect(words.contains("g + momentum⋅v = 1.625 + 0.5⋅2.625 = 2.9375"))
    #expect(words.contains("old − lr⋅d = 2.5 − 0.5⋅2.9375 = 1.03125"))
  }

  @Test("In ASCII a product of numbers is written with a star")
  func ascii() throws {
    let document = try document(
      "example both; optimizer adam; forward; backward; explain conv1.weight[0,0,0,0] update")
    let renderer = TerminalRenderer(options: RenderingOptions(glyphs: .ascii))
    let screen = renderer.render(document)
    #expect(screen.contains("0.9*0 + 0.1*11.5 = 1.15"), "\(screen)")
    #expect(screen.contains("sqrt(v')"))
  }

  @Test("Adam's first step is lr long, whatever the gradient")
  func firstStep() throws {
    let update = try facts(
      "example both; optimizer adam lr 0.25; forward; backward; explain conv1.weight[0,0,0,0] update"
    )
    let change = try #require(update["new"]?.number) - #require(update["old"]?.number)
    #expect(abs(abs(change) - 0.25) < 1e-6)
  }

  @Test("A frozen weight shows what would come of it, and stays")
  func frozen() throws {
    let update = try facts(
      "example both; freeze conv1.weight[0,0,0]; forward; backward; update; explain conv1.weight[0,0,0,0] update"
    )
    #expect(update["frozen"] == .flag(true))
    #expect(update["new"] != update["old"])
  }

  @Test("A broken update does not agree with the rule")
  func broken() throws {
    let words = try text(
      "example both; sabotage update-early; forward; backward; update; explain conv1.weight[0,0,0,0] update"
    )
    #expect(words.contains("do not agree"))
  }

  @Test(
    "What no update changes is refused",
    arguments: [
      ("explain conv1.weight[0] update", "no-network"),
      ("example both; explain conv1.weight[0,0,0,0] update", "no-value-yet"),
      ("example both; forward; backward; explain conv1.weight update", "needs-one-element"),
      ("example both; forward; backward; explain loss update", "not-applicable"),
      ("example both; forward; backward; explain conv1.out[0,0,0] update", "not-applicable"),
      (
        "example both; forward; backward; explain conv1.weight[0,0,0,0] update terms",
        "not-applicable"
      ),
    ])
  func refused(_ line: String, code: String) {
    #expect(run(line).last?.diagnostic?.code == code)
  }
}
