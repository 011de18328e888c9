/// The command `formula`.
enum FormulaCommand {
  static let specification = CommandSpecification(
    .view(.formula), topic: .seeing,
    summary: "a layer's gradient as a formula, with numbers where they fit",
    usage: ["formula LAYER [index|operator|matrix]"],
    examples: ["example sum; forward; backward; formula conv1 index"],
    discussion: [
      "The same gradient is written in three ways: `index` with the sum over pixels written out, "
        + "`operator` with the sum implied by a star, `matrix` with the windows as columns. All "
        + "three give the same numbers."
    ],
    parameters: [
      Parameter("layer", .layer),
      Parameter(
        "form",
        .choice([
          .init("index", "the sum over pixels written out"),
          .init("operator", "the sum implied by an operator"),
          .init("matrix", "the windows as a matrix's columns"),
        ]), isOptional: true),
    ])
}
