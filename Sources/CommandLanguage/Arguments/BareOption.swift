/// An option that is a word alone, as `terms`: what tells the parser of it is what reads it.
package struct BareOption: DeclaredOption {
  package let specification: OptionSpecification

  /// Declares an option.
  init(_ name: String, _ summary: String) {
    specification = OptionSpecification(name, nil, summary)
  }
}
