import ArgumentParser
import Documents
import Lessons
import Platform
import Storage

extension Gradus.LessonCommand {
  /// `gradus lesson new NAME`.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "Write the commented beginning of a lesson.")

    @Argument(help: "Its name, as 17-my-lesson; the file is NAME.md, here.")
    var name: String

    mutating func run() throws {
      let file = name.hasSuffix(".md") ? name : name + ".md"
      guard access(file, F_OK) != 0 else {
        StandardStream.error.write("gradus: \(file) is there already and stays as it is\n")
        throw ExitCode.failure
      }
      let title = Lesson.title(fromFile: file)
      do {
        try FileStore.write(Array(LessonStart.text(title: title).utf8), to: file)
      } catch {
        StandardStream.error.write("gradus: \(file) cannot be written: \(error.reason)\n")
        throw ExitCode.failure
      }
      StandardStream.output.write(
        "\(file)\ngradus lesson test \(file) tests it, gradus lesson \(file) runs it\n")
    }
  }
}
