import CommandLanguage
import Explorer
import NeuralNetwork
import Sessions

extension LessonRun {
  /// Answers the question that waits; the text `?` asks for the answer without a guess.
  ///
  /// - Returns: `nil` where the text is no guess of the kind that is asked for.
  package mutating func answer(_ text: String) -> [LessonEvent]? {
    guard let prediction = question else { return nil }
    let isAsking = text.trimmingBlanks == "?"
    let guess = guess(text, at: prediction)
    guard guess != nil || isAsking else { return nil }
    actions.append(.answer(isAsking ? "" : text))
    played += 1
    nudges = 0
    var events: [LessonEvent] = []
    // The question is about the step's own state, and the step goes on from there.
    let isAside = !interpreter.session.resembles(own.session, .within(1e-9))
    adopt(own)
    switch interpreter.value(of: prediction.expression) {
    case .failure(let diagnostic): events.append(.defect(.answerFailed(prediction, diagnostic)))
    case .success(let value):
      if let found = prediction.misfit(value) {
        events.append(.defect(.answerUnfit(prediction, found: found)))
      } else {
        let outcome = outcome(of: guess, at: prediction, value)
        if guess != nil { records[step].guesses += 1 }
        if outcome.isRight { records[step].rightGuesses += 1 }
        events.append(.predicted(outcome))
      }
    }
    let behind = play()
    // Who has looked ahead and done the task already need not do it again.
    if phase == .working, !tried.isEmpty, case .done = judgement() {
      return events + behind + pass(as: .done)
    }
    if isAside { events.append(.setAside) }
    return events + behind
  }

  /// A guess beside the value, with what the lesson says to it.
  private func outcome(
    of guess: Guess?, at prediction: Lesson.Prediction, _ value: Tensor
  ) -> PredictionOutcome {
    PredictionOutcome(
      prediction: prediction, guess: guess, value: value,
      reply: guess.flatMap { reply(to: $0, at: prediction) },
      reason: prediction.reason?.text(in: interpreter))
  }

  /// What an answer to the question that waits comes to, without giving it; `nil` where it is none, or
  /// the question has no answer.
  func outcome(of text: String) -> PredictionOutcome? {
    guard let prediction = question,
      case .success(let value) = own.value(of: prediction.expression),
      prediction.misfit(value) == nil
    else { return nil }
    if text.isEmpty { return outcome(of: nil, at: prediction, value) }
    guard let guess = guess(text, at: prediction) else { return nil }
    return outcome(of: guess, at: prediction, value)
  }

  /// Whether a text is a number where the number of an option is asked for, and none has it.
  package func missesOptions(_ text: String) -> Bool {
    guard let question, case .choice = question.kind, guess(text, at: question) == nil,
      case .number? = Guess(text)
    else { return false }
    return true
  }

  /// The guess that a text makes; an option's own words are one where they are no statement.
  private func guess(_ text: String, at prediction: Lesson.Prediction) -> Guess? {
    if let guess = prediction.guess(text) { return guess }
    guard let option = prediction.option(named: text), !isStatement(text) else { return nil }
    return .number(Double(option))
  }

  /// Whether a text would do or show something at the prompt.
  private func isStatement(_ text: String) -> Bool {
    let sources = Array(ScriptParser.statements(in: text))
    return sources.contains { source in
      guard case .success(let statement) = source.result else { return false }
      guard case .expression(let expression) = statement.kind else { return true }
      if case .success = interpreter.value(of: expression) { return true }
      return false
    }
  }

  /// What is said to a wrong guess, where the lesson has words for it.
  func reply(to guess: Guess, at prediction: Lesson.Prediction) -> String? {
    prediction.replies.first { reply in
      switch reply.guessed {
      case .guess(let known): return known == guess
      case .value(let expression):
        guard case .success(let value) = own.value(of: expression),
          case .number(let tolerance) = prediction.kind
        else { return false }
        return guess.verdict(on: value, tolerance: tolerance).isRight
      }
    }?.words
  }

  // MARK: Help

  /// A nudge at the question: each time a little more, and never the answer.
  mutating func nudge(at prediction: Lesson.Prediction) -> LessonEvent? {
    guard case .success(let value) = own.value(of: prediction.expression),
      prediction.misfit(value) == nil
    else { return nil }
    let words = prediction.nudges(to: value)
    guard nudges < words.count else { return nil }
    actions.append(.hint)
    nudges += 1
    return .nudge(words[nudges - 1])
  }
}

extension Lesson.Prediction {
  /// The option that is told by its words, from 1: all of them, or some that no other has, be they
  /// only begun, as `rise` for `it rises`.
  func option(named text: String) -> Int? {
    guard case .choice(let options) = kind else { return nil }
    let wanted = Self.words(text)
    guard !wanted.isEmpty else { return nil }
    let all = options.map { Self.words($0) }
    if let place = all.firstIndex(of: wanted) { return place + 1 }
    func places(_ isAlike: (_ word: String, _ typed: String) -> Bool) -> [Int] {
      all.indices.filter { place in
        all[place].indices.contains { all[place][$0...].starts(with: wanted, by: isAlike) }
      }
    }
    let whole = places(==)
    let found = whole.isEmpty ? places { $1.count > 2 && $0.hasPrefix($1) } : whole
    return found.count == 1 ? found[0] + 1 : nil
  }

  /// The words of a text in small letters, without what stands between them.
  private static func words(_ text: String) -> [String] {
    text.lowercased().split {
      !$0.isLetter && !$0.isNumber && !"+-.=*/^@".contains($0)
    }.map { String($0).trimmingPunctuation }.filter { !$0.isEmpty }
  }

  /// What helps to a value without telling it.
  func nudges(to value: Tensor) -> [String] {
    switch kind {
    case .number:
      guard let number = value.scalar else { return [] }
      let sign =
        number == 0
        ? "Look at each factor: is one of them nought?"
        : "It is \(number > 0 ? "above" : "below") zero."
      return ["A formula of numbers is a guess as well, as 3*4 - 1."] + [sign]
        + (number == 0 ? [] : [Self.size(of: number.magnitude)])
    case .sign:
      return ["Take the sign of each factor by itself: two minus signs make a plus."]
    case .shape:
      let count = value.shape.rank
      return count == 0 ? [] : ["It takes \(count == 1 ? "one number" : "\(count) numbers")."]
    case .choice(let options):
      let right = value.scalar.map { Int($0) } ?? 1
      // From the last, so that the first that reads well is not the first to go.
      let wrong = options.indices.map { $0 + 1 }.filter { $0 != right }.reversed()
      return wrong.dropLast().map { "It is not \($0)." }
    }
  }

  /// Between which round numbers a size lies.
  private static func size(of magnitude: Double) -> String {
    let bounds = [0.001, 0.01, 0.1, 1, 10, 100, 1000]
    guard let above = bounds.firstIndex(where: { $0 > magnitude }) else {
      return "Its size is 1000 or more."
    }
    let top = above < 3 ? "\(bounds[above])" : "\(Int(bounds[above]))"
    guard above > 0 else { return "Its size is below \(top)." }
    let bottom = above - 1 < 3 ? "\(bounds[above - 1])" : "\(Int(bounds[above - 1]))"
    return "Its size is between \(bottom) and \(top)."
  }
}

extension String {
  /// The text without full stops at its ends.
  fileprivate var trimmingPunctuation: String {
    let start = drop { $0 == "." }
    return String(start.reversed().drop { $0 == "." }.reversed())
  }
}
