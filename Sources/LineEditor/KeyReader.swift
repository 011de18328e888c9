import CReadline

/// Reads single keys; while the value lives the terminal neither echoes nor edits lines.
package struct KeyReader: ~Copyable {
  private static let ctrlZ: Int32 = 0x1A

  /// Puts the terminal into single-key mode.
  ///
  /// - Returns: nil if there is no terminal, or one without abilities, to show anything on.
  package init?() {
    guard Terminal.current.isInteractive, gradus_terminal_enter_raw() else { return nil }
  }

  deinit { gradus_terminal_leave_raw() }

  /// Waits for a key.
  package func next() -> Key { next(within: -1) ?? .unknown }

  /// Waits for a key for some time, in milliseconds; `nil` where none came.
  ///
  /// A negative time waits for ever.
  package func next(within time: Int32) -> Key? {
    let byte = gradus_input_byte(time)
    switch byte {
    case Int32(GRADUS_INPUT_TIMED_OUT.rawValue): return nil
    case Int32(GRADUS_INPUT_ENDED.rawValue): return .endOfInput
    case Int32(GRADUS_INPUT_RESIZED.rawValue): return .redraw
    case Int32(GRADUS_INPUT_INTERRUPTED.rawValue):
      gradus_interrupt_clear()
      return .interrupt
    case Int32(GRADUS_INPUT_CONTINUED.rawValue):
      // Whoever ran meanwhile may have left other modes.
      gradus_terminal_leave_raw()
      _ = gradus_terminal_enter_raw()
      return .redraw
    case Self.ctrlZ:
      gradus_terminal_suspend()
      return .redraw
    default:
      guard let first = UInt8(exactly: byte) else { return .unknown }
      return KeyDecoder.key(startingWith: first) { gradus_input_byte($0) }
    }
  }
}
