/// The command `formula`.
package struct FormulaCommand: CommandArguments {
  /// The layer.
  package let layer: Given<String>
  /// How the sum is written.
  package let form: Given<Form>?

  static let layer = RequiredArgument<String>("layer", .layer)
  static let form = OptionalArgument<Form>("form", .choice)

  package init(_ call: CommandCall) throws(ArgumentError) {
    layer = try call.read(Self.layer)
    form = call.read(Self.form)
  }

  static let specification = CommandSpecification(
    .view(.formula), topic: .seeing, traits: [.readsPass, .marksFrozen],
    summary: "a layer's gradient as a formula, with numbers where they fit",
    usage: ["formula LAYER [index|operator|matrix]"],
    examples: ["example sum; forward; backward; formula conv1 index"],
    discussion: [
      "The same gradient is written in three ways: `index` with the sum over pixels written out, "
        + "`operator` with the sum implied by a star, `matrix` with the windows as columns. All "
        + "three give the same numbers."
    ],
    arguments: FormulaCommand.self, parameters: [layer, form])

  /// How the sum is written.
  package enum Form: String, CaseIterable, WordChoice {
    case index, `operator`, matrix

    package var meaning: String {
      switch self {
      case .index: "the sum over pixels written out"
      case .operator: "the sum implied by an operator"
      case .matrix: "the windows as a matrix's columns"
      }
    }
  }
}
