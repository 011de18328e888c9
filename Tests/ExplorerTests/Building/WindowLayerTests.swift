import Documents
import Explorer
import NeuralNetwork
import Sessions
import TestSupport
import Testing

/// Layers that change a picture's size or share nothing, typed as a learner types them.
@Suite("Layers of windows")
struct WindowLayerTests {
  /// Layers with what they read.
  static let layers: [(input: String, layer: String)] = [
    ("2x4x5", "convtranspose 2 3x3"), ("2x3x3", "convtranspose 2 3x2 stride 2 pad 1 outpad 1x0"),
    ("4x2x3", "convtranspose 6 2x3 groups 2 dilation 2x1 stride 1x3 bias off"),
    ("1x1x1", "convtranspose 1 1x1 stride 3 outpad 2"), ("1x3x4", "convtranspose 1 2x2 pad 1"),
    ("2x4x4", "locallyconnected 2 3x3"), ("1x4x5", "locallyconnected 2 2x3 pad 1 stride 2x1"),
    ("2x3x3", "locallyconnected 1 2x2 bias channel"), ("1x3x3", "locallyconnected 1 2x2 bias off"),
    ("2x3x4", "zeropad 1"), ("1x2x3", "zeropad 0 1 2 0"), ("2x2x3", "upsample 2"),
    ("1x3x2", "upsample 1x3"), ("2x5x7", "adaptiveavgpool 3"), ("1x2x3", "adaptiveavgpool 4x5"),
    ("1x4x4", "conv 2 2x2 pad same"), ("2x3x5", "conv 2 2x4 pad same dilation 3x1 groups 2"),
    ("2x5x5", "maxpool 2 ceil on"), ("1x5x6", "avgpool 3 stride 2 pad 1 ceil on"),
  ]

  private static func name(_ layer: String) -> String { layer.prefix { $0 != " " } + "1" }

  @Test(
    "Every view, step and file speaks of it, in a batch and without",
    arguments: layers.indices, ["", "3,"])
  func views(_ index: Int, batch: String) throws {
    let (input, layer) = Self.layers[index]
    let name = Self.name(layer)
    let folder = try TemporaryFolder()
    let shape = input.replacing("x", with: ",")
    let pixel = batch.isEmpty ? "0,0,0" : "1,0,0,0"
    let output = layer.hasPrefix("conv ") ? "conv2" : "conv1"
    var weights: [String] = []
    if layer.hasPrefix("conv") || layer.hasPrefix("locally") {
      let weight = "\(name).weight[\(layer.hasPrefix("locally") ? "0,0,0,0,0,0" : "0,0,0,0")]"
      let isEach = layer.hasPrefix("locally") && !layer.contains("bias")
      let bias = "\(name).bias[\(isEach ? "0,0,0" : "0")]"
      weights = [
        "explain \(weight)", "explain \(weight) terms", "receptive \(weight)",
        "compare \(weight) \(output).weight[0,0,0,0]", "paths \(weight) 2",
        "nudge \(weight) by 0.01", "unroll \(name)", "unroll \(name) grad",
        "contributions(\(name).weight)", "freeze \(weight)", "unfreeze \(name)",
      ]
      if !layer.contains("bias off") {
        weights += [
          "explain \(bias)", "explain \(bias) terms", "receptive \(bias)", "contributions(\(bias))",
          "paths \(bias) 2",
        ]
      }
    }
    let lines =
      [
        "input \(input)", layer, "tanh", "conv 2 1x1", "loss mse",
        "input = randn(\(batch)\(shape))", "forward", "target = 0 * \(output).out", "forward",
        "backward", "net", "grads", "show \(name).out", "explain \(name).out[\(pixel)]",
        "explain \(name).out[\(pixel)] terms", "explain \(name).in.grad[\(pixel)]",
        "explain \(name).in.grad[\(pixel)] terms", "explain \(name).out.grad[\(pixel)]",
        "paths input[\(pixel)] 3", "fate \(name)", "receptive \(name).out[\(pixel)]",
        "receptive input[\(pixel)]", "gradcheck", "formula \(name)",
        "compare \(name).out[\(pixel)] input[\(pixel)]",
        "export pytorch \(folder.file("a.py"))",
      ] + weights + [
        "block \(name)", "forward", "backward", "unblock \(name)", "restart", "step", "step term",
        "next", "step 2", "finish", "step", "next", "step 2", "step term", "next", "step", "next",
        "step", "step term", "finish", "step", "finish", "back 5", "finish",
        "set precision float32", "forward", "backward", "train 2 steps", "set precision float64",
        "train 1 step", "replace \(name) with \(layer)", "remove tanh1", "undo",
        "save \(folder.file("a.gradus"))",
      ]
    for outcome in run(lines.joined(separator: "\n")) {
      #expect(outcome.diagnostic == nil, "\(layer): \(outcome.source.text)")
    }
    #expect(folder.text(of: "a.gradus").contains("\n\(layer)\n"))
  }

  @Test("Every claim of its formulas gives 1", arguments: layers.indices, ["", "3,"])
  func claims(_ index: Int, batch: String) throws {
    let (input, layer) = Self.layers[index]
    let name = Self.name(layer)
    let script =
      "input \(input); \(layer); input = randn(\(batch)\(input.replacing("x", with: ","))); forward; "
      + "backward with randn(shape(\(name).out)); "
    for form in ["index", "operator", "matrix"] {
      guard case .list(let checks)? = try facts("\(script)formula \(name) \(form)")["checks"] else {
        Issue.record("no claims")
        return
      }
      #expect(!checks.isEmpty)
      for check in checks {
        guard case .text(let claim)? = check["expression"] else { continue }
        #expect(try value("\(script)print \(claim)").elements == [1], "\(layer): \(claim)")
      }
    }
  }

  @Test(
    "A transposed convolution's matrix is the convolution's, transposed",
    arguments: [
      ("2x4x5", "2x6x7", "3x3", ""), ("1x3x3", "3x6x5", "2x1", " stride 2"),
      ("2x3x2", "4x5x5", "3x3", " stride 2x3 pad 1 groups 2"),
      ("3x4x4", "1x6x4", "3x1", " dilation 1x2"),
    ])
  func transpose(_ case: (small: String, large: String, kernel: String, options: String)) throws {
    let (small, large, kernel, options) = `case`
    let (inputs, outputs) = (small.prefix(1), large.prefix(1))
    let fit = large == "4x5x5" ? " outpad 0x1" : ""
    let there = try value(
      "input \(large); conv \(inputs) \(kernel)\(options) bias off; "
        + "conv1.weight = reshape(arange(0, 1000)[0:\(try count(inputs, outputs, kernel, options))], shape(conv1.weight)); "
        + "transpose(unroll(conv1))")
    let back = try value(
      "input \(small); convtranspose \(outputs) \(kernel)\(options)\(fit); "
        + "convtranspose1.weight = reshape(arange(0, 1000)[0:\(try count(inputs, outputs, kernel, options))], shape(convtranspose1.weight)); "
        + "unroll(convtranspose1)")
    #expect(there == back)
  }

  private func count(
    _ inputs: Substring, _ outputs: Substring, _ kernel: String, _ options: String
  ) throws -> Int {
    let groups = options.contains("groups 2") ? 2 : 1
    let extents = kernel.split(separator: "x").compactMap { Int($0) }
    return try #require(Int(inputs)) * #require(Int(outputs)) / groups * extents[0] * extents[1]
  }

  @Test("Locally connected by name is a convolution relaxed, to the bit")
  func relaxed() throws {
    let start = "input 2x5x4; "
    let pass = "; input = randn(2,5,4); forward; backward with randn(shape(NAME.out)); "
    func numbers(_ network: String, _ name: String, _ field: String) throws -> Tensor {
      try value((start + network + pass).replacing("NAME", with: name) + "\(name).\(field)")
    }
    let conv = "conv 3 3x2 stride 2x1 pad 1; relax conv1 sharing"
    let weight = try value("\(start)\(conv); conv1.weight")
    let bias = try value("\(start)\(conv); conv1.bias")
    let local =
      "locallyconnected 3 3x2 stride 2x1 pad 1 bias channel; "
      + "locallyconnected1.weight = \(weight.literal); locallyconnected1.bias = \(bias.literal)"
    for field in ["out", "in.grad", "weight.grad", "bias.grad"] {
      #expect(
        try numbers(conv, "conv1", field) == numbers(local, "locallyconnected1", field), "\(field)")
    }
  }

  @Test("Tied, its kernels and its biases are the means")
  func tied() throws {
    let script = "input 1x3x3; locallyconnected 1 2x2; "
    let means = try value(
      script + "reshape(sum(sum(locallyconnected1.weight, 2), 1) / 4, [1,1,2,2])")
    let tied = try value(script + "tie locallyconnected1; locallyconnected1.weight")
    #expect(zip(means.elements, tied.elements).allSatisfy { abs($0 - $1) < 1e-15 })
    #expect(
      try value(
        script
          + "let b = sum(locallyconnected1.bias) / 4; tie locallyconnected1; allclose(locallyconnected1.bias, [1] * b, 1e-15)"
      ).elements == [1])
    #expect(try text(script + "tie locallyconnected1").contains("mean of the 4 biases"))
    #expect(
      run(
        script
          + "tie locallyconnected1; relax locallyconnected1 sharing; tie locallyconnected1; net"
      )
      .allSatisfy { $0.diagnostic == nil })
  }

  @Test("A step over a pool shows all that is under its window")
  func poolStep() throws {
    let blocks = try document(
      "input 3x3; maxpool 2 stride 1; input = [[1,2,3],[4,5,6],[7,8,9]]; step"
    ).blocks
    for case .grids(let grids) in blocks {
      #expect(
        grids[0].rows.map { $0.map(\.content) } == [
          [.number(1), .number(2)], [.number(4), .number(5)],
        ])
      return
    }
    Issue.record("no grid")
  }

  @Test(
    "What does not fit is refused, where it stands, with what would",
    arguments: [
      ("input 1x4x4; conv 1 3x3 pad same stride 2", "stride-changes-extent", "conv 1 3x3 pad same"),
      (
        "input 1x4x4; convtranspose 1 3x3 outpad 1", "output-padding-too-large",
        "convtranspose 1 3x3"
      ),
      ("input 1x2x2; convtranspose 1 1x1 pad 2", "nothing-left", "convtranspose 1 1x1"),
      (
        "input 3x4x4; convtranspose 4 2x2 groups 2", "groups-do-not-divide",
        "convtranspose 4 2x2"
      ),
      ("input 4; upsample 2", "needs-picture", "input 1x1x4; upsample 1x2"),
      ("input 1x4x4; upsample 0", "not-positive", nil),
      ("input 1x4x4; adaptiveavgpool 0", "not-positive", nil),
      ("input 1x4x4; zeropad 1 2", "missing-argument", nil),
      ("input 1x4x4; zeropad -1", "out-of-range", nil),
      ("input 1x4x4; locallyconnected 1 3x3 bias on", "unknown-choice", nil),
      ("input 1x4x4; locallyconnected 1 5x5", "window-too-large", "locallyconnected 1 4x4"),
      (
        "input 1x5x5; maxpool 9 stride 4 ceil on", "window-too-large",
        "maxpool 5x5 stride 4 ceil on"
      ),
      ("input 1x4x4; convtranspose 1 2x2; relax convtranspose1 sharing", "not-applicable", nil),
      ("input 1x4x4; convtranspose 1 2x2; tie convtranspose1", "not-applicable", nil),
      (
        "input 1x4x4; locallyconnected 1 2x2; relax locallyconnected1 sharing", "not-applicable",
        nil
      ),
    ] as [(String, String, String?)])
  func refused(_ script: String, code: String, suggestion: String?) throws {
    let diagnostic = try #require(run(script).last?.diagnostic)
    #expect(diagnostic.code == code)
    #expect(diagnostic.range != nil)
    if let suggestion { #expect(diagnostic.suggestion == suggestion) }
  }

  @Test(
    "The script for PyTorch names its module",
    arguments: [
      (
        "1x3x3", "convtranspose 2 3x3 stride 2 pad 1 outpad 1",
        "nn.ConvTranspose2d(1, 2, 3, stride=2, padding=1, output_padding=1)"
      ),
      ("1x3x3", "zeropad 1", "nn.ZeroPad2d(1)"),
      ("1x3x3", "zeropad 1 0 2 0", "nn.ZeroPad2d((1, 0, 2, 0))"),
      ("1x3x3", "upsample 2x3", "Upsample(scale_factor=(2, 3), mode=\"nearest\")"),
      ("1x3x3", "adaptiveavgpool 2", "nn.AdaptiveAvgPool2d(2)"),
      ("1x4x4", "conv 1 2x2 pad same", "nn.Conv2d(1, 1, 2, padding=\"same\")"),
      ("1x5x5", "maxpool 2 ceil on", "nn.MaxPool2d(2, ceil_mode=True)"),
      ("1x5x5", "avgpool 2 ceil on", "nn.AvgPool2d(2, ceil_mode=True)"),
      ("1x4x4", "locallyconnected 1 2x2", "LocallyConnected(2)"),
      (
        "1x4x4", "conv 1 2x2 pad same; relax conv1 sharing",
        "LocallyConnected(2, sides=(0, 1, 0, 1))"
      ),
    ])
  func exported(_ input: String, layer: String, module: String) throws {
    let folder = try TemporaryFolder()
    _ = try document(
      "input \(input); \(layer); input = randn(\(input.replacing("x", with: ","))); forward; "
        + "backward with 1; export pytorch \(folder.file("a.py"))")
    #expect(folder.text(of: "a.py").contains(module))
  }

  @Test("PyTorch's fan-in bounds a transposed convolution's first weights")
  func initialisation() throws {
    // OUT/G ⋅ rows ⋅ columns = 2 ⋅ 3 ⋅ 2, as torch.nn.init counts weight.size(1).
    let weights = try value("input 8x4x4; convtranspose 4 3x2 groups 2; convtranspose1.weight")
    #expect(weights.shape == [8, 2, 3, 2])
    let largest = weights.elements.map(\.magnitude).max() ?? 0
    #expect(largest < 1 / 12.0.squareRoot() && largest > 0.9 / 12.0.squareRoot())
  }

  @Test(
    "A window of more cells than a tensor may have is refused, rounded up or not",
    arguments: ["maxpool", "avgpool"],
    ["9223372036854775807 ceil on", "3037000500 ceil on", "100000x100000 ceil on", "100000"])
  func hugeWindows(_ pool: String, _ rest: String) {
    let code = run("input 2x8x8; \(pool) \(rest)").last?.diagnostic?.code
    #expect(code == (rest.hasSuffix("on") ? "too-large" : "window-too-large"))
  }

  @Test("What a transposed convolution's weight receives is never −0, as the language says")
  func negativeZeros() throws {
    // Each term is 0 × −1.
    let told = try document(
      """
      input 1x2x2; convtranspose 1 2 bias off; loss squared-error; input = zeros(2,2)
      target = ones(1,3,3); forward; backward; contributions(convtranspose1.weight)
      """)
    let tensors = told.blocks.compactMap { if case .value(let tensor) = $0 { tensor } else { nil } }
    let terms = try #require(tensors.first)
    #expect(terms.shape == [1, 1, 2, 2, 2, 2])
    #expect(terms.elements.allSatisfy { $0 == 0 && $0.sign == .plus })
  }
}
