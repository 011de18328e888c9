/// The list of what was installed, which lies beside it: by it alone things are removed again.
struct InstallationManifest: Equatable {
  /// Where it lies below the prefix.
  static let path = "share/gradus/manifest"
  /// No list is longer.
  static let longest = 1 << 20

  /// The folders that were made, from the outermost; `..` is the one around the prefix.
  var folders: [String] = []
  /// The files, each with all that it may hold: what it held before, too, while an installation is
  /// under way.
  var files: [String: Set<InstalledFile.Fingerprint>] = [:]

  /// The list as a file.
  var text: String {
    var lines = ["# What `gradus install` wrote here, by which `gradus uninstall` removes it."]
    lines += folders.map { "folder \($0)" }
    for (path, prints) in files.sorted(by: { $0.key < $1.key }) {
      for print in prints.sorted(by: { ($0.count, $0.checksum) < ($1.count, $1.checksum) }) {
        lines.append("file \(print.count) \(print.checksum) \(path)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A list of nothing.
  init() {}

  /// Reads a list.
  ///
  /// - Throws: the number of a line that is none of a list, or that names what lies elsewhere.
  init(_ text: String) throws(BrokenLine) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      let words = line.split(separator: " ", maxSplits: 3)
      if words.first == "folder", Self.isFolder(line.dropFirst(7)) {
        folders.append(String(line.dropFirst(7)))
      } else if words.first == "file", words.count == 4, let count = Int(words[1]),
        let checksum = UInt32(words[2]), Self.isBelow(words[3])
      {
        files[String(words[3]), default: []].insert(.init(count: count, checksum: checksum))
      } else {
        throw BrokenLine(number: index + 1)
      }
    }
  }

  /// A line that is not understood, counted from 1.
  struct BrokenLine: Error { let number: Int }

  private static func isBelow(_ path: Substring) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }

  private static func isFolder(_ path: Substring) -> Bool {
    path == "."
      || path.split(separator: "/", omittingEmptySubsequences: false)
        .allSatisfy { $0 == ".." }
      || isBelow(path)
  }
}
