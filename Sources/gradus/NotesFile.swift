import Lessons
import Platform
import Storage

/// The file through which a presentation speaks to the teacher's second terminal.
struct NotesFile {
  let path: String

  private static let largest = 1 << 20

  /// The user's: in the runtime folder, else in the state folder; `nil` where there is neither.
  init?() {
    let environment: (String) -> String? = { getenv($0).map { String(cString: $0) } }
    if let folder = environment("XDG_RUNTIME_DIR"), folder.hasPrefix("/") {
      path = folder + "/gradus-notes"
    } else if let folder = StateFolder.path(environment: environment) {
      path = folder + "/notes"
    } else {
      return nil
    }
  }

  /// Replaces the notes; where that cannot be, the presentation goes on without.
  func write(_ notes: PresenterNotes) {
    try? StateFolder.make(path.split(separator: "/").dropLast().map { "/" + $0 }.joined())
    _ = try? FileStore.write(Array(notes.text.utf8), to: path)
  }

  /// Removes the notes of a process, unless another presentation has begun.
  func remove(of process: Int) {
    if read()?.process == process { unlink(path) }
  }

  /// The notes of a presentation that runs; `nil` where there is none.
  func read() -> PresenterNotes? {
    guard access(path, R_OK) == 0,
      let bytes = try? FileStore.read(path, limit: Self.largest, isRegular: true),
      let notes = PresenterNotes(text: String(decoding: bytes, as: UTF8.self)),
      let process = pid_t(exactly: notes.process), process > 0,
      kill(process, 0) == 0 || errno == EPERM
    else { return nil }
    return notes
  }
}
