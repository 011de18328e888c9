/// The command `data`.
package struct DataCommand: CommandArguments {
  /// What is drawn; `nil` for files, or to show what there is.
  package let source: Given<Source>?
  /// How many samples.
  package let count: Given<Int>?
  /// The files that are read.
  package let files: [Given<String>]
  /// A table's column of labels, and what they are taken for.
  package let label: (given: Given<String>, qualifier: LabelUse?)?
  /// What all numbers are divided by.
  package let scale: Given<Double>?
  /// Whether numbers are brought to mean 0 and standard deviation 1.
  package let standardizes: Given<Bool>?
  /// The lines before a table to pass over.
  package let skipped: Given<Int>?
  /// Whether a table's first row names the columns.
  package let hasHeader: Given<Bool>?
  /// What stands between a table's fields.
  package let separator: Given<Separator>?
  /// The first option of how files are read, and where it stands.
  package let loadOption: (name: String, range: SourceRange)?

  static let source = OptionalArgument<Source>("set", .choice)
  static let count = OptionalArgument<Int>("count", .integer(atLeast: 1), needing: source)
  static let files = RepeatedArgument<String>(
    "files", .file, keywords: ["load"], mayBeMissing: true)
  static let label = QualifiedOption<String, LabelUse>(
    "label", .word("a column's name, or its number from 0"), "a table's column of labels")
  static let scale = ValueOption<Double>("scale", .number, "divide all numbers by this")
  static let standardizes = ValueOption<Bool>(
    "standardize", .flag, "bring numbers to mean 0, standard deviation 1")
  static let skipped = ValueOption<Int>(
    "skip", .integer(atLeast: 0), "lines before a table to pass over")
  static let hasHeader = ValueOption<Bool>(
    "header", .flag, "whether a table's first row names the columns")
  static let separator = ValueOption<Separator>(
    "separator", .choice, "what stands between a table's fields")
  private static let options: [any DeclaredOption] = [
    label, scale, standardizes, skipped, hasHeader, separator,
  ]

  package init(_ call: CommandCall) throws(ArgumentError) {
    source = call.read(Self.source)
    count = call.read(Self.count)
    files = call.read(Self.files)
    label = call.read(Self.label)
    scale = call.read(Self.scale)
    standardizes = call.read(Self.standardizes)
    skipped = call.read(Self.skipped)
    hasHeader = call.read(Self.hasHeader)
    separator = call.read(Self.separator)
    loadOption = call.first(of: Self.options)
  }

  static let specification = CommandSpecification(
    .change(.data), topic: .learning, traits: [.readsFiles],
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
    arguments: DataCommand.self, parameters: [source, count, files], options: options)

  /// What samples are drawn of.
  package enum Source: String, CaseIterable, WordChoice {
    case edges, shapes, digits, xor, rings, handwritten, off

    package var meaning: String {
      switch self {
      case .edges: "edges and bars by orientation, 4 classes"
      case .shapes: "square, ring, cross, triangle"
      case .digits: "the numerals 0 to 9, shifted and noisy"
      case .xor: "points at the corners of a square, 2 classes"
      case .rings: "points on two rings, 2 classes"
      case .handwritten: "1,797 real digits, 8x8, 10 classes"
      case .off: "no data: train takes the present input"
      }
    }
  }

  /// What labels are taken for.
  package enum LabelUse: String, CaseIterable, WordChoice {
    case number, `class`

    package var meaning: String {
      switch self {
      case .number: "labels are numbers to come near to"
      case .class: "labels are classes to tell apart"
      }
    }
  }

  /// What stands between a table's fields.
  package enum Separator: String, CaseIterable, WordChoice {
    case comma, semicolon, tab, bar, space

    package var meaning: String {
      switch self {
      case .comma: ","
      case .semicolon: ";"
      case .tab: "tabulator"
      case .bar: "|"
      case .space: "any run of spaces and tabs"
      }
    }
  }
}
