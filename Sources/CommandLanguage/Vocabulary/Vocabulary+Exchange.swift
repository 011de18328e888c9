extension Vocabulary {
  /// Files shared with other programs.
  static let exchange: [CommandSpecification] = [
    CommandSpecification(
      "export", topic: .session, summary: "write a file for another program",
      usage: ["export \(ExportKind.allCases.map(\.rawValue).joined(separator: "|")) FILE"],
      examples: [
        "example sum; forward; backward; export numpy sum.npz",
        "example lenet; export safetensors lenet.safetensors",
        "example cross; forward; backward; export pytorch cross.py",
      ],
      discussion: [
        "`numpy` writes all there is, by the names that Gradus gives it: `numpy.load(\"sum.npz\")` "
          + "in Python has `conv1.weight`, `conv1.weight.grad`, `conv1.out`, `input`, `loss`, …",
        "`safetensors` writes the weights and biases alone, in double precision.",
        "`pytorch` writes a script to run and to read: the same network, input and target in "
          + "PyTorch, which then has to find the same outputs and gradients.",
      ],
      parameters: [
        Parameter("kind", .choice(ExportKind.allCases.map { .init($0.rawValue, $0.meaning) })),
        Parameter("file", .file),
      ])
  ]
}
