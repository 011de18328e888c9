extension Tally {
  private static let header = "gradus quiz 1"
  /// More than anybody answers, so that adding never overflows.
  private static let most = 1_000_000_000

  /// The tally as its file has it: `sum 12 9` for nine right answers of twelve.
  var fileText: String {
    let lines = scores.sorted { $0.key < $1.key }.map { word, score in
      "\(word) \(min(score.asked, Self.most)) \(min(score.right, Self.most))"
    }
    return ([Self.header] + lines).map { $0 + "\n" }.joined()
  }

  /// Reads a file; lines that are none of a tally's are left out, and `isDamaged` says so.
  init(fileText text: String, isDamaged: inout Bool) {
    self.init()
    isDamaged = false
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
    if lines.first.map(String.init) != Self.header { isDamaged = true }
    for line in lines where line != Self.header {
      let parts = line.split(separator: " ")
      guard parts.count == 3, parts[0].count <= 32, parts[0].allSatisfy(\.isLetter),
        let asked = Int(parts[1]), let right = Int(parts[2]),
        (0...Self.most).contains(asked), (0...asked).contains(right)
      else {
        isDamaged = true
        continue
      }
      set(String(parts[0]), Score(asked: asked, right: right))
    }
  }
}
