import Datasets
import Platform

/// A file of a session's statements, written as they run, from which it can be made again.
///
/// Each event is one line, handed to the system at once, so that the end of the process loses
/// nothing, and synced to the disk at most once a second. The file is locked while its session
/// lives; one that is there without a lock was left behind by a crash. A session that ends as it
/// should removes its own.
package final class Journal: @unchecked Sendable {
  /// A session that ended without goodbye.
  package struct Abandoned: Sendable {
    /// The journal's file.
    let path: String
    /// When it was written to last, in seconds since 1970.
    package let changed: Int
    /// What it holds.
    package let events: [JournalEvent]
    /// Keeps other shells from offering it too, as long as this one may take it.
    fileprivate let claim: Claim

    /// How many statements it holds.
    package var statementCount: Int { statements.count }

    /// The last statement that it holds.
    package var lastStatement: String { statements.last ?? "" }

    private var statements: [String] {
      events.compactMap { if case .statement(let text) = $0 { text } else { nil } }
    }
  }

  /// The lock on a journal that was left behind.
  fileprivate final class Claim: Sendable {
    private let descriptor: Int32

    /// Takes the lock; `nil` while a session holds it, living or about to take it over.
    init?(_ path: String) {
      descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      // An initialiser that fails from here on still ends in deinit.
      guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return nil }
    }

    deinit { close(descriptor) }
  }

  private static let header = "gradus journal 1\n"
  private static let suffix = ".journal"
  /// A journal larger than this is not read back: no session that was typed is.
  private static let largest = 256 << 20
  /// How many bytes of files are written down; of later ones only what tells them from others.
  private static let largestFiles = 96 << 20

  private let path: String
  private let descriptor: Int32
  private var lastSync: Int = 0
  private var fileBytes = 0
  /// What could not be written yet, as on a full disk; it is tried again before what follows.
  private var unwritten: [UInt8] = []
  private var hasWarned = false
  private var failure: FileStore.FileError?
  /// Whether statements were written down that no saved file holds.
  package private(set) var holdsUnsavedWork = false

  /// Starts a journal in a folder, which is made where it is missing.
  ///
  /// - Throws: why it cannot be written.
  package init(folder: String) throws(FileStore.FileError) {
    try StateFolder.make(folder)
    path = "\(folder)/\(getpid())-\(Self.seconds())\(Self.suffix)"
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw FileStore.FileError(reason: "\(folder): \(FileStore.lastError().reason)")
    }
    // Another shell that is just starting may look whether the new file is locked: that is brief.
    guard flock(descriptor, LOCK_EX) == 0, write(Array(Self.header.utf8)) else {
      let error = failure ?? FileStore.lastError()
      unlink(path)
      throw error
    }
  }

  deinit { close(descriptor) }

  /// Writes an event down, behind those that could not be written before.
  ///
  /// - Returns: whether all is written.
  @discardableResult
  package func record(_ event: JournalEvent) -> Bool {
    if case .statement = event { holdsUnsavedWork = true }
    let isWritten = write(line(for: event))
    let now = Self.seconds()
    if now != lastSync {
      System.synchronise(descriptor)
      lastSync = now
    }
    return isWritten
  }

  /// Why statements cannot be written down, once for each time that it begins.
  package func takeWarning() -> String? {
    guard let failure, !hasWarned else { return nil }
    hasWarned = true
    return failure.reason
  }

  /// A file now holds all that was done.
  package func workIsSaved() { holdsUnsavedWork = false }

  /// Removes the journal: the session ended as it should.
  package func discard() { unlink(path) }

  /// The folder of journals for the user, in the state folder.
  package static func userFolder(environment: (String) -> String?) -> String? {
    StateFolder.path(environment: environment).map { $0 + "/sessions" }
  }

  /// The sessions left behind in a folder, the latest first; files that are no journals are left
  /// alone, and one that is a beginning of another is dropped.
  package static func abandoned(in folder: String) -> [Abandoned] {
    guard let names = try? FileStore.names(inFolder: folder) else { return [] }
    var found: [Abandoned] = []
    for name in names where name.hasSuffix(suffix) {
      let path = "\(folder)/\(name)"
      guard let claim = Claim(path),
        let bytes = try? FileStore.read(path, limit: largest, isRegular: true)
      else {
        continue
      }
      var status = stat()
      guard stat(path, &status) == 0, let events = events(in: bytes) else { continue }
      if events.isEmpty {
        unlink(path)
      } else {
        found.append(
          Abandoned(
            path: path, changed: status.modified, events: events, claim: claim))
      }
    }
    found.sort { $0.changed > $1.changed }
    var kept: [Abandoned] = []
    // The longest first: a beginning comes behind what it is one of.
    for session in found.sorted(by: { $0.events.count > $1.events.count }) {
      if kept.contains(where: { $0.events.starts(with: session.events) }) {
        forget(session)
      } else {
        kept.append(session)
      }
    }
    return found.filter { session in kept.contains { $0.path == session.path } }
  }

  /// Removes what was left behind, once it was resumed or refused.
  package static func forget(_ session: Abandoned) { unlink(session.path) }

  private func line(for event: JournalEvent) -> [UInt8] {
    switch event {
    case .groupBegins: return Array("(\n".utf8)
    case .groupEnds: return Array(")\n".utf8)
    case .statement(let text): return Array("+\(EscapedLine.escape(text))\n".utf8)
    case .file(let file):
      let stamp = file.stamp
      var line = Array("<\(stamp.count) \(stamp.checksum) ".utf8)
      if let bytes = file.bytes, fileBytes + bytes.count <= Self.largestFiles {
        fileBytes += bytes.count
        line += Base64.encoded(bytes)
      } else {
        line += "-".utf8
      }
      return line + " \(EscapedLine.escape(stamp.path))\n".utf8
    }
  }

  /// The file that a line holds, behind its mark; `nil` where it is damaged.
  private static func file(_ line: String) -> ReadFile? {
    let parts = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, let count = Int(parts[0]), let checksum = UInt32(parts[1]) else {
      return nil
    }
    let stamp = FileStamp(
      path: EscapedLine.unescape(parts[3].unicodeScalars), count: count, checksum: checksum)
    if parts[2] == "-" { return ReadFile(stamp: stamp, bytes: nil) }
    guard let bytes = Base64.decoded(parts[2].utf8),
      FileStamp(path: stamp.path, of: bytes) == stamp
    else { return nil }
    return ReadFile(stamp: stamp, bytes: bytes)
  }

  /// The events of a journal; a last line without its end was never completed.
  private static func events(in bytes: [UInt8]) -> [JournalEvent]? {
    guard bytes.starts(with: header.utf8) else { return nil }
    var events: [JournalEvent] = []
    let lines = bytes.dropFirst(header.utf8.count)
      .split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
    for line in lines {
      guard let text = String(validating: line, as: UTF8.self), let mark = text.unicodeScalars.first
      else {
        continue
      }
      switch mark {
      case "(": events.append(.groupBegins)
      case ")": events.append(.groupEnds)
      case "<": if let file = file(String(text.dropFirst())) { events.append(.file(file)) }
      case "+": events.append(.statement(EscapedLine.unescape(text.unicodeScalars.dropFirst())))
      default: continue
      }
    }
    return events
  }

  private func write(_ bytes: [UInt8]) -> Bool {
    unwritten += bytes
    var start = 0
    failure = nil
    while start < unwritten.count, failure == nil {
      let written = unwritten[start...].withUnsafeBytes {
        Platform.write(descriptor, $0.baseAddress, $0.count)
      }
      if written >= 0 {
        start += written
      } else if errno != EINTR {
        failure = FileStore.lastError()
      }
    }
    unwritten.removeFirst(start)
    if failure == nil { hasWarned = false }
    return failure == nil
  }

  private static func seconds() -> Int { time(nil) }
}
