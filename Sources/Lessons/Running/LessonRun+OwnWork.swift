import CommandLanguage
import Explorer
import NeuralNetwork

// All that the learner typed is done again from where the turn came, with gradients that read wrong,
// and with other values. What was worked out stays right both times.
extension LessonRun {
  /// What is not the learner's own in what certain statements led to; `nil` where all is.
  ///
  /// Where the statements cannot be done again in the time there is, nothing is held against them.
  ///
  /// - Precondition: the checks hold in the present session.
  func foreignWork(in statements: [String]) -> OwnVerdict? {
    for work in current.ownWork {
      guard let answers = values(of: work) else { continue }
      if work.isWalked {
        if let name = jumped(work, answers, statements) {
          return OwnVerdict(name: name, source: .jumped, remedy: work.remedy)
        }
        continue
      }
      if !work.isLearned, let name = readOff(work, answers, statements) {
        return OwnVerdict(name: name, source: .readOff, remedy: work.remedy)
      }
      if let (name, source) = unmoved(work, answers, statements) {
        return OwnVerdict(name: name, source: source, remedy: work.remedy)
      }
    }
    return nil
  }

  /// The values of what is to be worked out; `nil` where one has none.
  func values(of work: Lesson.OwnWork) -> [Tensor]? {
    var values: [Tensor] = []
    for name in work.names {
      guard case .success(let value) = interpreter.value(of: name) else { return nil }
      values.append(value)
    }
    return values
  }

  /// The name of what follows a gradient that reads wrong, if anything does.
  private func readOff(
    _ work: Lesson.OwnWork, _ answers: [Tensor], _ statements: [String]
  ) -> String? {
    let falsification = interpreter.falsification(
      of: answers, asked: work.asked, reachingTerms: current.solution?.readsTerms != true,
      measured: work.isMeasured)
    var faulty = beginning()
    faulty.interpreter.falsify(by: falsification)
    guard faulty.replay(statements), let found = faulty.values(of: work),
      let place = Self.firstDifference(answers, found)
    else { return nil }
    // What comes out differently each time was not read off.
    var again = beginning()
    guard again.replay(statements), let same = again.values(of: work),
      Self.firstDifference(answers, same) == nil
    else { return nil }
    return work.nameTexts[place]
  }

  /// The name of what does not follow the values that it rests on, if anything does not.
  private func unmoved(
    _ work: Lesson.OwnWork, _ answers: [Tensor], _ statements: [String]
  ) -> (String, OwnVerdict.Source)? {
    guard !work.varying.isEmpty, let solution = current.solution else { return nil }
    var varied = beginning()
    guard varied.interpreter.redraw(work.varying) else { return nil }
    var right = varied
    guard right.replay(solution.statements.map(\.text)), let expected = right.values(of: work),
      varied.replay(statements), let found = varied.values(of: work)
    else { return nil }
    // A step may be done in more than one way, by what its checks say.
    let isOpen = right.expressionsHold && varied.expressionsHold
    for place in answers.indices where !Self.alike(answers[place], expected[place]) {
      let isUnmoved = Self.alike(answers[place], found[place])
      if work.isMeasured {
        if isUnmoved { return (work.nameTexts[place], .typed) }
      } else if !Self.alike(expected[place], found[place]), isUnmoved || !isOpen {
        return (work.nameTexts[place], isUnmoved ? .typed : .fitsHereAlone)
      }
    }
    return nil
  }

  /// The name of what stays as it is with another beginning and with gradients that read wrong, if
  /// anything does: nobody walked there.
  private func jumped(
    _ work: Lesson.OwnWork, _ answers: [Tensor], _ statements: [String]
  ) -> String? {
    var (elsewhere, faulty) = (beginning(), beginning())
    guard elsewhere.interpreter.redraw(work.varying) else { return nil }
    var falsification = interpreter.falsification(
      of: answers, asked: work.asked, reachingTerms: true, measured: false)
    falsification.reachesTraining = true
    faulty.interpreter.falsify(by: falsification)
    guard elsewhere.replay(statements), let first = elsewhere.values(of: work),
      faulty.replay(statements), let second = faulty.values(of: work)
    else { return nil }
    return answers.indices.first {
      Self.alike(answers[$0], first[$0]) && Self.alike(answers[$0], second[$0])
    }.map { work.nameTexts[$0] }
  }

  /// This step where the learner's turn came.
  private func beginning() -> LessonRun {
    var run = self
    run.adopt(own)
    run.interpreter.beginHistory()
    return run
  }

  /// Whether the checks hold but for those that ask for a command.
  private var expressionsHold: Bool {
    verdicts().allSatisfy { verdict in
      if case .used = verdict.check.kind { true } else { verdict.holds }
    }
  }

  private static func firstDifference(_ a: [Tensor], _ b: [Tensor]) -> Int? {
    a.indices.first { !alike(a[$0], b[$0]) }
  }

  /// Whether two values have the same numbers in the same order; axes of extent 1 are none.
  static func alike(_ a: Tensor, _ b: Tensor) -> Bool {
    a.shape.extents.filter { $0 != 1 } == b.shape.extents.filter { $0 != 1 }
      && zip(a.elements, b.elements).allSatisfy {
        $0 == $1 || ($0 - $1).magnitude <= 1e-9 * max(1, $0.magnitude, $1.magnitude)
          || ($0.isNaN && $1.isNaN)
      }
  }
}

extension Lesson.Script {
  /// Whether it adds up the terms of a gradient itself, which are then not the answer.
  fileprivate var readsTerms: Bool {
    statements.contains { $0.text.contains("contributions(") || $0.text.contains("unroll(") }
  }
}
