import CReadline
import Synchronization

/// Whether the terminal's background is light, as it says itself.
package enum TerminalBackground {
  /// How long (in ms) an answer is waited for: far longer than a terminal takes, and short for a person.
  private static let limit: Int32 = 250

  private static let latest = Mutex<Bool?>(nil)

  /// What the terminal said when it was last asked; `nil` where it did not answer, or was not asked.
  package static var isLight: Bool? { latest.withLock { $0 } }

  /// Asks the terminal and waits a short while for its answer.
  ///
  /// What a person types meanwhile is kept; an answer that comes later is dropped by whoever reads
  /// keys then.
  package static func ask() {
    guard let keys = KeyReader() else { return }
    // Every terminal answers the second question: where that comes alone, the first has no answer.
    var screen = ScreenText()
    screen.ask("\u{1B}]11;?\u{1B}\\\u{1B}[c")
    screen.show()
    var answer = BackgroundAnswer()
    let end = ContinuousClock.now + .milliseconds(Int64(limit))
    while !answer.isComplete {
      let left = (end - ContinuousClock.now) / .milliseconds(1)
      guard left >= 1, let byte = UInt8(exactly: gradus_input_byte(Int32(left))) else { break }
      answer.feed(byte)
    }
    let others = answer.others
    gradus_input_return(others, others.count)
    if let isLight = answer.isLight { latest.withLock { $0 = isLight } }
    _ = consume keys
  }
}
