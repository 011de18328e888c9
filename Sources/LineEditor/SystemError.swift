import Platform

/// An error number of the system.
struct SystemError: Error, Equatable {
  let code: Int32

  /// The error of the call that has just failed.
  static var latest: Self { Self(code: errno) }

  /// The system's words for it.
  var message: String {
    guard let text = strerror(code) else { return "error \(code)" }
    return String(cString: text)
  }
}
