import Explorer
import Sessions

/// The class's answers to a question, as the teacher types them in.
struct ClassVote: Equatable, Sendable {
  /// An answer and how many gave it.
  struct Entry: Equatable, Sendable {
    let guess: Guess
    var count: Int
  }

  /// The answers in the order in which they came first.
  private(set) var entries: [Entry] = []
  /// What is typed and not yet counted.
  private(set) var buffer = ""
  /// Whether what was typed last was no answer.
  private(set) var isRefused = false
  private var casts: [(guess: Guess, count: Int)] = []

  static func == (left: ClassVote, right: ClassVote) -> Bool {
    left.entries == right.entries && left.buffer == right.buffer
  }

  /// The most votes that one line counts.
  private static let most = 1000

  /// How many answered.
  var total: Int { entries.reduce(0) { $0 + $1.count } }

  /// Takes a key.
  ///
  /// Where one key is an answer, the next one counts it, so that hands are counted as they go up;
  /// behind a sign of multiplication comes a number of hands.
  mutating func type(_ character: Character, for prediction: Lesson.Prediction) {
    isRefused = false
    if prediction.isOfOneKey, prediction.guess(String(character)) != nil,
      let guess = prediction.guess(buffer)
    {
      cast(guess, 1)
      buffer = ""
    }
    if buffer.count < Self.longest { buffer.append(character) }
  }

  private static let longest = 40

  /// Counts what was typed: `12`, or `12*9` for nine who said 12; `2*33` for as many hands at a choice.
  mutating func count(for prediction: Lesson.Prediction) {
    defer { buffer = "" }
    let parts = buffer.split(separator: "*", omittingEmptySubsequences: false)
    let count = parts.count == 2 ? Int(parts[1].trimmingBlanks) : parts.count == 1 ? 1 : nil
    guard let count, (1...Self.most).contains(count),
      let guess = prediction.guess(String(parts[0]))
    else {
      isRefused = true
      return
    }
    isRefused = false
    cast(guess, count)
  }

  /// Takes back the last key, or the last answer that was counted.
  mutating func takeBack() {
    isRefused = false
    if !buffer.isEmpty {
      buffer.removeLast()
    } else if let last = casts.popLast() {
      guard let place = entries.firstIndex(where: { $0.guess == last.guess }) else { return }
      entries[place].count -= last.count
      if entries[place].count == 0 { entries.remove(at: place) }
    }
  }

  /// Counts answers.
  mutating func cast(_ guess: Guess, _ count: Int) {
    casts.append((guess, count))
    if let place = entries.firstIndex(where: { $0.guess == guess }) {
      entries[place].count += count
    } else {
      entries.append(Entry(guess: guess, count: count))
    }
  }
}

extension Lesson.Prediction {
  /// Whether every answer to it is one key.
  fileprivate var isOfOneKey: Bool {
    switch kind {
    case .choice(let options): options.count < 10
    case .sign: true
    case .number, .shape: false
    }
  }
}
