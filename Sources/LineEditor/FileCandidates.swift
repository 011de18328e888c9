import Platform

/// The files that complete a word where something else may stand there, too.
package struct FileCandidates {
  private let folding: CompletionFolding
  private let isQuoted: Bool

  /// Makes a search, for a word behind an opening quote or one without.
  package init(folding: CompletionFolding, isQuoted: Bool) {
    (self.folding, self.isQuoted) = (folding, isQuoted)
  }

  /// The folders, and the files with that ending, whose path starts as typed, in order.
  package func files(
    startingWith typed: String, endingIn ending: String
  ) -> [CompletionAnswer.Candidate] {
    let folder = String(
      typed[..<(typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex)])
    let beginning = folding.folded(String(typed.dropFirst(folder.count)))
    let path = folder.isEmpty ? "." : Self.expanded(folder)
    guard let listing = opendir(path) else { return [] }
    defer { closedir(listing) }
    var found: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name != ".", name != "..", folding.folded(name).hasPrefix(beginning) else { continue }
      // Hidden ones are for who asks for them.
      if name.hasPrefix("."), !beginning.hasPrefix(".") { continue }
      if Self.isFolder("\(path)/\(name)") {
        found.append(folder + name + "/")
      } else if name.hasSuffix(ending) {
        found.append(folder + name)
      }
    }
    return found.sorted().map { .init(quoted($0), $0.hasSuffix("/") ? "a folder" : "a file") }
  }

  /// A path in quotes where it needs them; a folder's quote stays open, for what comes behind it.
  private func quoted(_ path: String) -> String {
    let isFolder = path.hasSuffix("/")
    let needsQuotes = path.contains { $0.isWhitespace || $0 == ";" || $0 == "#" || $0 == "\"" }
    if isQuoted { return isFolder ? path : path + "\"" }
    guard needsQuotes else { return path }
    return isFolder ? "\"" + path : "\"\(path)\""
  }

  /// A folder's path with the user's home in place of `~/`.
  private static func expanded(_ folder: String) -> String {
    guard folder.hasPrefix("~/"), let home = getenv("HOME") else { return folder }
    return String(cString: home) + folder.dropFirst()
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
