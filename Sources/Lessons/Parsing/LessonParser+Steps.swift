import CommandLanguage

extension LessonParser {
  /// A block as it stands in the file.
  struct Fenced {
    let name: BlockName
    /// What stands behind the name.
    let argument: String
    /// The line of its fence.
    let line: Int
    let body: [LessonLine]
    /// Whether a line of back quotes ended it; if none did, what is in it says nothing.
    let isClosed: Bool

    /// Whether a `wrong` is a mistake of the task: it has words alone, or a condition before them.
    var isOfTask: Bool {
      argument.hasPrefix("\"") || argument.hasPrefix(Self.conditionWord + " ")
    }

    /// The word before the condition of a `wrong`.
    static let conditionWord = "when"
  }

  /// Reads a step up to the next heading; the heading was read.
  mutating func readStep(_ title: String, line: Int) -> Lesson.Step {
    var blocks: [Lesson.Block] = []
    var places: [BlockName: Int] = [:]
    var hints = 0
    while position < lines.count, lines[position].heading == nil {
      readProse { blocks.append(.prose($0)) }
      guard position < lines.count, lines[position].heading == nil else { break }
      guard let fenced = readFenced() else { continue }
      if fenced.name == .wrong, !fenced.argument.isEmpty, !fenced.isOfTask {
        if fenced.isClosed { reply(fenced, to: &blocks) }
        continue
      }
      checkPlace(of: fenced, places: &places, hints: &hints)
      if fenced.isClosed, let block = block(fenced) { blocks.append(block) }
    }
    if blocks.isEmpty, places.isEmpty { note(.emptyStep(title), at: line) }
    checkWhole(places, at: line)
    return Lesson.Step(title: title, line: line, blocks: blocks)
  }

  /// Reads a block with its fences; `nil` where its name means nothing.
  mutating func readFenced() -> Fenced? {
    let line = lines[position]
    guard let fence = line.fence else { return nil }
    position += 1
    let name = String(fence.rest.prefix { $0 != " " })
    let argument = fence.rest.dropFirst(name.count).trimmingBlanks
    var body: [LessonLine] = []
    var isClosed = false
    while position < lines.count, !isClosed {
      let next = lines[position]
      let isFence = next.fence.map { $0.length >= fence.length } ?? false
      // A block that nobody closed ends where the next block or step begins.
      if next.heading != nil || (isFence && next.fence?.rest.isEmpty == false) { break }
      position += 1
      if isFence {
        isClosed = true
      } else {
        body.append(next)
      }
    }
    if !isClosed { note(.blockNotClosed(name), at: line.number) }
    guard !name.isEmpty else {
      note(.unnamedBlock, at: line.number)
      return nil
    }
    guard let name = BlockName(rawValue: name) else {
      let nearest = NearestWord.find(name, among: BlockName.allCases.map(\.rawValue))
      note(.unknownBlock(name, nearest: nearest), at: line.number)
      return nil
    }
    return Fenced(
      name: name, argument: argument, line: line.number, body: body, isClosed: isClosed)
  }

  // MARK: Order

  private mutating func checkPlace(
    of block: Fenced, places: inout [BlockName: Int], hints: inout Int
  ) {
    switch block.name.place {
    case .once:
      if let first = places[block.name] {
        note(.doubledBlock(block.name.rawValue, first: first), at: block.line)
      }
    case .opening:
      if let other = Self.ofWork.first(where: { places[$0] != nil }) {
        note(.blockBehind(block.name.rawValue, behind: other.rawValue), at: block.line)
      }
    case .beside, .anywhere: break
    }
    if block.name == .hint {
      hints += 1
      if hints == 4 { note(.tooManyHints, at: block.line) }
    }
    places[block.name] = places[block.name] ?? block.line
  }

  /// A step to do has a task, checks and a solution; one to read has none of what belongs to them.
  private mutating func checkWhole(_ places: [BlockName: Int], at line: Int) {
    let parts = BlockName.allCases.filter { $0.place == .once }
    let belonging = parts + BlockName.allCases.filter { $0.place == .beside }
    guard let present = belonging.first(where: { places[$0] != nil }) else { return }
    for part in parts where places[part] == nil {
      note(
        .missingBlock(part.rawValue, because: "a '\(present.rawValue)'"),
        at: places[present] ?? line)
    }
  }

  /// The blocks of a step to do.
  private static let ofWork = BlockName.allCases.filter { $0.place == .once || $0.place == .beside }
}
