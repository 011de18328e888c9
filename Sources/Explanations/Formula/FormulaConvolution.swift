import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

/// The gradients of a convolution in the three ways to write them.
struct FormulaConvolution {
  let layer: Layer
  let convolution: Convolution
  let samples: Int
  let isBatched: Bool
  let ran: DifferentiatedLayer?
  /// Whether other layers use its weights, too.
  let isShared: Bool

  /// How many samples' expressions are written out one by one.
  static let sampleLimit = 6
  /// The largest matrices that are shown with numbers.
  private static let matrixLimit = 9

  var name: String { layer.name }
  var size: Size { convolution.kernel }
  var positions: Size { Size(rows: layer.outputShape[1], columns: layer.outputShape[2]) }
  var groupInputs: Int { layer.inputShape[0] / convolution.groups }
  var groupOutputs: Int { convolution.outputChannels / convolution.groups }

  func content(_ form: FormulaView.Form) -> FormulaView.Content {
    switch form {
    case .index: index
    case .operator: correlation
    case .matrix: matrix
    }
  }

  // MARK: Index

  private var index: FormulaView.Content {
    let overSamples = samples > 1 ? "\u{3A3}_n " : ""
    let n = samples > 1 ? "n," : ""
    let channel =
      convolution.groups == 1 ? "i" : groupInputs == 1 ? "g" : "g\u{22C5}\(groupInputs)+i"
    let row = place("r", "a", \.rows)
    let column = place("s", "b", \.columns)
    var content = FormulaView.Content(
      answer:
        "\(name): the gradient of a kernel weight is a sum over all \(positions.description) pixels of the feature map\(samples > 1 ? ", and over the \(samples) samples" : "")",
      lines: [
        FormulaLine(
          "\u{2202}L/\u{2202}w[o,i,a,b]", "=",
          "\(.strong("\(overSamples)\u{3A3}_r \u{3A3}_s")) \u{3B4}[\(n)o,r,s] \u{22C5} x[\(n)\(channel),\(row),\(column)]"
        )
      ])
    if layer.bias != nil {
      content.lines.append(
        FormulaLine(
          "\u{2202}L/\u{2202}b[o]", "=",
          "\(.strong("\(overSamples)\u{3A3}_r \u{3A3}_s")) \u{3B4}[\(n)o,r,s]"))
    }
    content.lines.append(
      FormulaLine(
        "\u{2202}L/\u{2202}x[\(n)\(channel),\(row),\(column)]", "\u{2190}",
        "adds \u{3B4}[\(n)o,r,s] \u{22C5} w[o,i,a,b], for every o, r, s, a, b"))
    let padded = !convolution.hasPadding ? "" : "; what lies on padding is left out"
    let group = convolution.groups == 1 ? "" : "; g = o div \(groupOutputs) is the group of o"
    content.remarks = [
      FormulaView.meaning,
      "\u{3B4} = \(.code("\(name).out.grad")), x = \(.code("\(name).in")); \(FormulaView.range("r", positions.rows)), \(FormulaView.range("s", positions.columns)) over the feature map, \(FormulaView.range("a", size.rows)), \(FormulaView.range("b", size.columns)) over the kernel\(padded)\(group)",
      "the kernel's own values are not in its gradient; they are in the input's",
    ]
    let weight = numbers(into: &content)
    let weights = "\(name).weight[\(weight)]"
    content.claims = [
      "sum(contributions(\(weights))) == \(name).weight.grad[\(weight)]"
    ]
    return content
  }

  private func place(_ position: String, _ tap: String, _ axis: KeyPath<Size, Int>) -> String {
    FormulaView.place(
      position, tap, stride: convolution.stride[keyPath: axis],
      dilation: convolution.dilation[keyPath: axis], padding: convolution.padding[keyPath: axis])
  }

  /// Writes out the weight with the largest gradient, and gives its index.
  private func numbers(into content: inout FormulaView.Content) -> String {
    guard let ran, let gradient = ran.backward.gradients(ofUse: ran.index).weight else {
      return "0,0,0,0"
    }
    let index = FormulaView.largest(of: gradient)
    let products = ran.backward.contributions(toWeight: index, ofLayer: ran.index)
    let terms = (0..<products.count).map { offset in
      let place = products.shape.index(at: offset)
      let input = ran.input(of: index, at: place)
      // Padding is left out, so that the product is 0 whatever arrives.
      return (
        input == nil ? 0 : ran.upstream[[place[0], index[0]] + place.dropFirst()], input ?? 0
      )
    }
    content.numbers.append(
      .formula([
        FormulaLine(
          "\u{2202}L/\u{2202}w[\(index.commaJoined)]", "=",
          FormulaView.sum(of: terms, gradient: gradient[index]))
      ]))
    return index.commaJoined
  }

  // MARK: Operator

  private var correlation: FormulaView.Content {
    var options: [String] = []
    if convolution.dilation != Size(square: 1) {
      options.append("steps of \(convolution.dilation.shortest) (the layer's dilation)")
    }
    if convolution.padding != convolution.paddingBehind {
      options.append(
        "x padded with zeros, by \(convolution.padding.shortest) above and left and by \(convolution.paddingBehind.shortest) below and right (its padding)"
      )
    } else if convolution.hasPadding {
      options.append("x padded by \(convolution.padding.shortest) with zeros (its padding)")
    }
    if convolution.stride != Size(square: 1) {
      options.append("\u{3B4} spread by \(convolution.stride.shortest) (its stride)")
    }
    var content = FormulaView.Content(
      answer:
        "\(name): the same sum over pixels, hidden in one operator: correlate the input with \u{3B4}",
      lines: [
        FormulaLine(
          "\u{2202}L/\u{2202}w", "=", "x \u{22C6} \u{3B4}, for every pair of channels\(overGroups)")
      ])
    if layer.bias != nil {
      content.lines.append(
        FormulaLine("\u{2202}L/\u{2202}b", "=", "\u{3B4} added up over its pixels"))
    }
    content.lines.append(
      FormulaLine(
        "\u{2202}L/\u{2202}x", "=",
        "\u{3B4} \u{2217} w, full: \u{3B4}\(spreading) \(padding), each kernel turned by 180\u{B0}, summed over o\(overGroups)"
      ))
    content.remarks = [
      FormulaView.meaning,
      "x \u{22C6} \u{3B4} slides the whole \u{3B4} = \(.code("\(name).out.grad")) over x = \(.code("\(name).in")) and sums the products under it: the star is the sum over pixels\(options.isEmpty ? "" : "; with \(options.joined(separator: ", "))")",
    ]
    if samples > 1 {
      content.remarks.append("samples are added: \u{3A3}_n x[n] \u{22C6} \u{3B4}[n]")
    }
    if convolution.groups > 2 {
      content.remarks.append(
        "one group after the other; the claims are those of the first and the last")
    }
    content.parts = operatorParts
    content.inputClaims = inputClaims
    content.facts = [
      Fact(
        "inputPadding",
        .record([
          Fact("rows", .integer(reach.rows)), Fact("columns", .integer(reach.columns)),
          Fact("moreBelow", .integer(unread.rows)), Fact("moreRight", .integer(unread.columns)),
        ]))
    ]
    return content
  }

  private var spreading: String {
    convolution.stride == Size(square: 1)
      ? "" : " spread by the stride \(convolution.stride.shortest),"
  }

  /// `padded by 3−1−0 = 2 on each side`: by how much \u{3B4} is padded or cropped.
  private var padding: String {
    let (above, beside) = (amount(\.rows), amount(\.columns))
    var words =
      above == beside
      ? "\(above) on each side" : "\(above) above and below, \(beside) left and right"
    let more = [
      unread.rows > 0 ? "\(unread.rows.counted("row")) below" : nil,
      unread.columns > 0 ? "\(unread.columns.counted("column")) on the right" : nil,
    ].compactMap(\.self)
    if !more.isEmpty {
      words += ", and by \(more.joined(separator: " and ")) more, which no window reads"
    }
    let less = [
      moreBehind.rows > 0 ? "\(moreBehind.rows.counted("row")) less below" : nil,
      moreBehind.columns > 0 ? "\(moreBehind.columns.counted("column")) less on the right" : nil,
    ].compactMap(\.self)
    if !less.isEmpty {
      words += ", but by \(less.joined(separator: " and ")), where x has more padding"
    }
    return words
  }

  /// `padded by 2\u{B7}(3−1)−1 = 3`, or `cropped by 1 (2−1−2 = −1)`.
  private func amount(_ axis: KeyPath<Size, Int>) -> String {
    let (extent, dilation) = (size[keyPath: axis], convolution.dilation[keyPath: axis])
    let tap =
      dilation == 1 ? "\(extent)\u{2212}1" : "\(dilation)\u{22C5}(\(extent)\u{2212}1)"
    let formula = "\(tap)\u{2212}\(convolution.padding[keyPath: axis])"
    let reach = reach[keyPath: axis]
    return reach < 0
      ? "cropped by \(-reach) (\(formula) = \u{2212}\(-reach))" : "padded by \(formula) = \(reach)"
  }

  private var overGroups: String {
    convolution.groups == 1 ? "" : " of the same group"
  }

  // MARK: Matrix

  private var matrix: FormulaView.Content {
    let taps = groupInputs * size.count
    let outputs = groupOutputs
    var content = FormulaView.Content(
      answer:
        "\(name): the same sum over pixels, as the inner axis of a matrix product: \(outputs)\u{D7}\(positions.count) times \(positions.count)\u{D7}\(taps)",
      lines: [
        FormulaLine(
          "\u{2202}L/\u{2202}W", "=",
          "\(samples > 1 ? "\u{3A3}_n " : "")\u{394} \u{22C5} P\u{1D40}\(convolution.groups == 1 ? "" : ", group by group")"
        )
      ])
    if layer.bias != nil {
      content.lines.append(
        FormulaLine("\u{2202}L/\u{2202}b", "=", "\u{394} \u{22C5} 1, the sum of each row"))
    }
    content.lines.append(
      FormulaLine(
        "\u{2202}L/\u{2202}P", "=",
        "W\u{1D40} \u{22C5} \u{394}; each cell is then added to the pixel that it was copied from"))
    content.numbers = matrices(outputs: outputs, taps: taps)
    content.remarks = [
      FormulaView.meaning,
      "\u{394}: \u{3B4} = \(.code("\(name).out.grad")), a row for each kernel; P = \(.code("patches(\(name))")), a column for each pixel with what its window sees; W: a row for each kernel",
    ]
    content.parts = [matrixPart(outputs: outputs, taps: taps)]
    return content
  }

  /// The three matrices of the first sample and group, where they are small.
  private func matrices(outputs: Int, taps: Int) -> [Block] {
    guard let ran, outputs <= Self.matrixLimit, taps <= Self.matrixLimit,
      positions.count <= Self.matrixLimit,
      let patches = try? ran.pass.forward.patches(ofLayer: ran.index)
    else { return [] }
    func grid(
      _ title: String, _ rows: Int, _ columns: Int, sign: String = "",
      _ value: (Int, Int) -> Double
    ) -> Grid {
      Grid(
        title: Text(title),
        rows: (0..<rows).map { row in
          (0..<columns).map { Grid.Cell(.number(value(row, $0))) }
        }, sign: sign)
    }
    let count = positions.count
    let delta = { (row: Int, column: Int) in ran.upstream.elements[row * count + column] }
    let patch = { (row: Int, column: Int) in patches.elements[column * count + row] }
    // Each row of P lists the cells of a window; padding is left out of the product, whatever δ is.
    let cells = (0..<count).map { layer.wiring.cells(ofOutput: $0) }
    let which = samples > 1 ? " of sample 0" : ""
    var pixels = grid("P\u{1D40}", count, taps, sign: "\u{22C5}", patch)
    for (row, column) in cells.indices.flatMap({ row in (0..<taps).map { (row, $0) } })
    where cells[row][column].input == nil {
      pixels.rows[row][column].mark = .padding
    }
    return [
      .grids([
        grid("\u{394}\(which)", outputs, count, delta),
        pixels,
        grid("\u{2202}L/\u{2202}W\(which)", outputs, taps, sign: "=") { row, column in
          (0..<count).reduce(0.0) {
            cells[$1][column].input == nil ? $0 : $0 + delta(row, $1) * patch($1, column)
          }
        },
      ])
    ]
  }
}
