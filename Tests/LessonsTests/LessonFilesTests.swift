import Lessons
import NeuralNetwork
import Testing

@Suite struct LessonFilesTests {
  @Test func `there are lessons, in order, each of whose needs is there`() throws {
    let lessons = try LessonFiles.all.map { try LessonLibrary.lesson(at: $0) }
    let numbers = lessons.compactMap(\.number)
    #expect(numbers.count == lessons.count && numbers == numbers.sorted())
    #expect(Set(numbers).count == numbers.count)
    #expect(Set(lessons.map(\.name)).count == lessons.count)
    for lesson in lessons {
      let needs = lesson.needs
      #expect(needs.map { $0 < lesson.number ?? 0 } ?? true, "\(lesson.name)")
      #expect(lesson.steps.contains { !$0.checks.isEmpty }, "\(lesson.name)")
    }
  }

  @Test(arguments: LessonFiles.all)
  func `every lesson stands its test`(file: String) throws {
    let test = try LessonTest(LessonFiles.bytes(file), file: LessonFiles.name(file))
    let reports = test.findings.map { $0.report(file: LessonFiles.name(file)) }
    #expect(reports.isEmpty, "\(reports.joined(separator: "\n"))")
    // What a step's first question is about is on the screen with it.
    let tall = test.screens.filter { $0.isFirst }.map { "step \($0.step + 1): \($0.count) lines" }
    #expect(tall.isEmpty, "\(tall.joined(separator: "\n"))")
  }

  /// That of dropout is left out: no lesson has such a layer.
  private static let faultsBeneath = Fault.allCases.filter { $0 != .dropoutUnscaled }

  @Test(arguments: faultsBeneath)
  func `every fault beneath the lessons is noticed by one of them`(fault: Fault) throws {
    // The later ones train for long; what is broken shows in the earlier ones.
    let noticing = try LessonFiles.all.first { file in
      MutationTest.firstFailure(of: try LessonLibrary.lesson(at: file), with: fault) != nil
    }
    #expect(noticing != nil)
  }

  @Test(arguments: [
    (Fault.noSum, 2), (.mean, 2), (.innerNoSum, 3), (.biasMean, 7), (.updateEarly, 8),
    (.reluOpen, 9), (.poolSpread, 10), (.inputUnturned, 11), (.flippedKernel, 12),
    (.strideIgnored, 12), (.paddingShifted, 12), (.batchMeanForgotten, 15),
    (.normMeanConstant, 16), (.normVarianceConstant, 16), (.runningStatistics, 16),
    (.skipLost, 17), (.sharedLastUse, 17), (.mean, 20), (.biasMean, 20), (.inputUnturned, 20),
  ])
  func `the lesson that teaches a point fails where that point is broken`(
    fault: Fault, number: Int
  ) throws {
    let lesson = try #require(
      try LessonFiles.all.map { try LessonLibrary.lesson(at: $0) }.first { $0.number == number })
    #expect(MutationTest.firstFailure(of: lesson, with: fault) != nil, "\(lesson.name)")
  }
}
