/// Where statements write no files.
package enum WritingBan: Equatable, Sendable {
  /// In a lesson, or whatever else is somebody's own session no longer.
  case lesson
  /// Under a server that was started so.
  case server
}
