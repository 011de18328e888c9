import Lessons
import Testing

/// The lessons inside the program.
@Suite struct EmbeddedLessonsTests {
  @Test func `the program holds the lessons of its folder, byte by byte`() throws {
    let embedded = LessonLibrary.embeddedTexts
    let files = LessonFiles.all
    let due: Comment = "lessons have changed: run .ci/embed-lessons"
    #expect(embedded.map(\.name) == files.map(LessonFiles.name), due)
    for (lesson, file) in zip(embedded, files) {
      let isSame = try lesson.bytes == LessonFiles.bytes(file)
      #expect(isSame, "\(lesson.name): run .ci/embed-lessons")
    }
  }

  @Test func `they are read as files are`() throws {
    let library = LessonLibrary {
      $0 == "GRADUS_LESSONS" ? LessonLibrary.embeddedFolder : nil
    }
    #expect(library.folder == LessonLibrary.embeddedFolder)
    #expect(library.files.count == LessonFiles.all.count)
    for (file, onDisk) in zip(library.files, LessonFiles.all) {
      let lesson = try LessonLibrary.lesson(at: file)
      let read = try LessonLibrary.lesson(at: onDisk)
      #expect(lesson.name == read.name && lesson.title == read.title)
      #expect(lesson.steps.count == read.steps.count)
      #expect(library.file(of: lesson.name) == file)
    }
    let first = try #require(library.files.first)
    #expect(LessonLibrary.numbers(beside: first) == library.numbers)
    #expect(LessonLibrary.files(at: LessonLibrary.embeddedFolder) == library.files)
  }

  @Test func `one that is not there is a file that cannot be read`() {
    #expect(throws: LessonError.self) { try LessonLibrary.lesson(at: "builtin:/99-none.md") }
  }
}
