import CommandLanguage

/// Something that a lesson's test found.
package struct LessonFinding: Sendable {
  /// What can be found.
  package enum Problem: Sendable {
    /// Something of its own that does not run.
    case defect(LessonDefect)
    /// A line is longer than 80 columns.
    case lineTooLong(columns: Int)
    /// The lesson to take before is not there, or does not come before.
    case needsUnknown(Int)
    /// The header's minutes are far from what the lesson takes.
    case minutesUnlikely(stated: Int, likely: Int)
    /// The header's seed is none.
    case seedRefused(Int)
    /// A prediction's answer is a number that was worked out beforehand.
    case answerIsLiteral
    /// The guess that is right is not taken for right.
    case rightGuessRefused(String)
    /// The reason of an answer cannot be shown.
    case reasonFails
    /// What is said to a wrong guess is about the right one.
    case replyToRight(String)
    /// What is said to a wrong guess cannot be reached.
    case replyUnreached(String)
    /// A wrong option has no words of its own, and another one has.
    case optionWithoutReply(Int)
    /// All checks hold before the learner did anything.
    case doneAtStart
    /// A statement of the solution fails.
    case solutionStops(SourceStatement, Diagnostic)
    /// The solution does not pass.
    case solutionFails([CheckVerdict])
    /// A statement of a mistake fails.
    case mistakeStops(SourceStatement, Diagnostic)
    /// A mistake passes the checks.
    case mistakePasses
    /// A mistake gets the feedback of another one.
    case mistakeTaken(for: String)
    /// The condition of a mistake does not hold behind the mistake.
    case conditionFails
    /// A mistake that cannot be told from having done nothing.
    case mistakeUnseen
    /// Who makes a mistake and goes back cannot be helped by the solution.
    case solutionFailsBehindMistake([CheckVerdict])
    /// The last hint, which is the command, fails where it is typed.
    case hintStops(SourceStatement, Diagnostic)
    /// The last hint does not do what is asked.
    case hintFails([CheckVerdict])
    /// A hint before the last holds a statement of the solution.
    case hintGivesAnswer(number: Int, statement: String)
    /// The learner's own work comes out right without being done.
    case attackPasses(LessonAttack)
    /// What is drawn anew does not change what is to be worked out.
    case ownDoesNotVary(String)
    /// The values behind `varying` cannot be drawn, or the solution does not run on others.
    case ownCannotVary
    /// The solution is taken for somebody else's work.
    case solutionIsForeign(OwnVerdict)
    /// Skipping does not lead to the end.
    case skippingStops(step: Int)
    /// A step is not in the same state when it is come to again.
    case stateDiffers(step: Int, way: String)
  }

  /// The line, counted from 1.
  package let line: Int
  /// What was found.
  package let problem: Problem

  /// The report with file and line.
  package func report(file: String) -> String {
    switch problem {
    case .defect(let defect): defect.report(file: file)
    case .solutionStops(let source, let diagnostic), .mistakeStops(let source, let diagnostic),
      .hintStops(let source, let diagnostic):
      source.report(diagnostic, file: file)
    default: "\(file):\(line):1: \(words)"
    }
  }

  private var words: String {
    switch problem {
    case .defect, .solutionStops, .mistakeStops, .hintStops: ""
    case .needsUnknown(let number):
      "'needs: \(number)' names no lesson that comes before this one"
    case .minutesUnlikely(let stated, let likely):
      "'minutes: \(stated)' is far from the \(likely) that reading, guessing and typing take"
    case .seedRefused(let seed): "'seed: \(seed)' is not a seed"
    case .answerIsLiteral:
      "the answer is a number worked out beforehand: give what it comes from, as \(Self.expressionExample)"
    case .lineTooLong(let columns): "the line has \(columns) columns; 80 fit"
    case .rightGuessRefused(let guess): "'\(guess)' is the answer and is not taken for right"
    case .doneAtStart: "all checks hold before the learner has done anything"
    case .solutionFails(let verdicts): "the solution does not pass: " + Self.list(verdicts)
    case .solutionFailsBehindMistake(let verdicts):
      "behind this mistake and `lesson reset` the solution does not pass: " + Self.list(verdicts)
    case .hintFails(let verdicts):
      "the last hint, typed, does not do what is asked: " + Self.list(verdicts)
    case .mistakeUnseen:
      "the mistake leaves all as it was and uses no command, so that nobody can be told of it"
    case .mistakePasses: "the mistake passes the checks"
    case .conditionFails: "what is behind `when` does not hold behind the mistake's statements"
    case .mistakeTaken(let other):
      "the mistake leads to the same state as another one, and is told: \(other)"
    case .hintGivesAnswer(let number, let statement):
      "hint \(number) holds a statement of the solution: \(statement)"
    case .reasonFails: "the reason behind `because` cannot be worked out, or is not one short value"
    case .replyToRight(let guess): "'\(guess)' is the answer, and is spoken to as a wrong guess"
    case .replyUnreached(let guess): "'\(guess)' gets the words of another guess, or none"
    case .optionWithoutReply(let option): "option \(option) has no words, and another one has"
    case .attackPasses(let attack): "'\(attack.statement)' passes for work of the learner's own"
    case .ownDoesNotVary(let name): "\(name) stays the same with what is behind `varying`"
    case .ownCannotVary:
      "what is behind `varying` cannot be drawn anew, or the solution does not run on it"
    case .solutionIsForeign(let verdict):
      "the solution's own \(verdict.name) is taken for \(verdict.inShort)"
    case .skippingStops(let step): "skipping stops at step \(step + 1)"
    case .stateDiffers(let step, let way):
      "step \(step + 1) is in another state when it is come to by \(way)"
    }
  }
}

extension LessonFinding {
  fileprivate static let expressionExample = "number: sum(input)"

  fileprivate static func list(_ verdicts: [CheckVerdict]) -> String {
    verdicts.map { "'\($0.check.text)' (line \($0.check.line)): \($0.findingWords)" }
      .joined(separator: "; ")
  }
}

extension CheckVerdict {
  /// What was found, in a few words for a lesson's author.
  var findingWords: String {
    switch finding {
    case .value(let text, let value):
      value.count == 1
        ? "\(text) is \(value.elements[0])" : "\(text) has \(value.shape) other numbers"
    case .shape(let text, let shape, _): "\(text) has the shape \(shape), which does not fit"
    case .noName(let name): "there is no \(name)"
    case .goneLayer(let layer): "\(layer) is no longer in the network"
    case .problem(let diagnostic): diagnostic.message
    case .notUsed(let word): "\(word) was not used"
    case .nothing: "it is 0"
    }
  }
}
