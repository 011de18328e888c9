import Documents

extension Presentation {
  /// What the projector's page shows now, as JSON for its script.
  ///
  /// Nothing that is still to come is in it: neither the answer to a question, nor what the class has
  /// answered, nor the rest of a statement that is half typed.
  ///
  /// - Parameters:
  ///   - join: how phones come in; `nil` where they cannot.
  ///   - phones: how many phones look on.
  package func pageState(join: JoinCard?, phones: Int) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("title", HTMLRenderer().part(Text(script.title)))
      writer.member("place", placeWords)
      writer.member("heading", HTMLRenderer().part(Text(headingWords)))
      writer.member("way", "\(now.next)/\(script.cues.count)")
      writer.member("blank") { $0.value(isBlank) }
      writer.member("end") { $0.value(isAtEnd) }
      let columns = isBlank ? PageColumns() : pageColumns
      writer.member("before") { Self.write(columns.before, to: &$0) }
      writer.member("pictures") { Self.write(columns.pictures, to: &$0) }
      writer.member("after") { Self.write(columns.after, to: &$0) }
      let isAsking = question != nil && !room.isClosed(now.next)
      writer.member("isAsking") { $0.value(isAsking && !isBlank) }
      writer.member("phones") { $0.value(phones) }
      writer.member("join") { writer in
        guard let join, !isBlank, isAsking || past.isEmpty else { return writer.null() }
        writer.object {
          $0.member("address", join.address)
          $0.member("svg", join.svg)
        }
      }
    }
    return writer.text
  }

  /// What phones show now, as JSON for their script: the question that is asked, and an answer only
  /// once the projector shows it.
  package var roomState: String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("title", HTMLRenderer().part(Text(script.title)))
      guard let (prediction, cue, answer) = asked else {
        return writer.member("question") { $0.null() }
      }
      let markup = QuestionMarkup(prediction)
      writer.member("question") { $0.value(cue) }
      writer.member("html", markup.question)
      writer.member("kind", prediction.kind.word)
      writer.member("options") { Self.write(markup.options, to: &$0) }
      writer.member("invitation", prediction.invitation)
      writer.member("isOpen") { $0.value(question != nil && !room.isClosed(cue)) }
      writer.member("answer") { writer in
        if let answer { writer.value(answer) } else { writer.null() }
      }
    }
    return writer.text
  }

  /// The question on the screen, asked or just answered, with its answer if that is shown.
  private var asked: (Lesson.Prediction, Int, answer: String?)? {
    if let question { return (question, now.next, nil) }
    guard now.typed == 0, case .answered(let prediction, let outcome, let cue)? = now.items.last
    else { return nil }
    return (prediction, cue, QuestionMarkup(prediction).answer(outcome))
  }

  private static func write(_ parts: [String], to writer: inout JSONWriter) {
    writer.array { writer in for part in parts { writer.value(part) } }
  }

  // MARK: Words

  private var placeWords: String {
    guard let step = now.step else { return "" }
    return "\(step + 1)/\(script.steps.count)"
  }

  private var headingWords: String {
    guard let step = now.step, script.steps.indices.contains(step) else { return script.title }
    return script.steps[step].title
  }

  // MARK: Columns

  /// What stands where: pictures at one side; words at the other, those before the latest picture above
  /// those behind it, so that the page is read in the order in which it came.
  private struct PageColumns {
    var before: [String] = []
    var pictures: [String] = []
    var after: [String] = []

    mutating func say(_ markup: String) {
      if !markup.isEmpty { after.append(markup) }
    }

    mutating func show(_ markup: String) {
      before += after
      after = []
      pictures.append(markup)
    }
  }

  /// The most that goes to the page of a step: what is older is out of sight anyhow.
  private static let mostPictures = 6
  /// A view larger than this is not for a projector.
  private static let longestMarkup = 400_000

  private var pageColumns: PageColumns {
    var columns = PageColumns()
    let renderer = HTMLRenderer(digits: options.digits)
    if past.isEmpty {
      columns.say(renderer.part(script.introduction.filter { !$0.isHeading(of: script.title) }))
      if !script.steps.isEmpty {
        let items = script.steps.map { "<li>\(renderer.part(Text($0.title)))</li>" }.joined()
        columns.show("<ol class=\"steps\" aria-label=\"Steps\">\(items)</ol>")
      }
      return columns
    }
    for (place, item) in now.items.enumerated() {
      switch item {
      case .words(let blocks): columns.say(renderer.part(blocks))
      case .answered(let prediction, let outcome, let cue):
        columns.say(
          QuestionMarkup(prediction).answered(outcome, vote: votes[cue] ?? ClassVote()))
      case .statement(let text, let blocks):
        // What was stepped through stays at its end while something is asked or said about it.
        let isStepped = place == now.items.count - 1 && now.typed == 0 && !now.isAsked
        let picture = isStepped ? now.picture : lastPicture(of: blocks)
        columns.show(
          Self.typed(text) + bounded(renderer.part(blocks.withoutSuggestions, picture: picture)))
      }
    }
    if now.typed > 0, case .statement(let source)? = nextCue {
      columns.show(Self.typed(String(source.text.prefix(now.typed)), isOpen: true))
    }
    if let question {
      columns.say(
        QuestionMarkup(question).asked(
          answers: answerCount, isClosed: room.isClosed(now.next)))
    }
    columns.pictures = columns.pictures.suffix(Self.mostPictures)
    return columns
  }

  private func lastPicture(of blocks: [Documents.Block]) -> Int {
    for case .frames(let frames) in blocks { return max(0, frames.count - 1) }
    return 0
  }

  private func bounded(_ markup: String) -> String {
    guard markup.utf8.count > Self.longestMarkup else { return markup }
    return "<p class=\"note\">This view is too large for a projector: \(markup.utf8.count) bytes. "
      + "A part of it can be shown, by an index.</p>"
  }

  /// A statement behind a prompt, with a cursor while it is being typed.
  private static func typed(_ text: String, isOpen: Bool = false) -> String {
    let cursor = isOpen ? "<span class=\"cursor\" aria-hidden=\"true\">\u{258C}</span>" : ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      HTMLRenderer().part(Text.code(String($0)))
    }
    return "<p class=\"command\"><span aria-hidden=\"true\">gradus&gt; </span>"
      + "\(lines.joined(separator: "<br>"))\(cursor)</p>\n"
  }
}

extension Lesson.Prediction.Kind {
  /// The kind for a phone's script, which sets the means to answer by it.
  fileprivate var word: String {
    switch self {
    case .number: "number"
    case .sign: "sign"
    case .shape: "shape"
    case .choice: "choice"
    }
  }
}

extension [Documents.Block] {
  fileprivate var withoutSuggestions: [Documents.Block] { filter { !$0.isSuggestion } }
}

extension Documents.Block {
  /// Whether it is a heading that says what the page's own heading says.
  fileprivate func isHeading(of title: String) -> Bool {
    if case .heading(let text) = self { text.exactString == title } else { false }
  }
}
