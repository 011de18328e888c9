import Documents
import NeuralNetwork
import Sessions
import Testing

@testable import Explorer

@Suite("Numbers that are no longer finite")
struct DivergenceTests {
  /// One weight w, no bias, the loss ½(w − 1)²: w − 1 is multiplied by 1 − lr at each step.
  private static let line = """
    input 1; dense 1 bias off; loss squared-error; input = [1]; target = [0]; dense1.weight = 2

    """

  /// A step multiplies w by 1 − 1e30; the loss of step k is 2·(1e30)^(2k−2), which double precision
  /// holds up to 1.8e308 and single precision up to 3.4e38.
  @Test(
    "Training stops before the first step whose loss is not finite, by plan and in both precisions",
    arguments: [("float64", 6), ("float32", 1)])
  func training(_ precision: String, _ made: Int) throws {
    let outcomes = run(
      "set precision \(precision); optimizer sgd lr 1e30\n" + Self.line + "train 1000000 steps")
    let document = try #require(outcomes.last?.document)
    let facts = Dictionary(
      uniqueKeysWithValues: document.facts.map { ($0.name, $0.value) })
    #expect(facts["steps"] == .integer(made))
    guard case .record(let diverged)? = facts["diverged"] else {
      Issue.record("nothing is said of it")
      return
    }
    let said = Dictionary(uniqueKeysWithValues: diverged.map { ($0.name, $0.value) })
    #expect(said["step"] == .integer(made + 1))
    #expect(said["what"] == .text("loss"))
    #expect(said["try"] == .text("optimizer sgd lr 1e+29"))
    guard case .number(let last)? = facts["loss"] else { return }
    #expect(last.isFinite)
  }

  @Test("The weights are those that the last whole step made, and what was done is remembered")
  func kept() throws {
    let exploding = "optimizer sgd lr 1e30\n" + Self.line
    let stopped = try value(exploding + "train 100 steps\ndense1.weight")
    let whole = try value(exploding + "train 6 steps\ndense1.weight")
    #expect(stopped == whole)
    #expect(stopped.elements.allSatisfy { $0.isFinite })
    var interpreter = Interpreter()
    _ = run(exploding + "train 100 steps", in: &interpreter)
    #expect(interpreter.history.entries.last?.text == "train 6 steps")
  }

  @Test(
    "Where nothing is finite from the start no step is made, and the session stays",
    arguments: [
      ("dense1.weight = nan", "dense1.weight was not finite before"),
      ("input = [inf]", "the input itself is not finite"),
      ("target = [nan]", "the target itself is not finite"),
    ])
  func fromTheStart(_ cause: String, _ advice: String) throws {
    for change in ["train 3 steps", "train 1 step", "forward; backward; update"] {
      var interpreter = Interpreter()
      _ = run(Self.line + cause, in: &interpreter)
      let before = interpreter.session.network?.layers[0].weight
      let outcome = try #require(run(change, in: &interpreter).last)
      #expect(outcome.diagnostic?.code == "not-finite", "\(change)")
      #expect(outcome.diagnostic?.notes.first?.contains(advice) == true)
      #expect(bits(interpreter.session.network?.layers[0].weight) == bits(before))
    }
  }

  @Test("The rate to try is a tenth, and the other options stay")
  func remedies() {
    func remedy(_ optimiser: String) -> String? {
      let outcome = run(
        optimiser + "\n" + Self.line
          + "train 1 step; dense1.weight = 1e200; train 1 step"
      ).last
      return outcome?.diagnostic?.notes.first
    }
    for (chosen, wanted) in [
      (
        "optimizer sgd lr 0.3 momentum 0.9 nesterov on",
        "`optimizer sgd lr 0.03 momentum 0.9 nesterov on`"
      ),
      ("optimizer adam lr 0.05 beta1 0.8", "`optimizer adam lr 0.005 beta1 0.8`"),
      ("optimizer adamw decay 0.5", "`optimizer adamw lr 0.0001 decay 0.5`"),
    ] {
      #expect(remedy(chosen)?.hasSuffix(wanted) == true, "\(chosen): \(remedy(chosen) ?? "")")
    }
  }

  @Test(
    "Before any step smaller ones are no help, and none are advised",
    arguments: ["train 3 steps", "forward; backward; update", "finish; finish; step"])
  func beginnings(_ change: String) throws {
    let outcome = run(Self.line + "dense1.weight = 1e200; input = [1e200]\n" + change).last
    #expect(outcome?.diagnostic?.code == "not-finite")
    let advice = outcome?.diagnostic?.notes.first ?? ""
    #expect(advice.contains("no rate is to blame") && !advice.contains("optimizer sgd"))
  }

  @Test("A walk does not begin an update by what is not finite")
  func walking() throws {
    var interpreter = Interpreter()
    let outcomes = run(
      Self.line + "dense1.weight = 1e200; input = [1e200]\nfinish; finish; step", in: &interpreter)
    #expect(outcomes.last?.diagnostic?.code == "not-finite")
    #expect(interpreter.session.network?.layers[0].weight?.elements == [1e200])
  }

  private func bits(_ tensor: Tensor?) -> [UInt64]? { tensor?.elements.map(\.bitPattern) }
}
