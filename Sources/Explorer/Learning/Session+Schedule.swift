import CommandLanguage
import Documents
import NeuralNetwork
import Sessions

extension Session {
  /// `schedule constant|step EVERY FACTOR|cosine N`: the learning rate over the steps to come.
  mutating func chooseSchedule(_ call: CommandCall) throws(Failure) -> Document {
    if call.arguments.isEmpty { return scheduleState }
    let every = call["every"], factor = call["factor"]
    let schedule: LearningRateSchedule
    switch call.word("kind") {
    case "step":
      guard let every = call.integer("every"), let factor = call.number("factor") else {
        throw missing("step 100 0.5", "how many steps, and the factor then", call)
      }
      guard factor >= 0, factor.isFinite else {
        throw Failure(
          .badSetting("the factor", value: call["factor"]?.text ?? "", allowed: "0 or more"),
          at: call["factor"]?.range)
      }
      schedule = .step(every: every, factor: factor)
    case "cosine":
      guard let steps = call.integer("every") else {
        throw missing("cosine 100", "over how many steps", call)
      }
      try refuse(factor, call)
      guard steps <= Int.max / 2 else {
        throw Failure(
          .badSetting("the number of steps", value: String(steps), allowed: "fewer"),
          at: every?.range)
      }
      schedule = .cosine(steps: steps)
    default:
      try refuse(every ?? factor, call)
      schedule = .constant
    }
    optimiser.follow(schedule)
    noteOptimiserChange()
    let base = optimiser.rule.learningRate
    return Document(
      kind: "schedule",
      blocks: [
        .paragraph("learning rate: \(schedule.sentence(base))"),
        .note(
          Note(
            .remark,
            "counted in steps of \(.code("update")) and \(.code("train")) from now on")),
      ] + next(["train 10 steps"], needing: .training),
      facts: [
        Fact("schedule", .text(call.word("kind") ?? "constant")),
        Fact("lr", .number(optimiser.learningRate)),
      ])
  }

  private func missing(_ example: String, _ what: String, _ call: CommandCall) -> Failure {
    Failure(
      .notApplicable(
        command: "schedule", reason: "the schedule needs to know \(what)",
        remedy: "schedule \(example)"), at: call["kind"]?.range)
  }

  private func refuse(_ argument: Argument?, _ call: CommandCall) throws(Failure) {
    guard let argument else { return }
    throw Failure(
      .notApplicable(
        command: "schedule", reason: "\(argument.text) has no meaning here",
        remedy: call.word("kind") == "cosine" ? "schedule cosine 100" : "schedule constant"),
      at: argument.range)
  }
}

extension LearningRateSchedule {
  /// The schedule in words, from a rate.
  func sentence(_ base: Double) -> Text {
    switch self {
    case .constant: "\(base, style: .plain) throughout"
    case .step(let every, let factor):
      "\(base, style: .plain), times \(factor, style: .plain) after every \(every.counted("step"))"
    case .cosine(let steps):
      "from \(base, style: .plain) along half a cosine to 0 after \(steps.counted("step"))"
    }
  }
}
