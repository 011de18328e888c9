import CommandLanguage
import Documents
import NeuralNetwork
import Sessions

extension Session {
  /// `schedule constant|step EVERY FACTOR|cosine N`: the learning rate over the steps to come.
  mutating func chooseSchedule(_ call: TypedCall<ScheduleCommand>) throws(Failure) -> Document {
    guard let kind = call.kind else {
      try refuse(call.every, remedy: .constant)
      try refuse(call.factor, remedy: .constant)
      return scheduleState
    }
    let schedule: LearningRateSchedule
    switch kind.value {
    case .step:
      guard let every = call.every, let factor = call.factor else {
        throw missing("step 100 0.5", "how many steps, and the factor then", at: kind.range)
      }
      guard factor.value >= 0, factor.value.isFinite else {
        throw factor.refused(as: "the factor", allowed: "0 or more")
      }
      schedule = .step(every: every.value, factor: factor.value)
    case .cosine:
      guard let steps = call.every else {
        throw missing("cosine 100", "over how many steps", at: kind.range)
      }
      try refuse(call.factor, remedy: .cosine)
      guard steps.value <= Int.max / 2 else {
        throw steps.refused(as: "the number of steps", allowed: "fewer")
      }
      schedule = .cosine(steps: steps.value)
    case .constant:
      try refuse(call.every, remedy: .constant)
      try refuse(call.factor, remedy: .constant)
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
        Fact("schedule", .text(kind.text)),
        Fact("lr", .number(optimiser.learningRate)),
      ])
  }

  private func missing(_ example: String, _ what: String, at range: SourceRange) -> Failure {
    Failure(
      .notApplicable(
        command: "schedule", reason: "the schedule needs to know \(what)",
        remedy: "schedule \(example)"), at: range)
  }

  private func refuse<Value>(
    _ stray: Given<Value>?, remedy kind: ScheduleCommand.Kind
  ) throws(Failure) {
    guard let stray else { return }
    throw Failure(
      .notApplicable(
        command: "schedule", reason: "\(stray.text) has no meaning here",
        remedy: kind == .cosine ? "schedule cosine 100" : "schedule constant"),
      at: stray.range)
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
