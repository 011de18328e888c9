/// A named option with a value, as `stride 2`: what tells the parser of it is what reads it.
package struct ValueOption<Value: Sendable>: DeclaredOption {
  /// How its value is read.
  let form: ArgumentForm<Value>
  package let specification: OptionSpecification

  /// Declares an option.
  ///
  /// - Parameters:
  ///   - summary: what it does, in a few words.
  ///   - owners: the words of the command's choice that it belongs to; empty for all of them.
  init(_ name: String, _ form: ArgumentForm<Value>, _ summary: String, owners: [String] = []) {
    self.form = form
    specification = OptionSpecification(name, form.kind, summary, owners: owners)
  }
}

/// An option of a command.
package protocol DeclaredOption: Sendable {
  /// What the parser goes by.
  var specification: OptionSpecification { get }
}

extension DeclaredOption {
  /// The option's word, under which ``CommandCall`` keeps it.
  package var name: String { specification.name }
}
