import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

extension ExplainView {
  /// How many terms of an inner sum are listed unless all were asked for.
  private var innerLimit: Int { detail == .terms ? .max : 10 }

  /// Where the gradient of an activation comes from: through gates and pools to the first layer
  /// that really sums, and that sum.
  func innerSum(
    ofActivation start: Int, sample: Int, index: [Int], backward: BackwardPass
  ) -> [Block] {
    var blocks: [Block] = []
    var position = start
    var index = index
    while true {
      let network = backward.forward.network
      if network.readers(ofActivation: position).count > 1 {
        return blocks
          + readerBlocks(ofActivation: position, sample: sample, index: index, backward: backward)
      }
      let terms = backward.innerTerms(ofActivation: position, sample: sample, index: index)
      let name = elementName(position, sample: sample, index) + ".grad"
      let stored = backward.activationGradients[position][[sample] + index]
      guard let reader = network.readers(ofActivation: position).first?.layer else {
        return blocks + [lossLine(name, sample: sample, index: index, terms: terms)]
      }
      let layer = network.layers[reader]
      if layer.isBlocked, stored == 0 {
        let open: Text =
          terms.count == 1
          ? Products.product([terms[0].upstream, terms[0].derivative]) + " = "
            + .number(terms[0].upstream * terms[0].derivative)
          : "the sum of \(terms.count) products, \(terms.reduce(0) { $0 + $1.upstream * $1.derivative }),"
        return blocks + [
          .paragraph(
            "\(.code(name)) = 0: \(.strong(layer.name)) is blocked, nothing passes below it; open, it would let \(open) through"
          )
        ]
      }
      if case .normalising = layer.computation, !terms.isEmpty {
        return blocks
          + waysBack(name, layer: layer, position: position, terms: terms, stored: stored)
      }
      guard !layer.hasWeights, terms.count <= 1 else {
        let ties = terms.compactMap {
          backward.forward.tie(ofLayer: reader, sample: sample, unit: $0.unit, with: index)
        }
        return blocks
          + sumBlocks(
            name, layer: layer, sample: sample, terms: terms, stored: stored, ties: ties)
      }
      guard let term = terms.first else {
        blocks.append(
          .paragraph("\(.code(name)) = 0: no window of \(.strong(layer.name)) reads this pixel"))
        return blocks
      }
      if !agree(term.product, stored, scale: term.product.magnitude) {
        // What is stored is not what the layer's rule gives.
        return blocks + [
          .paragraph(
            "\(.code(name)) = \(stored), but \(gate(reader, term, sample: sample, position, index))"
          ),
          Self.disagreement(term.product, stored),
        ]
      }
      blocks.append(
        .paragraph(
          "\(.code(name)) = \(term.product): \(gate(reader, term, sample: sample, position, index))"
        )
      )
      if term.product == 0, term.derivative == 0 { return blocks }
      index = term.unit
      position = reader + 1
    }
  }

  /// What several layers that read a value send back, each by itself and together.
  private func readerBlocks(
    ofActivation position: Int, sample: Int, index: [Int], backward: BackwardPass
  ) -> [Block] {
    let network = backward.forward.network
    let readers = network.readers(ofActivation: position)
    let name = elementName(position, sample: sample, index) + ".grad"
    let stored = backward.activationGradients[position][[sample] + index]
    let shares = readers.map { backward.share(of: $0)[[sample] + index] }
    var running = 0.0
    let total = shares.dropFirst().reduce(shares[0], +)
    let isRight = agree(total, stored, scale: shares.reduce(0) { $0 + $1.magnitude })
    var blocks: [Block] = [
      .paragraph(
        "\(.code(name)) = \(stored): \(Self.count(readers)), and each sends its share back; the gradient is their sum"
      ),
      .table(
        Table(
          columns: [
            .init("read by"), .init("sends back", .trailing), .init("sum so far", .trailing),
          ],
          rows: zip(readers, shares).map { reader, share in
            running += share
            return [
              .strong(network.layers[reader.layer].name), .number(share), .number(running),
            ]
          })),
    ]
    if !isRight { blocks.append(Self.disagreement(total, stored)) }
    for (reader, share) in zip(readers, shares) {
      blocks += shareBlocks(
        share, of: reader, ofActivation: position, sample: sample, index: index,
        backward: backward)
    }
    return blocks
  }

  /// How often a value is read, and by how many layers where one reads it several times.
  private static func count(_ readers: [Network.Reader]) -> String {
    let layers = Set(readers.map(\.layer)).count
    return layers == readers.count
      ? "\(layers) layers read it"
      : "it is read \(readers.count) times, by \(layers.counted("layer"))"
  }

  /// What one of several readers sends back.
  func shareDocument(
    _ activation: ExplainSubject.Activation, of reader: Network.Reader, _ backward: BackwardPass
  ) -> Document {
    let place = [activation.sample] + activation.index
    let share = backward.share(of: reader)[place]
    let network = backward.forward.network
    let others = network.readers(ofActivation: activation.position).filter { $0 != reader }
      .map { network.layers[$0.layer].name }
    let whole = elementName(activation.position, sample: activation.sample, activation.index)
    let value = pass.forward.activations[activation.position][place]
    let terms = backward.innerTerms(
      through: reader, sample: activation.sample, index: activation.index)
    return Document(
      kind: "explain",
      blocks: [
        .heading(
          "\(activation.name) = \(value)   what \(network.layers[reader.layer].name) sends back: \(share)"
        ),
        .note(
          Note(
            .remark,
            "it is \(.code(whole)), which \(others.joined(separator: ", ")) \(others.count.plural("reads", "read")) as well: \(.code(whole + ".grad")) is the sum of all shares"
          )),
      ]
        + shareBlocks(
          share, of: reader, ofActivation: activation.position, sample: activation.sample,
          index: activation.index, backward: backward) + [.next("explain \(whole).grad")],
      facts: [
        Fact("name", .text("\(activation.name).grad")), Fact("value", .number(share)),
        Fact("terms", .list(terms.map { .number($0.product) })), TermPlaces.fact(terms),
      ])
  }

  private func shareBlocks(
    _ share: Double, of reader: Network.Reader, ofActivation position: Int, sample: Int,
    index: [Int], backward: BackwardPass
  ) -> [Block] {
    var blocks: [Block] = []
    let layer = backward.forward.network.layers[reader.layer]
    let terms = backward.innerTerms(through: reader, sample: sample, index: index)
    if layer.isBlocked {
      blocks.append(
        .paragraph("\(.strong(layer.name)) is blocked: nothing passes below it"))
    } else if !layer.hasWeights, terms.count == 1 {
      blocks.append(
        .paragraph(
          "\(share): \(gate(reader.layer, terms[0], sample: sample, position, index))"))
    } else {
      blocks += sumBlocks(
        "what \(layer.name) sends", layer: layer, sample: sample, terms: terms, stored: share,
        ties: terms.compactMap {
          backward.forward.tie(
            ofLayer: reader.layer, sample: sample, unit: $0.unit, with: index)
        })
    }
    return blocks
  }

  /// One step through a gate, a pool or a flattening, in words.
  private func gate(
    _ reader: Int, _ term: InnerTerm, sample: Int, _ position: Int, _ index: [Int]
  ) -> Text {
    let layer = pass.forward.network.layers[reader]
    let value = pass.forward.activations[position][[sample] + index]
    switch layer.computation {
    case .reshaping where term.unit.count == 1:
      return "\(.strong(layer.name)) only lays it out as number \(term.unit.first ?? 0)"
    case .reshaping:
      return
        "\(.strong(layer.name)) only puts it behind others, as \(.code(elementName(reader + 1, sample: sample, term.unit)))"
    case .sum:
      return "\(.strong(layer.name)) adds it to others: a sum's slope is 1, all of it passes"
    case .copying:
      return
        "\(.strong(layer.name)) passes \(term.upstream) on: it only copies it to \(.code(elementName(reader + 1, sample: sample, term.unit)))"
    case .function(let activation):
      return activation.words.passing(
        layer.name, at: value, upstream: term.upstream, slope: term.derivative)
    case .largest:
      return poolGate(layer, reader, term, sample: sample, position, index)
    case .mean:
      return
        "\(.strong(layer.name)) passes \(term.upstream) ⋅ \(term.derivative, style: .plain), its share of the mean"
    case .masking:
      if layer.mode == .eval {
        return "in mode eval \(.strong(layer.name)) passes \(term.upstream) on as it is"
      }
      return term.derivative == 0
        ? "\(.strong(layer.name)) dropped it in this pass: nothing passes"
        : "\(.strong(layer.name)) passes \(term.upstream) ⋅ \(term.derivative, style: .plain), its mask there"
    case .softmax:
      return
        "\(.strong(layer.name)) passes \(term.upstream) ⋅ \(term.derivative), an entry of its Jacobian"
    case .products, .learnedSlope, .normalising:
      return
        "\(.strong(layer.name)) passes \(term.upstream) ⋅ \(term.derivative), its weight"
    }
  }

  /// Whether the value won its window, lost it, or lost it to an equal one.
  private func poolGate(
    _ layer: Layer, _ reader: Int, _ term: InnerTerm, sample: Int, _ position: Int,
    _ index: [Int]
  ) -> Text {
    let forward = pass.forward
    guard let tie = forward.tie(ofLayer: reader, sample: sample, unit: term.unit) else {
      return term.derivative != 0
        ? "the maximum of its window in \(.strong(layer.name)), which passes \(term.upstream) on to it alone"
        : "not the maximum of its window in \(.strong(layer.name)): nothing passes"
    }
    if term.derivative != 0 {
      return
        "the \(tie.order) in row order of \(tie.count) maxima of its window in \(.strong(layer.name)), which passes \(term.upstream) on to it alone"
    }
    guard forward.tie(ofLayer: reader, sample: sample, unit: term.unit, with: index) != nil
    else { return "not the maximum of its window in \(.strong(layer.name)): nothing passes" }
    let winner = elementName(position, sample: sample, tie.winner)
    return
      "a maximum of its window in \(.strong(layer.name)) that lost a tie of \(tie.count): \(.code(winner)) is as large, and the \(tie.order) in row order wins; nothing passes"
  }

  /// The sum over the units of a layer that read the value.
  ///
  /// Terms that are 0 are counted, not listed, unless every term was asked for.
  private func sumBlocks(
    _ name: String, layer: Layer, sample: Int, terms: [InnerTerm], stored: Double,
    ties: [PoolTie]
  ) -> [Block] {
    if terms.isEmpty {
      return [.paragraph("\(.code(name)) = 0: no window of \(.strong(layer.name)) reads it")]
    }
    let total = terms.reduce(0) { $0 + $1.product }
    let isRight = agree(
      total, stored, scale: terms.reduce(0) { $0 + $1.product.magnitude })
    let (units, factor) = words(for: layer)
    let count = terms.count == 1 ? "the one \(units.one)" : "the \(terms.count) \(units.many)"
    var blocks: [Block] = [
      .paragraph(
        "\(.code(name)) = \(isRight ? "\(total) =" : "\(stored), though not" as Text) Σ over \(count) of \(.strong(layer.name)) that \(terms.count.plural("reads", "read")) it, of upstream × \(factor)\(factor == "won" ? ", which is 1 where it is the window's winner, else 0" : ""):"
      )
    ]
    var running = 0.0
    var rows: [[Text]] = []
    var hidden = 0
    for term in terms {
      running += term.product
      if term.product == 0, detail != .terms || omitsZeros { continue }
      guard rows.count < innerLimit else {
        hidden += 1
        continue
      }
      rows.append([
        Text(Session.name("\(layer.name).out", pass.isBatched ? [sample] + term.unit : term.unit)),
        .number(term.upstream), .number(term.derivative), .number(term.product), .number(running),
      ])
    }
    if !rows.isEmpty {
      blocks.append(
        .table(
          Table(
            columns: [
              .init(units.one), .init("upstream", .trailing), .init("× \(factor)", .trailing),
              .init("= term", .trailing), .init("running sum", .trailing, isExpendable: true),
            ], rows: rows)))
    }
    let zeros = terms.count { $0.product == 0 }
    if detail != .terms || omitsZeros, hidden > 0 || zeros > 0 {
      blocks.append(.paragraph(leftOut(terms, hidden: hidden, zeros: zeros, factor: factor)))
    }
    if let tie = ties.first {
      blocks.append(
        .note(
          Note(
            .warning,
            "in \(ties.count) of those windows it lost a tie: it is as large as the winner, but the \(tie.order) in row order wins"
          )))
    }
    if !isRight { blocks.append(Self.disagreement(total, stored)) }
    return blocks
  }

  /// How many terms are not listed, and why those of 0 are 0.
  private func leftOut(
    _ terms: [InnerTerm], hidden: Int, zeros: Int, factor: String
  ) -> Text {
    var text: Text = hidden > 0 ? "… and \(hidden) more that are not 0" : ""
    guard zeros > 0 else { return text }
    if hidden > 0 { text += "; " }
    let closed = terms.count { $0.upstream == 0 }
    let reason: Text =
      closed == zeros
      ? "nothing arrives at those units"
      : (closed == 0 ? "" : "nothing arrives there, or ")
        + (factor == "won" ? "another one won there" : "their \(factor) is 0")
    return text + "\(zeros.counted("term is", "terms are")) 0: \(reason)"
  }

  /// What a layer's outputs are called, and what each multiplies its upstream with.
  private func words(
    for layer: Layer
  ) -> (units: (one: String, many: String), factor: String) {
    switch layer.computation {
    case .products:
      (layer.outputShape.rank == 1 ? ("unit", "units") : ("position", "positions"), "weight")
    case .largest: (("window", "windows"), "won")
    case .mean: (("window", "windows"), "share")
    case .copying: (("copy", "copies"), "1")
    case .softmax: (("output", "outputs"), "∂y/∂x")
    case .function, .reshaping, .sum, .masking, .learnedSlope, .normalising:
      (("unit", "units"), "slope")
    }
  }

  /// The end of the chain: the loss's own gradient, or the one that was given.
  private func lossLine(
    _ name: String, sample: Int, index: [Int], terms: [InnerTerm]
  ) -> Block {
    let forward = pass.forward
    let gradient = terms.first?.product ?? 0
    guard !pass.startsFromGiven, let loss = forward.network.loss, forward.target != nil else {
      return .paragraph("\(.code(name)) = \(gradient): given by \(.code("backward with"))")
    }
    let own = forward.lossGradient?[[sample] + index] ?? gradient
    guard own == gradient || own.isNaN else {
      return .paragraph(
        "\(.code(name)) = \(gradient), though the loss's own gradient is \(own): \(.code("gradcheck"))"
      )
    }
    guard let slope = LossSlope(forward, at: [sample] + index) else {
      return .paragraph("\(.code(name)) = \(gradient)")
    }
    let (formula, numbers) = slope.divided(by: loss.division(of: forward))
    return .paragraph(
      "\(.code(name)) = \(gradient): \(formula) = \(numbers), the loss's own gradient")
  }
}
