import Platform

/// A folder for one test, removed with all that is in it when the value goes.
package final class TemporaryFolder: Sendable {
  /// Why a folder or a file could not be made.
  package struct Failure: Error, CustomStringConvertible {
    /// The whole story.
    package let description: String
  }

  /// Where it is.
  package let path: String

  /// Makes an empty folder.
  package init() throws {
    var template = Array("/tmp/gradus-test-XXXXXX\0".utf8.map { CChar(truncatingIfNeeded: $0) })
    guard mkdtemp(&template) != nil else {
      throw Failure(description: "no temporary folder: error \(errno)")
    }
    path = String(
      decoding: template.dropLast().map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)
  }

  /// Makes a folder with some files of text.
  package convenience init(_ files: [String: String]) throws {
    try self.init()
    for (name, text) in files { try write(text.utf8, to: name) }
  }

  deinit { Self.remove(path) }

  /// The path of a file in it, which need not be there.
  package func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file in it, and makes the folders that its name says.
  ///
  /// - Returns: its path.
  @discardableResult
  package func write(_ bytes: some Collection<UInt8>, to name: String) throws -> String {
    let path = self.file(name)
    for slash in name.indices where name[slash] == "/" {
      mkdir(self.file(String(name[..<slash])), 0o755)
    }
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    defer { close(file) }
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Platform.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else {
        throw Failure(description: "cannot write \(name): error \(errno)")
      }
      rest = rest.dropFirst(count)
    }
    return path
  }

  /// The text of a file in it; none if there is no such file.
  package func text(of name: String) -> String { String(decoding: read(name), as: UTF8.self) }

  /// The bytes of a file in it; none if there is no such file.
  package func read(_ name: String) -> [UInt8] {
    let file = open("\(path)/\(name)", O_RDONLY | O_CLOEXEC)
    defer { close(file) }
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = Platform.read(file, &chunk, chunk.count), count > 0 {
      all += chunk[..<count]
    }
    return all
  }

  /// The permission bits of a file in it.
  package func mode(of name: String) -> mode_t {
    var status = stat()
    stat("\(path)/\(name)", &status)
    return status.st_mode & 0o777
  }

  /// The names of the files in it or in a folder in it.
  package func names(in folder: String = ".") -> Set<String> {
    Set(Self.names(in: "\(path)/\(folder)"))
  }

  private static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    for name in names(in: path) { remove("\(path)/\(name)") }
    rmdir(path)
  }
}
