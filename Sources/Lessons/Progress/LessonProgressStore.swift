import Storage

/// The files of learners' progress: one for each lesson, in the user's state folder.
package struct LessonProgressStore: Sendable {
  /// How many bytes of one file are read.
  private static let longest = 16 << 20
  private let folder: String

  /// The store in the user's state folder; `nil` where there is none.
  package init?(environment: (String) -> String?) {
    guard let state = StateFolder.path(environment: environment) else { return nil }
    folder = state + "/lessons"
  }

  /// The progress in a lesson; `nil` where there is none, or it cannot be read.
  package func progress(in lesson: Lesson) -> LessonProgress? {
    guard
      let bytes = try? FileStore.read(
        path(of: lesson.name), limit: Self.longest, isRegular: true),
      let text = String(validating: bytes, as: UTF8.self)
    else { return nil }
    return LessonProgress(text: text)
  }

  /// The progress in every lesson that was begun, by the lesson's name; those of a teacher's own as
  /// well.
  package var all: [LessonProgress] {
    let names = (try? FileStore.names(inFolder: folder)) ?? []
    return names.filter { $0.hasSuffix(".progress") }.compactMap { name in
      guard
        let bytes = try? FileStore.read(
          "\(folder)/\(name)", limit: Self.longest, isRegular: true)
      else { return nil }
      return String(validating: bytes, as: UTF8.self).flatMap { LessonProgress(text: $0) }
    }
  }

  /// Keeps a progress; at any moment the file holds either the old or the new one, whole.
  ///
  /// - Throws: why it cannot be written.
  package func keep(_ progress: LessonProgress) throws(FileStore.FileError) {
    try StateFolder.make(folder)
    try FileStore.write(Array(progress.text.utf8), to: path(of: progress.name))
  }

  private func path(of name: String) -> String {
    let safe = name.map { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" ? $0 : "_" }
    return "\(folder)/\(String(safe.prefix(60))).progress"
  }
}
