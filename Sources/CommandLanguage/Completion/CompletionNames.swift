/// The names that exist right now, which completion asks its caller for.
public struct CompletionNames: Sendable {
  /// The layers' names, each with what it is, in order.
  public var layers: [NamedWord]
  /// The names made by `let`, each with what it holds.
  public var variables: [NamedWord]
  /// The example networks.
  public var examples: [NamedWord]
  /// The lessons.
  public var lessons: [NamedWord] = []
  /// The fields that a layer has; all of them where a layer is not listed.
  public var fieldsByLayer: [String: [String]]

  /// Whether the layer of a name has weights that a layer can use, of which this much has been
  /// read, and which may stand inside another command.
  public var canShare: @Sendable (String, CommandCall, _ isNested: Bool) -> Bool = { _, _, _ in true
  }

  /// Makes a list of names.
  public init(
    layers: [NamedWord] = [], variables: [NamedWord] = [], examples: [NamedWord] = [],
    fieldsByLayer: [String: [String]] = [:]
  ) {
    self.layers = layers
    self.variables = variables
    self.examples = examples
    self.fieldsByLayer = fieldsByLayer
  }
}
