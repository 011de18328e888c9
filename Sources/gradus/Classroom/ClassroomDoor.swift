/// How the room is let in.
struct ClassroomDoor {
  /// The port, or the first one that is tried.
  var port: Int
  /// Whether no other will do.
  var isPortFixed: Bool
  /// Whether other machines may come in.
  let isShared: Bool
  /// How they call this machine; `nil` to find out.
  let host: String?
  /// What a page has to know to drive.
  let secret: String

  static let usualPort = 8080

  /// 128 bits that nobody can guess.
  static func newSecret() -> String {
    var system = SystemRandomNumberGenerator()
    return [system.next(), system.next()].map { (part: UInt64) in
      let digits = String(part, radix: 36)
      return String(repeating: "0", count: max(0, 13 - digits.count)) + digits
    }.joined()
  }

  /// Where the page is that drives; for the terminal alone.
  func pageAddress(port: Int) -> String { "http://127.0.0.1:\(port)/\(secret)" }
}
