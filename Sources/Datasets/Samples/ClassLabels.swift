import NeuralNetwork

/// What each sample is labelled with, as files say it.
package enum ClassLabels: Equatable, Sendable {
  /// Class numbers, numbers that stand for classes, or quantities.
  case numbers([Double])
  /// Words that stand for classes.
  case words([String])
  /// Several quantities for each, [sample, …].
  case tensors(Tensor)

  /// What labels are to be taken for.
  package enum Use: String, Equatable, Sendable {
    /// Quantities, to come near to.
    case number
    /// Classes, to tell apart.
    case `class`
  }

  /// The most classes that there may be.
  static let mostClasses = 1000

  /// Labels as they are written: numbers where each is one.
  package init(_ texts: [String]) {
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

  /// Labels in an array: a number for each sample, a row of 0 and a single 1 that says its class, or
  /// several quantities.
  package init(_ array: Tensor) {
    let shape = array.shape
    guard shape.rank > 1, shape.droppingFirst().count != 1 else {
      self = .numbers(array.elements)
      return
    }
    if shape.rank == 2, let classes = array.oneHotClasses {
      self = .numbers(classes)
    } else {
      self = .tensors(array)
    }
  }

  /// How many there are.
  var count: Int {
    switch self {
    case .numbers(let numbers): numbers.count
    case .words(let words): words.count
    case .tensors(let tensor): tensor.shape[0]
    }
  }

  /// These labels and further ones behind them; `nil` where the two are of different kinds.
  func followed(by others: ClassLabels) -> ClassLabels? {
    switch (self, others) {
    case (.numbers(let mine), .numbers(let more)): return .numbers(mine + more)
    case (.tensors(let mine), .tensors(let more)):
      guard mine.shape.droppingFirst() == more.shape.droppingFirst() else { return nil }
      let shape = mine.shape.droppingFirst().prepending(mine.shape[0] + more.shape[0])
      return .tensors(Tensor(shape: shape, elements: mine.elements + more.elements))
    case (.words, .numbers), (.numbers, .words), (.words, .words):
      return .words(texts + others.texts)
    case (.tensors, .numbers), (.tensors, .words), (.numbers, .tensors), (.words, .tensors):
      return nil
    }
  }

  private var texts: [String] {
    switch self {
    case .numbers(let numbers): numbers.map(Self.text)
    case .words(let words): words
    case .tensors: []
    }
  }

  /// What a set knows of its labels.
  struct Reading {
    /// The class of each sample; none where they are quantities alone.
    var classes: [Int] = []
    var names: [String] = []
    /// The labels as numbers, [sample, …]; none where they are classes alone.
    var values: Tensor?
  }

  /// The labels as classes, as quantities, or as both where nobody has said which and they may be.
  ///
  /// Whole numbers from 0 on are class numbers themselves; others, and words, are numbered in order.
  /// Numbers of which any is not whole, or too many to tell apart, are quantities.
  func read(as use: Use?) throws(SampleError) -> Reading {
    switch self {
    case .tensors(let tensor):
      if use == .class { throw .notClasses(tensor.shape) }
      return Reading(values: tensor)
    case .words(let words):
      if use == .number, let odd = words.firstIndex(where: { Double($0) == nil }) {
        throw .notNumber(words[odd], sample: odd)
      }
      let (classes, names) = try Self.numbered(
        words, by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      ) { $0 }
      return Reading(classes: classes, names: names)
    case .numbers(let numbers):
      if let odd = numbers.firstIndex(where: { !$0.isFinite }) {
        throw .label(numbers[odd], sample: odd)
      }
      let values = use == .class ? nil : Tensor(shape: [numbers.count], elements: numbers)
      let isWhole = numbers.allSatisfy { $0 == $0.rounded() }
      if use == .number || use == nil && !isWhole { return Reading(values: values) }
      let limit = Double(Self.mostClasses)
      if isWhole, numbers.allSatisfy({ $0 >= 0 && $0 < limit }) {
        let classes = numbers.map { Int($0) }
        return Reading(
          classes: classes, names: (0...(classes.max() ?? 0)).map(String.init), values: values)
      }
      do {
        let (classes, names) = try Self.numbered(numbers, by: <, name: Self.text)
        return Reading(classes: classes, names: names, values: values)
      } catch {
        if use == .class { throw error }
        return Reading(values: values)
      }
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

extension Tensor {
  /// Where each row, [sample, class], has its single 1; `nil` where one has not, or where all have
  /// the same.
  fileprivate var oneHotClasses: [Double]? {
    let (rows, columns) = (shape[0], shape[1])
    guard columns > 1 else { return nil }
    var classes: [Double] = []
    classes.reserveCapacity(rows)
    for row in 0..<rows {
      var place: Int?
      for column in 0..<columns {
        let value = elements[row * columns + column]
        if value == 0 { continue }
        guard value == 1, place == nil else { return nil }
        place = column
      }
      guard let place else { return nil }
      classes.append(Double(place))
    }
    return classes
  }
}
