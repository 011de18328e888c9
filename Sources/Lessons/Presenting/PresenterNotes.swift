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
  /// How many seconds there are for all of it; 0 where nobody said.
  package var planned = 0
  /// After how many seconds the present step was to begin.
  package var due = 0
  /// The teacher's notes, line by line.
  package var lines: [String] = []
  /// What the class will probably say, and what does the task, line by line.
  package var likely: [String] = []

  /// Makes empty notes.
  package init() {}

  private static let header = "gradus notes 1"

  /// What a line of the file's head says.
  private enum Key: String, CaseIterable {
    case title, step, next, answer, votes, blank, began, process, planned, due, likely
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
      case .planned: String(planned)
      case .due: String(due)
      case .likely: String(likely.count)
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
      case .planned: planned = Int(newValue) ?? 0
      case .due: due = Int(newValue) ?? 0
      case .likely: likely = Array(repeating: "", count: min(max(Int(newValue) ?? 0, 0), 1000))
      }
    }
  }

  /// The notes as the file between the two terminals has them.
  package var text: String {
    func flat(_ text: String) -> String { text.split { $0.isNewline }.joined(separator: " ") }
    let head = Key.allCases.map { "\($0.rawValue) \(flat(self[$0]))" }
    return ([Self.header] + head + [""] + (lines + likely).map(flat)).joined(separator: "\n") + "\n"
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
    let count = min(likely.count, lines.count)
    likely = lines.suffix(count).map(String.init)
    self.lines = lines.dropLast(count).map(String.init)
  }

  /// The notes as a page.
  package var blocks: [Documents.Block] {
    var blocks: [Documents.Block] = []
    if let prose = Self.prose(lines) {
      blocks += prose.blocks
    } else if likely.isEmpty {
      blocks.append(.paragraph(.muted("no notes for this step")))
    }
    if !answer.isEmpty { blocks.append(.paragraph("\(.strong("answer:")) \(answer)")) }
    if votes > 0 { blocks.append(.paragraph("\(votes.counted("vote"))")) }
    if !next.isEmpty { blocks.append(.paragraph("\(.strong("next:")) \(.code(next))")) }
    if isBlank { blocks.append(.note(Note(.remark, "the class sees a blank screen"))) }
    if let prose = Self.prose(likely) {
      blocks.append(.paragraph(.strong("likely:")))
      blocks += prose.blocks
    }
    return blocks
  }

  private static func prose(_ lines: [String]) -> Prose? {
    Prose(lines.enumerated().map { LessonLine(number: $0 + 1, text: $1) })
  }

  /// The time gone and the time left, and how far ahead or behind the present step is: `4:10 gone, 7:50
  /// left; 0:40 behind`.
  ///
  /// - Parameter now: in seconds since 1970.
  package func clock(at now: Int) -> String {
    let gone = max(0, now - began)
    guard planned > 0 else { return "\(Self.time(gone)) gone" }
    let left = planned - gone
    let rest = left >= 0 ? "\(Self.time(left)) left" : "\(Self.time(-left)) over"
    let ahead = due - gone
    // A minute is no matter.
    let pace =
      ahead <= -60
      ? "; \(Self.time(-ahead)) behind" : ahead >= 60 ? "; \(Self.time(ahead)) ahead" : ""
    return "\(Self.time(gone)) gone, \(rest)\(step.isEmpty ? "" : pace)"
  }

  private static func time(_ seconds: Int) -> String {
    "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
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
      notes.likely = script.steps[step].likely
      notes.due = script.minutes * 60 * step / script.steps.count
    }
    notes.planned = script.minutes * 60
    if let question, let outcome = outcome(of: question) {
      notes.answer = QuestionCard.words(for: outcome).exactString
      notes.votes = votes[now.next]?.total ?? 0
    }
    notes.next = upcoming
    return notes
  }

  /// What comes next, in a line.
  private var upcoming: String {
    if hasMore { return "more of this" }
    if question != nil { return "the answer" }
    for cue in script.cues[now.next...] {
      switch cue {
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
