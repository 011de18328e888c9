/// A named option with a value and, behind it, a word that says more: `label species class`.
package struct QualifiedOption<Value: Sendable, Qualifier: WordChoice>: DeclaredOption {
  /// How its value is read.
  let form: ArgumentForm<Value>
  package let specification: OptionSpecification

  /// Declares an option.
  init(_ name: String, _ form: ArgumentForm<Value>, _ summary: String) {
    self.form = form
    specification = OptionSpecification(
      name, form.kind, summary, qualifiers: Qualifier.choices)
  }
}
