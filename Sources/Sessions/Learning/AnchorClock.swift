/// Decides when a training notes where it is: so often that little has to be made again, so seldom
/// that it costs next to nothing.
struct AnchorClock {
  private var next = ContinuousClock.now

  /// Notes it, where that is due.
  mutating func ifDue(_ note: () -> Void) {
    let start = ContinuousClock.now
    guard start >= next else { return }
    note()
    let end = ContinuousClock.now
    next = end + max(.milliseconds(50), (end - start) * 5)
  }
}
