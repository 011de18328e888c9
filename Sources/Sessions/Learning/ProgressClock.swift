import Documents

/// Decides when a progress line is worth writing, and writes it.
struct ProgressClock {
  private let start = ContinuousClock.now
  private var next = ContinuousClock.now + .milliseconds(200)

  /// Whether a fifth of a second has gone by since the last line.
  mutating func isDue() -> Bool {
    let now = ContinuousClock.now
    guard now >= next else { return false }
    next = now + .milliseconds(200)
    return true
  }

  /// How far a training is, how fast it goes, how long it will take, and how the loss went.
  func line(for run: TrainingRun) -> Text {
    let elapsed = (ContinuousClock.now - start) / .seconds(1)
    let done = run.curve.count
    let rate = Double(done) / max(elapsed, 1e-9)
    let left = Double(run.steps - done) / max(rate, 1e-9)
    let time = left < 1e6 ? "\(Int(left.rounded(.up))) s left" : "Ctrl-C stops"
    // A narrow screen cuts between words; what is last is one word, so that no half is left of it.
    return
      "step \(done) of \(run.steps) (\(Int(rate))/s)  \(time)  loss \(run.curve.last, style: .plain) \(run.curve.sparkline(12))  lr=\(run.learningRate, style: .plain)"
  }
}
