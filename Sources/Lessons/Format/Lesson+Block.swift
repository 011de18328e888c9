import CommandLanguage

extension Lesson {
  /// A part of a step.
  package enum Block: Sendable {
    /// Words to read.
    case prose(Prose)
    /// Statements that run in silence.
    case setup(Script)
    /// Statements that the lesson types for the learner.
    case demo(Script)
    /// A question to commit to before the answer shows.
    case predict(Prediction)
    /// What to do.
    case task(Prose)
    /// What must hold then.
    case checks([Check])
    /// What the learner has to work out.
    case own(OwnWork)
    /// A plausible mistake.
    case mistake(Mistake)
    /// A hint.
    case hint(Prose)
    /// Statements that do what is asked.
    case solution(Script)
    /// What the teacher alone reads.
    case notes(Prose)
  }

  /// Statements of a block, all of which could be read.
  package struct Script: Sendable {
    /// The line of the block's fence, counted from 1.
    package let line: Int
    /// The statements in order, their lines those of the lesson's file.
    package let statements: [SourceStatement]

    /// The statements as one types them, each on a line of its own.
    var text: String { statements.map(\.text).joined(separator: "\n") }
  }

  /// A plausible mistake and what the learner is then told.
  package struct Mistake: Sendable {
    /// What to say to it.
    package let feedback: String
    /// What all sessions have in common that it is said to; `nil` where it is said to the one alone
    /// to which the statements lead.
    package let condition: Expression?
    /// The statements of the mistake, from where the learner starts.
    package let script: Script
  }
}
