/// Where statements write no files.
package enum WritingBan: Equatable, Sendable {
  /// In a lesson, and in the sessions that exercises and checks make for themselves.
  case lesson
  /// Under a server that was started so.
  case server
}
