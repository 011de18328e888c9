import Foundation
import TerminalSupport
import TestSupport
import Testing

/// Where lessons are looked for, and where not.
@Suite struct LessonLibraryTests {
  private static let lesson = """
    ---
    title: A product
    minutes: 1
    ---

    ## To read

    Nothing to do here.

    """

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ text: String, to path: String) throws {
    let url = URL(fileURLWithPath: folder.path + "/" + path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
  }

  /// Runs the program, or a copy of it, in the folder.
  private func run(_ words: String, program: String? = nil, lessons: String? = nil) throws
    -> PipedProgram
  {
    var environment = ["LC_ALL": "C.UTF-8"]
    environment["GRADUS_LESSONS"] = lessons
    let program = try program ?? BuiltProgram.path("gradus")
    return try PipedProgram(
      "/bin/sh", ["-c", "cd '\(folder.path)' && '\(program)' \(words)"],
      environment: environment, input: [])
  }

  @Test func `a folder of that name where one stands, or above the program, hides nothing`() throws
  {
    try write(Self.lesson, to: "lessons/01-foreign.md")
    try write(Self.lesson, to: "bin/lessons/01-foreign.md")
    #expect(try run("lesson list").outputText.contains("by-hand"))
    let copy = folder.path + "/bin/gradus"
    // By a process of its own: one that another test starts would hold a copy made here open.
    _ = try PipedProgram(
      "/bin/cp", [BuiltProgram.path("gradus"), copy], environment: [:], input: [])
    let listed = try run("lesson list", program: copy)
    #expect(!listed.outputText.contains("foreign"), "\(listed.outputText)")
    // Nor are those of whoever built it, on whose machine it may be.
    let program = try BuiltProgram.path("gradus")
    let checkout = try #require(program.components(separatedBy: "/.build").first)
    #expect(listed.outputText.contains("by-hand"))
    #expect(!listed.outputText.contains(checkout + "/lessons"), "\(listed.outputText)")
    // That of an installation is there for its program.
    try write(Self.lesson, to: "share/gradus/lessons/01-mine.md")
    let installed = try run("lesson list", program: copy)
    #expect(
      installed.outputText.contains("\(folder.path)/share/gradus/lessons"),
      "\(installed.errorText)")
    #expect(installed.outputText.contains("mine") && !installed.outputText.contains("by-hand"))
  }

  @Test func `a file without a lesson's header is no lesson`() throws {
    try write(Self.lesson, to: "named/01-product.md")
    try write("# Notes\n\nWords.\n", to: "named/02-notes.md")
    try write("---\ntitle: A page\nlayout: post\n---\n\nWords.\n", to: "named/03-post.md")
    try write("", to: "named/04-empty.md")
    let listed = try run("lesson list", lessons: "named")
    #expect(listed.ending == .exit(0) && listed.errorText.isEmpty, "\(listed.errorText)")
    #expect(listed.outputText.contains("product"))
    for word in ["notes", "post", "empty"] { #expect(!listed.outputText.contains(word)) }
    let tested = try run("lesson test named", lessons: "named")
    #expect(tested.ending == .exit(0) && tested.outputText.hasSuffix("1 step, all well\n"))
    // What is named is read, and refused with its reason.
    #expect(try run("lesson test named/02-notes.md").errorText.contains("begins with a header"))
  }

  @Test(arguments: ["lesson list", "lesson 1", "lesson by-hand", "lesson test", "lesson report"])
  func `where no lessons are found, that is said`(words: String) throws {
    try write("# Notes\n", to: "named/02-notes.md")
    for lessons in ["named", "nowhere"] {
      let program = try run(words, lessons: lessons)
      #expect(program.errorText.contains("no lessons were found"), "\(program.errorText)")
      #expect(program.ending != .exit(0))
    }
  }

  @Test func `a lesson is tested by its name or number as by its file`() throws {
    for word in ["by-hand", "1"] {
      let program = try run("lesson test \(word)")
      #expect(program.ending == .exit(0) && program.outputText.contains("all well"), "\(word)")
    }
    let unknown = try run("lesson test nowhere")
    #expect(unknown.ending != .exit(0) && unknown.errorText.contains("nowhere"))
  }

  @Test func `a PDF is not written, and all lessons as pages may be called all`() throws {
    let refused = try run("lesson export by-hand --output Page.PDF")
    #expect(refused.ending != .exit(0) && refused.errorText.contains("Page.html"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/Page.PDF"))
    try write(Self.lesson, to: "own/01-product.md")
    let site = try run("lesson export all --site site", lessons: "own")
    #expect(site.ending == .exit(0), "\(site.errorText)")
    #expect(FileManager.default.fileExists(atPath: folder.path + "/site/index.html"))
  }

  @Test(arguments: [
    "lesson list --json", "--json lesson list", "lesson test --keep-going", "lesson --json",
    "worksheet 2 --json", "serve --json", "--no-init lesson list", "lesson export 1 --json",
  ])
  func `an option of the program's that a command does not take is refused`(words: String) throws {
    let program = try run(words)
    #expect(program.ending == .exit(2), "\(program.outputText)")
    #expect(program.errorText.contains("does not take --"), "\(program.errorText)")
  }

  @Test(arguments: [
    "--json --help", "lesson collect --json --help", "run --keep-going --help", "--no-init -h",
    "--json serve --help", "help lesson",
  ])
  func `help is given beside any option`(words: String) throws {
    let program = try run(words)
    #expect(program.ending == .exit(0), "\(program.errorText)")
    #expect(program.outputText.contains("USAGE"))
  }

  @Test func `a refused option's command is named as it was typed`() throws {
    #expect(try run("lesson test --json").errorText.contains("gradus lesson test does not take"))
    #expect(try run("lesson --json").errorText.contains("gradus lesson does not take"))
  }

  @Test func `a class's report is JSON where that is asked for, wherever that stands`() throws {
    try write("no hand-in", to: "a.handin")
    for words in ["lesson collect a.handin --json", "--json lesson collect a.handin"] {
      let program = try run(words)
      let json = try JSONSerialization.jsonObject(with: Data(program.outputText.utf8))
      #expect(json is [String: Any], "\(words)")
    }
  }

  @Test func `a lesson whose needs are not there is found`() throws {
    try write(Self.lesson.replacing("minutes: 1", with: "minutes: 1\nneeds: 44"), to: "03-a.md")
    let program = try run("lesson test 03-a.md")
    #expect(program.ending == .exit(1))
    #expect(
      program.errorText == "03-a.md:4:1: 'needs: 44' names no lesson that comes before this one\n")
    try write(Self.lesson.replacing("minutes: 1", with: "minutes: 1\nneeds: 2"), to: "03-a.md")
    #expect(try run("lesson test 03-a.md").ending == .exit(0))
  }
}
