/// The command `data`.
enum DataCommand {
  static let specification = CommandSpecification(
    .change(.data), topic: .learning,
    summary: "load samples with their classes; alone, shows them",
    usage: [
      "data edges|shapes|digits|xor|rings [N]", "data handwritten [N]",
      "data load FILE... [scale X] [standardize on]",
      "data load TABLE... [label NAME [number|class]] [skip N] [header on|off]",
      "data load TABLE... [separator SIGN]", "data off", "data",
    ],
    examples: [
      "data digits", "data handwritten",
      "input 8x8; conv 4 3x3; relu; dense 4; loss cross-entropy; data edges 400",
      "input 2; dense 8; tanh; dense 2; loss cross-entropy; data rings", "data load iris.csv",
      "data load train-images.gz train-labels.gz t10k-images.gz t10k-labels.gz",
    ],
    discussion: [
      "The samples are drawn from the session's seed, as large as the network's input: pictures "
        + "for one channel of rows and columns, points for two numbers. Four in five are for "
        + "`train`, the last fifth is held back for `evaluate`.",
      "`data load` reads MNIST's files and other pairs of arrays (IDX, .npy), an .npz with x and y, "
        + "tables (CSV), and pictures (PNG, PGM, PPM): a folder of folders has a class for each. "
        + "All may be compressed by gzip. Unsigned bytes become numbers from 0 to 1; `scale X` "
        + "divides by X instead, and `standardize on` brings each column, or each channel, to "
        + "mean 0 and standard deviation 1. A second pair is held back to test; "
        + "else the order is drawn by the seed and a fifth held back. If a sample has another "
        + "shape but as many numbers as the input, it is reshaped.",
      "The first row of a table may hold the columns' names; `skip N` leaves out N lines before "
        + "it. The label is the column named label, class, target, y or species, or else the "
        + "last; `label NAME` chooses another. Several columns that hold a single 1 in each row "
        + "and 0 elsewhere are one label. Rows with `?`, an empty field or nan are left out, "
        + "and so are columns of words.",
      "Labels are classes. If one of them is not whole, or if the loss compares numbers, they "
        + "are numbers to come near to; `label NAME number` or `label NAME class` decides.",
      "`data handwritten` are 1,797 digits that 13 people wrote, 8x8, in the program itself: the "
        + "test half of Optical Recognition of Handwritten Digits by E. Alpaydin and C. Kaynak, "
        + "UCI Machine Learning Repository, 1998, licence CC BY 4.0. The last fifth is held "
        + "back, which other people wrote.",
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
          .init("handwritten", "1,797 real digits, 8x8, 10 classes"),
          .init("off", "no data: train takes the present input"),
        ]), isOptional: true),
      Parameter("count", .integer(atLeast: 1), isOptional: true, needing: "set"),
      Parameter("files", .file, keywords: ["load"], isOptional: true, isRepeated: true),
    ],
    options: [
      OptionSpecification(
        "label", .word("a column's name, or its number from 0"), "a table's column of labels",
        qualifiers: [
          .init("number", "labels are numbers to come near to"),
          .init("class", "labels are classes to tell apart"),
        ]),
      OptionSpecification("scale", .number, "divide all numbers by this"),
      OptionSpecification("standardize", .flag, "bring numbers to mean 0, standard deviation 1"),
      OptionSpecification("skip", .integer(atLeast: 0), "lines before a table to pass over"),
      OptionSpecification("header", .flag, "whether a table's first row names the columns"),
      OptionSpecification(
        "separator",
        .choice([
          .init("comma", ","), .init("semicolon", ";"), .init("tab", "tabulator"),
          .init("bar", "|"), .init("space", "any run of spaces and tabs"),
        ]), "what stands between a table's fields"),
    ])
}
