/// The command `export`.
package struct ExportCommand: CommandArguments {
  /// What is written.
  package let kind: Given<ExportKind>
  /// The file.
  package let file: Given<String>
  /// The view that is written.
  package let view: Given<CommandCall>?
  /// Where `compressed` stands.
  package let compressed: SourceRange?

  static let kind = RequiredArgument<ExportKind>("kind", .choice)
  static let file = RequiredArgument<String>("file", .file)
  static let view = OptionalArgument<CommandCall>("view", .view)
  static let compressed = BareOption("compressed", "a smaller file, of numpy's arrays")

  /// What is wrong where a kind that writes a view has none.
  package static let missingView = ArgumentError.missing(view.parameter)

  package init(_ call: CommandCall) throws(ArgumentError) {
    kind = try call.read(Self.kind)
    file = try call.read(Self.file)
    view = call.read(Self.view)
    compressed = call.read(Self.compressed)
    switch (kind.value.viewRule, view) {
    case (.required, nil): throw Self.missingView
    case (.none, let view?): throw .excess(view.argument)
    case (.required, _?), (.none, nil), (.optional, _): break
    }
  }

  static let specification = CommandSpecification(
    .session(.export), topic: .session, traits: [.readsPass, .isTheLearnersAlone],
    summary: "write a file for another program",
    usage: [
      "export \(words(.none)) FILE", "export \(words(.required)) FILE VIEW",
      "export \(words(.optional)) FILE [VIEW]",
      "export numpy FILE compressed",
    ],
    examples: [
      "example sum; forward; backward; export numpy sum.npz",
      "example lenet; export safetensors lenet.safetensors",
      "example cross; forward; backward; export pytorch cross.py",
      "example sum; forward; backward; export html sum.html accumulate conv1.weight[0]",
      "example cross; forward; backward; export svg grads.svg grads",
      "example sum; forward; backward; export latex sum.tex",
      "example cross; forward; backward; export csv grads.csv grads",
    ],
    discussion: [
      "`numpy` writes all there is, by the names that Gradus gives it: `numpy.load(\"sum.npz\")` "
        + "in Python has `conv1.weight`, `conv1.weight.grad`, `conv1.out`, `input`, `loss`, …; "
        + "`compressed` behind the file makes it smaller.",
      "`safetensors` writes the weights and biases alone, in double precision.",
      "`pytorch` writes a script to run and to read: the same network, input and target in "
        + "PyTorch, which then has to find the same outputs and gradients.",
      "`html` writes one page that needs nothing else: what a view shows, in the colours of the "
        + "terminal, light or dark as the reader likes it. The frames of `accumulate` step by "
        + "key, click or swipe; `#step=3` behind the page's address opens it there.",
      "`svg` writes the same as a picture, for slides and handouts. `latex` writes a document: "
        + "the VIEW, or the formulas of every layer that has weights.",
      "`csv` writes the tables and grids of a view and nothing else, every number exact. Of several, "
        + "each line begins with the name of its table. `markdown` writes the whole view, for notes "
        + "and reports. Both need a view with a table or a grid.",
      "A file named `-` is standard output, for another program: `gradus -c 'example sum; forward; "
        + "backward; export csv - grads' | cut -d, -f1`. Under `--json` the answers are there, so "
        + "it is refused.",
    ],
    arguments: ExportCommand.self, parameters: [kind, file, view], options: [compressed])

  private static func words(_ rule: ExportKind.ViewRule) -> String {
    ExportKind.allCases.filter { $0.viewRule == rule }.map(\.rawValue).joined(separator: "|")
  }
}
