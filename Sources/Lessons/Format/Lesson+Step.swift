extension Lesson {
  /// One thing to do, or to read: what stands under a `##` heading.
  package struct Step: Sendable {
    /// The heading.
    package let title: String
    /// The heading's line, counted from 1.
    package let line: Int
    /// What stands under it, in order.
    package let blocks: [Block]
  }
}

extension Lesson.Step {
  /// What is shown and run when the step begins: all but what waits for the learner.
  package var opening: [Lesson.Block] {
    let end = blocks.firstIndex { if case .solution = $0 { true } else { false } }
    return blocks[..<(end ?? blocks.endIndex)].filter { block in
      switch block {
      case .prose, .setup, .demo, .predict, .task: true
      case .checks, .own, .mistake, .hint, .solution, .notes: false
      }
    }
  }

  /// The statements that set it up before the learner's turn.
  package var setUp: [String] {
    opening.flatMap { block -> [String] in
      guard case .setup(let script) = block else { return [] }
      return script.statements.map(\.text)
    }
  }

  /// What to do, if there is something to do.
  package var task: Prose? { blocks.lazy.compactMap { $0.task }.first }

  /// What must hold for the step to be done; none in a step to read.
  package var checks: [Lesson.Check] {
    blocks.lazy.compactMap { if case .checks(let checks) = $0 { checks } else { nil } }.first ?? []
  }

  /// What the learner has to work out.
  package var ownWork: [Lesson.OwnWork] {
    blocks.compactMap { if case .own(let work) = $0 { work } else { nil } }
  }

  /// Plausible mistakes, each with what to say to it.
  package var mistakes: [Lesson.Mistake] {
    blocks.compactMap { if case .mistake(let mistake) = $0 { mistake } else { nil } }
  }

  /// The hints, from the nudge to the command.
  package var hints: [Prose] {
    blocks.compactMap { if case .hint(let hint) = $0 { hint } else { nil } }
  }

  /// Statements that do what is asked.
  package var solution: Lesson.Script? {
    blocks.lazy.compactMap { if case .solution(let script) = $0 { script } else { nil } }.first
  }

  /// What the teacher alone reads.
  package var notes: [Prose] {
    blocks.compactMap { if case .notes(let notes) = $0 { notes } else { nil } }
  }

  /// The predictions, in the order in which they are asked.
  package var predictions: [Lesson.Prediction] {
    blocks.compactMap { if case .predict(let prediction) = $0 { prediction } else { nil } }
  }

  /// The words once the step is done: the prose behind the solution.
  package var closing: [Prose] {
    let start = blocks.firstIndex { if case .solution = $0 { true } else { false } }
    guard let start else { return [] }
    return blocks[start...].compactMap { if case .prose(let prose) = $0 { prose } else { nil } }
  }

  /// Whether there is nothing to do but read.
  package var isReading: Bool { checks.isEmpty }
}

extension Lesson.Block {
  /// The task, where this is one.
  fileprivate var task: Prose? { if case .task(let task) = self { task } else { nil } }
}
