import CommandLanguage
import Documents
import Explorer

/// A part of a presentation that comes on the screen at once.
enum PresentationCue: Sendable {
  /// A step begins: what was on the screen goes.
  case step(Int)
  /// Words.
  case words([Documents.Block])
  /// Statements that run in silence.
  case setup([SourceStatement])
  /// A statement: typed first, then run.
  case statement(SourceStatement)
  /// A question: asked first, then answered.
  case question(Lesson.Prediction)
}

extension PresentationCue {
  /// The cues of a lesson's step; what the class is to do comes before the solution that does it.
  static func cues(of step: Lesson.Step, number: Int) -> [PresentationCue] {
    var cues: [PresentationCue] = [.step(number)]
    for block in step.blocks {
      switch block {
      case .prose(let prose): cues.append(.words(prose.blocks))
      case .task(let task): cues.append(.words(Self.task(task)))
      case .setup(let script): cues.append(.setup(script.statements))
      case .demo(let script), .solution(let script):
        cues += script.statements.map { .statement($0) }
      case .predict(let prediction): cues.append(.question(prediction))
      case .checks, .own, .mistake, .hint, .notes: break
      }
    }
    return cues
  }

  private static func task(_ task: Prose) -> [Documents.Block] {
    var blocks = task.blocks
    if case .paragraph(let text)? = blocks.first {
      blocks[0] = .paragraph(Text.strong("your turn: ") + text)
    }
    return blocks
  }

  /// Whether it stays out of sight.
  var isSilent: Bool {
    switch self {
    case .step, .setup: true
    case .words, .statement, .question: false
    }
  }
}
