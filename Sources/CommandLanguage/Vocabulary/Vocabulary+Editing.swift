extension Vocabulary {
  /// Changing a network that stands.
  static let editing: [CommandSpecification] = [
    CommandSpecification(
      .change(.insert), topic: .building, summary: "put layers before or after one that is there",
      usage: ["insert LAYER... before|after NAME"],
      examples: [
        "input 1x8x8; conv 2 3x3; dense 3; insert relu after conv1",
        "input 1x8x8; dense 3; insert conv 2 3x3 pad 1 relu before flatten1",
      ],
      discussion: [
        "A layer is written as when it is added. Layers that are not touched keep their weights "
          + "and names; a new one takes a number that was never used."
      ],
      parameters: [
        Parameter("layer", .layerDefinition, isRepeated: true),
        Parameter("anchor", .layer, keywords: ["before", "after"]),
      ]),
    CommandSpecification(
      .change(.replace), topic: .building, summary: "put other layers in the place of one",
      usage: ["replace NAME with LAYER..."],
      examples: ["input 1x8x8; conv 2 3x3; dense 3; replace conv1 with conv 1 8x8"],
      discussion: [
        "A layer of the same kind keeps the name. All others keep their weights: this is how the "
          + "head of a trained network is exchanged."
      ],
      parameters: [
        Parameter("old", .layer),
        Parameter("layer", .layerDefinition, keywords: ["with"], isRepeated: true),
      ]),
    CommandSpecification(
      .change(.remove), topic: .building, summary: "take a layer out", usage: ["remove NAME"],
      examples: ["input 1x8x8; conv 2 3x3; relu; dense 3; remove relu1"],
      discussion: ["The others keep their weights and names; `undo` puts it back."],
      parameters: [Parameter("layer", .layer)]),
    CommandSpecification(
      .change(.rename), topic: .building, summary: "give a layer another name",
      usage: ["rename OLD NEW"],
      examples: ["input 1x8x8; conv 2 3x3; rename conv1 edges"],
      discussion: [
        "The new name may not be a word that the language uses, as a command, option, function, "
          + "picture or kind of layer."
      ],
      parameters: [Parameter("old", .layer), Parameter("new", .newName(.layer))]),
  ]

  /// Drawing weights.
  static let drawing: [CommandSpecification] = [
    CommandSpecification(
      .change(.seed), topic: .building,
      summary: "draw all weights anew, and all later ones, from N",
      usage: ["seed [N]"], examples: ["input 4; dense 3; seed 7; dense1.weight"],
      discussion: [
        "The same seed gives the same weights, to the bit, on every machine. A layer's draw "
          + "depends on the seed, its name and its shape alone. At the start the seed is 0. "
          + "Alone, `seed` says what it is."
      ],
      parameters: [Parameter("seed", .integer(atLeast: 0), isOptional: true)]),
    CommandSpecification(
      .change(.initialise), topic: .building, summary: "draw weights by another rule",
      usage: ["init [NAME] default|he|xavier|zeros|normal STD"],
      examples: [
        "input 4; dense 3; init he", "input 4; dense 3; init dense1 zeros",
        "input 4; dense 3; init normal 0.1",
      ],
      discussion: [
        "fan_in is the number of inputs that one output sums. `default` is PyTorch's: weights and "
          + "biases are uniform between -1/sqrt(fan_in) and 1/sqrt(fan_in). `he` is normal with "
          + "variance 2/fan_in; `xavier` is uniform between -s and s, with s = "
          + "sqrt(6/(fan_in+fan_out)); `normal` has the standard deviation STD. Biases are 0 in "
          + "all but `default`. Without a name, all layers are drawn.",
        "With `zeros`, see which gradients are zero too, and why such a network hardly learns.",
      ],
      parameters: [
        Parameter("layer", .layer, isOptional: true),
        Parameter(
          "scheme",
          .choice([
            .init("default", "PyTorch's rule"),
            .init("he", "normal, variance 2/fan_in, made for ReLU"),
            .init("xavier", "uniform, balanced between forward and backward"),
            .init("zeros", "all zero"),
            .init("normal", "normal with the standard deviation that follows"),
          ])),
        Parameter("std", .number, isOptional: true),
      ], rule: .deviationOfNormal),
  ]
}
