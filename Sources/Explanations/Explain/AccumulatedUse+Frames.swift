import Documents
import NeuralNetwork
import Wording

/// A frame for each pixel.
extension AccumulatedUse {
  /// The input and the upstream are shown whole up to this extent; beyond it only what counts for
  /// the present pixel is.
  private static let pictureLimit = Size(rows: 12, columns: 16)

  /// A frame for each step.
  ///
  /// - Parameters:
  ///   - heatScale: what the sums are coloured by.
  ///   - mayOpen: whether the first pixel here that adds something is the first of all.
  func frames(heatScale: Double?, mayOpen: Bool) -> [Frame] {
    // Those so far that add something.
    var growing: [Int] = []
    // The first pixel that adds something is what there is to see.
    let opening =
      steps.firstIndex { $0.restCount == nil && $0.sum != $0.before }
      ?? steps.firstIndex { $0.restCount == nil && $0.upstream != 0 }
    return steps.enumerated().map { number, step in
      if let count = step.restCount { return rest(step, count: count) }
      if step.upstream != 0 { growing.append(number) }
      let lines = weightLines(steps, growing: growing, present: number)
      return Frame(
        title: title(step),
        blocks: [.grids(grids(step, heatScale: heatScale)), .formula(lines)],
        spoken: step.pixels.count > 1 || step.upstream == 0 ? [] : spoken(step),
        isOpening: mayOpen && number == opening)
    }
  }

  /// The frame of all pixels that have none of their own.
  private func rest(_ step: Step, count: Int) -> Frame {
    var (sum, before) = (Self.plain(step.sum, "sum so far"), Self.plain(step.before, "sum before"))
    let columns = step.sum.shape[1]
    for offset in 0..<step.sum.count
    where step.sum.elements[offset] != step.before.elements[offset] {
      sum.rows[offset / columns][offset % columns].mark = .changed
    }
    (before.sign, sum.sign) = ("", "→")
    let unit = backward.forward.batchSize == 1 ? "pixels" : "terms"
    let first = step.pixels.lowerBound + 1
    return Frame(
      title:
        "\(owner)\(unit) \(first.grouped) to \((step.pixels.upperBound + 1).grouped) of \(pixels.grouped) together · \(count.grouped) of them add something",
      blocks: [.grids([before, sum])], spoken: ["sum so far \(Self.rows(step.sum))"])
  }

  /// Whose pixels they are, where that is not plain.
  private var owner: String { isShared ? "\(name), " : "" }

  private func title(_ step: Step) -> Text {
    let unit = backward.forward.batchSize == 1 ? "pixel" : "term"
    if step.pixels.count > 1 {
      return
        "\(owner)\(unit)s \(step.pixels.lowerBound + 1) to \(step.pixels.upperBound + 1) of \(pixels) · \(singleWord) 0: they add nothing"
    }
    let sample = backward.forward.batchSize > 1 ? "sample \(step.sample), " : ""
    return
      "\(owner)\(unit) \(step.pixels.lowerBound + 1) of \(pixels) · \(sample)position (\(step.position[0]),\(step.position[1])) · \(singleWord) \(step.upstream)"
  }

  /// A pixel that adds something: the window, what it comes to, and the sum so far.
  private func spoken(_ step: Step) -> [Text] {
    [
      "\(step.upstream) times \(Self.rows(step.window))", "is \(Self.rows(step.product))",
      "sum so far \(Self.rows(step.sum))",
    ]
  }

  /// The numbers of a kernel, a semicolon between its rows.
  private static func rows(_ tensor: Tensor) -> Text {
    var text = Text()
    for (place, value) in tensor.elements.prefix(mostSpoken).enumerated() {
      if place > 0 { text += place.isMultiple(of: tensor.shape[1]) ? "; " : ", " }
      text += .number(value)
    }
    let left = tensor.count - mostSpoken
    return left > 0 ? text + " and \(left) more" : text
  }

  /// So many numbers of a kernel are told.
  private static let mostSpoken = 9

  private func grids(_ step: Step, heatScale: Double?) -> [Grid] {
    let isRun = step.pixels.count > 1
    var product = Self.plain(step.product, "\(singleWord) × \(isFactor ? "x̂" : "window")")
    product.sign = "="
    var sum = Self.plain(step.sum, "sum so far")
    let columns = step.sum.shape[1]
    for offset in 0..<step.sum.count
    where step.sum.elements[offset] != step.before.elements[offset] {
      sum.rows[offset / columns][offset % columns].mark = .changed
    }
    sum.heatScale = heatScale
    var picture = input(step, marked: !isRun)
    picture.sign = "×"
    return [upstream(step), picture, product, sum]
  }

  static func plain(_ tensor: Tensor, _ title: String) -> Grid {
    var grid = TensorGrids.planes(of: tensor, titled: title)[0]
    grid.heatScale = nil
    return grid
  }

  /// The upstream gradient of this kernel's channel, with the present pixel marked; the pixel alone
  /// where the feature map is large.
  private func upstream(_ step: Step) -> Grid {
    guard extent.rows <= Self.pictureLimit.rows, extent.columns <= Self.pictureLimit.columns else {
      return Grid(
        title: Text(singleWord), rows: [[Grid.Cell(.number(step.upstream), mark: .window)]])
    }
    let plane = single.slice(at: step.sample).slice(at: output)
    let first = step.pixels.lowerBound % extent.count
    let last = step.pixels.upperBound % extent.count
    var grid = TensorGrids.planes(of: plane, titled: singleWord)[0]
    for pixel in min(first, last)...max(first, last) {
      grid.rows[pixel / extent.columns][pixel % extent.columns].mark = .window
    }
    return grid
  }

  /// The channel that the kernel moves over with the window marked, or the window alone where it is
  /// large.
  private func input(_ step: Step, marked: Bool) -> Grid {
    let description = network.layers[layer]
    let inputs = isReversed ? description.outputShape : description.inputShape
    guard inputs[1] <= Self.pictureLimit.rows, inputs[2] <= Self.pictureLimit.columns else {
      return Self.plain(
        step.window, isFactor ? "x̂" : "\(isReversed ? "upstream" : "input") under the window")
    }
    let weight =
      isFactor ? output : description.weight?.shape.offset(of: [output, channel, 0, 0]) ?? 0
    let source = wiring.kernelPlace(ofWeight: weight)?.inputChannel ?? 0
    let plane = under.slice(at: step.sample).slice(at: source)
    let name =
      isReversed
      ? description.name + ".out.grad"
      : isFactor ? "x̂" : network.address(ofActivation: network.mainSource(ofLayer: layer))
    let suffix = isFactor ? "" : ", window"
    var grid = TensorGrids.planes(
      of: plane, titled: (inputs[0] > 1 ? "\(name)[\(source)]\(suffix)" : "\(name)\(suffix)"))[
        0]
    guard marked else { return grid }
    for place in cells(at: step.position).compactMap(\.input) {
      let cell = place % (inputs[1] * inputs[2])
      grid.rows[cell / inputs[2]][cell % inputs[2]].mark = .window
    }
    return grid
  }

  /// The first weight's terms and running sum up to here, the latest few of them.
  private func weightLines(
    _ steps: [Step], growing: [Int], present: Int
  ) -> [FormulaLine] {
    let shown = growing.suffix(4)
    let hidden = growing.count > shown.count || isContinued
    var terms: Text = hidden ? "…, " : ""
    var sums: Text = hidden ? "…, " : ""
    for number in shown {
      let step = steps[number]
      if number != shown.first {
        terms += ", "
        sums += ", "
      }
      terms +=
        step.isFirstOnPadding
        ? isReversed ? "cut off" : "padding"
        : Products.product([step.upstream, step.window.elements[0]])
      sums += number == present ? "[\(step.sum.elements[0])]" : Text.number(step.sum.elements[0])
    }
    if shown.isEmpty {
      let none: Text = present == steps.count - 1 ? "all 0" : "none yet"
      (terms, sums) = (
        none + (isContinued ? " here" : ""), .number(steps[present].sum.elements[0])
      )
    }
    return [
      FormulaLine(isFactor ? "\(name).weight[\(output)]" : "weight (0,0)", "terms", terms),
      FormulaLine("", "sum", sums),
    ]
  }

  /// What lies under this kernel's taps at a position, padding among it.
  private func cells(at position: [Int]) -> ArraySlice<Wiring.Cell> {
    let unit = (output * extent.rows + position[0]) * extent.columns + position[1]
    return wiring.cells(ofOutput: unit)[channel * kernel.count..<(channel + 1) * kernel.count]
  }
}
