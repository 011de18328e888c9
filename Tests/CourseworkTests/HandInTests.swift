import Exercises
import Explorer
import Lessons
import NeuralNetwork
import Storage
import Testing

@testable import Coursework

@Suite("A hand-in")
struct HandInTests {
  @Test func `reads back as it was written`() throws {
    let quiz = QuizAnswer(line: "sum 3 11.5")
    let handIn = try Classroom.handIn(answers: [try #require(quiz)])
    #expect(try HandIn(bytes: handIn.bytes) == handIn)
  }

  @Test func `holds where nobody changed it, and counts what was done`() throws {
    let checked = try Classroom.check(try Classroom.handIn().bytes)
    #expect(checked.findings == [])
    let record = try #require(checked.parts.first?.records.first)
    #expect(record.ending == .done)
    #expect((record.guesses, record.rightGuesses) == (1, 0))
    #expect((record.hints, record.tries) == (1, 1))
    #expect(checked.parts.first?.isFinished == true)
  }

  @Test(
    "names a number that was typed into it",
    arguments: [
      ("record done 1 0 1 1 0", "record done 1 1 1 1 0", "right guesses"),
      ("record done 1 0 1 1 0", "record done 1 0 0 1 0", "guesses"),
      ("record done 1 0 1 1 0", "record done 0 0 1 1 0", "hints"),
      ("record done 1 0 1 1 0", "record done 1 0 1 0 0", "early done"),
      ("+forward\n=\non\non\n", "on\non\n", "done"),
      ("on\non\n", "on\n", "finished"),
    ])
  func forged(old: String, new: String, word: String) throws {
    let checked = try Classroom.check(Classroom.forged(try Classroom.handIn(), old, new))
    #expect(checked.isForged)
    #expect(checked.findings.contains { $0.words.contains(word) && $0.words.contains("product") })
    // What is counted is what the statements give.
    #expect(checked.parts.first?.records.first?.rightGuesses == 0)
  }

  @Test func `says that a time was changed by hand`() throws {
    let text = String(decoding: try Classroom.handIn().bytes, as: UTF8.self)
    let edited = text.replacing("record done 1 0 1 1 0", with: "record done 1 0 1 1 9")
    #expect(try Classroom.check(Array(edited.utf8)).findings == [.edited])
  }

  @Test func `is called cut off wherever it ends too early`() throws {
    let bytes = try Classroom.handIn().bytes
    let lines = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.dropLast()
    for end in lines.dropFirst() {
      #expect(throws: HandInProblem.truncated) { try HandIn(bytes: Array(bytes[...end])) }
    }
  }

  @Test(
    "is told from other files",
    arguments: [
      "", "\n", "gradus lesson progress 1\nname a\n", "PK\u{3}\u{4}", "gradus hand-in 9\n# x\n",
      "gradus hand-in 1\n# x\n", "gradus hand-in 1\nname \u{1B}[31m\n# x\n",
      "gradus hand-in 1\nname a\nlesson b\nrecord done 99999999999999999999 0 0 0 0\n# x\n",
      "gradus hand-in 1\nname a\nlesson b\nrecord done -1 0 0 0 0\n# x\n",
      "gradus hand-in 1\nname a\nquiz nonsense 3 4\n# x\n", "gradus hand-in 1\nname a\nwhat\n# x\n",
      "gradus hand-in 1\nname a\nlesson b\nname b\nlesson b\nname b\n# x\n",
    ])
  func foreign(text: String) {
    #expect(throws: HandInProblem.self) { try HandIn(bytes: Array(text.utf8)) }
  }

  @Test func `survives any byte that was changed`() throws {
    let bytes = try Classroom.handIn().bytes
    var random = RandomGenerator(seed: 7, stream: "hand-ins")
    var checker = HandInChecker([try Classroom.lesson()], version: "1", budget: 500)
    for _ in 0..<200 {
      var changed = bytes
      for _ in 0..<3 {
        changed[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
      }
      do throws(HandInProblem) {
        let checked = try checker.check(changed, file: "a.handin")
        #expect(changed == bytes || !checked.findings.isEmpty)
      } catch {
        #expect(!error.words.isEmpty)
      }
    }
  }

  @Test(
    "with statements that would do harm is stopped, and the rest goes on",
    arguments: [
      "train 100000000 steps", "let a = sum(correlate(randn(1,2000,2000), randn(8,1,64,64)))",
      "let a = randn(8192,8192)", "save /tmp/gradus-hand-in-was-here",
      "export csv /tmp/gradus-hand-in-was-here net",
    ])
  func hostile(statement: String) throws {
    let file = Classroom.forged(
      try Classroom.handIn(), "+forward\n", "+\(statement)\n+forward\n")
    let start = ContinuousClock.now
    let checked = try Classroom.check(file, budget: 300)
    #expect(ContinuousClock.now - start < .seconds(60))
    #expect(checked.handIn.name == "Ada")
    #expect(throws: FileStore.FileError.self) {
      try FileStore.read("/tmp/gradus-hand-in-was-here", limit: 1)
    }
  }

  @Test(arguments: ["source /etc/passwd", "load /etc/passwd", "data load /etc/passwd"])
  func `reads no file of who collects it`(statement: String) throws {
    let file = Classroom.forged(
      try Classroom.handIn(), "+forward\n", "+\(statement)\n+forward\n")
    let checked = try Classroom.check(file)
    #expect(checked.findings == [.needsFile(lesson: "product", statement: statement)])
    #expect(checked.parts.first?.replay == nil)
  }

  @Test func `goes on where the lesson was taken a second time`() throws {
    var first = LessonRun(of: try Classroom.lesson())
    _ = first.begin()
    Classroom.take(Classroom.usualWay, in: &first)
    var second = LessonRun(of: try Classroom.lesson())
    second.recall(LessonProgress(of: first))
    _ = second.begin()
    Classroom.take(["?6", "forward"], in: &second)
    let handIn = HandIn(
      name: "Ada", version: "1", lessons: [LessonProgress(of: second)], answers: [])
    let checked = try Classroom.check(handIn.bytes)
    #expect(checked.findings == [])
    let record = try #require(checked.parts.first?.records.first)
    #expect((record.guesses, record.rightGuesses) == (2, 1))
    // It is taken up where it was left, which the first time has no part in.
    var third = LessonRun(of: try Classroom.lesson())
    #expect(third.resume(LessonProgress(of: second)) == .whole)
    #expect(LessonProgress(of: third) == LessonProgress(of: second))
  }

  @Test func `says of steps done with another version that they cannot be checked`() throws {
    var before = LessonRun(of: try Classroom.lesson(Classroom.text + "More to read.\n"))
    _ = before.begin()
    Classroom.take(["?6", "forward", "on"], in: &before)
    var run = LessonRun(of: try Classroom.lesson())
    #expect(run.resume(LessonProgress(of: before)) == .changed)
    Classroom.take(["on"], in: &run)
    let handIn = HandIn(name: "Ada", version: "1", lessons: [LessonProgress(of: run)], answers: [])
    let checked = try Classroom.check(handIn.bytes)
    #expect(checked.findings == [.carried(lesson: "product", steps: 1)])
    #expect(checked.parts.first?.isChecked(0) == false)
  }

  @Test func `of an earlier program, which kept no times, is not called forged`() throws {
    let text = LessonProgress(of: try taken()).text
    let old = text.replacing("record done 1 0 1 1 0", with: "record done 3 2 4 1")
      .replacing("record read 0 0 0 0 0", with: "record read 0 0 0 0")
    let progress = try #require(LessonProgress(text: old))
    let handIn = HandIn(name: "Ada", version: "1", lessons: [progress], answers: [])
    #expect(try Classroom.check(handIn.bytes).isForged == false)
  }

  private func taken() throws -> LessonRun {
    var run = LessonRun(of: try Classroom.lesson())
    _ = run.begin()
    Classroom.take(Classroom.usualWay, in: &run)
    return run
  }

  @Test func `has its answers to the quiz marked again`() throws {
    // By hand: the first exercise on sums has one answer, which no other number is.
    let exercise = Exercise(.sum, seed: 3)
    guard case .number(let number) = exercise.answer else {
      Issue.record("a sum is a number")
      return
    }
    let lines = ["sum 3 \(number)", "sum 3 \(number + 1)", "sum 3"]
    let answers = lines.compactMap { QuizAnswer(line: $0) }
    let tally = try Classroom.check(try Classroom.handIn(answers: answers).bytes).tally
    #expect((tally[.sum].asked, tally[.sum].right) == (3, 1))
  }
}
