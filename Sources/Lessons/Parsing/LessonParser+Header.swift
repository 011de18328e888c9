import CommandLanguage

extension LessonParser {
  /// What a header says.
  struct Header {
    var title = ""
    var minutes = 0
    var needs: Int?
    var seed = 0
    var lines: [String: Int] = [:]
  }

  /// Whether bytes begin as a lesson does: with a header that has at least one key of a lesson's own,
  /// which a title is not.
  static func beginsLesson(_ bytes: [UInt8]) -> Bool {
    let lines = LessonLine.pieces(of: bytes).lazy.map {
      String(decoding: $0, as: UTF8.self).trimmingBlanks
    }
    let text = lines.drop(while: \.isEmpty)
    guard text.first == "---" else { return false }
    return text.dropFirst().prefix { $0 != "---" && !$0.hasPrefix("## ") }.contains { line in
      LessonProblem.keys.contains { $0 != "title" && line.hasPrefix($0 + ":") }
    }
  }

  /// Reads the header; `nil` where there is none, so that nothing behind it makes sense.
  mutating func readHeader() -> Header? {
    while position < lines.count, lines[position].isBlank { position += 1 }
    guard position < lines.count, lines[position].text.trimmingBlanks == "---" else {
      note(.noHeader, at: lines.first?.number ?? 0)
      return nil
    }
    let start = lines[position].number
    position += 1
    var header = Header()
    var seen: [String: Int] = [:]
    while position < lines.count {
      let line = lines[position]
      let text = line.text.trimmingBlanks
      if text == "---" {
        position += 1
        header.lines = seen
        for key in ["title", "minutes"] where seen[key] == nil { note(.missingKey(key), at: start) }
        return header
      }
      // A header that nobody closed must not swallow the lesson.
      if line.heading != nil || line.fence != nil { break }
      position += 1
      if text.isEmpty || text.hasPrefix("#") { continue }
      read(text, at: line.number, into: &header, seen: &seen)
    }
    note(.headerNotClosed, at: start)
    return nil
  }

  private mutating func read(
    _ text: String, at line: Int, into header: inout Header, seen: inout [String: Int]
  ) {
    guard let colon = text.firstIndex(of: ":") else { return note(.notAKey(text), at: line) }
    let key = text[..<colon].trimmingBlanks
    let value = text[text.index(after: colon)...].trimmingBlanks
    guard LessonProblem.keys.contains(key) else {
      let nearest = NearestWord.find(key, among: LessonProblem.keys)
      return note(.unknownKey(key, nearest: nearest), at: line)
    }
    if let first = seen[key] { return note(.doubledKey(key, first: first), at: line) }
    seen[key] = line
    func number(in range: ClosedRange<Int>) -> Int? {
      Int(value).flatMap { range.contains($0) ? $0 : nil }
    }
    func refuse(_ expected: String) {
      note(.badValue(key: key, value: value, expected: expected), at: line)
    }
    switch key {
    case "title":
      header.title = value
      if value.isEmpty { refuse("a few words") }
    case "minutes":
      guard let minutes = number(in: 1...600) else { return refuse("a whole number from 1 to 600") }
      header.minutes = minutes
    case "needs":
      if value.isEmpty { return }
      guard let needs = number(in: 1...999) else {
        return refuse("the number of the lesson to take before, or nothing")
      }
      header.needs = needs
    default:
      guard let seed = number(in: 0...Int.max) else { return refuse("a whole number from 0") }
      header.seed = seed
    }
  }
}
