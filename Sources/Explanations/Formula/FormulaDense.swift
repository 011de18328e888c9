import Documents
import NeuralNetwork
import Wording

/// The gradients of a fully connected layer in the three ways to write them.
struct FormulaDense {
  let layer: Layer
  let samples: Int
  let isBatched: Bool
  let ran: DifferentiatedLayer?

  /// The largest matrices that are shown with numbers.
  private static let limit = Size(rows: 8, columns: 9)

  private var name: String { layer.name }
  private var outputs: Int { layer.outputShape[0] }
  private var inputs: Int { layer.inputShape[0] }

  func content(_ form: FormulaView.Form) -> FormulaView.Content {
    switch form {
    case .index: index
    case .operator: product
    case .matrix: matrix
    }
  }

  // MARK: Index

  private var index: FormulaView.Content {
    let n = samples > 1 ? "n," : ""
    let sum = samples > 1 ? "\u{3A3}_n " : ""
    var content = FormulaView.Content(
      answer:
        "\(name): the gradient of a dense weight is \(samples > 1 ? "one product for each of \(samples) samples" : "one product"); there are no pixels to sum over",
      lines: [
        FormulaLine(
          "\u{2202}L/\u{2202}w[j,i]", "=", "\(.strong(sum))\u{3B4}[\(n)j] \u{22C5} x[\(n)i]")
      ])
    if layer.bias != nil {
      content.lines.append(
        FormulaLine("\u{2202}L/\u{2202}b[j]", "=", "\(.strong(sum))\u{3B4}[\(n)j]"))
    }
    content.lines.append(
      FormulaLine(
        "\u{2202}L/\u{2202}x[\(n)i]", "=", "\u{3A3}_j \u{3B4}[\(n)j] \u{22C5} w[j,i]"))
    content.remarks = [
      FormulaView.meaning,
      "\u{3B4} = \(.code("\(name).out.grad")), x = \(.code("\(name).in")); \(FormulaView.range("j", outputs)) over the units, \(FormulaView.range("i", inputs)) over the inputs",
      "a kernel's is the same product, summed over every pixel: \(.code("help compare"))",
    ]
    let weight = largest
    if let ran, let gradient = ran.backward.gradients(ofUse: ran.index).weight {
      let terms = (0..<samples).map {
        (ran.upstream[[$0, weight.unit]], ran.input[[$0, weight.input]])
      }
      content.numbers.append(
        .formula([
          FormulaLine(
            "\u{2202}L/\u{2202}w[\(weight.unit),\(weight.input)]", "=",
            FormulaView.sum(of: terms, gradient: gradient[[weight.unit, weight.input]]))
        ]))
    }
    let colon = isBatched ? ":," : ""
    let product =
      "\(name).out.grad[\(colon)\(weight.unit)] * \(name).in[\(colon)\(weight.input)]"
    content.parts = [
      FormulaPart(
        isBatched ? "sum(\(product))" : product,
        "\(name).weight.grad[\(weight.unit),\(weight.input)]", within: nil,
        rounding: weightTolerance)
    ]
    return content
  }

  /// The weight with the largest gradient.
  private var largest: (unit: Int, input: Int) {
    // Of all its uses together: they speak of the same weight.
    guard let ran,
      let gradient = ran.backward.weightGradients[
        ran.backward.forward.network.owner(ofLayer: ran.index)]
    else { return (0, 0) }
    let index = FormulaView.largest(of: gradient)
    return (index[0], index[1])
  }

  // MARK: Operator

  private var product: FormulaView.Content {
    let sum = samples > 1 ? "\u{3A3}_n " : ""
    let n = samples > 1 ? "[n]" : ""
    var content = FormulaView.Content(
      answer:
        "\(name): every pair of a unit and an input is multiplied once\(samples > 1 ? " for each sample" : ""): an outer product, no sum over pixels to hide",
      lines: [
        FormulaLine("\u{2202}L/\u{2202}w", "=", "\(sum)\u{3B4}\(n) \u{2297} x\(n)")
      ])
    if layer.bias != nil {
      content.lines.append(FormulaLine("\u{2202}L/\u{2202}b", "=", "\(sum)\u{3B4}\(n)"))
    }
    content.lines.append(
      FormulaLine("\u{2202}L/\u{2202}x\(n)", "=", "w\u{1D40} \u{22C5} \u{3B4}\(n)"))
    content.numbers = factors(sign: "\u{2297}")
    content.remarks = [
      FormulaView.meaning,
      "\u{3B4} = \(.code("\(name).out.grad")), x = \(.code("\(name).in")); (\u{3B4} \u{2297} x)[j,i] = \u{3B4}[j] \u{22C5} x[i]",
    ]
    content.parts =
      isBatched
      ? [matrixPart]
      : [
        FormulaPart(
          "reshape(\(name).out.grad, [\(outputs),1]) * \(name).in", "\(name).weight.grad",
          within: "0", rounding: weightTolerance)
      ]
    if layer.bias != nil { content.parts.append(biasPart) }
    content.inputClaims = [inputClaim]
    return content
  }

  // MARK: Matrix

  private var matrix: FormulaView.Content {
    var content = FormulaView.Content(
      answer:
        "\(name): a matrix product whose inner axis is the \(samples == 1 ? "one sample" : "\(samples) samples"): \(outputs)\u{D7}\(samples) times \(samples)\u{D7}\(inputs)",
      lines: [FormulaLine("\u{2202}L/\u{2202}W", "=", "\u{394}\u{1D40} \u{22C5} X")])
    if layer.bias != nil {
      content.lines.append(
        FormulaLine("\u{2202}L/\u{2202}b", "=", "\u{394}\u{1D40} \u{22C5} 1, the sum over samples"))
    }
    content.lines.append(FormulaLine("\u{2202}L/\u{2202}X", "=", "\u{394} \u{22C5} W"))
    content.numbers = factors(sign: "\u{22C5}")
    content.remarks = [
      FormulaView.meaning,
      "\u{394} = \(.code("\(name).out.grad")) and X = \(.code("\(name).in")), a row for each sample; in a conv layer the inner axis is the pixels: \(.code("help formula"))",
    ]
    content.parts = [matrixPart]
    return content
  }

  /// Both factors and their product, where they are small.
  private func factors(sign: String) -> [Block] {
    guard let ran, let gradient = ran.backward.gradients(ofUse: ran.index).weight,
      outputs <= Self.limit.rows, inputs <= Self.limit.columns, samples <= Self.limit.columns
    else { return [] }
    func grid(
      _ title: String, _ rows: Int, _ columns: Int, sign: String = "",
      _ value: (Int, Int) -> Double
    ) -> Grid {
      Grid(
        title: Text(title),
        rows: (0..<rows).map { row in (0..<columns).map { Grid.Cell(.number(value(row, $0))) } },
        sign: sign)
    }
    return [
      .grids([
        grid(samples > 1 ? "\u{394}\u{1D40}" : "\u{3B4}", outputs, samples) {
          ran.upstream[[$1, $0]]
        },
        grid(samples > 1 ? "X" : "x", samples, inputs, sign: sign) { ran.input[[$0, $1]] },
        grid("\u{2202}L/\u{2202}W", outputs, inputs, sign: "=") { gradient[[$0, $1]] },
      ])
    ]
  }

  private var biasPart: FormulaPart {
    let upstream = isBatched ? "sum(\(name).out.grad, 0)" : "\(name).out.grad"
    let tolerance = FormulaView.tolerance(ran?.upstream, terms: samples)
    return FormulaPart(upstream, "\(name).bias.grad", within: tolerance)
  }

  private var inputClaim: String {
    let tolerance = FormulaView.tolerance(layer.weight, ran?.upstream, terms: outputs)
    return
      "allclose(\(name).out.grad @ \(name).weight, \(name).in.grad, \(tolerance))"
  }

  private var matrixPart: FormulaPart {
    FormulaPart(
      isBatched
        ? "transpose(\(name).out.grad) @ \(name).in"
        : "reshape(\(name).out.grad, [\(outputs),1]) @ reshape(\(name).in, [1,\(inputs)])",
      "\(name).weight.grad", within: weightTolerance)
  }

  private var weightTolerance: String {
    FormulaView.tolerance(ran?.input, ran?.upstream, terms: samples)
  }
}
