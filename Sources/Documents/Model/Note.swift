/// Something to know beside the answer.
package struct Note: Equatable, Sendable {
  /// What the note is about.
  package enum Kind: String, Equatable, Sendable {
    /// A remark that helps to read the view.
    case remark
    /// The values shown are older than the network.
    case stale
    /// Something that is easily overlooked, such as a tie.
    case warning
    /// A claim that was checked, such as a sum that equals the gradient to the bit.
    case check
  }

  /// What the note is about.
  package let kind: Kind
  /// Its words.
  package let text: Text

  /// Makes a note.
  package init(_ kind: Kind, _ text: Text) {
    self.kind = kind
    self.text = text
  }
}
