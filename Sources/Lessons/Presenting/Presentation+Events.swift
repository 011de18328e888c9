import CommandLanguage
import Documents
import Explorer

extension Presentation {
  /// Takes an event.
  package mutating func take(_ event: PresentationEvent) -> PresentationEffect {
    if case .resized(let columns, let rows) = event {
      (self.columns, self.rows) = (columns, rows)
      fit()
      now.scroll = min(now.scroll, lastScroll)
      return .draw
    }
    if isBlank, event != .tick {
      // Whatever the key, it brings the screen back and does no more.
      isBlank = false
      return .draw
    }
    switch event {
    case .on: goOn()
    case .back: goBack()
    case .enter: enter()
    case .character(let character): return type(character)
    case .erase: erase()
    case .up: now.scroll = max(0, now.scroll - 1)
    case .down: now.scroll = min(lastScroll, now.scroll + 1)
    case .tick:
      if isAtEnd { return .leave }
      if !isBlank { goOn() }
    case .live: return .handOver
    case .resized: break
    }
    return .draw
  }

  // MARK: Going on

  /// On by one: what is out of sight below, the next picture, then the next cue.
  private mutating func goOn() {
    if now.scroll < lastScroll {
      now.scroll = min(lastScroll, now.scroll + max(1, bodyHeight - 1))
      return
    }
    if now.picture + 1 < pictures.count {
      past.append(now)
      now.picture += 1
      return
    }
    guard nextCue != nil else { return }
    past.append(now)
    advance()
  }

  private mutating func advance() {
    (now.picture, now.scroll) = (0, 0)
    passUnseenCues()
    if let cue = nextCue {
      switch cue {
      case .step, .setup: break
      case .words(let blocks): now.items.append(.words(blocks))
      case .statement(let source):
        guard now.typed >= source.text.count else {
          now.typed = source.text.count
          return
        }
        now.typed = 0
        run(source, isShown: true)
      case .question(let prediction):
        guard now.isAsked else {
          now.isAsked = true
          return
        }
        now.isAsked = false
        countRoom(at: now.next)
        now.items.append(.answered(prediction, outcome(of: prediction), cue: now.next))
      }
      now.next += 1
    }
  }

  /// Goes through what stays out of sight: the beginning of a step, and its setup.
  private mutating func passUnseenCues() {
    while let cue = nextCue, cue.isSilent {
      switch cue {
      case .step(let number):
        now.step = number
        now.items = []
      case .setup(let statements):
        for source in statements { if !run(source, isShown: false) { break } }
        now.interpreter.beginHistory()
      case .words, .statement, .question: break
      }
      now.next += 1
    }
  }

  /// Runs a statement; what it answers, or why it fails, comes on the screen.
  ///
  /// - Returns: whether it went well.
  @discardableResult
  private mutating func run(_ source: SourceStatement, isShown: Bool) -> Bool {
    var blocks: [Documents.Block] = []
    let result = now.interpreter.run(source) { outcome in
      switch outcome.result {
      case .success(let document): blocks += document.blocks
      case .failure:
        let report = outcome.errorReport ?? ""
        blocks.append(
          .verbatim(report.split(separator: "\n").map { Text(String($0), style: .alarm) }))
      }
    }
    let isRight = if case .success = result { true } else { false }
    guard isShown || !isRight else { return true }
    let view = blocks.inGrids
    now.items.append(.statement(source.text, view.marked(against: now.lastView)))
    now.lastView = view
    return isRight
  }

  /// The value that a question asks for; `nil` where it has none.
  func outcome(of prediction: Lesson.Prediction) -> PredictionOutcome? {
    guard case .success(let value) = now.interpreter.value(of: prediction.expression) else {
      return nil
    }
    return PredictionOutcome(
      prediction: prediction, guess: nil, value: value,
      reason: prediction.reason?.text(in: now.interpreter))
  }

  // MARK: Going back

  private mutating func goBack() {
    if now.scroll > 0 {
      now.scroll = max(0, now.scroll - max(1, bodyHeight - 1))
    } else if let moment = past.popLast() {
      now = moment
    }
  }

  // MARK: Keys

  private mutating func enter() {
    if let question {
      // It counts votes, and nothing else: one too many must not show the answer.
      if votes[now.next]?.buffer.isEmpty == false { votes[now.next]?.count(for: question) }
      return
    }
    if case .statement(let source)? = nextCue, now.typed > 0, now.typed < source.text.count {
      // Half typed: the rest of it, and run.
      now.typed = source.text.count
    }
    goOn()
  }

  private mutating func type(_ character: Character) -> PresentationEffect {
    if isAtEnd, "qQ".contains(character) { return .leave }
    if let question {
      let isTyping = !(votes[now.next]?.buffer.isEmpty ?? true)
      if isTyping || (character != "." && character != " ") {
        votes[now.next, default: ClassVote()].type(character, for: question)
        return .draw
      }
    }
    if character == "." {
      isBlank = true
    } else if case .statement(let source)? = nextCueInSight, !hasMore {
      if now.typed == 0 {
        past.append(now)
        passUnseenCues()
        now.picture = 0
      }
      (now.typed, now.scroll) = (min(source.text.count, now.typed + Self.charactersForAKey), 0)
    } else if character == " " {
      goOn()
    }
    return .draw
  }

  private static let charactersForAKey = 2

  private mutating func erase() {
    if question != nil {
      votes[now.next]?.takeBack()
    } else if now.typed > Self.charactersForAKey {
      now.typed -= Self.charactersForAKey
    } else {
      goBack()
    }
  }
}
