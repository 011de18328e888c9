/// Something that a journal writes down, so that a session can be made again after a crash.
package enum JournalEvent: Equatable, Sendable {
  /// A statement changed the session, its history or the settings.
  case statement(String)
  /// The next statements that read this file read these contents.
  case file(ReadFile)
  /// The statements of a file begin: together they are one step of `undo`.
  case groupBegins
  /// The statements of a file end.
  case groupEnds
}
