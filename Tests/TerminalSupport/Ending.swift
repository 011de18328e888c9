/// How a program ended.
package enum Ending: Equatable, Sendable {
  /// By itself, with an exit status.
  case exit(Int32)

  /// By a signal.
  case signal(Int32)

  init(status: Int32) {
    let signal = status & 0x7F
    self = signal == 0 ? .exit(status >> 8 & 0xFF) : .signal(signal)
  }
}
