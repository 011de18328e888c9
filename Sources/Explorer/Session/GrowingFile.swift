import Glibc

/// A file that is written piece by piece and takes its place, whole, when it is finished.
///
/// Until then it grows under a name of its own beside it, `NAME.PID.new`, where each piece is handed
/// to the system at once: the end of the process leaves all of them there.
public final class GrowingFile: Sendable {
  private let path: String
  private let temporary: String
  private let descriptor: Int32

  /// Begins a file.
  ///
  /// - Throws: why it cannot be written.
  public init(replacing path: String) throws(FileStore.FileError) {
    self.path = path
    temporary = "\(path).\(getpid()).new"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileStore.lastError() }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Writes a piece behind those before it.
  public func append(_ text: String) throws(FileStore.FileError) {
    if let failure = FileStore.writeAll(Array(text.utf8), to: descriptor) { throw failure }
  }

  /// Puts the file in its place; nothing can be written behind it any more.
  public func finish() throws(FileStore.FileError) {
    if fsync(descriptor) != 0, errno != EINVAL { throw FileStore.lastError() }
    if rename(temporary, path) != 0 { throw FileStore.lastError() }
  }
}
