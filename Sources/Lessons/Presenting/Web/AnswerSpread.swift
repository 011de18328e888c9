import Documents
import Explorer
import NeuralNetwork
import Sessions

/// How a class's answers are spread: in the order of what they mean, not of who came first.
struct AnswerSpread: Equatable, Sendable {
  /// A bar.
  struct Row: Equatable, Sendable {
    let label: String
    let count: Int
    /// Whether the right answer is among these.
    let isRight: Bool
  }

  let rows: [Row]
  let total: Int
  /// How many answers are right.
  let right: Int
  /// The middle answer, of numbers alone.
  let median: Double?

  /// No more bars than this; numbers that would take more are put into ranges.
  static let mostRows = 10

  /// Orders the answers to a question whose answer is shown.
  init(_ entries: [ClassVote.Entry], of prediction: Lesson.Prediction, outcome: PredictionOutcome?)
  {
    func isRight(_ guess: Guess) -> Bool {
      guard let outcome else { return false }
      return PredictionOutcome(prediction: prediction, guess: guess, value: outcome.value).isRight
    }
    func row(_ guess: Guess) -> Row {
      let count = entries.first { $0.guess == guess }?.count ?? 0
      return Row(
        label: Self.label(guess, of: prediction), count: count, isRight: isRight(guess))
    }
    total = entries.reduce(0) { $0 + $1.count }
    right = entries.reduce(0) { $0 + (isRight($1.guess) ? $1.count : 0) }
    switch prediction.kind {
    case .choice(let options):
      rows = options.indices.map { row(.number(Double($0 + 1))) }
      median = nil
    case .sign:
      rows = [1, 0, -1].map { row(.sign($0)) }
      median = nil
    case .shape:
      let sorted = entries.sorted {
        ($1.count, $0.guess.description) < ($0.count, $1.guess.description)
      }
      let (shown, rest) = (sorted.prefix(Self.mostRows), sorted.dropFirst(Self.mostRows))
      let others = rest.reduce(0) { $0 + $1.count }
      rows =
        shown.map { row($0.guess) }
        + (others == 0
          ? []
          : [Row(label: "others", count: others, isRight: rest.contains { isRight($0.guess) })])
      median = nil
    case .number:
      let numbers = entries.compactMap { entry -> (value: Double, count: Int, isRight: Bool)? in
        guard case .number(let value) = entry.guess, !value.isNaN else { return nil }
        return (value, entry.count, isRight(entry.guess))
      }.sorted { $0.value < $1.value }
      median = Self.median(numbers.map { ($0.value, $0.count) })
      rows =
        numbers.count <= Self.mostRows
        ? numbers.map { row(.number($0.value)) }
        : Self.ranges(numbers)
    }
  }

  /// An answer in a few words.
  static func label(_ guess: Guess, of prediction: Lesson.Prediction) -> String {
    if case .choice(let options) = prediction.kind, case .number(let number) = guess,
      let place = Int(exactly: number), options.indices.contains(place - 1)
    {
      return "\(place)  \(Prose.styled(options[place - 1]).exactString)"
    }
    return guess.description
  }

  // MARK: Numbers

  /// The middle one of sorted numbers, each so many times; between two of them their mean.
  private static func median(_ numbers: [(value: Double, count: Int)]) -> Double? {
    let total = numbers.reduce(0) { $0 + $1.count }
    func value(at place: Int) -> Double? {
      var seen = 0
      for (value, count) in numbers {
        seen += count
        if place < seen { return value }
      }
      return nil
    }
    guard let upper = value(at: total / 2) else { return nil }
    guard total % 2 == 0, let lower = value(at: total / 2 - 1), lower != upper else { return upper }
    return lower / 2 + upper / 2
  }

  /// Sorted numbers in ranges as wide as one another, and what lies far off on either side.
  private static func ranges(_ numbers: [(value: Double, count: Int, isRight: Bool)]) -> [Row] {
    let total = numbers.reduce(0) { $0 + $1.count }
    // A few who were far off do not make all others one bar.
    let outside = total / 10
    func edge(_ numbers: some Sequence<(value: Double, count: Int, isRight: Bool)>) -> Double {
      var seen = 0
      for number in numbers where number.value.magnitude <= 1e15 {
        seen += number.count
        if seen > outside { return number.value }
      }
      return 0
    }
    let (low, high) = (edge(numbers), edge(numbers.reversed()))
    let step = Self.step(for: max(high - low, high.magnitude * 1e-9, 1e-300), bars: mostRows - 3)
    let first = (low / step).rounded(.down)
    let last = max(first, (high / step).rounded(.down))
    var bars: [Int: (count: Int, isRight: Bool)] = [:]
    for number in numbers {
      let place = min(max((number.value / step).rounded(.down), first - 1), last + 1) - first
      let bar = bars[Int(place), default: (0, false)]
      bars[Int(place)] = (bar.count + number.count, bar.isRight || number.isRight)
    }
    let count = Int(last - first)
    return (-1...count + 1).compactMap { place in
      let bar = bars[place]
      guard bar != nil || (0...count).contains(place) else { return nil }
      func number(_ place: Int) -> String {
        RoundedNumberFormat(digits: 6).string((first + Double(place)) * step)
      }
      let label =
        place < 0
        ? "below \(number(0))"
        : place > count
          ? "\(number(count + 1)) and more" : "\(number(place)) to \(number(place + 1))"
      return Row(label: label, count: bar?.count ?? 0, isRight: bar?.isRight ?? false)
    }
  }

  /// The smallest of 1, 2, 5, 10, … that takes a width in so many bars.
  private static func step(for width: Double, bars: Int) -> Double {
    var power = 1.0
    while power * Double(bars) < width { power *= 10 }
    while power * Double(bars) / 10 >= width { power /= 10 }
    return [0.2, 0.5, 1].map { $0 * power }.first { $0 * Double(bars) >= width } ?? power
  }
}
