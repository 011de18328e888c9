import Storage

extension LessonProgress {
  private static let heading = "gradus lesson progress 1"

  /// The progress as the text of a file, one thing a line.
  package var text: String { ([Self.heading] + lines).map { $0 + "\n" }.joined() }

  /// The lines of the file below its heading.
  package var lines: [String] {
    [
      "name \(name)", "title \(title)", "fingerprint \(String(fingerprint, radix: 16))",
      "step \(step)", "finished \(isFinished ? 1 : 0)", "end \(isAtEnd ? 1 : 0)",
    ] + records.map { "record \($0.line)" } + actions.map(\.line)
  }

  /// Reads the text of a file; `nil` where it is none, or the end of it is missing.
  package init?(text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    guard lines.popFirst() == Self.heading[...], lines.popLast()?.isEmpty == true else {
      return nil
    }
    self.init(lines: lines)
  }

  /// Reads the lines of a file below its heading; `nil` where they are none.
  package init?(lines: some Sequence<Substring>) {
    self.init(
      name: "", title: "", fingerprint: 0, step: 0, isAtEnd: false, isFinished: false, records: [],
      actions: [])
    var isOfBefore = false
    for line in lines {
      let parts = line.split(separator: " ", maxSplits: 1)
      let value = parts.count > 1 ? String(parts[1]) : ""
      switch parts.first {
      case "name": name = value
      case "title": title = value
      case "fingerprint": fingerprint = UInt64(value, radix: 16) ?? 0
      case "step": step = Int(value) ?? 0
      case "finished":
        isFinished = value == "1"
        // Files of before tell no more than this.
        isAtEnd = isFinished
      case "end": isAtEnd = value == "1"
      case "record":
        guard records.count < Self.mostSteps, let record = StepRecord(value) else { return nil }
        records.append(record)
        isOfBefore = isOfBefore || !StepRecord.tellsTime(value)
      default:
        guard let action = LessonAction(line: line) else { return nil }
        actions.append(action)
      }
    }
    // They did not keep what was done at an earlier time through the lesson.
    if isOfBefore { actions.append(.carried(records)) }
  }

  /// More than any lesson has.
  private static let mostSteps = 1000
}

extension StepRecord {
  /// The record in a line.
  fileprivate var line: String {
    "\(ending.rawValue) \(hints) \(rightGuesses) \(guesses) \(tries) \(seconds)"
  }

  /// More than anybody counts, so that sums never overflow.
  private static let most = 1_000_000

  /// Whether a line has the time, as those of before have not.
  fileprivate static func tellsTime(_ text: String) -> Bool {
    text.split(separator: " ").count == 6
  }

  /// Reads a line.
  fileprivate init?(_ text: some StringProtocol) {
    let parts = text.split(separator: " ")
    let numbers = parts.dropFirst().compactMap { Int($0) }
    guard let ending = parts.first.flatMap({ Ending(rawValue: String($0)) }),
      numbers.count == parts.count - 1, [4, 5].contains(numbers.count),
      numbers.allSatisfy((0...Self.most).contains)
    else { return nil }
    self.init()
    self.ending = ending
    (hints, rightGuesses, guesses, tries) = (numbers[0], numbers[1], numbers[2], numbers[3])
    if numbers.count == 5 { seconds = numbers[4] }
  }
}

extension LessonAction {
  /// The action in a line.
  fileprivate var line: String {
    switch self {
    case .statement(let text): "+" + EscapedLine.escape(text)
    case .judge: "="
    case .answer(let text): "?" + EscapedLine.escape(text)
    case .hint: "hint"
    case .skip: "skip"
    case .done: "done"
    case .goOn: "on"
    case .go(let step): "go \(step)"
    case .reset: "reset"
    case .again: "again"
    case .carried(let records): "carried " + records.map(\.line).joined(separator: ",")
    }
  }

  /// Reads a line.
  fileprivate init?(line: Substring) {
    switch line {
    case "=": self = .judge
    case "hint": self = .hint
    case "skip": self = .skip
    case "done": self = .done
    case "on": self = .goOn
    case "reset": self = .reset
    case "again": self = .again
    default:
      switch line.first {
      case "+": self = .statement(EscapedLine.unescape(line.unicodeScalars.dropFirst()))
      case "?": self = .answer(EscapedLine.unescape(line.unicodeScalars.dropFirst()))
      default:
        if line.hasPrefix("carried ") {
          let parts = line.dropFirst(8).split(separator: ",")
          let records = parts.compactMap { StepRecord($0) }
          guard records.count == parts.count else { return nil }
          self = .carried(records)
          return
        }
        guard line.hasPrefix("go "), let step = Int(line.dropFirst(3)) else { return nil }
        self = .go(step)
      }
    }
  }
}
