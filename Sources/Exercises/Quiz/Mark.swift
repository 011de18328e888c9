import Documents

/// What became of a question: the learner's answer beside the engine's.
package struct Mark: Sendable {
  /// The question.
  package let exercise: Exercise
  /// The learner's answer; `nil` where it was skipped.
  package let reply: Answer?
  /// What was typed; `nil` where it was skipped.
  package let text: String?

  /// Marks an answer.
  init(_ exercise: Exercise, reply: Answer?, text: String?) {
    (self.exercise, self.reply, self.text) = (exercise, reply, text)
  }

  /// Whether it was right.
  package var isRight: Bool { reply.map(exercise.answer.isMet) ?? false }

  /// The verdict and where the answer comes from.
  package var blocks: [Block] { verdict + exercise.workings }

  private var verdict: [Block] {
    guard let reply else { return [.note(Note(.remark, "the answer: \(exercise.answer.text)"))] }
    if isRight { return [.note(Note(.check, "right: \(exercise.answer.text)"))] }
    var text: Text = "not \(reply.text): the answer is \(exercise.answer.text)"
    let comment = exercise.answer.verdict(on: reply).comment.map { Text($0) }
    if let remark = exercise.slip(explaining: reply) ?? comment { text += "; " + remark }
    return [.note(Note(.warning, text))]
  }

  /// The mark for programs.
  var facts: [Fact] {
    exercise.facts + [
      Fact("answer", exercise.answer.fact), Fact("reply", reply?.fact ?? .none),
      Fact("right", .flag(isRight)),
    ]
  }
}
