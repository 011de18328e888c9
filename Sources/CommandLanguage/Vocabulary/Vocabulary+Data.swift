extension Vocabulary {
  /// Samples to learn from.
  static let samples: [CommandSpecification] = [
    CommandSpecification(
      "data", topic: .learning, summary: "load samples with their classes; alone, shows them",
      usage: ["data edges|shapes|digits|xor|rings [N]", "data"],
      examples: [
        "data digits", "input 8x8; conv 4 3x3; relu; dense 4; loss cross-entropy; data edges 400",
        "input 2; dense 8; tanh; dense 2; loss cross-entropy; data rings",
      ],
      discussion: [
        "The samples are drawn from the session's seed, as large as the network's input: pictures "
          + "for one channel of rows and columns, points for two numbers. Four in five are for "
          + "`train`, the last fifth is held back for `evaluate`.",
        "`sample K` makes one of them the input and the target.",
      ],
      parameters: [
        Parameter(
          "set",
          .choice([
            .init("edges", "edges and bars by orientation, 4 classes"),
            .init("shapes", "square, ring, cross, triangle"),
            .init("digits", "the numerals 0 to 9, shifted and noisy"),
            .init("xor", "points at the corners of a square, 2 classes"),
            .init("rings", "points on two rings, 2 classes"),
          ]), isOptional: true),
        Parameter("count", .integer(atLeast: 1), isOptional: true),
      ]),
    CommandSpecification(
      "sample", topic: .learning, summary: "make sample K of the data the input and the target",
      usage: ["sample K"],
      examples: [
        "input 8x8; conv 2 3x3; dense 10; loss cross-entropy; data digits; sample 3; forward"
      ],
      discussion: [
        "Samples count from 0: first those to train on, then those held back. The target is the "
          + "class number for cross-entropy, and for a loss between numbers a 1 at the class's "
          + "place."
      ],
      parameters: [Parameter("index", .integer(atLeast: 0))]),
  ]
}
