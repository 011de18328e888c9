import Storage

extension LessonProgress {
  private static let heading = "gradus lesson progress 1"

  /// The progress as the text of a file, one thing a line.
  package var text: String {
    var lines = [
      Self.heading, "name \(name)", "title \(title)",
      "fingerprint \(String(fingerprint, radix: 16))", "step \(step)",
      "finished \(isFinished ? 1 : 0)", "end \(isAtEnd ? 1 : 0)",
    ]
    lines += records.map { record in
      "record \(record.ending.rawValue) \(record.hints) \(record.rightGuesses) \(record.guesses) "
        + "\(record.tries)"
    }
    return (lines + actions.map(\.line)).map { $0 + "\n" }.joined()
  }

  /// Reads the text of a file; `nil` where it is none, or the end of it is missing.
  package init?(text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    guard lines.popFirst() == Self.heading[...], lines.popLast()?.isEmpty == true else {
      return nil
    }
    self.init(
      name: "", title: "", fingerprint: 0, step: 0, isAtEnd: false, isFinished: false, records: [],
      actions: [])
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
        guard let record = StepRecord(value) else { return nil }
        records.append(record)
      default:
        guard let action = LessonAction(line: line) else { return nil }
        actions.append(action)
      }
    }
  }
}

extension StepRecord {
  /// Reads a record as ``LessonProgress/text`` writes it.
  fileprivate init?(_ text: String) {
    let parts = text.split(separator: " ")
    let numbers = parts.dropFirst().compactMap { Int($0) }
    guard let ending = parts.first.flatMap({ Ending(rawValue: String($0)) }), numbers.count == 4
    else { return nil }
    self.init()
    self.ending = ending
    (hints, rightGuesses, guesses, tries) = (numbers[0], numbers[1], numbers[2], numbers[3])
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
    default:
      switch line.first {
      case "+": self = .statement(EscapedLine.unescape(line.unicodeScalars.dropFirst()))
      case "?": self = .answer(EscapedLine.unescape(line.unicodeScalars.dropFirst()))
      default:
        guard line.hasPrefix("go "), let step = Int(line.dropFirst(3)) else { return nil }
        self = .go(step)
      }
    }
  }
}
