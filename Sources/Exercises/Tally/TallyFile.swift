import Platform
import Storage

/// The user's tally on disk, shared by all shells.
package struct TallyFile: Sendable {
  private let folder: String
  private var path: String { folder + "/quiz" }
  /// The answers that were counted.
  private var answersPath: String { folder + "/quiz-answers" }

  /// Larger than any tally.
  private static let largest = 1 << 16
  /// Larger than any list of answers.
  private static let largestList = 1 << 20
  /// Of more answers the latest are kept.
  private static let mostAnswers = 2000

  /// The tally in the user's state folder; `nil` where there is none.
  package init?(environment: (String) -> String?) {
    guard let folder = StateFolder.path(environment: environment) else { return nil }
    self.folder = folder
  }

  /// The tally; empty where there is no file yet.
  ///
  /// - Returns: with a warning where the file could not be read, or not all of it.
  package func read() -> (tally: Tally, warning: String?) {
    guard access(path, F_OK) == 0 else { return (Tally(), nil) }
    do {
      var isDamaged = false
      let text = String(
        decoding: try FileStore.read(path, limit: Self.largest, isRegular: true),
        as: UTF8.self)
      let tally = Tally(fileText: text, isDamaged: &isDamaged)
      return (
        tally, isDamaged ? "the tally \(path) is damaged; what can be read of it is kept" : nil
      )
    } catch {
      return (Tally(), "the tally \(path) cannot be read: \(error.reason)")
    }
  }

  /// Adds to the tally; other shells wait meanwhile.
  ///
  /// A damaged file is put aside as `quiz.damaged`.
  ///
  /// - Parameter answer: what was counted, to be marked again where it is handed in.
  /// - Returns: a warning where it was not written.
  package func add(_ tally: Tally, for answer: QuizAnswer? = nil) -> String? {
    do { try StateFolder.make(folder) } catch {
      return "the tally is not kept: \(error.reason)"
    }
    let lock = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0 else { return "the tally is not kept: \(FileStore.lastError().reason)" }
    defer { close(lock) }
    // Held for as long as a small file takes to be replaced.
    while flock(lock, LOCK_EX) != 0 { guard errno == EINTR else { break } }
    var (whole, warning) = read()
    if warning != nil { rename(path, path + ".damaged") }
    whole.add(tally)
    do {
      try FileStore.write(Array(whole.fileText.utf8), to: path)
      if let answer { try keep(answer) }
    } catch {
      return "the tally is not kept: \(error.reason)"
    }
    return warning
  }

  /// The answers that were counted, the latest of them, in the order in which they came.
  package func answers() -> [QuizAnswer] {
    guard
      let bytes = try? FileStore.read(answersPath, limit: Self.largestList, isRegular: true)
    else { return [] }
    // A line that is none is left out: it may be of another version's topic.
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap {
      QuizAnswer(line: $0)
    }
  }

  private func keep(_ answer: QuizAnswer) throws(FileStore.FileError) {
    let all = (answers() + [answer]).suffix(Self.mostAnswers)
    try FileStore.write(Array(all.map { $0.line + "\n" }.joined().utf8), to: answersPath)
  }
}
