/// The steps that a walk took, so that each can be taken back as it was made.
///
/// Steps of the same kind that follow one another share an entry: a walk of any length that was made
/// by `next` takes a few words of memory.
struct StepTrail: Equatable, Sendable {
  /// A run of steps of one kind from a place.
  struct Run: Equatable, Sendable {
    /// The position where it began.
    let ordinal: Int
    /// The terms of that position that were done before.
    let term: Int
    /// Whether its steps are single terms, all of one position.
    let isTerms: Bool
    /// How many steps.
    var count: Int
  }

  private(set) var runs: [Run] = []

  var isEmpty: Bool { runs.isEmpty }

  /// Adds steps over whole positions, of which the first may have been half done.
  mutating func addPositions(_ count: Int, from ordinal: Int, term: Int) {
    if count == 0 { return }
    if let last = runs.last, !last.isTerms, term == 0, last.ordinal + last.count == ordinal {
      runs[runs.count - 1].count += count
    } else {
      runs.append(Run(ordinal: ordinal, term: term, isTerms: false, count: count))
    }
  }

  /// Adds a step over one term.
  mutating func addTerm(at ordinal: Int, term: Int) {
    if let last = runs.last, last.isTerms, last.ordinal == ordinal, last.term + last.count == term {
      runs[runs.count - 1].count += 1
    } else {
      runs.append(Run(ordinal: ordinal, term: term, isTerms: true, count: 1))
    }
  }

  /// Takes steps off.
  ///
  /// - Returns: the place where the walk stood before them, and how many there were.
  mutating func remove(_ count: Int) -> (place: (ordinal: Int, term: Int), removed: Int)? {
    var left = count
    var place: (ordinal: Int, term: Int)?
    while left > 0, let last = runs.last {
      let taken = min(left, last.count)
      left -= taken
      let rest = last.count - taken
      if rest == 0 {
        runs.removeLast()
        place = (last.ordinal, last.term)
      } else {
        runs[runs.count - 1].count = rest
        place = last.isTerms ? (last.ordinal, last.term + rest) : (last.ordinal + rest, 0)
      }
    }
    return place.map { ($0, count - left) }
  }

  /// What the latest step did: its position and the first of the terms done there, and whether it
  /// was that one term.
  var latest: (ordinal: Int, term: Int, isTerm: Bool)? {
    guard let last = runs.last else { return nil }
    if last.isTerms { return (last.ordinal, last.term + last.count - 1, true) }
    return (last.ordinal + last.count - 1, last.count == 1 ? last.term : 0, false)
  }
}
