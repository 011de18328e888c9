import Documents
import NeuralNetwork
import Sessions
import Wording

/// The backward rule of a layer without weights, or with a slope of its own.
struct FormulaRule {
  let session: Session
  let layer: Layer
  let samples: Int
  let isBatched: Bool
  let ran: DifferentiatedLayer?

  private var name: String { layer.name }

  var content: FormulaView.Content {
    switch layer.operation {
    case .activation(let function): activation(function)
    case .flatten: flatten
    case .addition(let inputs): addition(inputs)
    case .concatenation(let inputs): concatenation(inputs)
    case .maxPooling: maxPooling
    case .averagePooling(let pooling): averagePooling(pooling)
    case .globalAveragePooling: globalAverage
    case .adaptiveAveragePooling: adaptiveAverage
    case .zeroPadding(let padding): zeros(padding)
    case .upsampling(let upsampling): copies(upsampling)
    case .dropout: dropout
    case .learnedSlope: learnedSlope
    case .softmax: softmax
    case .convolution, .locallyConnected, .unrolledConvolution, .transposedConvolution, .dense,
      .normalisation:
      preconditionFailure("layers with weights have formulas of their own")
    }
  }

  private var dropout: FormulaView.Content {
    let isTraining = layer.mode == .train
    return content(
      isTraining ? "what was dropped passes nothing back" : "in mode eval everything passes",
      isTraining ? "δ ⋅ m" : "δ",
      isTraining
        ? "m = \(.code("\(name).mask")): 0 where it was dropped, else 1/(1 − P); the next forward draws another"
        : "\(.code("mode train")) makes it draw",
      claim: isTraining
        ? "allclose(\(name).in.grad, \(name).out.grad * \(name).mask, 0)"
        : "allclose(\(name).in.grad, \(name).out.grad, 0)")
  }

  private var learnedSlope: FormulaView.Content {
    var content = content(
      "", "δ where x > 0, else w ⋅ δ",
      "w = \(.code("\(name).weight")), one number; its sum runs over every number of every sample",
      claim:
        "allclose(\(name).in.grad, \(name).out.grad * ((\(name).in > 0) + (\(name).in <= 0) * \(name).weight), \(slopeTolerance))"
    )
    content.claims = ["sum(contributions(\(name).weight[0])) == \(name).weight.grad[0]"]
    content.answer = "\(name): a gate that never quite closes, and learns how far"
    content.lines.append(FormulaLine("\u{2202}L/\u{2202}w", "=", "Σ δ ⋅ x where x ≤ 0"))
    return content
  }

  private var softmax: FormulaView.Content {
    let isPicture = layer.inputShape.rank == 3
    var content = content(
      "each output follows every input\(isPicture ? " of its position" : "")",
      "Σ over j of δ_j ⋅ y_j ⋅ ([i = j] − y_i)",
      "y_j ⋅ ([i = j] − y_i) is the Jacobian: what output j does when input i moves; its rows add up to 0",
      claim: isPicture
        ? "allclose(sum(\(name).in.grad, \(isBatched ? 1 : 0)), 0, \(tolerance))"
        : "allclose(sum(\(name).in.grad, \(isBatched ? 1 : 0)), 0, \(tolerance))")
    content.numbers = jacobian
    return content
  }

  /// The Jacobian at the first position of the first sample.
  private var jacobian: [Block] {
    guard let ran else { return [] }
    let output = ran.backward.forward.activations[ran.index + 1].elements
    let count = min(layer.outputShape[0], 8)
    let step = layer.positionCount
    let cells = (0..<count).map { j in
      (0..<count).map { i in
        Grid.Cell(
          .number(Layer.softmaxEntry(output[j * step], output[i * step], isSame: i == j)),
          mark: i == j ? .window : .none)
      }
    }
    let labels = (0..<count).map(String.init)
    let place =
      (samples > 1 ? ", sample 0" : "") + (layer.inputShape.rank == 3 ? ", position (0,0)" : "")
    let grid = Grid(
      title: Text("∂y_j/∂x_i: j down, i across\(place)"), rows: cells, rowLabels: labels,
      columnLabels: labels)
    let rest = layer.outputShape[0] - count
    return [.grids([grid])]
      + (rest > 0
        ? [.note(Note(.remark, "the first \(count) of \(layer.outputShape[0]) outputs are drawn"))]
        : [])
  }

  private func content(
    _ answer: String, _ right: Text, _ remarks: Text..., claim: String
  ) -> FormulaView.Content {
    FormulaView.Content(
      answer: "\(name) has no weights: \(answer)",
      lines: [FormulaLine("\u{2202}L/\u{2202}x", "=", right)],
      remarks: [
        "\u{2202}L/\u{2202}x: how much the loss L grows for each unit that x grows; \u{3B4} = \(.code("\(name).out.grad")), x = \(.code("\(name).in")), y = \(.code("\(name).out"))"
      ] + remarks, inputClaims: [claim])
  }

  private func activation(_ activation: Activation) -> FormulaView.Content {
    let rule = activation.words.rule(
      ActivationRule.Names(ofLayer: name, tolerance: tolerance))
    return content(rule.answer, rule.formula, rule.remark, claim: rule.claim)
  }

  private var flatten: FormulaView.Content {
    let count = layer.outputShape.count
    return content(
      "the same numbers in another shape, both ways", "\u{3B4} in the shape of x",
      claim:
        "allclose(reshape(\(name).in.grad, [\(isBatched ? "\(samples)," : "")\(count)]), \(name).out.grad, 0)"
    )
  }

  private func addition(_ inputs: Int) -> FormulaView.Content {
    content(
      "all of its \(inputs) inputs get the whole gradient that arrives: a sum's slope is 1",
      "\u{3B4}, for each of them",
      "it is copied, not shared out: what two layers read gets the sum of what both send back",
      claim: "allclose(\(name).in.grad, \(name).out.grad, 0)")
  }

  private func concatenation(_ inputs: Int) -> FormulaView.Content {
    let network = session.pass?.forward.network ?? session.network
    let first =
      network?.index(ofLayer: name).map { network?.offset(ofSlot: inputs - 1, inLayer: $0) ?? 0 }
      ?? 0
    let channel = first / layer.outputShape.droppingFirst().count
    return content(
      "each of its \(inputs) inputs gets its own channels of the gradient that arrives",
      "\u{3B4} of the channels that are x's own",
      "\(.code("\(name).in")) is the last output's part, from channel \(channel) on",
      claim:
        "allclose(\(name).in.grad, \(name).out.grad[\(isBatched ? ":," : "")\(channel):], 0)")
  }

  private var maxPooling: FormulaView.Content {
    content(
      "each window hands its gradient to its winner",
      "\u{3A3} \u{3B4}[c,r,s] over the windows (r,s) that x won, else 0",
      "in a tie the first in row order wins; \(.code("fate")) of the layer before shows who lost",
      claim: adjointClaim)
  }

  private func averagePooling(_ pooling: AveragePooling) -> FormulaView.Content {
    let cells =
      pooling.padding == Size(square: 0) && !pooling.roundsUp
      ? "\(pooling.window.count)"
      : pooling.countsPadding
        ? "the cells of the window\(pooling.roundsUp ? " up to the end of the padding" : ", padding too")"
        : "the cells of the window on the input"
    return content(
      "each window shares its gradient out evenly",
      "\u{3A3} \u{3B4}[c,r,s] / \(cells), over the windows (r,s) that x lies in",
      claim: adjointClaim)
  }

  private var adaptiveAverage: FormulaView.Content {
    let (input, output) = (layer.inputShape, layer.outputShape)
    return content(
      "each window shares its gradient out evenly",
      "\u{3A3} \u{3B4}[c,r,s] / the cells of its window, over the windows (r,s) that x lies in",
      "window r holds the rows from \u{230A}r\u{22C5}\(input[1])/\(output[1])\u{230B} up to \u{2308}(r+1)\u{22C5}\(input[1])/\(output[1])\u{2309}, columns likewise of \(input[2]) and \(output[2]): they may overlap, and differ in size",
      claim: adjointClaim)
  }

  private func zeros(_ padding: ZeroPadding) -> FormulaView.Content {
    let (rows, columns) = (layer.inputShape[1], layer.inputShape[2])
    let axes = isBatched ? ":, :, " : ":, "
    return content(
      "the gradient of the picture passes, that of the zeros is dropped",
      "\u{3B4}[c,\(Self.place("r", 1, "\(padding.top)")),\(Self.place("s", 1, "\(padding.left)"))]",
      claim:
        "allclose(\(name).in.grad, \(name).out.grad[\(axes)\(padding.top):\(padding.top + rows), \(padding.left):\(padding.left + columns)], 0)"
    )
  }

  private func copies(_ upsampling: Upsampling) -> FormulaView.Content {
    let (rows, columns) = (upsampling.factor.rows, upsampling.factor.columns)
    let shape =
      (isBatched ? [samples * layer.inputShape[0]] : [layer.inputShape[0]])
      + [layer.inputShape[1], rows, layer.inputShape[2], columns]
    let whole = (isBatched ? [samples] : []) + layer.inputShape.extents
    return content(
      "a pixel gets what all its copies get, added",
      "\u{3A3}_i \u{3A3}_j \u{3B4}[c,\(Self.place("r", rows, "i")),\(Self.place("s", columns, "j"))], over its \(rows)\u{D7}\(columns) copies",
      claim:
        "allclose(\(name).in.grad, reshape(sum(sum(reshape(\(name).out.grad, [\(shape.commaJoined)]), 4), 2), [\(whole.commaJoined)]), \(sumTolerance))"
    )
  }

  /// `2r+i`, `r+1`, or `r` where there is nothing to multiply or to add.
  private static func place(_ letter: String, _ factor: Int, _ shift: String) -> String {
    (factor == 1 ? letter : "\(factor)\(letter)") + (shift == "0" ? "" : "+\(shift)")
  }

  private var globalAverage: FormulaView.Content {
    let cells = layer.inputShape[1] * layer.inputShape[2]
    return content(
      "each channel shares its gradient out evenly", "\u{3B4}[c] / \(cells)",
      claim: "allclose(\(name).in.grad, \(name).out.grad / \(cells) * "
        + "ones(\(layer.inputShape.extents.commaJoined)), \(tolerance))")
  }

  private var tolerance: String { FormulaView.tolerance(ran?.upstream, terms: 1) }

  private var slopeTolerance: String {
    FormulaView.tolerance(ran?.upstream, layer.weight, terms: 1)
  }

  private var sumTolerance: String {
    FormulaView.tolerance(ran?.input, ran?.upstream, terms: samples * layer.inputShape.count)
  }

  /// True of every layer that is linear once its winners are chosen.
  private var adjointClaim: String {
    "allclose(sum(\(name).in.grad * \(name).in), sum(\(name).out.grad * \(name).out), \(sumTolerance))"
  }
}
