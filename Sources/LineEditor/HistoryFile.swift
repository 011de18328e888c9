import Platform

/// The history's file, open and locked against other shells for as long as the value lives.
struct HistoryFile: ~Copyable {
  /// Of a larger file only the end is read; far more than `LineHistory.limit` usual entries.
  static let largestSize = 8 << 20

  private let path: String
  private let descriptor: Int32

  /// Opens the file, creating it and its folder for the user alone where they are missing.
  init(path: String) throws(SystemError) {
    Self.createFolder(of: path)
    descriptor = try Self.openLocked(path)
    // A rename must replace the file itself, not a link to it.
    let resolved = realpath(path, nil)
    self.path = resolved.map { String(cString: $0) } ?? path
    free(resolved)
  }

  deinit { close(descriptor) }

  /// The bytes of the file, or the whole lines at its end if it is too large.
  func contents() throws(SystemError) -> (bytes: [UInt8], isPartial: Bool) {
    let size = try Self.status(of: descriptor).st_size
    let start = max(0, size - Self.largestSize)
    let bytes = try Self.read(descriptor, from: start, count: size - start)
    guard start > 0 else { return (bytes, false) }
    let newline = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex - 1
    return (Array(bytes[(newline + 1)...]), true)
  }

  /// The last line with its newline, or the end of it if it is longer than `limit`.
  func lastLine(atMost limit: Int) throws(SystemError) -> [UInt8] {
    let size = try Self.status(of: descriptor).st_size
    let start = max(0, size - limit - 1)
    let tail = try Self.read(descriptor, from: start, count: size - start)
    let newline = tail.dropLast().lastIndex(of: UInt8(ascii: "\n"))
    return Array(tail[(newline.map { $0 + 1 } ?? 0)...])
  }

  /// Appends whole lines, all or nothing.
  func append(_ lines: [UInt8]) throws(SystemError) {
    let size = try Self.status(of: descriptor).st_size
    var bytes = lines
    // A shell that was killed while it wrote may have left a line without its end.
    if size > 0, try Self.read(descriptor, from: size - 1, count: 1) != [UInt8(ascii: "\n")] {
      bytes.insert(UInt8(ascii: "\n"), at: 0)
    }
    do {
      try Self.write(bytes, to: descriptor)
    } catch {
      ftruncate(descriptor, size)
      throw error
    }
  }

  /// Replaces the whole file at once; the lock stays with the old one, so this is the last thing.
  consuming func replace(with bytes: [UInt8], keepingOld: Bool) throws(SystemError) {
    let temporary = path + ".new"
    unlink(temporary)
    let new = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard new >= 0 else { throw .latest }
    defer { close(new) }
    try Self.write(bytes, to: new)
    guard fsync(new) == 0 else { throw .latest }
    if keepingOld {
      unlink(path + ".damaged")
      guard link(path, path + ".damaged") == 0 else { throw .latest }
    }
    guard rename(temporary, path) == 0 else { throw .latest }
  }

  /// What can be read of a file that cannot be written.
  static func readableBytes(path: String) throws(SystemError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .latest }
    defer { close(descriptor) }
    let status = try status(of: descriptor)
    let start = max(0, status.st_size - largestSize)
    return try read(descriptor, from: start, count: status.st_size - start)
  }
}

extension HistoryFile {
  /// Makes the folders above the file; a home that is missing is the user's affair.
  private static func createFolder(of path: String) {
    let home = getenv("HOME").map { String(cString: $0) + "/" }
    if let home, path.hasPrefix(home), access(home, F_OK) != 0 { return }
    var folder = path.hasPrefix("/") ? "/" : ""
    for name in path.split(separator: "/").dropLast() {
      folder += name + "/"
      mkdir(folder, 0o700)
    }
  }

  private static func openLocked(_ path: String) throws(SystemError) -> Int32 {
    while true {
      let descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o600)
      guard descriptor >= 0 else { throw .latest }
      do {
        let opened = try status(of: descriptor)
        if opened.st_mode & 0o077 != 0 { fchmod(descriptor, 0o600) }
        try lock(descriptor)
        var named = stat()
        // While we waited for the lock another shell may have put a new file in place of this one.
        if stat(path, &named) == 0, named.st_ino == opened.st_ino, named.st_dev == opened.st_dev {
          return descriptor
        }
      } catch {
        close(descriptor)
        throw error
      }
      close(descriptor)
    }
  }

  /// Waits for the lock, but not for a shell that holds it for seconds, as a stopped one may.
  private static func lock(_ descriptor: Int32) throws(SystemError) {
    for _ in 0..<1000 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
      guard errno == EWOULDBLOCK || errno == EINTR else { throw .latest }
      usleep(2000)
    }
    throw SystemError(code: EWOULDBLOCK)
  }

  private static func status(of descriptor: Int32) throws(SystemError) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .latest }
    guard status.st_mode & S_IFMT == S_IFREG else { throw SystemError(code: EINVAL) }
    return status
  }

  private static func read(
    _ descriptor: Int32, from start: Int, count: Int
  ) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let got = bytes.withUnsafeMutableBytes { bytes in
        pread(descriptor, bytes.baseAddress?.advanced(by: done), count - done, start + done)
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw .latest }
      if got == 0 { break }
      done += got
    }
    bytes.removeLast(count - done)
    return bytes
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      let put = bytes.withUnsafeBytes { bytes in
        Platform.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      }
      if put < 0, errno == EINTR { continue }
      guard put >= 0 else { throw .latest }
      done += put
    }
  }
}
