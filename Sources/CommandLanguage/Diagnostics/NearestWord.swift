/// Finds the word that somebody meant.
package enum NearestWord {
  /// The longest word that is looked at.
  private static let longest = 64

  /// The candidate nearest to `word`, or `nil` where none is near enough.
  ///
  /// Near is a distance (insertions, deletions, changes, swaps of neighbours) of at most a third of
  /// the word, or the word being a beginning of the candidate. Capitals do not count. Of several
  /// that are equally near, one that begins with the same letter is taken, then the first in
  /// alphabetical order.
  ///
  /// - Complexity: O(*c*·*n*²) for *c* candidates and a word of *n* characters.
  package static func find(_ word: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(word.lowercased())
    guard !letters.isEmpty, letters.count <= longest else { return nil }
    let bound = letters.count == 1 ? 0 : max(1, letters.count / 3)
    var best: (distance: Int, beginsElsewhere: Int, word: String)?
    for candidate in candidates where candidate != word {
      guard let distance = distance(letters, Array(candidate.lowercased()), bound: bound) else {
        continue
      }
      let beginsElsewhere = candidate.lowercased().first == letters[0] ? 0 : 1
      if let found = best, found <= (distance, beginsElsewhere, candidate) { continue }
      best = (distance, beginsElsewhere, candidate)
    }
    return best?.word
  }

  private static func distance(
    _ word: [Character], _ candidate: [Character], bound: Int
  ) -> Int? {
    if let distance = editDistance(word, candidate, bound: bound) { return distance }
    if word.count >= 2, candidate.starts(with: word) { return bound + 1 }
    return candidate.count >= 3 && word.starts(with: candidate) ? bound + 2 : nil
  }

  /// Damerau and Levenshtein's distance (each pair swapped once), or `nil` above `bound`.
  private static func editDistance(_ a: [Character], _ b: [Character], bound: Int) -> Int? {
    if abs(a.count - b.count) > bound { return nil }
    var twoBefore: [Int] = []
    var before = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for j in b.indices {
        var cost = min(before[j] + (a[i] == b[j] ? 0 : 1), before[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, twoBefore[j - 1] + 1)
        }
        row.append(cost)
      }
      if row.allSatisfy({ $0 > bound }) { return nil }
      twoBefore = before
      before = row
    }
    return before[b.count] <= bound ? before[b.count] : nil
  }
}
