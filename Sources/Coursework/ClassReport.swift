import Lessons

/// What a class handed in, in one.
package struct ClassReport: Sendable {
  /// A step of a lesson that somebody began.
  package struct Step: Sendable {
    /// The lesson's name.
    package let lesson: String
    /// Its number among the lessons, if it has one.
    package let lessonNumber: Int?
    /// The step, from 0.
    package let step: Int
    /// The step's heading; empty where the lesson is not here.
    package let title: String

    /// The step in short, as `2.3`.
    package var place: String { "\(lessonNumber.map(String.init) ?? lesson).\(step + 1)" }
  }

  /// What could be looked at, in the order of names.
  package let handIns: [CheckedHandIn]
  /// The files that could not, each with the reason.
  package let refused: [(file: String, problem: HandInProblem)]
  /// The steps of all lessons that somebody began, in order.
  package let steps: [Step]
  /// What the class got wrong, the worst first.
  package let troubles: [StepTrouble]

  /// Makes a report.
  ///
  /// - Parameter lessons: those that are known, in order.
  package init(
    _ handIns: [CheckedHandIn], refused: [(file: String, problem: HandInProblem)],
    lessons: [Lesson]
  ) {
    self.handIns = handIns.sorted {
      ($0.handIn.name.lowercased(), $0.file) < ($1.handIn.name.lowercased(), $1.file)
    }
    self.refused = refused
    let parts = self.handIns.flatMap(\.parts)
    var begun = Set(parts.map(\.progress.name))
    var steps: [Step] = []
    for lesson in lessons where begun.remove(lesson.name) != nil {
      steps += lesson.steps.enumerated().map {
        Step(
          lesson: lesson.name, lessonNumber: lesson.number, step: $0.offset,
          title: $0.element.title)
      }
    }
    for name in begun.sorted() {
      let count = parts.filter { $0.progress.name == name }.map(\.progress.records.count).max() ?? 0
      steps += (0..<count).map { Step(lesson: name, lessonNumber: nil, step: $0, title: "") }
    }
    self.steps = steps
    let known = Dictionary(lessons.map { ($0.name, $0) }) { first, _ in first }
    troubles = steps.compactMap { step in
      known[step.lesson].flatMap { StepTrouble(at: step, of: $0, parts) }
    }.sorted { $0.share > $1.share }
  }

  /// A learner's record of a step; `nil` where the lesson was not begun, or has no such step.
  package func record(_ handIn: CheckedHandIn, _ step: Step) -> (StepRecord, isChecked: Bool)? {
    guard let part = handIn.parts.first(where: { $0.progress.name == step.lesson }),
      part.records.indices.contains(step.step)
    else { return nil }
    return (part.records[step.step], part.isChecked(step.step))
  }
}
