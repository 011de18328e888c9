import ArgumentParser
import Explorer
import Lessons
import Platform
import Storage

/// Writes lessons as pages into a folder, for `gradus lesson export --site`.
struct LessonSiteWriter {
  /// The folder.
  let folder: String

  /// Writes the pages of the course, or of one lesson.
  func write(_ name: String?) throws {
    let files: [String]
    do throws(LessonWordError) {
      files =
        try name.map { name throws(LessonWordError) in [try Shell.library.file(named: name)] }
        ?? Shell.library.files
      if files.isEmpty { throw .noLessons }
    } catch {
      StandardStream.error.write("gradus: \(error.report)\n")
      throw ExitCode(2)
    }
    let lessons: [Lesson]
    do {
      lessons = try files.map { file throws(LessonError) in try LessonLibrary.lesson(at: file) }
    } catch {
      for report in error.reports { StandardStream.error.write(report + "\n") }
      throw ExitCode.failure
    }
    try make()
    let pages = LessonSite(lessons).pages
    for page in pages { try write(page) }
    StandardStream.output.write("\(pages.count) pages; open \(path(of: pages[0]))\n")
  }

  private func path(of page: LessonSite.Page) -> String {
    folder.hasSuffix("/") ? folder + page.file : "\(folder)/\(page.file)"
  }

  private func make() throws {
    if FileStore.isFolder(folder) || mkdir(folder, 0o777) == 0 { return }
    let reason = String(cString: strerror(errno))
    StandardStream.error.write("gradus: the folder \(folder) cannot be made: \(reason)\n")
    throw ExitCode.failure
  }

  private func write(_ page: LessonSite.Page) throws {
    let path = path(of: page)
    do {
      let written = try FileStore.write(
        FileMark.element.marked(Array(page.html.utf8)), to: path, keepsOthers: true)
      if let backup = written.backup {
        StandardStream.error.write("gradus: the \(path) that was there is kept as \(backup)\n")
      }
    } catch {
      StandardStream.error.write("gradus: \(path) cannot be written: \(error.reason)\n")
      throw ExitCode.failure
    }
  }
}
