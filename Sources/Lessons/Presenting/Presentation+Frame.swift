import Documents

extension Presentation {
  /// What is on the screen now.
  package var frame: PresentationFrame {
    guard !isBlank else {
      return PresentationFrame(
        title: "", body: Array(repeating: "", count: bodyRows), status: "")
    }
    let margin = String(repeating: " ", count: max(0, columns - options.width) / (isBig ? 2 : 4))
    let body = visibleLines.map { $0.isEmpty ? "" : margin + $0 }
    return PresentationFrame(
      title: title, body: Array((body + Array(repeating: "", count: bodyRows)).prefix(bodyRows)),
      status: status)
  }

  // MARK: Title and status

  private var title: String {
    guard let step = now.step, script.steps.indices.contains(step) else {
      return fitting([script.title])
    }
    let place = "\(step + 1)/\(script.steps.count) \(script.steps[step].title)"
    let dot = options.glyphs == .ascii ? "-" : "\u{B7}"
    return fitting(["\(place)  \(dot)  \(script.title)", place])
  }

  /// The first of several texts that the bar has room for; of the last one as many words.
  private func fitting(_ texts: [String]) -> String {
    let room = max(1, columns - 2)
    let texts = texts.map(spelled)
    if let text = texts.first(where: { $0.count <= room }) { return text }
    var words = texts.last?.split(separator: " ") ?? []
    let end = options.glyphs == .ascii ? "..." : "\u{2026}"
    while words.count > 1, words.joined(separator: " ").count + end.count > room {
      words.removeLast()
    }
    return words.joined(separator: " ") + end
  }

  /// The way so far and the keys, how to leave among them.
  private var status: String {
    let way = "\(now.next)/\(script.cues.count)"
    if isAtEnd {
      return fitting(["\(way)  the end: q or ^C leaves, PageUp goes back", "\(way)  q leaves"])
    }
    if question != nil {
      return fitting([
        "\(way)  votes: 2*33 and Return is 33 hands for 2  PageDown answer  ^C leaves",
        "\(way)  2*33 Return: 33 for 2  PageDown answer  ^C leaves",
        "\(way)  PageDown answer  ^C leaves", "^C leaves",
      ])
    }
    let start = past.isEmpty ? "" : "\(way)  "
    return fitting([
      "\(start)PageDown on  PageUp back  . blank  ^G live prompt and back  ^C leaves",
      "\(start)PageDown on  PageUp back  . blank  ^G live  ^C leaves",
      "\(start)PageDown on  PageUp back  ^C leaves", "\(start)^C leaves", "^C leaves",
    ])
  }

  private func spelled(_ text: String) -> String {
    TerminalRenderer(options: options).line(Text(text))
  }

  // MARK: The body

  /// The rows between title and status.
  var bodyRows: Int { max(1, rows - 2) }
  /// The rows of it that hold something: one below the title stays free.
  var bodyHeight: Int { max(1, bodyRows - 1) }

  /// How many lines of what is too tall can go by.
  var lastScroll: Int { max(0, (parts.last?.count ?? 0) - bodyHeight) }

  /// Whether something is still to come of what is on the screen.
  var hasMore: Bool { now.scroll < lastScroll || now.picture + 1 < pictures.count }

  /// The pictures of the statement on the screen, where it answered with a sequence.
  var pictures: [Documents.Frame] {
    guard now.typed == 0, !now.isAsked, case .statement(_, let blocks)? = now.items.last else {
      return []
    }
    for case .frames(let frames) in blocks { return frames }
    return []
  }

  /// As much of the page's end as fits; what is too tall by itself, from where it was scrolled to.
  private var visibleLines: [String] {
    let parts = parts
    guard let last = parts.last else { return [] }
    if isBig, let page = pageWithPicture { return [""] + page }
    if last.count > bodyHeight {
      return [""] + last[now.scroll..<min(last.count, now.scroll + bodyHeight)]
    }
    var lines = last
    for part in parts.dropLast().reversed() {
      guard part.count + 1 + lines.count <= bodyHeight else { break }
      lines = part + [""] + lines
    }
    return [""] + lines
  }

  /// A question with the pictures that it is about above it, as many as there is room for, the latest
  /// of them in any case; `nil` where no question is the latest thing.
  private var pageWithPicture: [String]? {
    let isAnswered = if case .answered? = now.items.last { true } else { false }
    guard question != nil || isAnswered, let card = parts.last else { return nil }
    let pictures = now.items.filter(\.isStatement).map { lines(of: $0, isLast: true) }
    guard let latest = pictures.last else { return nil }
    var above = latest
    for picture in pictures.dropLast().reversed() {
      guard picture.count + 1 + above.count + 1 + card.count <= bodyHeight else { break }
      above = picture + [""] + above
    }
    let room = bodyHeight - card.count
    if above.count + 1 <= room { return above + [""] + card }
    if above.count <= room { return above + card }
    // Not all of it: what was typed goes first, then as many lines as are too many.
    guard room > 1 else { return nil }
    return Array(latest.suffix(latest.count - 1).prefix(room)) + card
  }

  /// The lines of each thing on the page, the latest last.
  private var parts: [[String]] {
    if past.isEmpty { return [lines(titleCard)] }
    var items = now.items
    if isBig, let last = items.lastIndex(where: \.isStatement) {
      // Redrawn in place: of statements, the latest alone.
      items = items.enumerated().filter { !$1.isStatement || $0 == last }.map(\.element)
    }
    var parts = items.enumerated().map { place, item in
      lines(of: item, isLast: place == items.count - 1 && now.typed == 0 && !now.isAsked)
    }
    if now.typed > 0, case .statement(let source)? = nextCue {
      parts.append(lines(of: prompt(String(source.text.prefix(now.typed)), isOpen: true)))
    }
    if let question {
      let vote = votes[now.next] ?? ClassVote()
      parts.append(lines(QuestionCard(question, vote: vote, outcome: nil).blocks))
    }
    return parts
  }

  private var titleCard: [Documents.Block] {
    var blocks = script.introduction
    if script.steps.isEmpty {
      blocks.append(.heading(Text(script.title)))
    } else {
      blocks.append(
        .verbatim(
          script.steps.enumerated().map { "\(.muted("\($0 + 1)"))  \($1.title)" }))
    }
    return blocks
  }

  private func lines(of item: Item, isLast: Bool) -> [String] {
    switch item {
    case .words(let blocks): return lines(blocks)
    case .answered(let prediction, let outcome, let cue):
      return lines(
        QuestionCard(prediction, vote: votes[cue] ?? ClassVote(), outcome: .some(outcome)).blocks)
    case .statement(let text, let blocks):
      let picture = isLast ? now.picture : max(0, Self.frameCount(blocks) - 1)
      return lines(of: prompt(text, isOpen: false)) + lines(blocks, picture: picture)
    }
  }

  private static func frameCount(_ blocks: [Documents.Block]) -> Int {
    for case .frames(let frames) in blocks { return frames.count }
    return 0
  }

  /// Lines of blocks, of a sequence of pictures the one alone.
  private func lines(_ blocks: [Documents.Block], picture: Int = 0) -> [String] {
    let renderer = TerminalRenderer(options: options)
    guard let place = blocks.firstIndex(where: \.isSequence),
      case .frames(let frames) = blocks[place], frames.indices.contains(picture)
    else { return renderer.lines(of: blocks.filter { !$0.isSequence }) }
    return renderer.lines(of: Array(blocks[..<place])) + renderer.lines(of: frames, at: picture)
      + (picture == frames.count - 1 ? renderer.lines(of: Array(blocks[(place + 1)...])) : [])
  }

  /// A statement behind a prompt, with a cursor while it is being typed.
  private func prompt(_ text: String, isOpen: Bool) -> Documents.Block {
    let cursor = options.glyphs == .ascii ? "_" : "\u{258C}"
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return .verbatim(
      lines.enumerated().map { number, line in
        let isLast = number == lines.count - 1
        return "\(number == 0 ? "> " : "  ", style: .muted)\(.code(String(line)))"
          + Text(isLast && isOpen ? cursor : "")
      })
  }

  private func lines(of block: Documents.Block) -> [String] { lines([block]) }
}

extension Presentation.Item {
  fileprivate var isStatement: Bool { if case .statement = self { true } else { false } }
}

extension Documents.Block {
  fileprivate var isSequence: Bool { if case .frames = self { true } else { false } }
}
