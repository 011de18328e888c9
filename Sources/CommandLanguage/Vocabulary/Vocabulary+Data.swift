extension Vocabulary {
  /// Samples to learn from.
  static let samples: [CommandSpecification] = [
    CommandSpecification(
      "data", topic: .learning, summary: "load samples with their classes; alone, shows them",
      usage: [
        "data edges|shapes|digits|xor|rings [N]",
        "data load FILE... [label COLUMN] [header on|off] [separator SIGN]", "data off", "data",
      ],
      examples: [
        "data digits", "input 8x8; conv 4 3x3; relu; dense 4; loss cross-entropy; data edges 400",
        "input 2; dense 8; tanh; dense 2; loss cross-entropy; data rings", "data load iris.csv",
        "data load train-images.gz train-labels.gz t10k-images.gz t10k-labels.gz",
      ],
      discussion: [
        "The samples are drawn from the session's seed, as large as the network's input: pictures "
          + "for one channel of rows and columns, points for two numbers. Four in five are for "
          + "`train`, the last fifth is held back for `evaluate`.",
        "`data load` reads MNIST's files and other pairs of arrays (IDX, .npy), an .npz with x and y, "
          + "tables (CSV), and pictures (PNG, PGM, PPM): a folder of folders has a class for each. "
          + "The bytes of pictures become numbers from 0 to 1. A second pair is held back to test; "
          + "else the order is drawn by the seed and a fifth held back. Data laid out otherwise than "
          + "the network's input, but of as many numbers, are laid out like it.",
        "Of a table the first row may name the columns. The class is in the column named label, "
          + "class, target, y or species, else in the last; `label COLUMN` says otherwise.",
        "`sample K` makes one of them the input and the target. Data stay when a new network is "
          + "begun; `data off` drops them, so that `train` takes the present input.",
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
            .init("off", "no data: train takes the present input"),
          ]), isOptional: true),
        Parameter("count", .integer(atLeast: 1), isOptional: true, needing: "set"),
        Parameter("files", .file, keywords: ["load"], isOptional: true, isRepeated: true),
      ],
      options: [
        OptionSpecification(
          "label", .word("a column's name, or its number from 0"), "a table's column of classes"),
        OptionSpecification("header", .flag, "whether a table's first row names the columns"),
        OptionSpecification(
          "separator",
          .choice([
            .init("comma", ","), .init("semicolon", ";"), .init("tab", "tabulator"),
            .init("bar", "|"), .init("space", "a single space"),
          ]), "what stands between a table's fields"),
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
