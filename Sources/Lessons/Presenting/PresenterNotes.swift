import Documents
import NeuralNetwork

/// What a teacher sees on the second terminal: the step's notes, what comes next, the answer.
package struct PresenterNotes: Equatable, Sendable {
  /// The presentation's title.
  package var title = ""
  /// The step, as `2/9 Each place asks for something`.
  package var step = ""
  /// What comes with the next key.
  package var next = ""
  /// The answer to the question on the screen; empty where there is none.
  package var answer = ""
  /// How many have voted.
  package var votes = 0
  /// Whether the class sees a blank screen.
  package var isBlank = false
  /// When it began, in seconds since 1970.
  package var began = 0
  /// The process that presents.
  package var process = 0
  /// The teacher's notes, line by line.
  package var lines: [String] = []

  /// Makes empty notes.
  package init() {}

  private static let header = "gradus notes 1"

  /// What a line of the file's head says.
  private enum Key: String, CaseIterable {
    case title, step, next, answer, votes, blank, began, process
  }

  private subscript(key: Key) -> String {
    get {
      switch key {
      case .title: title
      case .step: step
      case .next: next
      case .answer: answer
      case .votes: String(votes)
      case .blank: isBlank ? "1" : "0"
      case .began: String(began)
      case .process: String(process)
      }
    }
    set {
      switch key {
      case .title: title = newValue
      case .step: step = newValue
      case .next: next = newValue
      case .answer: answer = newValue
      case .votes: votes = Int(newValue) ?? 0
      case .blank: isBlank = newValue == "1"
      case .began: began = Int(newValue) ?? 0
      case .process: process = Int(newValue) ?? 0
      }
    }
  }

  /// The notes as the file between the two terminals has them.
  package var text: String {
    func flat(_ text: String) -> String { text.split { $0.isNewline }.joined(separator: " ") }
    let head = Key.allCases.map { "\($0.rawValue) \(flat(self[$0]))" }
    return ([Self.header] + head + [""] + lines.map(flat)).joined(separator: "\n") + "\n"
  }

  /// Reads such a file; `nil` where it is none.
  ///
  /// A line of the head that is not known says nothing.
  package init?(text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    guard lines.popFirst() == Self.header[...] else { return nil }
    while let line = lines.popFirst(), !line.isEmpty {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard let key = Key(rawValue: String(parts[0])) else { continue }
      self[key] = parts.count > 1 ? String(parts[1]) : ""
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    self.lines = lines.map(String.init)
  }

  /// The notes as a page.
  package var blocks: [Documents.Block] {
    var blocks: [Documents.Block] = []
    if let prose = Prose(lines.enumerated().map { LessonLine(number: $0 + 1, text: $1) }) {
      blocks += prose.blocks
    } else {
      blocks.append(.paragraph(.muted("no notes for this step")))
    }
    if !answer.isEmpty { blocks.append(.paragraph("\(.strong("answer:")) \(answer)")) }
    if votes > 0 { blocks.append(.paragraph("\(votes.counted("vote"))")) }
    if !next.isEmpty { blocks.append(.paragraph("\(.strong("next:")) \(.code(next))")) }
    if isBlank { blocks.append(.note(Note(.remark, "the class sees a blank screen"))) }
    return blocks
  }
}

extension Presentation {
  /// What the teacher sees at this moment.
  package var notes: PresenterNotes {
    var notes = PresenterNotes()
    notes.title = script.title
    notes.isBlank = isBlank
    if let step = now.step, script.steps.indices.contains(step) {
      notes.step = "\(step + 1)/\(script.steps.count) \(script.steps[step].title)"
      notes.lines = script.steps[step].notes
    }
    if let question, let outcome = outcome(of: question) {
      notes.answer = QuestionCard.words(for: outcome).exactString
      notes.votes = ballots[now.next]?.total ?? 0
    }
    notes.next = upcoming
    return notes
  }

  /// What comes next, in a line.
  private var upcoming: String {
    if hasMore { return "more of this" }
    if question != nil { return "the answer" }
    for beat in script.beats[now.next...] {
      switch beat {
      case .step(let number):
        return "\(number + 1)/\(script.steps.count) \(script.steps[number].title)"
      case .setup: continue
      case .words(let blocks):
        for case .paragraph(let text) in blocks { return text.exactString }
        return "words"
      case .statement(let source): return source.text
      case .question(let prediction): return prediction.question.text
      }
    }
    return "the end"
  }
}
