import Exercises
import Explorer
import Lessons
import NeuralNetwork
import Storage

/// Holds hand-ins against what their own statements give, one after another.
///
/// What all of them share, the lessons' own states and the questions of the quiz, is worked out once.
package struct HandInChecker: Sendable {
  private let lessons: [String: Lesson]
  private let version: String
  private let budget: Int
  private var replayers: [String: LessonReplayer] = [:]
  private var exercises: [String: Exercise] = [:]

  /// Makes a checker.
  ///
  /// - Parameters:
  ///   - lessons: those that are known.
  ///   - version: this program's.
  ///   - budget: how much processor time one hand-in may take, in milliseconds.
  package init(_ lessons: [Lesson], version: String, budget: Int = 20_000) {
    self.lessons = Dictionary(lessons.map { ($0.name, $0) }) { first, _ in first }
    self.version = version
    self.budget = budget
  }

  /// Checks a file.
  ///
  /// - Throws: why it is none that could be looked at.
  package mutating func check(
    _ bytes: [UInt8], file: String
  ) throws(HandInProblem) -> CheckedHandIn {
    let handIn = try HandIn(bytes: bytes)
    var findings: [HandInFinding] = FileMark.isWhole(bytes) ? [] : [.edited]
    if handIn.version != version { findings.append(.otherVersion(handIn.version)) }
    let clock = WorkBudget(milliseconds: budget)
    var parts: [CheckedHandIn.Part] = []
    for progress in handIn.lessons {
      parts.append(check(progress, within: clock, &findings))
    }
    var tally = Tally()
    for answer in handIn.answers {
      guard !clock.isSpent else {
        findings.append(.tooLong(lesson: "quiz"))
        break
      }
      guard let isRight = isRight(answer, within: clock) else {
        findings.append(
          .noAnswer(
            .init(topic: answer.topic.rawValue, seed: answer.seed, text: answer.text ?? "")))
        continue
      }
      tally.count(answer.topic, isRight: isRight)
    }
    return CheckedHandIn(
      file: file, handIn: handIn, parts: parts, tally: tally, findings: findings)
  }

  private mutating func check(
    _ progress: LessonProgress, within clock: WorkBudget, _ findings: inout [HandInFinding]
  ) -> CheckedHandIn.Part {
    let name = progress.name
    guard let lesson = lessons[name] else {
      findings.append(.unknownLesson(name, title: progress.title))
      return .init(progress: progress, lesson: nil, replay: nil)
    }
    guard lesson.fingerprint == progress.fingerprint,
      lesson.steps.count == progress.records.count
    else {
      findings.append(.otherLesson(name))
      return .init(progress: progress, lesson: nil, replay: nil)
    }
    var replayer = replayers[name] ?? LessonReplayer(of: lesson)
    // Not held twice, so that it is not copied.
    replayers[name] = nil
    let replay = replayer.replay(progress, milliseconds: clock.left)
    replayers[name] = replayer
    switch replay.extent {
    case .stopped: findings.append(.tooLong(lesson: name))
    case .needsFile(let statement):
      findings.append(.needsFile(lesson: name, statement: statement))
    case .whole:
      findings += Self.differences(progress, replay)
      if !replay.carried.isEmpty {
        findings.append(.carried(lesson: name, steps: replay.carried.count))
      }
      return .init(progress: progress, lesson: lesson, replay: replay)
    }
    return .init(progress: progress, lesson: lesson, replay: nil)
  }

  /// Where what a file says is not what its statements give.
  private static func differences(
    _ progress: LessonProgress, _ replay: LessonReplay
  ) -> [HandInFinding] {
    var findings: [HandInFinding] = []
    for (step, (said, found)) in zip(progress.records, replay.records).enumerated() {
      if said.ending != found.ending {
        findings.append(
          .ended(said: said.ending, found: found.ending, lesson: progress.name, step: step))
      }
      let counts: [(HandInFinding.Count, KeyPath<StepRecord, Int>)] = [
        (.rightGuesses, \.rightGuesses), (.guesses, \.guesses), (.hints, \.hints),
        (.tries, \.tries),
      ]
      for (count, path) in counts where said[keyPath: path] != found[keyPath: path] {
        findings.append(
          .counted(
            count, said: said[keyPath: path], found: found[keyPath: path],
            lesson: progress.name, step: step))
      }
    }
    if progress.isFinished, !replay.isFinished, replay.carried.isEmpty {
      findings.append(.notFinished(lesson: progress.name))
    }
    return findings
  }

  /// Whether an answer to the quiz is right; `nil` where it is no answer.
  private mutating func isRight(_ answer: QuizAnswer, within clock: WorkBudget) -> Bool? {
    let question = "\(answer.topic.rawValue) \(answer.seed)"
    let exercise = exercises[question] ?? answer.exercise
    exercises[question] = exercise
    return answer.mark(exercise, interruption: Interruption { clock.isSpent })?.isRight
  }
}
