import NeuralNetwork

/// The files that a statement reads.
///
/// A statement that is done again, by `undo`, `redo` or after a crash, gets what it read the first
/// time, also where the file has changed or gone since.
package struct FileReadings: Sendable {
  /// What was read, each file once.
  package private(set) var files: [ReadFile] = []
  private let known: [String: ReadFile]

  /// Begins to read, with what is known of files that were read before.
  package init(known: [ReadFile] = []) {
    self.known = Dictionary(known.map { ($0.stamp.path, $0) }) { $1 }
  }

  /// The bytes of a regular file, refused beyond the limit.
  package mutating func read(
    _ path: String, limit: Int, interruption: Interruption
  ) throws(FileStore.FileError) -> [UInt8] {
    try bytes(path) { path throws(FileStore.FileError) in
      try FileStore.read(path, limit: limit, isRegular: true, interruption: interruption)
    }
  }

  /// The names of what is in a folder, in order; `nil` where it is no folder.
  package mutating func names(inFolder path: String) throws(FileStore.FileError) -> [String]? {
    // The list is kept like a file's bytes, under a path that no file has.
    let listing = path + "/"
    if known[listing] == nil {
      if known[path] != nil { return nil }
      guard FileStore.isFolder(path) else { return nil }
    }
    let bytes = try bytes(listing) { path throws(FileStore.FileError) in
      Array(try FileStore.names(inFolder: path).joined(separator: "\0").utf8)
    }
    return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func bytes(
    _ path: String, _ read: (String) throws(FileStore.FileError) -> [UInt8]
  ) throws(FileStore.FileError) -> [UInt8] {
    if let bytes = files.first(where: { $0.stamp.path == path })?.bytes { return bytes }
    let before = known[path]
    let bytes: [UInt8]
    if let kept = before?.bytes { bytes = kept } else { bytes = try read(path) }
    let stamp = FileStamp(path: path, of: bytes)
    if let before, before.stamp != stamp {
      throw FileStore.FileError(reason: "it has changed since this statement read it")
    }
    files.append(ReadFile(stamp: stamp, bytes: bytes))
    return bytes
  }
}
