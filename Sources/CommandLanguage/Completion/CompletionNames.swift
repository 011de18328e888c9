/// The names that exist right now, which completion asks its caller for.
package struct CompletionNames: Sendable {
  /// The layers' names, each with what it is, in order.
  package var layers: [NamedWord]
  /// The names made by `let`, each with what it holds.
  package var variables: [NamedWord]
  /// The example networks.
  package var examples: [NamedWord]
  /// The lessons.
  package var lessons: [NamedWord] = []
  /// The fields that a layer has; all of them where a layer is not listed.
  package var fieldsByLayer: [String: [String]]

  /// Whether the layer of a name has weights that a layer can use, of which this much has been
  /// read, and which may stand inside another command.
  package var canShare: @Sendable (String, CommandCall, _ isNested: Bool) -> Bool = { _, _, _ in
    true
  }
  /// The names that there will be behind statements that were typed and not run yet.
  package var following: @Sendable ([Statement.Kind]) -> CompletionNames? = { _ in nil }

  /// Makes a list of names.
  package init(
    layers: [NamedWord] = [], variables: [NamedWord] = [], examples: [NamedWord] = [],
    fieldsByLayer: [String: [String]] = [:]
  ) {
    self.layers = layers
    self.variables = variables
    self.examples = examples
    self.fieldsByLayer = fieldsByLayer
  }

  /// The names behind statements, of those that can be read; these where there are none.
  func behind(_ tokens: ArraySlice<Token>, _ source: StatementSource) -> CompletionNames {
    let statements = tokens.split { $0.isSymbol(.semicolon) }.compactMap { tokens in
      var parser = StatementParser(tokens, source: source)
      return try? parser.parse()
    }
    return statements.isEmpty ? self : following(statements) ?? self
  }
}
