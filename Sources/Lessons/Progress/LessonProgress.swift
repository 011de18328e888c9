/// How far a learner has come in a lesson: all that was done, from which the run is made again.
package struct LessonProgress: Equatable, Sendable {
  /// The lesson's name.
  package var name: String
  /// The lesson's title.
  package var title: String
  /// The fingerprint of the lesson as it was then.
  package var fingerprint: UInt64
  /// The step that the learner was in, from 0.
  package var step: Int
  /// Whether the last step is behind.
  package var isAtEnd: Bool
  /// Whether the last step was behind at some time; to take the lesson again changes nothing of that.
  package var isFinished: Bool
  /// What became of each step.
  package var records: [StepRecord]
  /// What was done, from the beginning.
  package var actions: [LessonAction]

  /// The progress of a run.
  package init(of run: LessonRun) {
    name = run.lesson.name
    title = run.lesson.title
    fingerprint = run.lesson.fingerprint
    step = run.step
    isAtEnd = run.phase == .finished
    isFinished = isAtEnd || run.wasFinished
    records = run.records
    actions = run.actions
  }

  /// Makes progress from its parts.
  init(
    name: String, title: String, fingerprint: UInt64, step: Int, isAtEnd: Bool, isFinished: Bool,
    records: [StepRecord], actions: [LessonAction]
  ) {
    self.name = name
    self.title = title
    self.fingerprint = fingerprint
    self.step = step
    self.isAtEnd = isAtEnd
    self.isFinished = isFinished
    self.records = records
    self.actions = actions
  }

  /// How many steps were read, done or skipped.
  package var closedSteps: Int { records.count { $0.ending != .open } }
}
