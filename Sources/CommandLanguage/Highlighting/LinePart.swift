/// A part of a line with what it is, to be shown in a colour of its own while it is typed.
package struct LinePart: Equatable, Sendable {
  /// What a part may be.
  package enum Kind: CaseIterable, Sendable {
    /// A command's word.
    case command
    /// An option, a word that introduces an argument, or one that was chosen.
    case option
    /// A layer, a value or a name.
    case name
    /// A field behind a dot.
    case field
    /// A function.
    case function
    /// A number or a size.
    case number
    /// A file's name, a topic, a text in quotes.
    case text
    /// A comment.
    case comment
    /// What cannot be read, or means nothing.
    case unknown
  }

  /// What it is.
  package let kind: Kind
  /// Where it stands, in UTF-8 bytes of the line.
  package let bytes: Range<Int>

  /// Makes a part.
  package init(_ kind: Kind, _ bytes: Range<Int>) { (self.kind, self.bytes) = (kind, bytes) }
}
