/// How a word that was typed may be the beginning of a candidate.
enum WordFit: CaseIterable {
  /// The candidate begins with it, letter by letter.
  case beginning
  /// The same, whether letters are capitals or not.
  case beginningInAnyCase
  /// It stands somewhere in the candidate, or its parts begin the candidate's parts: `e_h` for
  /// `edge_horizontal`.
  case parts

  /// The shortest word of which parts are looked for: one letter stands in nearly everything.
  private static let shortestPart = 2

  /// Whether a candidate fits.
  func fits(_ typed: String, _ candidate: String, folded: (String) -> String) -> Bool {
    switch self {
    case .beginning: folded(candidate).hasPrefix(folded(typed))
    case .beginningInAnyCase: candidate.lowercased().hasPrefix(typed.lowercased())
    case .parts:
      typed.count >= Self.shortestPart
        && Self.hasParts(typed.lowercased(), candidate.lowercased())
    }
  }

  private static func hasParts(_ typed: String, _ candidate: String) -> Bool {
    if candidate.contains(typed) { return true }
    let wanted = parts(typed)
    guard wanted.count > 1 else { return false }
    var rest = parts(candidate)[...]
    for part in wanted {
      guard let place = rest.firstIndex(where: { $0.hasPrefix(part) }) else { return false }
      rest = rest[(place + 1)...]
    }
    return true
  }

  private static func parts(_ word: String) -> [Substring] {
    word.split { $0 == "-" || $0 == "_" || $0 == "." }
  }
}
