import Platform

/// The file of settings that a user's shells begin with.
package struct StartupFile: Equatable, Sendable {
  /// The most bytes it may have.
  static let largestSize = 1 << 16

  /// Where it is.
  package let path: String
  /// The path with `~` for the user's home.
  package let shownPath: String

  /// Finds its place: `$XDG_CONFIG_HOME/gradus/init.gradus`, else in `~/.config`.
  ///
  /// - Returns: nil without a home.
  package init?(environment: (String) -> String?) {
    let home = environment("HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    let named = environment("XDG_CONFIG_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    guard let folder = named ?? home.map({ $0 + "/.config" }) else { return nil }
    let path = folder + "/gradus/init.gradus"
    self.path = path
    shownPath =
      home.map { path.hasPrefix($0 + "/") ? "~" + path.dropFirst($0.count) : path } ?? path
  }

  /// The file of the user who runs this process.
  package static var ofUser: Self? { Self { name in getenv(name).map { String(cString: $0) } } }

  /// Its bytes; `nil` where there is none.
  ///
  /// - Throws: why it cannot be read.
  package func contents() throws(FileStore.FileError) -> [UInt8]? {
    guard access(path, F_OK) == 0 else { return nil }
    return try FileStore.read(path, limit: Self.largestSize, isRegular: true)
  }
}
