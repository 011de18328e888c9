extension CommandCall {
  /// An argument that has to be there.
  ///
  /// - Throws: that it is missing, which the parser saw to for a statement that it read.
  func read<Value>(_ key: RequiredArgument<Value>) throws(ArgumentError) -> Given<Value> {
    guard let given = given(key.name, key.form) else { throw .missing(key.parameter) }
    return given
  }

  /// An argument that may be missing.
  func read<Value>(_ key: OptionalArgument<Value>) -> Given<Value>? { given(key.name, key.form) }

  /// All arguments of a kind, in the order they were written.
  func read<Value>(_ key: RepeatedArgument<Value>) -> [Given<Value>] {
    (arguments[key.name] ?? []).compactMap { argument in
      key.form.value(argument.value).map { Given(value: $0, argument: argument, name: key.name) }
    }
  }

  /// What an option was set to.
  func read<Value>(_ key: ValueOption<Value>) -> Given<Value>? { given(key.name, key.form) }

  /// What an option was set to, and the word behind it.
  func read<Value, Qualifier>(
    _ key: QualifiedOption<Value, Qualifier>
  ) -> (given: Given<Value>, qualifier: Qualifier?)? {
    guard let given = given(key.name, key.form) else { return nil }
    guard
      case .word(let word)? = arguments[OptionSpecification.qualifierName(of: key.name)]?.first?
        .value
    else {
      return (given, nil)
    }
    return (given, Qualifier(word: word))
  }

  /// Where an option stands that is a word alone; `nil` where it was not written.
  func read(_ key: BareOption) -> SourceRange? { arguments[key.name]?.first?.range }

  /// The first of some options that was written, and where.
  func first(of options: [any DeclaredOption]) -> (name: String, range: SourceRange)? {
    for option in options {
      guard let argument = arguments[option.name]?.first else { continue }
      return (option.name, argument.range)
    }
    return nil
  }

  private func given<Value>(_ name: String, _ form: ArgumentForm<Value>) -> Given<Value>? {
    guard let argument = arguments[name]?.first, let value = form.value(argument.value) else {
      return nil
    }
    return Given(value: value, argument: argument, name: name)
  }
}
