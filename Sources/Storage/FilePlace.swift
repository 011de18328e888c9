import Platform

/// Where a file is written: the file that a name stands for, behind its links, and what is there.
struct FilePlace {
  /// What stands at a place.
  enum Occupant {
    /// Nothing.
    case nothing
    /// A regular file.
    case file(stat)
    /// A pipe or a device, to which bytes are written as they come.
    case stream
  }

  /// The name, with links followed.
  let path: String
  /// What is there.
  let occupant: Occupant

  /// How many links may follow one another, as in the system.
  private static let mostLinks = 40

  /// Looks for the place that a name stands for.
  init(_ name: String) throws(FileStore.FileError) {
    var path = name
    var links = 0
    while let target = Self.link(at: path) {
      links += 1
      guard links <= Self.mostLinks else {
        errno = ELOOP
        throw FileStore.lastError()
      }
      let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
      path = target.hasPrefix("/") ? target : folder + target
    }
    self.path = path
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT else { throw FileStore.lastError() }
      occupant = .nothing
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: occupant = .file(status)
    case S_IFDIR: throw FileStore.FileError(reason: "it is a folder")
    default: occupant = .stream
    }
  }

  private static func link(at path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &buffer, buffer.count)
    guard count >= 0 else { return nil }
    return String(decoding: buffer[..<count].map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)
  }
}
