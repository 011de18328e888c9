import TerminalSupport
import TestSupport
import Testing

@Suite struct WriteErrorTests {
  /// Every way to write to standard output.
  static let ways = [
    "-c 1+1", "--json -c 1+1", "-c help", "run FILE", "run --json FILE", "FILE-INPUT", "--help",
    "--version", "lesson list", "lesson report", "lesson report --csv", "lesson report --json",
    "lesson export 1", "lesson export 1 --html", "lesson test LESSON", "worksheet 2",
    "-c 'let a = 1; save -'",
  ]

  private func run(_ way: String, output: String) throws -> PipedProgram {
    let folder = try TemporaryFolder(["s.gradus": "1+1\n"])
    let script = folder.file("s.gradus")
    let program = try BuiltProgram.path("gradus")
    let lesson = try #require(LessonTests.files.first)
    let words = way.replacing("FILE", with: script).replacing("LESSON", with: lesson)
    let line = "'\(program)' \(way == "FILE-INPUT" ? "< \(script)" : words)"
    return try PipedProgram(
      "/bin/sh", ["-c", "\(line) \(output)"],
      environment: ["LC_ALL": "C.UTF-8", "HOME": folder.path, "PATH": "/usr/bin:/bin"], input: [])
  }

  @Test(arguments: ways)
  func `a full disk is told and is exit 1`(way: String) throws {
    let program = try run(way, output: "> /dev/full")
    #expect(program.ending == .exit(1))
    #expect(
      program.errorText.contains(
        "gradus: standard output cannot be written: no space left on device"))
  }

  @Test(arguments: ["-c 1+1", "lesson list"])
  func `a closed standard output is told`(way: String) throws {
    let program = try run(way, output: ">&-")
    #expect(program.ending == .exit(1))
    #expect(program.errorText.contains("standard output cannot be written"))
  }

  @Test(arguments: ["-c 1+1", "worksheet 20", "-c 'help all'"])
  func `a closed pipe stays quiet`(way: String) throws {
    let program = try run(way, output: "| true")
    #expect(program.ending == .exit(0))
    #expect(program.errorText.isEmpty)
  }
}
