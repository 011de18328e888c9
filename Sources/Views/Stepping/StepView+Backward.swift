import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

extension StepView {
  /// One output on the way back: what its upstream gradient adds, and where.
  func backwardBody(_ index: Int, _ place: StepLocation) -> [Block] {
    guard let backward = pass.backward else { return [] }
    let layer = network.layers[index]
    if layer.isBlocked, layer.weight == nil {
      return [.note(Note(.warning, "\(layer.name) is blocked: no gradient passes below it"))]
    }
    if case .normalising = layer.computation { return normalisedReturnBody(index, place, backward) }
    let upstream = backward.activationGradients[index + 1].elements[place.unit]
    switch layer.computation {
    case .normalising: return []
    case .masking: return maskedReturnBody(index, place, backward, upstream)
    case .learnedSlope: return slopedReturnBody(index, place, backward, upstream)
    case .softmax: return softmaxReturnBody(index, place, backward)
    case .products where layer.geometry != nil:
      return scatterBody(index, place, backward, upstream)
    case .products: return denseBackBody(index, place, backward, upstream)
    case .largest, .mean: return poolBackBody(index, place, backward, upstream)
    case .copying: return copyBackBody(index, place, backward, upstream)
    case .function(let function):
      let x = pass.forward.input(ofLayer: index).elements[place.unit]
      let y = pass.forward.activations[index + 1].elements[place.unit]
      let slope = function.derivative(input: x, output: y)
      let (sample, cell) = self.place(place.unit, in: layer)
      let value = backward.inputGradient(ofLayer: index).elements[place.unit]
      let gate: Text =
        slope == 0
        ? "closed: \(x) went in, nothing is to pass back" : "open: slope \(slope)"
      let name = Text(address("\(layer.name).in.grad", sample: sample, cell))
      let product = upstream * slope
      let isBroken = value != product && !(value.isNaN || product.isNaN)
      return [
        .formula([
          FormulaLine(
            "upstream × slope", "=",
            "\(Products.product([upstream, slope])) = \(product, style: .strong)"),
          FormulaLine(name, isBroken ? "≠" : "=", "\(value, style: .strong)"),
          FormulaLine("the gate", "", gate),
        ]),
        .grids([
          WindowPicture.plane(
            backward.inputGradient(ofLayer: index), sample: sample, at: cell,
            title: "\(gradientName(index)) so far"
          ) { $0 < place.unit }
        ]),
      ]
    case .sum:
      return [
        .paragraph(
          "upstream \(upstream, style: .strong) goes on to each of them whole: a sum's slope is 1"),
        .formula(
          layer.taps(ofOutput: place.unit).prefix(
            place.isWhole ? Int.max : place.terms.upperBound
          ).map { tap in
            FormulaLine(
              Text(readAddress(index, tap.input) + ".grad"), "+", .number(upstream))
          }),
      ]
    case .reshaping where network.sources[index].count > 1:
      return [
        .paragraph(
          "each part of the gradient goes back where its numbers came from: \(joinedNames(index))")
      ]
    case .reshaping:
      return [
        .paragraph(
          "\(layer.outputShape.description) is folded back into \(layer.inputShape.description): each gradient goes where its number came from"
        )
      ]
    }
  }

  /// The gradient of what a layer reads.
  ///
  /// Where others read it, too, what this layer sends back is a part of its gradient.
  func gradientName(_ index: Int) -> String {
    let isShared = network.readers(ofActivation: network.mainSource(ofLayer: index)).count > 1
    return isShared ? "\(network.layers[index].name).in.grad" : inputName(index) + ".grad"
  }

  /// The address of the gradient that arrives at a position.
  private func upstreamName(_ index: Int, _ place: StepLocation) -> String {
    let (sample, cell) = self.place(place.unit, in: network.layers[index])
    return address("\(network.layers[index].name).out.grad", sample: sample, cell)
  }

  /// What a convolution's pixel adds: upstream × window into the kernel's sum, and upstream × kernel
  /// scattered to the input.
  private func scatterBody(
    _ index: Int, _ place: StepLocation, _ backward: BackwardPass, _ upstream: Double
  ) -> [Block] {
    let layer = network.layers[index]
    let owner = network.owner(ofLayer: index)
    guard let weight = layer.weight, let sums = backward.weightGradients[owner] else { return [] }
    let added = layer.weightTaps(ofOutput: place.unit, fault: stepper.fault)
    let sent = layer.taps(ofOutput: place.unit)
    let input = pass.forward.input(ofLayer: index).elements
    let arrived = backward.inputGradient(ofLayer: index).elements
    let (_, cell) = self.place(place.unit, in: layer)
    let biasCount = layer.bias == nil ? 0 : 1
    let present = presentTap(place, added: added.count, sent: sent.count, biasCount: biasCount)
    let channel =
      present.tap.map {
        WindowPicture.channel(of: (present.isScatter ? sent : added)[$0], in: layer)
      }
      ?? 0
    let read = WindowPicture(layer, output: place.unit, taps: added, channel: channel)
    let scatter = WindowPicture(layer, output: place.unit, taps: sent, channel: channel)
    let isSmall = (layer.geometry?.window.size.columns ?? 1) <= 3
    let scattered = place.terms.upperBound - added.count - biasCount
    let (kernel, sumName) = (
      layer.kernelName("weight", at: cell, channel: channel),
      layer.kernelName("weight.grad", at: cell, channel: channel)
    )
    func mark(_ number: Int, _ isScatter: Bool) -> Grid.Cell.Mark {
      present.tap == number && present.isScatter == isScatter ? .window : .none
    }
    var inner = [
      read.grid("\(inputName(index)), window", isInput: true) { tap, number in
        Grid.Cell(.number(input[tap.input]), mark: mark(number, false))
      }
    ]
    var outer = [
      scatter.grid(Text(kernel)) { tap, number in
        Grid.Cell(.number(weight.elements[tap.weight]), mark: mark(number, true))
      }
    ]
    if isSmall {
      inner.append(
        read.grid("× upstream", sign: "=") { tap, number in
          number < place.terms.upperBound
            ? Grid.Cell(.number(upstream * input[tap.input]), mark: mark(number, false)) : nil
        })
      outer.append(
        scatter.grid("× upstream", sign: "=") { tap, number in
          number < scattered
            ? Grid.Cell(.number(weight.elements[tap.weight] * upstream), mark: mark(number, true))
            : nil
        })
    }
    inner.append(
      read.grid(Text(sumName), sign: "\u{2192}") { tap, number in
        Grid.Cell(.number(sums.elements[tap.weight]), mark: mark(number, false))
      })
    outer.append(
      scatter.grid(Text(gradientName(index)), sign: "\u{2192}") { tap, number in
        Grid.Cell(.number(arrived[tap.input]), mark: mark(number, true))
      })
    var blocks: [Block] = [
      .paragraph("upstream \(upstream, style: .strong)  \(.muted(upstreamName(index, place)))"),
      .grids(inner), .grids(outer),
    ]
    if let lines = termLines(index, place, backward, upstream) { blocks.append(.formula(lines)) }
    if layer.isBlocked {
      blocks.append(
        .note(Note(.warning, "\(layer.name) is blocked: no gradient passes below it")))
    }
    if upstream == 0 {
      blocks.append(.note(Note(.remark, "upstream is 0: this pixel adds nothing")))
    } else if layer.windowChannels > 1 {
      blocks.append(
        .note(Note(.remark, "1 of \(layer.windowChannels) input channels drawn; all are done")))
    }
    return blocks
  }

  /// Which tap a single term was about, and whether it was the scatter to the input.
  private func presentTap(
    _ place: StepLocation, added: Int, sent: Int, biasCount: Int
  ) -> (tap: Int?, isScatter: Bool) {
    guard !place.isWhole, place.terms.count == 1 else { return (nil, false) }
    let term = place.terms.lowerBound
    if term < added { return (term, false) }
    let scattered = term - added - biasCount
    return (0..<sent).contains(scattered) ? (scattered, true) : (nil, false)
  }

  /// The one term that was added, or the bias's sum.
  private func termLines(
    _ index: Int, _ place: StepLocation, _ backward: BackwardPass, _ upstream: Double
  ) -> [FormulaLine]? {
    let layer = network.layers[index]
    let added = layer.weightTaps(ofOutput: place.unit, fault: stepper.fault)
    let sent = layer.taps(ofOutput: place.unit)
    let (sample, _) = self.place(place.unit, in: layer)
    let biasCount = layer.bias == nil ? 0 : 1
    guard let weight = layer.weight else { return nil }
    let owner = network.owner(ofLayer: index)
    let old = before.backwardPass
    /// `was 1, + 3·4, now 13`; after `back` and in `where` the sum before is not at hand.
    func line(_ name: String, _ term: Text, _ gradient: (BackwardPass) -> Double?) -> FormulaLine {
      let now = gradient(backward) ?? 0
      let was = old.flatMap(gradient)
      guard before.ordinal < stepper.ordinal || before.term < stepper.term, let was else {
        return FormulaLine(Text(name), "", "+ \(term), now \(now, style: .strong)")
      }
      return FormulaLine(
        Text(name), "", "was \(was), + \(term), now \(now, style: .strong)")
    }
    let present = presentTap(place, added: added.count, sent: sent.count, biasCount: biasCount)
    if let number = present.tap {
      let tap = (present.isScatter ? sent : added)[number]
      if present.isScatter {
        let local = layer.inputShape.index(at: tap.input % layer.inputShape.count)
        return [
          line(
            address(gradientName(index), sample: sample, local),
            Products.product([weight.elements[tap.weight], upstream])
          ) { $0.inputGradient(ofLayer: index).elements[tap.input] }
        ]
      }
      return [
        line(
          Session.name("\(layer.name).weight.grad", weight.shape.index(at: tap.weight)),
          Products.product([upstream, pass.forward.input(ofLayer: index).elements[tap.input]])
        ) { $0.weightGradients[owner]?.elements[tap.weight] }
      ]
    }
    guard biasCount == 1, place.terms.contains(added.count) else { return nil }
    guard let bias = layer.bias else { return nil }
    let offset = layer.bias(ofOutput: place.unit % layer.outputShape.count)
    let name = Session.name("\(layer.name).bias.grad", bias.shape.index(at: offset))
    return [
      line(name, "upstream \(upstream)") { $0.biasGradients[owner]?.elements[offset] }
    ]
  }

  private func denseBackBody(
    _ index: Int, _ place: StepLocation, _ backward: BackwardPass, _ upstream: Double
  ) -> [Block] {
    let layer = network.layers[index]
    let owner = network.owner(ofLayer: index)
    guard let weight = layer.weight, let sums = backward.weightGradients[owner] else { return [] }
    let taps = layer.taps(ofOutput: place.unit)
    let input = pass.forward.input(ofLayer: index).elements
    let arrived = backward.inputGradient(ofLayer: index).elements
    let biasCount = layer.bias == nil ? 0 : 1
    let present = presentTap(
      place, added: taps.count, sent: taps.count, biasCount: biasCount)
    let center = present.tap ?? 0
    let start = max(0, min(center - 3, taps.count - 6))
    let columns = start..<min(taps.count, start + 6)
    func row(_ isScatter: Bool, _ value: (StepTap) -> Double) -> [Grid.Cell] {
      columns.map { number in
        Grid.Cell(
          .number(value(taps[number])),
          mark: present.tap == number && present.isScatter == isScatter ? .window : .none)
      }
    }
    let isReversed = layer.wiring.isReversed
    let inputs = layer.inputShape.count
    let labels = columns.map {
      isReversed ? layer.inputShape.index(at: taps[$0].input % inputs).commaJoined : String($0)
    }
    let gradient = Grid(
      title: "upstream × input is added to the weight's gradient",
      rows: [
        row(false) { input[$0.input] }, row(false) { sums.elements[$0.weight] },
      ], rowLabels: [inputName(index), "its gradient so far"],
      columnLabels: labels)
    let scatter = Grid(
      title: "weight × upstream is added to the input's gradient",
      rows: [
        row(true) { weight.elements[$0.weight] }, row(true) { arrived[$0.input] },
      ],
      rowLabels: [
        isReversed
          ? "weight"
          : "\(layer.name).weight[\(layer.matrixRow(ofOutput: place.unit))]", gradientName(index),
      ],
      columnLabels: labels)
    var blocks: [Block] = [
      .paragraph("upstream \(upstream, style: .strong)  \(.muted(upstreamName(index, place)))")
    ]
    if !taps.isEmpty { blocks += [.grids([gradient]), .grids([scatter])] }
    if let lines = termLines(index, place, backward, upstream) { blocks.append(.formula(lines)) }
    if columns.count < taps.count {
      blocks.append(
        .note(
          Note(.remark, "\(columns.count) of \(taps.count.counted("input")) drawn; all are done")))
    }
    return blocks
  }

  /// What a number that was only moved gets back, or a zero does not.
  private func copyBackBody(
    _ index: Int, _ place: StepLocation, _ backward: BackwardPass, _ upstream: Double
  ) -> [Block] {
    let layer = network.layers[index]
    let (sample, _) = self.place(place.unit, in: layer)
    guard let tap = layer.taps(ofOutput: place.unit).first else {
      return [
        .paragraph(
          "upstream \(upstream, style: .strong)  \(.muted(upstreamName(index, place)))"),
        .note(Note(.remark, "it was a zero of the padding: its gradient goes nowhere")),
      ]
    }
    let source = layer.inputShape.index(at: tap.input % layer.inputShape.count)
    let gradients = backward.inputGradient(ofLayer: index)
    let now = gradients.elements[tap.input]
    return [
      .formula([
        FormulaLine(
          Text(address(gradientName(index), sample: sample, source)), "",
          "+ upstream \(upstream), now \(now, style: .strong)")
      ]),
      .grids([
        WindowPicture.plane(
          gradients, sample: sample, at: source, title: "\(gradientName(index)) so far"
        ) { _ in true }
      ]),
    ]
  }

  private func poolBackBody(
    _ index: Int, _ place: StepLocation, _ backward: BackwardPass, _ upstream: Double
  ) -> [Block] {
    let layer = network.layers[index]
    let taps = layer.taps(ofOutput: place.unit)
    let input = pass.forward.input(ofLayer: index).elements
    let arrived = backward.inputGradient(ofLayer: index).elements
    let (sample, _) = self.place(place.unit, in: layer)
    let picture = WindowPicture(layer, output: place.unit, taps: taps, channel: 0)
    let start = sample * layer.inputShape.count
    var winner: Int?
    var equals = 1
    if case .maxPooling(let winners, let tied) = pass.forward.contexts[index] {
      let largest = pass.forward.activations[index + 1].elements[place.unit]
      winner = Int(winners[place.unit])
      if tied[place.unit] { equals = taps.count { input[$0.input] == largest } }
    }
    let blocks: [Block] = [
      .grids([
        picture.grid("\(inputName(index)), window", isInput: true) { tap, _ in
          Grid.Cell(
            .number(input[tap.input]), mark: tap.input - start == winner ? .winner : .none)
        },
        picture.grid("\(gradientName(index)) so far", sign: "\u{2192}") { tap, _ in
          Grid.Cell(
            .number(arrived[tap.input]), mark: tap.input - start == winner ? .winner : .none)
        },
      ])
    ]
    guard let winner else {
      let divisor = layer.divisor(ofOutput: place.unit)
      return blocks + [
        .formula([
          FormulaLine(
            "each of the window's cells", "",
            "+ upstream / \(divisor) = \(upstream) / \(divisor) = \(upstream * (1 / Double(divisor)), style: .strong)"
          )
        ])
      ]
    }
    if winner < 0 { return blocks }
    let from = layer.inputShape.index(at: winner)
    return blocks + [
      .formula([
        FormulaLine(
          Text(address(gradientName(index), sample: sample, from)), "",
          "+ upstream \(upstream, style: .strong): all of it belongs to the winner\(equals > 1 ? ", the first of \(equals) equals" : "")"
        )
      ])
    ]
  }
}
