extension Vocabulary {
  /// Files shared with other programs.
  static let exchange: [CommandSpecification] = [
    CommandSpecification(
      "export", topic: .session, summary: "write a file for another program",
      usage: [
        "export \(words(.none)) FILE", "export \(words(.required)) FILE VIEW",
        "export \(words(.optional)) FILE [VIEW]",
      ],
      examples: [
        "example sum; forward; backward; export numpy sum.npz",
        "example lenet; export safetensors lenet.safetensors",
        "example cross; forward; backward; export pytorch cross.py",
        "example sum; forward; backward; export html sum.html accumulate conv1.weight[0]",
        "example cross; forward; backward; export svg grads.svg grads",
        "example sum; forward; backward; export latex sum.tex",
      ],
      discussion: [
        "`numpy` writes all there is, by the names that Gradus gives it: `numpy.load(\"sum.npz\")` "
          + "in Python has `conv1.weight`, `conv1.weight.grad`, `conv1.out`, `input`, `loss`, …",
        "`safetensors` writes the weights and biases alone, in double precision.",
        "`pytorch` writes a script to run and to read: the same network, input and target in "
          + "PyTorch, which then has to find the same outputs and gradients.",
        "`html` writes one page that needs nothing else: what a view shows, in the colours of the "
          + "terminal, light or dark as the reader likes it. The frames of `accumulate` step by "
          + "key, click or swipe; `#step=3` behind the page's address opens it there.",
        "`svg` writes the same as a picture, for slides and handouts. `latex` writes a document: "
          + "the VIEW, or the formulas of every layer that has weights.",
      ],
      parameters: [
        Parameter("kind", .choice(ExportKind.allCases.map { .init($0.rawValue, $0.meaning) })),
        Parameter("file", .file), Parameter("view", .view, isOptional: true),
      ])
  ]

  private static func words(_ rule: ExportKind.ViewRule) -> String {
    ExportKind.allCases.filter { $0.viewRule == rule }.map(\.rawValue).joined(separator: "|")
  }

  /// The commands that only show something, which `export` can write to a file.
  public static let views: [CommandSpecification] = commands.filter {
    $0.topic == .seeing && !viewsThatChange.contains($0.word) || moreViews.contains($0.word)
  }

  private static let viewsThatChange: Set<String> = ["relax", "tie"]
  private static let moreViews: Set<String> = ["evaluate", "where"]
}
