import Documents
import NeuralNetwork

extension ExerciseRecipe {
  private static func setting(_ layer: SmallConvolution) -> Text {
    "\(.code("input \(layer.input.typed)")), then conv1: \(.code(layer.layer))"
  }

  private static func grids(_ layer: SmallConvolution) -> [Shown] {
    [
      Shown(name: "input[0]", title: "input"),
      Shown(name: SmallConvolution.upstreamName, title: "conv1.out.grad"),
    ]
  }

  private static func weight(_ position: (row: Int, column: Int)) -> String {
    "conv1.weight[0,0,\(position.row),\(position.column)]"
  }

  private static let kernelSlips = [
    Slip(way: .fault("mean"), remark: "that is the mean over the pixels; each adds in full"),
    Slip(way: .fault("no-sum"), remark: "that is the last pixel's term alone; all are added"),
    Slip(
      way: .fault("flipped-kernel"),
      remark: "that is the gradient of the weight opposite: nothing is turned here"),
    Slip(
      way: .fault("stride-ignored"),
      remark: "that reads the input with stride 1; the windows step by the layer's stride"),
    Slip(
      way: .fault("padding-shifted"),
      remark: "that reads the input without its padding"),
  ]

  /// One output of a convolution.
  static func forward(_ random: inout RandomGenerator) -> ExerciseRecipe {
    let layer = SmallConvolution(&random)
    let (row, column) = random.position(in: layer.output)
    let place = "conv1.out[0,\(row),\(column)]"
    return ExerciseRecipe(
      network: layer.lines, setting: setting(layer),
      shown: [
        Shown(name: "input[0]", title: "input"),
        Shown(name: "conv1.weight[0,0]", title: "conv1.weight"),
      ],
      question: "What is \(.code(place))?", asked: .number(place), workings: ["explain \(place)"],
      slips: [
        Slip(
          way: .expression(
            "correlate(pad(input[0],\(layer.padding)), rot180(conv1.weight[0,0]))"
              + "[\(row * layer.stride),\(column * layer.stride)]"),
          remark: "that turns the kernel by half a turn; a conv layer lays it on as it is")
      ],
      condition: Condition(expression: "conv1.weight") { kernel in
        kernel.elements.count { $0 != 0 } >= 3
      })
  }

  /// A kernel weight's gradient.
  static func sum(_ random: inout RandomGenerator) -> ExerciseRecipe {
    let layer = SmallConvolution(&random)
    let weight = weight(random.position(in: layer.kernel))
    return ExerciseRecipe(
      network: layer.lines, passes: layer.passes, setting: setting(layer), shown: grids(layer),
      question: "What is \(.code("\(weight).grad")), the gradient of that weight?",
      asked: .number("\(weight).grad"), workings: ["explain \(weight) terms"],
      slips: kernelSlips, condition: severalTerms(of: weight))
  }

  /// The sign of a kernel weight's gradient, or of the step that it brings about.
  static func sign(_ random: inout RandomGenerator) -> ExerciseRecipe {
    var layer = SmallConvolution(&random)
    layer.upstream = layer.upstream.map { row in row.map { $0 * 0.5 } }
    let weight = weight(random.position(in: layer.kernel))
    let asksForStep = random.integer(below: 3) == 0
    return ExerciseRecipe(
      network: layer.lines, passes: layer.passes, setting: setting(layer), shown: grids(layer),
      question: asksForStep
        ? "Which way does a step of sgd move \(.code(weight)): up (+), down (-) or not at all (0)?"
        : "Is \(.code("\(weight).grad")) positive (+), negative (-) or zero (0)?",
      asked: .sign(asksForStep ? "-\(weight).grad" : "\(weight).grad"),
      workings: ["explain \(weight) terms"],
      remark: asksForStep
        ? "a step goes against the gradient: new = old \u{2212} lr \u{22C5} gradient" : nil,
      slips: asksForStep
        ? [
          Slip(
            way: .expression("\(weight).grad"),
            remark: "that is the gradient's sign; the step goes against it")
        ] : [],
      condition: Condition(expression: "contributions(\(weight))") { terms in
        // A sum that nearly cancels is a sum to be worked out, not a sign to be seen.
        let sizes = terms.elements.map(\.magnitude)
        let share = terms.elements.reduce(0, +).magnitude / max(sizes.reduce(0, +), 1)
        return sizes.count { $0 > 0 } >= 3 && (share == 0 || share > 0.2)
      })
  }

  /// The pixel whose term is largest.
  static func largest(_ random: inout RandomGenerator) -> ExerciseRecipe {
    let form = random.pick([
      SmallConvolution.forms[0], SmallConvolution.forms[2],
      SmallConvolution.Form(input: Size(square: 4), kernel: Size(square: 2)),
    ])
    let layer = SmallConvolution(form, &random)
    let weight = weight(random.position(in: layer.kernel))
    return ExerciseRecipe(
      network: layer.lines, passes: layer.passes, setting: setting(layer), shown: grids(layer),
      question:
        "Which pixel of the output adds most, without its sign, to \(.code("\(weight).grad"))?",
      asked: .largest("contributions(\(weight))"), workings: ["explain \(weight) terms"],
      slips: [
        Slip(
          way: .expression(SmallConvolution.upstreamName),
          remark: "there the upstream is largest; the term is upstream \u{D7} input")
      ],
      condition: Condition(expression: "contributions(\(weight))") { terms in
        let sizes = terms.elements.map(\.magnitude).sorted(by: >)
        return sizes[0] > sizes[1]
      })
  }

  /// The gradient of a pixel of the input.
  static func input(_ random: inout RandomGenerator) -> ExerciseRecipe {
    let form = random.pick(SmallConvolution.forms.filter { $0.padding == 0 })
    var layer = SmallConvolution(form, &random)
    layer.weight = random.plane(form.kernel, in: -3...3)
    let (row, column) = random.position(in: layer.input)
    let place = "input.grad[0,\(row),\(column)]"
    return ExerciseRecipe(
      network: layer.lines, passes: layer.passes, setting: setting(layer),
      shown: [
        Shown(name: "conv1.weight[0,0]", title: "conv1.weight"),
        Shown(name: SmallConvolution.upstreamName, title: "conv1.out.grad"),
      ],
      question: "What is \(.code(place)), the gradient of that pixel of the input?",
      asked: .number(place), workings: ["explain \(place)"],
      slips: [
        Slip(
          way: .fault("input-unturned"),
          remark: "that pairs window and kernel unturned; trace which weight met the pixel")
      ],
      condition: Condition(expression: "[\(place)]") { $0.elements[0] != 0 })
  }

  /// That at least three pixels add something.
  private static func severalTerms(of weight: String) -> Condition {
    Condition(expression: "contributions(\(weight))") { terms in
      terms.elements.count { $0 != 0 } >= 3
    }
  }
}
