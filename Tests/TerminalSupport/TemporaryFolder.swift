import Glibc

/// A folder for one test, removed with all that is in it when the value goes.
public final class TemporaryFolder {
  /// Where it is.
  public let path: String

  /// Makes an empty folder.
  public init() throws {
    var template = Array("/tmp/terminal-test-XXXXXX\0".utf8.map { CChar(bitPattern: $0) })
    guard mkdtemp(&template) != nil else {
      throw PseudoTerminal.Failure(description: "no temporary folder: error \(errno)")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.remove(path) }

  /// Writes a file in it.
  public func write(_ bytes: some Collection<UInt8>, to name: String) throws {
    let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    defer { close(file) }
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else {
        throw PseudoTerminal.Failure(description: "cannot write \(name): error \(errno)")
      }
      rest = rest.dropFirst(count)
    }
  }

  /// The bytes of a file in it; none if there is no such file.
  public func read(_ name: String) -> [UInt8] {
    let file = open("\(path)/\(name)", O_RDONLY | O_CLOEXEC)
    defer { close(file) }
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = Glibc.read(file, &chunk, chunk.count), count > 0 {
      all += chunk[..<count]
    }
    return all
  }

  /// The permission bits of a file in it.
  public func mode(of name: String) -> mode_t {
    var status = stat()
    stat("\(path)/\(name)", &status)
    return status.st_mode & 0o777
  }

  /// The names of the files in it or in a folder in it.
  public func names(in folder: String = ".") -> Set<String> {
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
