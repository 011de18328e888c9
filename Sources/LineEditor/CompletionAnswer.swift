/// What a Tab key can turn into.
package struct CompletionAnswer: Equatable, Sendable {
  /// One possible continuation.
  package struct Candidate: Equatable, Sendable {
    /// The text that takes the place of what has been typed.
    package var text: String

    /// A few words on what it is; may be empty.
    package var description: String

    /// Makes a candidate.
    package init(_ text: String, _ description: String = "") {
      self.text = text
      self.description = description
    }
  }

  /// Where the text to be replaced starts, in UTF-8 bytes of the line; it ends at the cursor.
  package var start: Int

  /// The candidates that fit what has been typed, in the order in which to list them.
  package var candidates: [Candidate]

  /// Whether a single candidate is followed by a space.
  package var appendsSpace: Bool

  /// Whether the names of files complete here, instead of the candidates.
  package var isFile: Bool

  /// Makes an answer of candidates for the text from `start` to the cursor.
  package init(start: Int, candidates: [Candidate], appendsSpace: Bool = true) {
    self.start = start
    self.candidates = candidates
    self.appendsSpace = appendsSpace
    isFile = false
  }

  private init(isFile: Bool) {
    self.init(start: 0, candidates: [])
    self.isFile = isFile
  }

  /// Nothing completes here.
  package static let nothing = Self(isFile: false)

  /// The word at the cursor is a file's name, in double quotes where it holds a space or `;` or `#`.
  package static let file = Self(isFile: true)
}
