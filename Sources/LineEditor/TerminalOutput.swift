import CReadline

/// What the terminal is shown, told to one observer at a time: for a recording.
package enum TerminalOutput {
  private final class Observer {
    let body: (UnsafeRawBufferPointer) -> Void

    init(body: @escaping (UnsafeRawBufferPointer) -> Void) { self.body = body }
  }

  /// Tells the observer, from now on, of the bytes that readline, pagers and viewers show, and of
  /// those that are noted; `nil` ends that.
  ///
  /// Use it from the thread that reads lines.
  package static func observe(_ body: ((UnsafeRawBufferPointer) -> Void)?) {
    let observer = body.map { Unmanaged.passRetained(Observer(body: $0)).toOpaque() }
    let before = gradus_tap_set(observer == nil ? nil : tap, observer)
    if let before { Unmanaged<Observer>.fromOpaque(before).release() }
  }

  /// Whether there is an observer.
  static var isObserved: Bool { gradus_tap_is_set() }

  /// Tells the observer of bytes that were just shown otherwise.
  package static func note(_ bytes: UnsafeRawBufferPointer) {
    gradus_tap_note(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
  }

  private static let tap: gradus_tap = { context, bytes, length in
    guard let context else { return }
    Unmanaged<Observer>.fromOpaque(context).takeUnretainedValue()
      .body(UnsafeRawBufferPointer(start: bytes, count: length))
  }
}
