import Documents
import NeuralNetwork

// What is used several times receives the sum over its uses: a pixel that is read twice, weights that
// two layers share, a norm's factor at every pixel, a transposed kernel at every pixel of its input.
extension ExerciseRecipe {
  /// The gradient of a pixel that a convolution and the way round it read.
  static func residual(_ random: inout RandomGenerator) -> ExerciseRecipe {
    let size = Size(square: 2)
    let picture = random.plane(size, in: 0...5)
    let kernel = random.plane(Size(square: 3), in: -3...3)
    let upstream = random.nonzeroPlane(size, upTo: 4)
    let (row, column) = random.position(in: size)
    let place = "input.grad[0,\(row),\(column)]"
    let passed = "add1.out.grad[0,\(row),\(column)]"
    return ExerciseRecipe(
      network: [
        "input 2x2", "conv 1 3x3 pad 1 bias off", "add input",
        "input = \(Literal.of(picture))", "conv1.weight = [[\(Literal.of(kernel))]]",
      ], passes: ["forward", "backward with [\(Literal.of(upstream))]"],
      setting:
        "\(.code("input 2x2")), conv1: \(.code("conv 1 3x3 pad 1")), add1: \(.code("add input"))",
      shown: [
        Shown(name: "conv1.weight[0,0]", title: "conv1.weight"),
        Shown(name: "add1.out.grad[0]", title: "add1.out.grad"),
      ],
      question: "What is \(.code(place))? The input is read by conv1 and by add1.",
      asked: .number(place), workings: ["explain \(place)"],
      remark: "what two layers read receives the sum of what both send back",
      slips: [
        Slip(
          way: .expression("\(place) - \(passed)"),
          remark: "that is what comes through conv1 alone; add1 sends its share past it"),
        Slip(
          way: .expression(passed),
          remark: "that is what comes past conv1 alone; through it comes the rest"),
      ],
      condition: Condition(expression: "[\(place) - \(passed), \(place)]") { parts in
        parts.elements.allSatisfy { $0 != 0 }
      })
  }

  /// The gradient of a weight that two layers use.
  static func sharing(_ random: inout RandomGenerator) -> ExerciseRecipe {
    let size = Size(square: 2)
    let picture = random.plane(size, in: -3...3)
    let upstream = random.nonzeroPlane(size, upTo: 3)
    let weight = random.pick([-3.0, -2, -1, 2, 3])
    let place = "conv1.weight[0,0,0,0]"
    return ExerciseRecipe(
      network: [
        "input 2x2", "conv 1 1x1 bias off", "conv 1 1x1 bias off sharing conv1",
        "input = \(Literal.of(picture))", "conv1.weight = \(Literal.of(weight))",
      ], passes: ["forward", "backward with [\(Literal.of(upstream))]"],
      setting:
        "\(.code("input 2x2")), conv1: \(.code("conv 1 1x1 bias off")), conv2 shares its one weight, \(.strong(Literal.of(weight)))",
      shown: [
        Shown(name: "input[0]", title: "input"),
        Shown(name: "conv2.out.grad[0]", title: "conv2.out.grad"),
      ],
      question: "What is \(.code("\(place).grad"))? Both layers use it.",
      asked: .number("\(place).grad"), workings: ["explain \(place) terms"],
      remark: "a weight that two layers use receives the sum over both",
      slips: [
        Slip(
          way: .expression("\(place).grad / 2"),
          remark: "that is one layer's part; the other one uses the weight as well"),
        Slip(
          way: .expression("sum(input * conv2.out.grad)"),
          remark: "between the two layers lies the weight once more: it is a factor of each term"),
      ], condition: Condition(expression: "[\(place).grad]") { $0.elements[0] != 0 })
  }

  /// The gradient of a batch norm's factor or shift.
  static func batchNorm(_ random: inout RandomGenerator) -> ExerciseRecipe {
    let size = random.pick([Size(square: 2), Size(rows: 2, columns: 4)])
    let (mean, deviation) = (Double(random.whole(1...6)), Double(random.whole(1...4)))
    // As many above the mean as below it: the deviation is the distance of each.
    var signs = (0..<size.count).map { $0 % 2 == 0 ? 1.0 : -1 }
    random.shuffle(&signs)
    let picture = (0..<size.rows).map { row in
      (0..<size.columns).map { mean + deviation * signs[row * size.columns + $0] }
    }
    let upstream = random.nonzeroPlane(size, upTo: 4)
    let asksForShift = random.integer(below: 4) == 0
    let place = asksForShift ? "batchnorm1.bias[0]" : "batchnorm1.weight[0]"
    return ExerciseRecipe(
      network: ["input \(size.typed)", "batchnorm eps 0", "input = \(Literal.of(picture))"],
      passes: ["forward", "backward with [\(Literal.of(upstream))]"],
      setting:
        "\(.code("input \(size.typed)")), batchnorm1: \(.code("batchnorm eps 0")), factor 1, shift 0",
      shown: [
        Shown(name: "input[0]", title: "input"),
        Shown(name: "batchnorm1.out.grad[0]", title: "batchnorm1.out.grad"),
      ],
      question:
        "What is \(.code("\(place).grad")), the gradient of its \(asksForShift ? "shift" : "factor")?",
      asked: .number("\(place).grad"), workings: ["explain \(place) terms"],
      remark:
        "the factor's gradient sums upstream \u{D7} normalised pixel, the shift's upstream alone",
      slips: asksForShift
        ? [
          Slip(
            way: .expression("batchnorm1.weight[0].grad"),
            remark: "that is the factor's: the shift has no pixel in its terms")
        ]
        : [
          Slip(
            way: .expression("batchnorm1.bias[0].grad"),
            remark: "that is the shift's: the factor's terms are upstream \u{D7} normalised pixel"),
          Slip(
            way: .expression("sum(input * batchnorm1.out.grad)"),
            remark: "that takes the pixels as they come; they are normalised first"),
        ], condition: Condition(expression: "[\(place).grad]") { $0.elements[0] != 0 })
  }

  /// The gradient of a dense weight in front of dropout.
  static func dropout(_ random: inout RandomGenerator) -> ExerciseRecipe {
    let rate = random.pick([0.5, 0.75, 0.2])
    let outputs = 3
    let row = random.nonzeroPlane(Size(rows: 1, columns: 3), upTo: 5)[0]
    let upstream = random.nonzeroPlane(Size(rows: 1, columns: outputs), upTo: 4)[0]
    var mask = (0..<outputs).map { _ in random.integer(below: 2) == 0 ? 0 : 1 / (1 - rate) }
    let (unit, entry) = (random.integer(below: outputs), random.integer(below: 3))
    // Mostly a unit that was kept.
    if random.integer(below: 5) > 0 { mask[unit] = 1 / (1 - rate) }
    let place = "dense1.weight[\(unit),\(entry)]"
    let layer = "dropout \(Literal.of(rate))"
    return ExerciseRecipe(
      network: [
        "input 3", "dense \(outputs) bias off", layer, "input = \(Literal.of(row))",
        "dropout1.mask = \(Literal.of(mask))",
      ], passes: ["forward", "backward with \(Literal.of(upstream))"],
      setting:
        "\(.code("input 3")), dense1: \(.code("dense \(outputs) bias off")), dropout1: \(.code(layer))",
      shown: [
        Shown(name: "input", columnLabels: (0..<3).map { "\($0)" }),
        Shown(name: "dropout1.mask", columnLabels: (0..<outputs).map { "\($0)" }),
        Shown(name: "dropout1.out.grad", columnLabels: (0..<outputs).map { "\($0)" }),
      ],
      question: "What is \(.code("\(place).grad"))? Its axes are unit, input.",
      asked: .number("\(place).grad"), workings: ["explain \(place) terms"],
      remark: "dropout multiplies by its mask on the way back as on the way there",
      slips: mask[unit] == 0
        ? [
          Slip(
            way: .expression("dropout1.out.grad[\(unit)] * input[\(entry)]"),
            remark: "that unit was dropped: nothing comes back through it")
        ]
        : [
          Slip(
            way: .expression("dropout1.out.grad[\(unit)] * input[\(entry)]"),
            remark: "that leaves the mask out: what is kept is scaled, on the way back too")
        ])
  }

  /// The gradient of a weight of a transposed convolution.
  static func transposed(_ random: inout RandomGenerator) -> ExerciseRecipe {
    let (size, kernel) = (Size(square: 2), Size(square: 2))
    let stride = random.whole(1...2)
    let output = Size(square: stride + 2)
    let picture = random.plane(size, in: -3...5)
    let upstream = random.nonzeroPlane(output, upTo: 4)
    let (row, column) = random.position(in: kernel)
    let place = "convtranspose1.weight[0,0,\(row),\(column)]"
    let layer = "convtranspose 1 2x2" + (stride == 1 ? "" : " stride \(stride)")
    return ExerciseRecipe(
      network: ["input 2x2", "\(layer) bias off", "input = \(Literal.of(picture))"],
      passes: ["forward", "backward with [\(Literal.of(upstream))]"],
      setting: "\(.code("input 2x2")), then convtranspose1: \(.code(layer))",
      shown: [
        Shown(name: "input[0]", title: "input"),
        Shown(name: "convtranspose1.out.grad[0]", title: "convtranspose1.out.grad"),
      ],
      question: "What is \(.code("\(place).grad")), the gradient of that weight?",
      asked: .number("\(place).grad"), workings: ["explain \(place) terms"],
      remark:
        "each pixel of the input stamps the kernel into the output: one term for each pixel of the input",
      slips: [
        Slip(
          way: .expression(
            "convtranspose1.weight[0,0,\(1 - row),\(1 - column)].grad"),
          remark: "that is the weight opposite: nothing is turned here"),
        Slip(way: .fault("mean"), remark: "that is the mean over the pixels; each adds in full"),
      ],
      condition: Condition(expression: "contributions(\(place))") { terms in
        terms.elements.count { $0 != 0 } >= 3
      })
  }
}
