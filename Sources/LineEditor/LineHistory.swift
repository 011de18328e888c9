import Platform

/// The lines that the user may recall in later sessions, in a file that several shells share.
///
/// Nothing that is wrong with the file stops a session: the first trouble is told in one warning,
/// and later ones are not.
package struct LineHistory: Sendable {
  /// How many entries are kept.
  package static let limit = 10_000

  /// What loading came to.
  package struct Loaded: Equatable, Sendable {
    /// The entries, oldest first.
    package let entries: [String]

    /// What is wrong with the file, in words for the user.
    package let warning: String?
  }

  /// How many entries one session adds before it looks again at how many there are.
  private static let trimInterval = 256

  /// Where the file is.
  package let path: String

  private var hasWarned = false
  private var appended = 0

  /// Makes the history kept in the given file, which need not exist.
  package init(path: String) {
    self.path = path
  }

  /// Makes the history of the user: `gradus/history` in `$XDG_STATE_HOME` or `~/.local/state`.
  ///
  /// - Returns: nil if neither that variable nor `HOME` is set to an absolute path.
  package init?(environment: (String) -> String?) {
    func folder(_ name: String) -> String? {
      environment(name).flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    guard let state = folder("XDG_STATE_HOME") ?? folder("HOME").map({ $0 + "/.local/state" })
    else { return nil }
    self.init(path: state + "/gradus/history")
  }

  /// The history of the user who runs this process.
  package static func ofUser() -> Self? {
    Self { name in getenv(name).map { String(cString: $0) } }
  }

  /// Reads the entries; creates, trims and repairs the file where that is needed.
  package mutating func load() -> Loaded {
    do {
      let file = try HistoryFile(path: path)
      let contents = try file.contents()
      let decoded = HistoryFormat.decode(contents.bytes)
      let entries = Array(decoded.entries.suffix(Self.limit))
      let isDamaged = decoded.damagedLines > 0
      if isDamaged || contents.isPartial || decoded.lineCount > Self.limit {
        try file.replace(with: HistoryFormat.encode(entries), keepingOld: isDamaged)
      }
      let warning =
        isDamaged
        ? warn("\(decoded.damagedLines) unreadable lines; the old file is \(path).damaged") : nil
      return Loaded(entries: entries, warning: warning)
    } catch {
      let bytes = (try? HistoryFile.readableBytes(path: path)) ?? []
      return Loaded(
        entries: Array(HistoryFormat.decode(bytes).entries.suffix(Self.limit)),
        warning: warn("\(error.message); lines are not kept"))
    }
  }

  /// Adds an entry at the end unless it repeats the latest one there.
  ///
  /// - Returns: a warning if the entry could not be kept and none has been given yet.
  package mutating func append(_ entry: String) -> String? {
    guard HistoryFormat.canStore(entry) else { return nil }
    do {
      let file = try HistoryFile(path: path)
      let line = HistoryFormat.encode([entry])
      if try file.lastLine(atMost: HistoryFormat.longestLine) == line { return nil }
      try file.append(line)
    } catch {
      return warn("\(error.message); lines are not kept")
    }
    appended += 1
    return appended % Self.trimInterval == 0 ? load().warning : nil
  }

  private mutating func warn(_ text: String) -> String? {
    defer { hasWarned = true }
    return hasWarned ? nil : "history \(path): \(text)"
  }
}
