import Foundation
import TestSupport
import Testing

@testable import Exercises

@Suite("The tally")
struct TallyTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func tallyFile() throws -> TallyFile {
    try #require(TallyFile { $0 == "XDG_STATE_HOME" ? folder.path : nil })
  }

  private var one: Tally {
    var tally = Tally()
    tally.count(.sum, isRight: true)
    return tally
  }

  @Test("survives from one shell to the next, and adds up")
  func adds() throws {
    let file = try tallyFile()
    #expect(file.read().tally == Tally())
    #expect(file.add(one) == nil)
    #expect(file.add(one) == nil)
    #expect(file.read().tally[.sum] == Tally.Score(asked: 2, right: 2))
    #expect(file.read().warning == nil)
  }

  @Test("loses nothing where several shells count at once")
  func concurrent() async throws {
    let file = try tallyFile()
    let one = one
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<20 { group.addTask { _ = file.add(one) } }
    }
    #expect(file.read().tally[.sum].asked == 20)
  }

  @Test(
    "survives a damaged file",
    arguments: [
      "", "gradus quiz 1\nsum 3", "gradus quiz 1\nsum -1 0\nbias 4 2\n", "\u{1B}[31m", "sum 1 2\n",
      "gradus quiz 1\nsum 99999999999999999999 0\nbias 4 2\n", "gradus quiz 1\nsum 3 4\nbias 4 2\n",
    ])
  func damaged(text: String) throws {
    let file = try tallyFile()
    let path = folder.file("gradus/quiz")
    try FileManager.default.createDirectory(
      atPath: folder.file("gradus"), withIntermediateDirectories: true)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(file.read().warning != nil)
    #expect(file.add(one) != nil)
    #expect(file.read().warning == nil)
    #expect(file.read().tally[.sum] == Tally.Score(asked: 1, right: 1))
    if text.contains("bias 4 2") {
      #expect(file.read().tally[.bias] == Tally.Score(asked: 4, right: 2))
    }
    #expect(FileManager.default.fileExists(atPath: path + ".damaged"))
  }

  @Test("says why it is not kept, and goes on")
  func unwritable() throws {
    try "a file".write(toFile: folder.file("gradus"), atomically: true, encoding: .utf8)
    let file = try tallyFile()
    #expect(file.add(one)?.contains("not kept") == true)
    guard case nil = TallyFile(environment: { _ in nil }) else {
      Issue.record("a tally without a home")
      return
    }
  }

  @Test("keeps topics that it does not know")
  func unknownTopics() {
    var isDamaged = false
    let text = "gradus quiz 1\nattention 4 2\nsum 1 1\n"
    let tally = Tally(fileText: text, isDamaged: &isDamaged)
    #expect(!isDamaged)
    #expect(tally.fileText == text)
  }

  @Test("names the weakest topic")
  func weakest() {
    var tally = Tally()
    for isRight in [true, true, false] { tally.count(.sum, isRight: isRight) }
    for isRight in [false, false, true] { tally.count(.fate, isRight: isRight) }
    tally.count(.bias, isRight: false)
    #expect(tally.weakest == .fate)
    #expect(one.weakest == nil)
  }
}
