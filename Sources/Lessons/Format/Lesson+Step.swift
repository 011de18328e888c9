extension Lesson {
  /// One thing to do, or to read: what stands under a `##` heading.
  public struct Step: Sendable {
    /// The heading.
    public let title: String
    /// The heading's line, counted from 1.
    public let line: Int
    /// What stands under it, in order.
    public let blocks: [Block]
  }
}

extension Lesson.Step {
  /// What is shown and run when the step begins: all but what waits for the learner.
  public var opening: [Lesson.Block] {
    let end = blocks.firstIndex { if case .solution = $0 { true } else { false } }
    return blocks[..<(end ?? blocks.endIndex)].filter { block in
      switch block {
      case .prose, .setup, .demo, .predict, .task: true
      case .checks, .own, .mistake, .hint, .solution, .notes: false
      }
    }
  }

  /// What to do, if there is something to do.
  public var task: Prose? { blocks.lazy.compactMap { $0.task }.first }

  /// What must hold for the step to be done; none in a step to read.
  public var checks: [Lesson.Check] {
    blocks.lazy.compactMap { if case .checks(let checks) = $0 { checks } else { nil } }.first ?? []
  }

  /// What the learner has to work out.
  public var ownWork: [Lesson.OwnWork] {
    blocks.compactMap { if case .own(let work) = $0 { work } else { nil } }
  }

  /// Plausible mistakes, each with what to say to it.
  public var mistakes: [Lesson.Mistake] {
    blocks.compactMap { if case .mistake(let mistake) = $0 { mistake } else { nil } }
  }

  /// The hints, from the nudge to the command.
  public var hints: [Prose] {
    blocks.compactMap { if case .hint(let hint) = $0 { hint } else { nil } }
  }

  /// Statements that do what is asked.
  public var solution: Lesson.Script? {
    blocks.lazy.compactMap { if case .solution(let script) = $0 { script } else { nil } }.first
  }

  /// What the teacher alone reads.
  public var notes: [Prose] {
    blocks.compactMap { if case .notes(let notes) = $0 { notes } else { nil } }
  }

  /// The predictions, in the order in which they are asked.
  public var predictions: [Lesson.Prediction] {
    blocks.compactMap { if case .predict(let prediction) = $0 { prediction } else { nil } }
  }

  /// The words once the step is done: the prose behind the solution.
  public var closing: [Prose] {
    let start = blocks.firstIndex { if case .solution = $0 { true } else { false } }
    guard let start else { return [] }
    return blocks[start...].compactMap { if case .prose(let prose) = $0 { prose } else { nil } }
  }

  /// Whether there is nothing to do but read.
  public var isReading: Bool { checks.isEmpty }
}

extension Lesson.Block {
  /// The task, where this is one.
  fileprivate var task: Prose? { if case .task(let task) = self { task } else { nil } }
}
