import NeuralNetwork
import Platform

/// Reads whole files, and replaces them atomically.
package enum FileStore {
  /// Why a file could not be read or written, in the system's words.
  package struct FileError: Error, Equatable, Sendable {
    /// The words.
    package let reason: String

    /// Somebody wanted the wait to end.
    package static let interrupted = FileError(reason: "interrupted")
  }

  /// The bytes of a regular file, pipe or terminal, refused beyond the limit.
  ///
  /// - Parameters:
  ///   - isRegular: refuses what is not a regular file, and so never waits for anybody.
  ///   - interruption: asked before each piece, and while a pipe or a terminal is waited for.
  package static func read(
    _ path: String, limit: Int, isRegular: Bool = false, interruption: Interruption = .never
  ) throws(FileError) -> [UInt8] {
    // A pipe that nobody writes to would not even be opened.
    let descriptor = open(expanded(path), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw lastError() }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw lastError() }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw FileError(reason: "it is a folder") }
    if isRegular {
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw FileError(reason: "it is not a regular file")
      }
      guard status.st_size <= limit else {
        throw FileError(reason: "it is longer than \(Bytes(limit))")
      }
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let waits = status.st_mode & S_IFMT != S_IFREG
    while true {
      if waits { try wait(for: descriptor, interruption) }
      if interruption.isRaised { throw FileError.interrupted }
      let count = Platform.read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        guard errno == EAGAIN else { throw lastError() }
        // The system's own files may be called regular and have nothing to give, as /proc/kmsg.
        if !waits { throw FileError(reason: "there is nothing to read in it") }
      }
      bytes += buffer[..<count]
      if bytes.count > limit {
        throw FileError(reason: "it is longer than \(Bytes(limit))")
      }
    }
  }

  /// Waits until there is something to read, or the end.
  private static func wait(
    for descriptor: Int32, _ interruption: Interruption
  ) throws(FileError) {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while poll(&waiting, 1, waitingTime) <= 0 {
      if interruption.isRaised { throw FileError.interrupted }
    }
    if interruption.isRaised { throw FileError.interrupted }
  }

  /// The milliseconds after which a wait asks whether to stop.
  private static let waitingTime: Int32 = 50

  /// Whether two names are of one file, be it there already or not.
  package static func areSame(_ first: String, _ second: String) -> Bool {
    func whole(_ path: String) -> String {
      func resolved(_ path: String) -> String? {
        guard let whole = realpath(path, nil) else { return nil }
        defer { free(whole) }
        return String(cString: whole)
      }
      let path = expanded(path)
      if let whole = resolved(path) { return whole }
      guard let slash = path.lastIndex(of: "/") else { return (resolved(".") ?? ".") + "/" + path }
      let folder = slash == path.startIndex ? "/" : String(path[..<slash])
      return (resolved(folder) ?? folder) + path[slash...]
    }
    return whole(first) == whole(second)
  }

  /// Makes a folder where nothing of that name is.
  package static func makeFolder(_ path: String) throws(FileError) {
    guard mkdir(expanded(path), 0o777) != 0, errno != EEXIST else { return }
    throw lastError()
  }

  /// Whether there is a folder of that name.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(expanded(path), &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names of what is in a folder, in order, but for hidden ones.
  package static func names(inFolder path: String) throws(FileError) -> [String] {
    guard let listing = opendir(expanded(path)) else { throw lastError() }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Writes a file so that at any moment either the old or the new one is there, whole.
  ///
  /// - Parameter keepsOthers: keeps a file that was there and that Gradus did not write as `NAME~`.
  @discardableResult
  package static func write(
    _ bytes: [UInt8], to path: String, keepsOthers: Bool = false
  ) throws(FileError) -> WrittenFile {
    let file = try GrowingFile(replacing: path, keepsOthers: keepsOthers)
    try file.append(bytes)
    return try file.finish()
  }

  /// A name in which `~/` at the beginning is the user's home, as in the system's shell.
  static func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
    return String(cString: home) + path.dropFirst()
  }

  /// Copies all that an open file holds to the beginning of another.
  static func copy(from source: Int32, to target: Int32) throws(FileError) {
    guard lseek(source, 0, SEEK_SET) == 0 else { throw lastError() }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Platform.read(source, &buffer, buffer.count)
      if count == 0 { return }
      if count < 0 {
        if errno == EINTR { continue }
        throw lastError()
      }
      if let failure = writeAll(Array(buffer[..<count]), to: target) { throw failure }
    }
  }

  /// Writes bytes to an open file; why it could not, if it could not.
  package static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> FileError? {
    var start = 0
    while start < bytes.count {
      let written = bytes[start...].withUnsafeBytes {
        Platform.write(descriptor, $0.baseAddress, $0.count)
      }
      if written < 0 {
        if errno == EINTR { continue }
        return lastError()
      }
      start += written
    }
    return nil
  }

  /// What the system says of the call that failed last.
  package static func lastError() -> FileError {
    FileError(reason: String(cString: strerror(errno)).lowercased())
  }
}
