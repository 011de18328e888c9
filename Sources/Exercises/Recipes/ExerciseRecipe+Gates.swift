import Documents
import NeuralNetwork

extension ExerciseRecipe {
  /// A kernel weight's gradient behind a ReLU.
  static func relu(_ random: inout RandomGenerator) -> ExerciseRecipe {
    var layer = SmallConvolution(
      random.pick(SmallConvolution.forms.filter { $0.padding == 0 }), &random)
    layer.upstream = random.nonzeroPlane(layer.output, upTo: 3)
    let (row, column) = random.position(in: layer.kernel)
    let weight = "conv1.weight[0,0,\(row),\(column)]"
    return ExerciseRecipe(
      network: [layer.lines[0], layer.layer, "relu"] + layer.lines.dropFirst(2),
      passes: layer.passes,
      setting:
        "\(.code("input \(layer.input.typed)")), then conv1: \(.code(layer.layer)), then relu1",
      shown: [
        Shown(name: "input[0]", title: "input"), Shown(name: "conv1.out[0]", title: "conv1.out"),
        Shown(name: "relu1.out.grad[0]", title: "relu1.out.grad"),
      ],
      question: "What is \(.code("\(weight).grad"))?", asked: .number("\(weight).grad"),
      workings: ["explain \(weight) terms"],
      remark: "where conv1.out is not positive, ReLU is closed and nothing goes back",
      slips: [
        Slip(
          way: .fault("relu-open"),
          remark: "that lets the closed pixels through: where conv1.out is negative, none passes"),
        Slip(way: .fault("mean"), remark: "that is the mean over the pixels; each adds in full"),
      ],
      condition: Condition(expression: "conv1.out") { outputs in
        // Open and closed gates, and none just at 0, where it is a matter of convention.
        let open = outputs.elements.count { $0 > 0 }
        return open >= 2 && open < outputs.count && !outputs.elements.contains(0)
      })
  }

  /// A gradient's way back through a pool.
  static func pool(_ random: inout RandomGenerator) -> ExerciseRecipe {
    let isAverage = random.integer(below: 3) == 0
    let overlaps = !isAverage && random.integer(below: 2) == 0
    let size = Size(square: overlaps ? 3 : 4)
    let layer = "\(isAverage ? "avgpool" : "maxpool") 2" + (overlaps ? " stride 1" : "")
    let name = isAverage ? "avgpool1" : "maxpool1"
    let picture = random.shuffledPlane(size)
    let upstream = random.nonzeroPlane(Size(square: 2), upTo: 4)
    let (row, column) = random.position(in: size)
    let place = "input.grad[0,\(row),\(column)]"
    let slips =
      isAverage
      ? [
        Slip(
          way: .expression("4 * \(place)"),
          remark: "the window's four pixels share it: each gets a quarter")
      ]
      : [
        Slip(
          way: .fault("pool-spread"),
          remark: "that shares it over the window; the largest gets all of it")
      ]
    return ExerciseRecipe(
      network: [
        "input \(size.typed)", layer, "input = \(Literal.of(picture))",
      ], passes: ["forward", "backward with \(Literal.of(upstream))"],
      setting: "\(.code("input \(size.typed)")), then \(name): \(.code(layer))",
      shown: [
        Shown(name: "input[0]", title: "input"),
        Shown(name: "\(name).out.grad[0]", title: "\(name).out.grad"),
      ],
      question: "What is \(.code(place))?", asked: .number(place), workings: ["explain \(place)"],
      slips: slips,
      // Mostly a pixel that gets something; one in four may be any.
      condition: random.integer(below: 4) == 0
        ? nil : Condition(expression: "[\(place)]") { $0.elements[0] != 0 })
  }

  /// Whether gradient arrives at a pixel, and what stops it.
  static func fate(_ random: inout RandomGenerator) -> ExerciseRecipe {
    let pools = random.integer(below: 3) > 0
    let size = Size(square: pools ? 4 : 3)
    let picture = random.plane(size, in: -4...5)
    let upstream = random.plane(pools ? Size(square: 2) : size, in: -2...2)
    let (row, column) = random.position(in: size)
    let layers = pools ? ["maxpool 2", "relu"] : ["relu"]
    let reasons =
      [Asked.Option(code: "alive", words: "it arrives")]
      + (pools
        ? [Asked.Option(code: "lost", words: "maxpool1 chose another pixel of the window")] : [])
      + [
        Asked.Option(code: "closed", words: "relu1 is closed there"),
        Asked.Option(code: "flat-loss", words: "what arrives at relu1 is 0 already"),
      ]
    return ExerciseRecipe(
      network: ["input \(size.typed)", "conv 1 1x1 bias off"] + layers + [
        "conv1.weight = 1", "input = \(Literal.of(picture))",
      ], passes: ["forward", "backward with \(Literal.of(upstream))"],
      setting: pools
        ? "conv1, then maxpool1: \(.code("maxpool 2")), then relu1" : "conv1, then relu1",
      shown: [
        Shown(name: "conv1.out[0]", title: "conv1.out"),
        Shown(name: "relu1.out.grad[0]", title: "relu1.out.grad"),
      ],
      question:
        "Does gradient arrive at \(.code("conv1.out[0,\(row),\(column)]")), and if not, why?",
      asked: .option(
        reasons, command: "fate conv1", fact: "fates", place: row * size.columns + column),
      workings: ["fate conv1"],
      condition: Condition(expression: "conv1.out") { outputs in
        onlyOneReason(outputs, row, column, upstream: upstream, pools: pools)
      })
  }

  /// That no two things stop the gradient at once, nothing is tied, and no gate stands at 0.
  private static func onlyOneReason(
    _ outputs: Tensor, _ row: Int, _ column: Int, upstream: [[Double]], pools: Bool
  ) -> Bool {
    let pixel = outputs[[0, row, column]]
    guard pools else { return pixel != 0 && (pixel > 0 || upstream[row][column] != 0) }
    let window = (0..<4).map { outputs[[0, row / 2 * 2 + $0 / 2, column / 2 * 2 + $0 % 2]] }
    let winner = window.max() ?? pixel
    let stops = [pixel < winner, winner < 0, upstream[row / 2][column / 2] == 0]
    return window.count { $0 == winner } == 1 && winner != 0 && stops.count { $0 } <= 1
  }
}
