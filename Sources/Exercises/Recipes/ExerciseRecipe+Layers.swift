import Documents
import NeuralNetwork

extension ExerciseRecipe {
  /// A bias's gradient.
  static func bias(_ random: inout RandomGenerator) -> ExerciseRecipe {
    let form = random.pick([
      SmallConvolution.forms[0], SmallConvolution.forms[2], SmallConvolution.forms[4],
    ])
    let picture = random.plane(form.input, in: 0...5)
    let upstream = (0..<2).map { _ in random.plane(form.output, in: -4...4) }
    let channel = random.integer(below: 2)
    let layer =
      "conv 2 \(form.kernel.typed)" + (form.stride == 1 ? "" : " stride \(form.stride)")
    let place = "conv1.bias[\(channel)].grad"
    return ExerciseRecipe(
      network: ["input \(form.input.typed)", layer, "input = \(Literal.of(picture))"],
      passes: [
        "forward", "backward with [\(upstream.map { Literal.of($0) }.joined(separator: ", "))]",
      ],
      setting: "\(.code("input \(form.input.typed)")), then conv1: \(.code(layer))",
      shown: [
        Shown(name: "input[0]", title: "input"),
        Shown(name: "conv1.out.grad[0]"), Shown(name: "conv1.out.grad[1]"),
      ],
      question: "What is \(.code(place)), the gradient of that bias?", asked: .number(place),
      workings: ["explain conv1.bias[\(channel)] terms"],
      remark:
        "a bias is added at every pixel of its channel: its gradient is the sum of that channel's upstream",
      slips: [
        Slip(
          way: .fault("bias-mean"), remark: "that is the mean over the pixels; each adds in full"),
        Slip(
          way: .expression("conv1.bias[\(1 - channel)].grad"),
          remark: "that is the other channel's bias"),
        Slip(way: .expression("sum(conv1.out.grad)"), remark: "that is the sum over both channels"),
      ],
      condition: Condition(expression: "conv1.bias.grad") { $0.elements[0] != $0.elements[1] })
  }

  /// A dense weight's gradient.
  static func dense(_ random: inout RandomGenerator) -> ExerciseRecipe {
    let samples = random.whole(1...3)
    let (inputs, outputs) = (3, 2)
    let batch = random.plane(Size(rows: samples, columns: inputs), in: -3...5)
    let upstream = random.nonzeroPlane(Size(rows: samples, columns: outputs), upTo: 4)
    let (unit, entry) = (random.integer(below: outputs), random.integer(below: inputs))
    let weight = "dense1.weight[\(unit),\(entry)]"
    let labels = samples == 1 ? [] : (0..<samples).map { "sample \($0)" }
    return ExerciseRecipe(
      network: [
        "input \(inputs)", "dense \(outputs) bias off",
        "input = \(samples == 1 ? Literal.of(batch[0]) : Literal.of(batch))",
      ],
      passes: [
        "forward",
        "backward with \(samples == 1 ? Literal.of(upstream[0]) : Literal.of(upstream))",
      ],
      setting: samples == 1
        ? "\(.code("input 3")), then dense1: \(.code("dense 2 bias off"))"
        : "a batch of \(samples): \(.code("input 3")), then dense1: \(.code("dense 2 bias off"))",
      shown: [
        Shown(
          name: "input", title: "input", rowLabels: labels,
          columnLabels: (0..<inputs).map { "\($0)" }),
        Shown(
          name: "dense1.out.grad", title: "dense1.out.grad",
          columnLabels: (0..<outputs).map { "\($0)" }),
      ],
      question: "What is \(.code("\(weight).grad"))? Its axes are unit, input.",
      asked: .number("\(weight).grad"), workings: ["explain \(weight) terms"],
      slips: (entry < outputs && unit != entry
        ? [
          Slip(
            way: .expression("dense1.weight[\(entry),\(unit)].grad"),
            remark: "that is the weight with its indices swapped: the unit comes first")
        ] : [])
        + (samples > 1
          ? [
            Slip(
              way: .expression("\(weight).grad / \(samples)"),
              remark: "that is the mean over the samples; what arrives is added as it is")
          ] : []))
  }

  /// The gradient of softmax and cross-entropy.
  static func softmax(_ random: inout RandomGenerator) -> ExerciseRecipe {
    var odds = random.pick([
      [1, 1, 2], [1, 2, 5], [1, 3, 4], [1, 2, 2], [1, 1, 3], [1, 4, 5], [2, 3, 5], [1, 1, 8],
      [1, 3, 6], [2, 2, 4], [1, 2, 7], [1, 1, 6], [2, 3, 3],
    ])
    random.shuffle(&odds)
    let target = random.integer(below: 3)
    let unit = random.integer(below: 3)
    let place = "dense1.out.grad[\(unit)]"
    return ExerciseRecipe(
      network: [
        "input 3", "dense 3 bias off", "loss cross-entropy", "dense1.weight = eye(3)",
        "input = [\(odds.map { "log(\($0))" }.joined(separator: ", "))]", "target = \(target)",
      ], passes: ["forward", "backward"],
      setting:
        "logits dense1.out, then \(.code("loss cross-entropy")); the right class is \(.strong("\(target)"))",
      shown: [
        Shown(
          name: "exp(dense1.out)", title: "e to the logit",
          columnLabels: (0..<3).map { "class \($0)" })
      ],
      question: "What is \(.code(place)), the gradient of the loss with respect to that logit?",
      asked: .number(place), workings: ["explain \(place)", "forward"],
      remark:
        "softmax divides each e to the logit by their sum; the gradient is softmax \u{2212} target",
      slips: [
        Slip(
          way: .expression("softmax(dense1.out)[\(unit)]"),
          remark: "that is the probability; at the right class 1 is taken from it"),
        Slip(
          way: .expression("-\(place)"),
          remark: "the sign is the other way: softmax \u{2212} target"),
        Slip(
          way: .expression("softmax(dense1.out)[\(unit)] - 1"),
          remark: "1 is taken away at the right class alone"),
      ])
  }

  /// A weight after a step of the optimiser.
  static func update(_ random: inout RandomGenerator) -> ExerciseRecipe {
    let layer = SmallConvolution(SmallConvolution.forms[random.integer(below: 3)], &random)
    let (row, column) = random.position(in: layer.kernel)
    let weight = "conv1.weight[0,0,\(row),\(column)]"
    let rate = random.pick([0.1, 0.01, 0.5])
    let optimiser = "optimizer sgd lr \(Literal.of(rate))"
    return ExerciseRecipe(
      network: layer.lines + [optimiser], passes: layer.passes, closing: ["update"],
      setting:
        "\(.code("input \(layer.input.typed)")), conv1: \(.code(layer.layer)), \(.code(optimiser))",
      shown: [
        Shown(name: "input[0]", title: "input"),
        Shown(name: SmallConvolution.upstreamName, title: "conv1.out.grad"),
        Shown(name: "conv1.weight[0,0]", title: "conv1.weight"),
      ],
      question: "What is \(.code(weight)) after one \(.code("update"))?", asked: .number(weight),
      workings: ["explain \(weight) terms"],
      remark: "new = old \u{2212} lr \u{22C5} gradient",
      slips: [
        Slip(
          way: .expression("\(weight) + 2 * \(Literal.of(rate)) * \(weight).grad"),
          remark: "that goes with the gradient; a step goes against it"),
        Slip(
          way: .expression("\(weight) + \(Literal.of(rate)) * \(weight).grad"),
          remark: "that is the old weight: the gradient is not 0"),
        Slip(
          way: .expression("\(weight) - (1 - \(Literal.of(rate))) * \(weight).grad"),
          remark: "that takes the whole gradient; a step takes lr times it"),
        Slip(
          way: .expression("\(weight).grad"), remark: "that is the gradient, not the new weight"),
        Slip(way: .fault("mean"), remark: "that takes the gradient for a mean; it is the sum"),
      ],
      condition: Condition(expression: "[\(weight).grad]") { $0.elements[0] != 0 })
  }
}
