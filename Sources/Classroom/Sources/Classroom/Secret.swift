/// What a page has to know to drive; an empty one opens to nothing.
struct Secret {
  let text: String

  /// Whether a text is the secret, in a time that does not tell how far the two agree.
  func opens(to given: some StringProtocol) -> Bool {
    let (known, given) = (Array(text.utf8), Array(given.utf8))
    guard !known.isEmpty, given.count == known.count else { return false }
    // `|` and `^` are alike in rank, and are taken from the left: without the brackets, others pass.
    return zip(known, given).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// Whether a path is the one that hands the secret to the page.
  func opens(toPath path: String) -> Bool { path.hasPrefix("/") && opens(to: path.dropFirst()) }
}
