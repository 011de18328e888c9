import Foundation
import TerminalSupport
import TestSupport
import Testing

@Suite("Work that is handed in")
struct HandInProgramTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.file("lessons"), withIntermediateDirectories: true)
    try """
    ---
    title: A product
    minutes: 1
    needs:
    seed: 0
    ---

    ## One product

    ```predict
    What is 2 times 3?
    number: 2 * 3
    ```

    ```task
    Call it product.
    ```

    ```check
    product == 6
    ```

    ```solution
    let product = 2 * 3
    ```

    """.write(toFile: folder.file("lessons/01-product.md"), atomically: true, encoding: .utf8)
  }

  /// Runs the program as a learner, or as the teacher.
  private func gradus(_ arguments: [String], as name: String, input: String = "") throws
    -> PipedProgram
  {
    try PipedProgram(
      BuiltProgram.path("gradus"), arguments,
      environment: [
        "LC_ALL": "C.UTF-8", "XDG_STATE_HOME": folder.file(name),
        "GRADUS_LESSONS": folder.file("lessons"),
      ], input: Array(input.utf8))
  }

  private func handIn(_ name: String, guess: String) throws -> String {
    let file = folder.file("\(name).handin")
    _ = try gradus(["lesson", "1"], as: name, input: "\(guess)\nlet product = 2 * 3\n\n")
    let report = try gradus(["lesson", "report", "--name", name, file], as: name)
    #expect(report.ending == .exit(0), "\(report.errorText)")
    return file
  }

  @Test func `is collected into one table, which says what was hard`() throws {
    let files = [try handIn("ada", guess: "5"), try handIn("emmy", guess: "6")]
    let table = try gradus(["lesson", "collect"] + files, as: "teacher")
    #expect(table.ending == .exit(0) && table.errorText.isEmpty, "\(table.errorText)")
    #expect(table.outputText.contains("2 hand-ins"))
    #expect(table.outputText.contains("5 (1)"))
    let csv = try gradus(["lesson", "collect", "--csv", folder.path], as: "teacher").outputText
    #expect(csv.split(separator: "\r\n").count == 3)
    let page = folder.file("class.html")
    #expect(
      try gradus(["lesson", "collect", "--html", "-o", page] + files, as: "teacher").ending
        == .exit(0))
    #expect(try String(contentsOfFile: page, encoding: .utf8).contains("class=\"map\""))
  }

  @Test func `does not hold where a number was typed into it, and the rest goes on`() throws {
    let files = [try handIn("ada", guess: "5"), try handIn("emmy", guess: "6")]
    let text = try String(contentsOfFile: files[0], encoding: .utf8)
    #expect(text.contains("record done 0 0 1 0"))
    try text.replacing("record done 0 0 1 0", with: "record done 0 1 1 0")
      .write(toFile: files[0], atomically: true, encoding: .utf8)
    try "not one".write(toFile: folder.file("x.handin"), atomically: true, encoding: .utf8)
    let table = try gradus(["lesson", "collect", folder.path], as: "teacher")
    #expect(table.ending == .exit(1))
    #expect(table.errorText.contains("ada.handin does not hold"))
    #expect(table.errorText.contains("x.handin is no hand-in"))
    let words = table.outputText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("step 1: it says 1 right guesses, its statements give 0"))
    #expect(table.outputText.contains("emmy"))
  }

  @Test(arguments: [
    (["lesson", "report", "a.handin"], "--name WHO a.handin"),
    (["lesson", "report", "--name", " "], "at least one letter"),
    (["lesson", "report", "--name", "a", "--csv"], "one form"),
    (["lesson", "collect", "--csv", "--html", "x"], "exclude one another"),
    (["lesson", "collect", "--with", "nowhere.md", "x"], "nowhere.md"),
  ])
  func `is refused with what would work`(arguments: [String], words: String) throws {
    let refused = try gradus(arguments, as: "nobody")
    #expect(refused.ending == .exit(2))
    #expect(refused.errorText.contains(words), "\(refused.errorText)")
  }

  @Test func `is nothing where nothing was done`() throws {
    let report = try gradus(["lesson", "report", "--name", "a"], as: "nobody")
    #expect(report.ending == .exit(1) && report.errorText.contains("nothing to hand in yet"))
  }

  @Test func `leaves pages that a browser opens without a server`() throws {
    let site = folder.file("site")
    let written = try gradus(["lesson", "export", "--site", site], as: "teacher")
    #expect(written.ending == .exit(0), "\(written.errorText)")
    let names = try FileManager.default.contentsOfDirectory(atPath: site).sorted()
    #expect(names == ["01-product.html", "index.html"])
    #expect(try gradus(["lesson", "export"], as: "teacher").errorText.contains("--site FOLDER"))
    let refused = try gradus(["lesson", "export", "--site", "/dev/null/x"], as: "teacher")
    #expect(refused.ending == .exit(1) && refused.errorText.contains("cannot be made"))
  }
}
