import Datasets
import Platform

/// A file that is written piece by piece and takes its place, whole, when it is finished.
///
/// Until then it grows under a name of its own beside it, `NAME.PID.new`, where each piece is handed
/// to the system at once: the end of the process leaves all of them there. The file that was there
/// gives it its owner and its mode. Where a file of the same owner or its other names could not be
/// kept so, it is filled in place; a pipe or a device is written to as it is.
package final class GrowingFile: @unchecked Sendable {
  // Used from one thread at a time.
  private enum Way {
    /// Beside the place, under this name, until it is finished.
    case beside(String)
    /// Into a pipe or a device.
    case through
  }

  private let name: String
  private let place: FilePlace
  private let way: Way
  private let descriptor: Int32
  private let keepsOthers: Bool
  private var count = 0
  private var checksum: UInt32 = 0
  /// Where the digits of its mark are to stand.
  private var mark: Range<Int>?
  private var isFinished = false

  /// Begins a file.
  ///
  /// - Parameters:
  ///   - keepsOthers: keeps a file that was there and that Gradus did not write as `NAME~`.
  ///   - mode: who may read and write a file that is new.
  /// - Throws: why it cannot be written.
  package init(
    replacing name: String, keepsOthers: Bool = false, mode: mode_t = 0o644
  ) throws(FileStore.FileError) {
    let name = FileStore.expanded(name)
    let place = try FilePlace(name)
    (self.name, self.place, self.keepsOthers) = (name, place, keepsOthers)
    switch place.occupant {
    case .stream:
      way = .through
      descriptor = open(place.path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
      guard descriptor >= 0 else { throw FileStore.lastError() }
    case .nothing:
      let (temporary, opened) = try Self.begin(beside: place.path, mode: mode)
      (way, descriptor) = (.beside(temporary), opened)
    case .file(let status):
      guard access(place.path, W_OK) == 0 else { throw FileStore.lastError() }
      let (temporary, opened) = try Self.begin(beside: place.path, mode: 0o600)
      (way, descriptor) = (.beside(temporary), opened)
      // The owner first: giving a file away takes bits of its mode.
      if status.st_uid != geteuid() || status.st_gid != getegid() {
        _ = fchown(descriptor, status.st_uid, status.st_gid)
      }
      fchmod(descriptor, status.st_mode & 0o7777)
    }
  }

  deinit {
    if case .beside(let temporary) = way, !isFinished { unlink(temporary) }
    if descriptor >= 0 { close(descriptor) }
  }

  /// Opens a file of a name that nobody has, locked, so that one left behind by a crash is known.
  private static func begin(
    beside path: String, mode: mode_t
  ) throws(FileStore.FileError) -> (name: String, descriptor: Int32) {
    var number = 0
    while true {
      let temporary = "\(path).\(getpid())\(number == 0 ? "" : "-\(number)").new"
      let descriptor = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      if descriptor >= 0 {
        flock(descriptor, LOCK_EX | LOCK_NB)
        return (temporary, descriptor)
      }
      guard errno == EEXIST, number < 1000 else { throw FileStore.lastError() }
      let old = open(temporary, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
      let isAbandoned = old >= 0 && flock(old, LOCK_EX | LOCK_NB) == 0
      if isAbandoned, unlink(temporary) == 0 { number -= 1 }
      if old >= 0 { close(old) }
      number += 1
    }
  }

  /// Writes a piece behind those before it.
  package func append(_ text: String) throws(FileStore.FileError) { try append(Array(text.utf8)) }

  /// Writes a piece behind those before it.
  func append(_ bytes: [UInt8]) throws(FileStore.FileError) {
    if let failure = FileStore.writeAll(bytes, to: descriptor) { throw failure }
    if count == 0 { mark = FileMark.blankPlace(in: bytes) }
    count += bytes.count
    if mark != nil { checksum = Checksum.crc32(bytes.withoutReturns, behind: checksum) }
  }

  /// Puts the file in its place; nothing can be written behind it any more.
  ///
  /// A blank ``FileMark`` in its first piece is filled in.
  @discardableResult
  package func finish() throws(FileStore.FileError) -> WrittenFile {
    guard case .beside(let temporary) = way else { return WrittenFile() }
    if let mark {
      let digits = Array(FileMark.digits(checksum).utf8)
      guard pwrite(descriptor, digits, digits.count, off_t(mark.lowerBound)) == digits.count else {
        throw FileStore.lastError()
      }
    }
    if fsync(descriptor) != 0, errno != EINVAL { throw FileStore.lastError() }
    var written = WrittenFile()
    if case .file(let status) = place.occupant {
      written.isReplacement = true
      if keepsOthers, status.st_size > 0, !FileMark.isWhole(place.path) {
        written.backup = try keepOld()
      }
      if try !takesPlace(of: status) {
        try fillPlace()
        return written
      }
    }
    if rename(temporary, place.path) != 0 { throw FileStore.lastError() }
    isFinished = true
    return written
  }

  /// Whether the new file can stand for the old one: of the same owner, and under all its names.
  private func takesPlace(of old: stat) throws(FileStore.FileError) -> Bool {
    var new = stat()
    guard fstat(descriptor, &new) == 0 else { throw FileStore.lastError() }
    return old.st_nlink == 1 && old.st_uid == new.st_uid && old.st_gid == new.st_gid
  }

  /// Copies the new contents into the old file, which stays the same file.
  private func fillPlace() throws(FileStore.FileError) {
    let target = open(place.path, O_WRONLY | O_CLOEXEC)
    guard target >= 0 else { throw FileStore.lastError() }
    defer { close(target) }
    try FileStore.copy(from: descriptor, to: target)
    guard ftruncate(target, count) == 0 else { throw FileStore.lastError() }
    if fsync(target) != 0, errno != EINVAL { throw FileStore.lastError() }
  }

  /// Keeps the old file as `NAME~`, beside the name that was given.
  private func keepOld() throws(FileStore.FileError) -> String {
    let backup = name + "~"
    let old = open(place.path, O_RDONLY | O_CLOEXEC)
    guard old >= 0 else { throw FileStore.lastError() }
    defer { close(old) }
    let (temporary, copy) = try Self.begin(beside: backup, mode: 0o600)
    defer { close(copy) }
    do throws(FileStore.FileError) {
      var status = stat()
      guard fstat(old, &status) == 0 else { throw FileStore.lastError() }
      try FileStore.copy(from: old, to: copy)
      _ = fchown(copy, status.st_uid, status.st_gid)
      fchmod(copy, status.st_mode & 0o7777)
      guard fsync(copy) == 0 || errno == EINVAL, rename(temporary, backup) == 0 else {
        throw FileStore.lastError()
      }
    } catch {
      unlink(temporary)
      throw error
    }
    return backup
  }
}
