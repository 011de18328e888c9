import Lessons

extension CheckedHandIn {
  /// How many steps ended so.
  func count(_ ending: StepRecord.Ending) -> Int {
    parts.reduce(0) { $0 + $1.records.count { $0.ending == ending } }
  }

  /// A number summed over all steps.
  func sum(_ number: KeyPath<StepRecord, Int>) -> Int {
    parts.reduce(0) { $0 + $1.records.reduce(0) { $0 + $1[keyPath: number] } }
  }

  /// How long all of it took, as the file says, in seconds.
  var seconds: Int { parts.reduce(0) { $0 + $1.seconds } }

  /// How many lessons are finished.
  var finished: Int { parts.count(where: \.isFinished) }

  /// The state of it in a word or two; nothing where all is checked and holds.
  var state: String {
    if isForged { return "does not hold" }
    if findings.contains(.edited) { return "edited" }
    if parts.contains(where: { $0.replay == nil || $0.replay?.carried.isEmpty == false }) {
      return "not all checked"
    }
    return ""
  }
}
