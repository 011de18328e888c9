/// How long somebody is at a step of a lesson.
struct StepWatch {
  /// Who does nothing for longer is somewhere else.
  private static let longestPause = Duration.seconds(300)

  private var step: Int
  private var since = ContinuousClock.now

  /// Makes a watch that begins now.
  init(step: Int) { self.step = step }

  /// What was spent since it was asked last, in whole seconds, and at which step.
  ///
  /// - Parameter step: where the learner is from now on.
  mutating func turn(to next: Int) -> (step: Int, seconds: Int) {
    let now = ContinuousClock.now
    let pause = min(now - since, Self.longestPause)
    let seconds = Int(pause.components.seconds)
    defer { step = next }
    // What is left of a second counts the next time, but not for another step.
    since = next == step && now - since < Self.longestPause ? since + .seconds(seconds) : now
    return (step, seconds)
  }
}
