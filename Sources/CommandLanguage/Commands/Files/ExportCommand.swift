/// The command `export`.
enum ExportCommand {
  static let specification = CommandSpecification(
    .session(.export), topic: .session, summary: "write a file for another program",
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
    parameters: [
      Parameter("kind", .choice(ExportKind.allCases.map { .init($0.rawValue, $0.meaning) })),
      Parameter("file", .file), Parameter("view", .view, isOptional: true),
    ], options: [OptionSpecification("compressed", nil, "a smaller file, of numpy's arrays")],
    rule: .viewOfKind)

  private static func words(_ rule: ExportKind.ViewRule) -> String {
    ExportKind.allCases.filter { $0.viewRule == rule }.map(\.rawValue).joined(separator: "|")
  }
}
