/// Why Gradus could not be installed or removed.
enum InstallationError: Error, Equatable {
  /// No folder was given, and there is no home to have one.
  case noHome
  /// The program's own file, or another that is to be read, cannot be.
  case unreadable(String, reason: String)
  /// A folder cannot be made.
  case noFolder(String, reason: String)
  /// A file cannot be written.
  case unwritten(String, reason: String)
  /// A file or folder cannot be removed.
  case unremoved(String, reason: String)
  /// Files stand where Gradus's would, which it did not write, or which were changed since.
  case taken([String])
  /// A line of the list of what was written is not understood.
  case brokenManifest(String, line: Int)
  /// Nothing was installed there.
  case notInstalled(String)

  /// What is told, and what would work.
  var message: String {
    switch self {
    case .noHome: "HOME is not set: `--prefix DIR` says where"
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
    case .noFolder(let path, let reason):
      "the folder \(path) cannot be made: \(reason)\(Self.elsewhere(reason))"
    case .unwritten(let path, let reason):
      "\(path) cannot be written: \(reason)\(Self.elsewhere(reason))"
    case .unremoved(let path, let reason): "\(path) cannot be removed: \(reason)"
    case .taken(let paths):
      """
      nothing was installed, for these are there and not as Gradus wrote them:
      \(paths.map { "  " + $0 }.joined(separator: "\n"))
      Move them away, or install elsewhere with `--prefix DIR`.
      """
    case .brokenManifest(let path, let line):
      """
      \(path):\(line): this list of what was installed was changed, and is not understood; \
      `--prefix DIR` installs elsewhere
      """
    case .notInstalled(let prefix):
      "`gradus install` has put nothing into \(prefix): `--prefix DIR` says where it did"
    }
  }

  /// What would work where a place may not be written to.
  private static func elsewhere(_ reason: String) -> String {
    ["permission denied", "read-only file system", "operation not permitted"].contains(reason)
      ? "; `--prefix DIR` names a folder of your own" : ""
  }
}
