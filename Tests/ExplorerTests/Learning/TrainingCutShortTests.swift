import CommandLanguage
import Explorer
import NeuralNetwork
import TestSupport
import Testing

@Suite struct TrainingCutShortTests {
  private static let learners = [
    "example both; optimizer adam lr 0.01", "example both; sabotage mean",
    "example both; optimizer sgd lr 0.01 momentum 0.9; set precision float32",
    "data edges 40; input 1x8x8; conv 3 3x3; dense 4; loss cross-entropy; optimizer adam; "
      + "schedule cosine 50",
    "data xor; input 2; dense 3; tanh; dense 2; loss cross-entropy; optimizer adam; sabotage mean",
    // These run away.
    "example both; optimizer sgd lr 30", "example both; optimizer sgd lr 30 momentum 0.5",
  ]

  @Test(arguments: learners, [3, 40, 999])
  func `a training cut short is the one of as many steps in all that it keeps`(
    learner: String, work: Int
  ) throws {
    var stopped = Interpreter()
    #expect(run(learner, in: &stopped).last?.diagnostic == nil)
    let left = Countdown(work)
    stopped.environment.interruption = Interruption { left.isOver }
    let outcome = run("train 1e9 steps", in: &stopped).last
    stopped.environment.interruption = .never
    let text = try #require(stopped.statements.last)
    if outcome?.diagnostic != nil {
      // Not a step was made.
      #expect(!text.hasPrefix("train"))
      return
    }
    #expect(text.hasPrefix("train ") && !text.contains("1e9"))
    var whole = Interpreter()
    #expect(run("\(learner); \(text)", in: &whole).last?.diagnostic == nil)
    #expect(
      SessionSnapshot(stopped.session).difference(
        from: SessionSnapshot(whole.session)) == nil, "\(text)")
  }
}
