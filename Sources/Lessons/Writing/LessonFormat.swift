import Documents
import Explorer
import Storage

/// What a lesson is written as.
package enum LessonFormat: String, Sendable, CaseIterable {
  /// A handout in Markdown.
  case markdown
  /// A handout as a page for a browser and its printer.
  case html
  /// A notebook for Jupyter.
  case ipynb

  /// The format that a file's name asks for; `nil` where it asks for none of them.
  package init?(fileName: String) {
    let ending = fileName.split(separator: ".").last?.lowercased()
    guard let format = Self.allCases.first(where: { $0.ending == ending }) else { return nil }
    self = format
  }

  /// The ending of its files.
  package var ending: String {
    switch self {
    case .markdown: "md"
    case .html: "html"
    case .ipynb: "ipynb"
    }
  }

  /// Where the answers stand unless it is said: on paper nowhere, in a notebook behind a click.
  package var usualAnswers: LessonAnswers { self == .ipynb ? .end : .none }

  /// The lesson in this format; a notebook has its mark wherever it goes.
  package func text(
    of lesson: Lesson, in library: LessonLibrary, answers: LessonAnswers
  ) -> String {
    switch self {
    case .markdown: return LessonHandout(of: lesson, answers: answers).markdown
    case .html: return LessonHandout(of: lesson, answers: answers).html
    case .ipynb:
      let written = LessonNotebook(of: lesson, named: library.word(for: lesson), answers: answers)
      let bytes = Array(written.notebook.json.utf8)
      return String(decoding: FileMark.held.marked(bytes), as: UTF8.self)
    }
  }

  /// How files of this format tell that Gradus wrote them; `nil` where their text does already.
  package var mark: FileMark? {
    switch self {
    case .markdown, .html: .element
    case .ipynb: nil
    }
  }
}

extension LessonLibrary {
  /// What to type behind `lesson` for a lesson: its name, or, where it is not of the library, its
  /// file, beside which the notebook is.
  func word(for lesson: Lesson) -> String {
    if files.contains(lesson.file) { return lesson.name }
    let name = lesson.fileName
    let isPlain = name.allSatisfy { $0.isLetter || $0.isNumber || "-_./".contains($0) }
    return isPlain ? name : "\"\(name)\""
  }
}

extension Lesson {
  /// The name of its file, without folders.
  var fileName: String { file.split(separator: "/").last.map(String.init) ?? file }

  /// The name of its file without folders and ending.
  package var fileStem: String {
    fileName.hasSuffix(".md") ? String(fileName.dropLast(3)) : fileName
  }
}
