import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

extension StepView {
  /// One output on the way forward.
  func forwardBody(_ index: Int, _ place: StepLocation) -> [Block] {
    let layer = network.layers[index]
    switch layer.computation {
    case .products where layer.geometry != nil: return convolutionBody(index, place)
    case .products: return denseBody(index, place)
    case .largest, .mean: return poolBody(index, place)
    case .copying: return copyBody(index, place)
    case .function: return gateBody(index, place)
    case .sum: return sumBody(index, place)
    case .reshaping where network.sources[index].count > 1:
      return [
        .paragraph(
          "\(joinedNames(index)) are put behind one another: the same numbers, nothing is computed")
      ]
    case .normalising: return normalisedBody(index, place)
    case .masking: return maskedBody(index, place)
    case .learnedSlope: return slopedBody(index, place)
    case .softmax: return softmaxBody(index, place)
    case .reshaping:
      return [
        .paragraph(
          "\(layer.inputShape.description) is laid out as \(layer.outputShape.description): the same numbers in row order, nothing is computed"
        )
      ]
    }
  }

  /// The layer's output so far, with the present position in brackets.
  ///
  /// - Parameter offset: the output that is meant; the position's number unless given.
  func outputPlane(_ index: Int, _ place: StepLocation, at offset: Int? = nil) -> Grid {
    let layer = network.layers[index]
    let unit = offset ?? place.unit
    let (sample, cell) = self.place(unit, in: layer)
    let isPicture = cell.count == 3
    let name = "\(layer.name).out" + (isPicture ? "[\(cell[0])]" : "")
    return WindowPicture.plane(
      pass.forward.activations[index + 1], sample: sample, at: cell, title: "\(name) so far"
    ) { $0 < unit || isComputed(.forward(layer: index)) }
  }

  /// Whether a stage is done as a whole.
  private func isComputed(_ stage: StepStage) -> Bool {
    guard let number = stepper.plan.stages.firstIndex(of: stage) else { return false }
    return stepper.ordinal >= stepper.plan.starts[number + 1]
  }

  private func convolutionBody(_ index: Int, _ place: StepLocation) -> [Block] {
    let layer = network.layers[index]
    guard let weight = layer.weight else { return [] }
    let taps = layer.taps(ofOutput: place.unit)
    let input = pass.forward.input(ofLayer: index).elements
    let (sample, cell) = self.place(place.unit, in: layer)
    let done = place.terms.upperBound
    let isTerm = !place.isWhole && place.terms.count == 1
    let present = isTerm ? min(place.terms.lowerBound, max(0, taps.count - 1)) : nil
    let first =
      present.flatMap { taps.isEmpty ? nil : taps[$0] }
      .map { WindowPicture.channel(of: $0, in: layer) } ?? 0
    let channels = layer.windowChannels
    let kernel = layer.geometry?.window.size ?? Size(square: 1)
    let shown = isTerm || kernel.rows > 3 ? 1 : min(2, channels)
    var blocks: [Block] = []
    for channel in first..<min(channels, first + shown) {
      let picture = WindowPicture(layer, output: place.unit, taps: taps, channel: channel)
      let suffix = channels > 1 ? ", channel \(channel)" : ""
      func mark(_ number: Int) -> Grid.Cell.Mark { isTerm && number == present ? .window : .none }
      var grids = [
        picture.grid("\(inputName(index)) under the window\(suffix)", isInput: true) {
          tap, number in
          Grid.Cell(.number(input[tap.input]), mark: mark(number))
        },
        picture.grid(Text(layer.kernelName("weight", at: cell, channel: channel)), sign: "×") {
          tap, number in
          Grid.Cell(.number(weight.elements[tap.weight]), mark: mark(number))
        },
      ]
      if kernel.columns <= 3 {
        grids.append(
          picture.grid("products", sign: "=") { tap, number in
            number < done
              ? Grid.Cell(
                .number(weight.elements[tap.weight] * input[tap.input]), mark: mark(number)) : nil
          })
      }
      blocks.append(.grids(grids))
    }
    blocks.append(.grids([outputPlane(index, place)]))
    let name = address("\(layer.name).out", sample: sample, cell)
    blocks.append(.formula(sumLines(index, place, taps: taps, name: name)))
    if channels > shown {
      blocks.append(
        .note(Note(.remark, "\(shown) of \(channels) input channels drawn; the sum is over all")))
    }
    return blocks
  }

  /// The sum of products with its numbers, or the one term that was added.
  func sumLines(
    _ index: Int, _ place: StepLocation, taps: [StepTap], name: String
  ) -> [FormulaLine] {
    let layer = network.layers[index]
    guard let weight = layer.weight?.elements else { return [] }
    let input = pass.forward.input(ofLayer: index).elements
    let value = pass.forward.activations[index + 1].elements[place.unit]
    let bias = layer.bias?.elements[layer.bias(ofOutput: place.unit % layer.outputShape.count)]
    if !place.isWhole, place.terms.count == 1 {
      let number = place.terms.lowerBound
      var term: Text =
        layer.wiring.isReversed
        ? "0, for no input reaches it" : "0, for the window lies on padding"
      if number < taps.count {
        let tap = taps[number]
        term =
          "\(Products.product([input[tap.input], weight[tap.weight]])) = \(input[tap.input] * weight[tap.weight])"
      } else if let bias {
        term = "the bias, \(bias)"
      }
      return [
        FormulaLine("term \(place.terms.upperBound) of \(place.termCount)", "", term),
        FormulaLine(Text(name), "=", "\(value, style: .strong)  so far"),
      ]
    }
    let products = taps.map { tap in
      (
        factors: [input[tap.input], weight[tap.weight]],
        value: input[tap.input] * weight[tap.weight]
      )
    }
    var lines = [FormulaLine(Text(name), "=", Products.sum(products, limit: 9))]
    if let bias { lines.append(FormulaLine("", "+", "\(bias)  \(.muted("bias"))")) }
    lines.append(FormulaLine("", "=", .number(value, style: .strong)))
    return lines
  }

  private func denseBody(_ index: Int, _ place: StepLocation) -> [Block] {
    let layer = network.layers[index]
    guard let weight = layer.weight else { return [] }
    let taps = layer.taps(ofOutput: place.unit)
    let input = pass.forward.input(ofLayer: index).elements
    let (sample, cell) = self.place(place.unit, in: layer)
    let columns = denseColumns(taps.count, place)
    let done = place.terms.upperBound
    let isReversed = layer.wiring.isReversed
    let inputs = layer.inputShape.count
    let grid = Grid(
      title: isReversed
        ? "input × weight = product, for each input that reaches it"
        : "input × weight = product, unit \(layer.matrixRow(ofOutput: place.unit))",
      rows: [
        columns.map { denseCell(input[taps[$0].input], $0, place) },
        columns.map { denseCell(weight.elements[taps[$0].weight], $0, place) },
        columns.map {
          $0 < done
            ? denseCell(input[taps[$0].input] * weight.elements[taps[$0].weight], $0, place)
            : Grid.Cell(.blank)
        },
      ],
      rowLabels: [
        inputName(index),
        isReversed
          ? "weight"
          : "\(layer.name).weight[\(layer.matrixRow(ofOutput: place.unit))]", "product",
      ],
      columnLabels: columns.map {
        isReversed
          ? layer.inputShape.index(at: taps[$0].input % inputs).commaJoined : String($0)
      })
    let name = address("\(layer.name).out", sample: sample, cell)
    var blocks: [Block] = taps.isEmpty ? [] : [.grids([grid])]
    blocks += [
      .formula(sumLines(index, place, taps: taps, name: name)),
      .grids([outputPlane(index, place)]),
    ]
    if columns.count < taps.count {
      blocks.append(
        .note(
          Note(
            .remark, "\(columns.count) of \(taps.count.counted("input")) drawn; the sum is over all"
          )))
    }
    return blocks
  }

  /// The inputs of a dense unit that are drawn: around the present term.
  func denseColumns(_ count: Int, _ place: StepLocation, offset: Int = 0) -> Range<Int> {
    let isTerm = !place.isWhole && place.terms.count == 1
    let present = isTerm ? place.terms.lowerBound - offset : 0
    let start = max(0, min(present - 3, count - 6))
    return start..<min(count, start + 6)
  }

  func denseCell(_ value: Double, _ column: Int, _ place: StepLocation) -> Grid.Cell {
    let isPresent = !place.isWhole && place.terms == column..<column + 1
    return Grid.Cell(.number(value), mark: isPresent ? .window : .none)
  }

  private func poolBody(_ index: Int, _ place: StepLocation) -> [Block] {
    let layer = network.layers[index]
    let taps = layer.taps(ofOutput: place.unit)
    let input = pass.forward.input(ofLayer: index).elements
    let (sample, cell) = self.place(place.unit, in: layer)
    let value = pass.forward.activations[index + 1].elements[place.unit]
    let name = address("\(layer.name).out", sample: sample, cell)
    let picture = WindowPicture(layer, output: place.unit, taps: taps, channel: 0)
    let done = place.terms.upperBound
    var blocks: [Block] = []
    guard case .maxPooling(let winners, let tied) = pass.forward.contexts[index] else {
      let divisor = layer.divisor(ofOutput: place.unit)
      let values = taps.prefix(done).map { input[$0.input] }
      let grid = picture.grid("\(inputName(index)) under the window", isInput: true) {
        tap, number in
        Grid.Cell(.number(input[tap.input]), mark: number < done ? .window : .muted)
      }
      blocks.append(.grids([grid, outputPlane(index, place)]))
      let sum: Text = Products.plainSum(values, limit: 9) ?? "\(values.reduce(0, +))"
      blocks.append(
        .formula([
          done > taps.count
            ? FormulaLine(Text(name), "=", "(\(sum)) / \(divisor) = \(value, style: .strong)")
            : FormulaLine(Text(name), "=", "\(sum) = \(value, style: .strong)  so far")
        ]))
      return blocks
    }
    let winner = Int(winners[place.unit])
    let start = sample * layer.inputShape.count
    let grid = picture.grid("\(inputName(index)), window", isInput: true) { tap, number in
      Grid.Cell(
        .number(input[tap.input]),
        mark: tap.input - start == winner ? .winner : number < done ? .none : .muted)
    }
    blocks.append(.grids([grid, outputPlane(index, place)]))
    if winner < 0 {
      blocks.append(.note(Note(.warning, "the window lies on padding alone: nothing wins")))
      return blocks
    }
    let from = layer.inputShape.index(at: winner)
    blocks.append(
      .formula([
        FormulaLine(
          Text(name), "=",
          "max = \(value, style: .strong), the winner at (\(from[1]),\(from[2]))\(done < taps.count ? "  so far" : "")"
        )
      ]))
    if tied[place.unit] {
      blocks.append(
        .note(
          Note(
            .warning,
            "a tie of \(taps.prefix(done).count { input[$0.input] == value }): the first in row order wins and takes the gradient"
          )))
    }
    return blocks
  }

  /// What a layer that joins several reads, in words.
  func joinedNames(_ index: Int) -> String {
    network.sources[index].map(network.address(ofActivation:)).joined(separator: ", ")
  }

  /// The address of an element of what a layer reads, in the whole batch.
  func readAddress(_ index: Int, _ place: Int) -> String {
    let (sample, offset) = place.quotientAndRemainder(
      dividingBy: network.layers[index].inputShape.count)
    let read = network.place(ofInput: offset, inLayer: index)
    return address(
      network.address(ofActivation: read.activation), sample: sample,
      network.shape(ofActivation: read.activation).index(at: read.offset))
  }

  private func sumBody(_ index: Int, _ place: StepLocation) -> [Block] {
    let layer = network.layers[index]
    let (sample, cell) = self.place(place.unit, in: layer)
    let input = pass.forward.input(ofLayer: index).elements
    let value = pass.forward.activations[index + 1].elements[place.unit]
    let taps = layer.taps(ofOutput: place.unit)
    let done = place.isWhole ? taps.count : min(place.terms.upperBound, taps.count)
    var lines = taps.prefix(done).enumerated().map { number, tap in
      FormulaLine(
        Text(readAddress(index, tap.input)), number == 0 ? "" : "+", .number(input[tap.input]))
    }
    lines.append(
      FormulaLine(
        Text(address("\(layer.name).out", sample: sample, cell)), "=",
        "\(value, style: .strong)\(done < taps.count ? " so far" : "")"))
    return [.formula(lines), .grids([outputPlane(index, place)])]
  }

  /// A number that is only moved, or a zero.
  private func copyBody(_ index: Int, _ place: StepLocation) -> [Block] {
    let layer = network.layers[index]
    let (sample, cell) = self.place(place.unit, in: layer)
    let value = pass.forward.activations[index + 1].elements[place.unit]
    let source = layer.taps(ofOutput: place.unit).first.map { readAddress(index, $0.input) }
    return [
      .formula([
        FormulaLine(
          Text(address("\(layer.name).out", sample: sample, cell)), "=",
          source.map { "\($0) = \(value, style: .strong)" as Text } ?? "0, padding")
      ]),
      .grids([outputPlane(index, place)]),
    ]
  }

  private func gateBody(_ index: Int, _ place: StepLocation) -> [Block] {
    let layer = network.layers[index]
    guard case .function(let activation) = layer.computation else { return [] }
    let (sample, cell) = self.place(place.unit, in: layer)
    let x = pass.forward.input(ofLayer: index).elements[place.unit]
    let y = pass.forward.activations[index + 1].elements[place.unit]
    let name = address("\(layer.name).out", sample: sample, cell)
    return [
      .formula([
        FormulaLine(
          Text(name), "=", "\(Self.applied(layer.operation, to: x)) = \(y, style: .strong)"),
        FormulaLine("the gate", "", activation.words.gate(at: x, output: y)),
      ]),
      .grids([outputPlane(index, place)]),
    ]
  }

  /// `relu(−2)`; with a number of its own `softplus 2 at −2`, for that is another function.
  private static func applied(_ operation: Operation, to x: Double) -> Text {
    operation.statement == operation.word
      ? "\(operation.word)(\(x))" : "\(operation.statement) at \(x)"
  }
}
