extension Vocabulary {
  /// Files shared with other programs.
  static let exchange: [CommandSpecification] = [
    CommandSpecification(
      .change(.load), topic: .session, summary: "read weights, an array or a picture from a file",
      usage: ["load FILE [as NAME]"],
      examples: [
        "example lenet; load lenet.safetensors", "input 28x28; load digit.png",
        "load kernel.npy as k",
      ],
      discussion: [
        "Weights (.safetensors, .npz) go to the layers of their names where the shapes are equal; "
          + "PyTorch's `fc1` and `linear1` are `dense1`, and a prefix that all names share is "
          + "ignored. If no name is a layer's name, shapes and order decide, as long as only one "
          + "choice fits. The answer says what was taken, what was not, and why. What `export numpy` wrote gives input and "
          + "target back, too.",
        "A single array (.npy, IDX) or a picture (PNG, PGM, PPM) becomes the input, or the value "
          + "behind `as`: `target` or a new name. `data load` reads whole sets of samples.",
      ],
      parameters: [
        Parameter("file", .file),
        Parameter("name", .word("input, target or a new name"), keywords: ["as"], isOptional: true),
      ]),
    CommandSpecification(
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
      rule: .viewOfKind),
    CommandSpecification(
      .session(.record), topic: .session,
      summary: "write down what is typed and shown, to play it later",
      usage: ["record FILE", "record off"], examples: ["record session.cast", "record off"],
      discussion: [
        "The file is an asciicast: `asciinema play session.cast` shows the session again in its "
          + "own time, and a web page can show it, too. Each statement is marked, so that a player "
          + "can jump to it.",
        "The file is there when the recording ends, by `record off` or with the session; until then "
          + "it grows beside it under a name that ends in `.new`.",
      ],
      parameters: [Parameter("file", .file)]),
  ]

  private static func words(_ rule: ExportKind.ViewRule) -> String {
    ExportKind.allCases.filter { $0.viewRule == rule }.map(\.rawValue).joined(separator: "|")
  }

  /// The commands that only show something, which `export` can write to a file.
  public static let views: [CommandSpecification] = commands.filter {
    if case .view = $0.command { true } else { false }
  }
}
