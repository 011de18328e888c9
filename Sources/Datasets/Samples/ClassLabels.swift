import NeuralNetwork

/// The class of each sample, as files say it.
public enum ClassLabels: Equatable, Sendable {
  /// Class numbers, or numbers that stand for classes.
  case numbers([Double])
  /// Words that stand for classes.
  case words([String])

  /// The most classes that there may be.
  static let mostClasses = 1000

  /// Labels as they are written: numbers where each is one.
  public init(_ texts: [String]) {
    var numbers: [Double] = []
    for text in texts {
      guard let number = Double(text), number.isFinite else {
        self = .words(texts)
        return
      }
      numbers.append(number)
    }
    self = .numbers(numbers)
  }

  /// How many there are.
  var count: Int {
    switch self {
    case .numbers(let numbers): numbers.count
    case .words(let words): words.count
    }
  }

  /// These labels and further ones behind them.
  func followed(by others: ClassLabels) -> ClassLabels {
    if case .numbers(let mine) = self, case .numbers(let more) = others {
      return .numbers(mine + more)
    }
    return .words(texts + others.texts)
  }

  private var texts: [String] {
    switch self {
    case .numbers(let numbers): numbers.map(Self.text)
    case .words(let words): words
    }
  }

  /// The class number of each sample, and what each class is called.
  ///
  /// Whole numbers from 0 on are class numbers themselves; others, and words, are numbered in order.
  func numbered() throws(SampleError) -> (numbers: [Int], names: [String]) {
    switch self {
    case .numbers(let numbers):
      if let odd = numbers.firstIndex(where: { !$0.isFinite }) {
        throw .label(numbers[odd], sample: odd)
      }
      let limit = Double(Self.mostClasses)
      if numbers.allSatisfy({ $0 >= 0 && $0 < limit && $0 == $0.rounded() }) {
        let classes = numbers.map { Int($0) }
        return (classes, (0...(classes.max() ?? 0)).map(String.init))
      }
      return try Self.numbered(numbers, by: <, name: Self.text)
    case .words(let words):
      return try Self.numbered(words, by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) { $0 }
    }
  }

  private static func numbered<Label: Hashable>(
    _ labels: [Label], by precedes: (Label, Label) -> Bool, name: (Label) -> String
  ) throws(SampleError) -> (numbers: [Int], names: [String]) {
    let classes = Set(labels).sorted(by: precedes)
    guard classes.count <= mostClasses else {
      throw .tooManyClasses(classes.count, limit: mostClasses)
    }
    let places = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
    return (labels.compactMap { places[$0] }, classes.map(name))
  }

  private static func text(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }
}
