import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

/// What `net` answers: the layers, their shapes and parameters, and what each weight's gradient
/// sums.
package struct NetView {
  package let session: Session
  package let network: Network

  /// Makes a net view of its parts.
  package init(session: Session, network: Network) {
    self.session = session
    self.network = network
  }

  package var document: Document {
    let samples = session.input?.batch.shape[0] ?? 1
    let drawing = BranchDrawing(network).rows
    var rows: [[Text]] = [
      [.strong("input"), "", Text(network.inputShape.description), "", "", inputState(samples)]
    ]
    for (index, layer) in network.layers.enumerated() {
      rows.append(row(index, layer, samples: samples))
    }
    if let loss = network.loss {
      rows.append([.strong("loss"), Text(loss.words), "1", "", "", lossState])
    }
    let isDrawn = !drawing.isEmpty
    var columns: [Table.Column] = [
      .init("layer"), .init("what"), .init("makes"), .init("weights", .trailing),
      .init("terms", .trailing, isExpendable: true), .init("sees", isExpendable: isDrawn),
    ]
    if isDrawn {
      columns.insert(.init("", name: "branches"), at: 0)
      for row in rows.indices {
        rows[row].insert(Text(row < drawing.count ? drawing[row] : ""), at: 0)
      }
    }
    let total = network.parameterCount
    var blocks: [Block] = [
      .table(
        Table(
          columns: columns, rows: rows,
          continuations: isDrawn ? BranchDrawing.between(drawing) : [])),
      .paragraph(
        "\(total.counted("parameter")), all\(session.frozen.isEmpty ? "" : " but the frozen ones") learned together by one backward pass"
      ),
    ]
    if session.network?.layers.contains(where: { $0.weight != nil }) ?? false {
      blocks.append(
        .note(
          Note(
            .remark,
            "terms: how many products the gradient of one weight sums\(samples > 1 ? ", over \(samples) samples" : "")"
          )))
    }
    let blocked = network.layers.filter(\.isBlocked).map(\.name)
    if !blocked.isEmpty {
      blocks.append(
        .note(
          Note(
            .remark,
            Text("blocked: no gradient passes below \(blocked.joined(separator: ", "))"))))
    }
    blocks += openEnds + ModeNote.state(network)
    blocks += FrozenNote.blocks(session) + RateNote.blocks(session.optimiser, network)
    blocks += ClipNote.blocks(session.optimiser) + SabotageNote.blocks(session)
    blocks += StaleNote.blocks(session)
    blocks += session.nextStep
    return Document(kind: "net", blocks: blocks, facts: facts(samples))
  }

  /// What keeps a pass from running: outputs that nothing reads, and a branch without a layer.
  private var openEnds: [Block] {
    var words: [Text] = []
    if network.head != network.layers.count {
      words.append(
        "the next layer reads \(.strong(network.name(ofActivation: network.head))): a branch begins there"
      )
    }
    let names = network.openEnds.map(network.name(ofActivation:))
    if !names.isEmpty {
      words.append(
        "nothing reads \(.strong(names.joined(separator: ", "))): every branch ends in an \(.code("add")) or a \(.code("concat"))"
      )
    }
    return words.map { .note(Note(.remark, $0)) }
  }

  private func row(_ index: Int, _ layer: Layer, samples: Int) -> [Text] {
    let parameters = (layer[.weight]?.count ?? 0) + (layer[.bias]?.count ?? 0)
    // Shared weights sum over all the layers that use them.
    let terms =
      layer[.weight] == nil
      ? nil : network.terms(ofLayer: index, samples: samples)
    return [
      .strong(layer.name),
      Text(network.sentence(ofLayer: index) + (layer.isBlocked ? ", blocked" : "")),
      Text(layer.outputShape.description),
      layer.isSharing
        ? Text(network.layers[network.owner(ofLayer: index)].name)
        : parameters == 0 ? Text() : weights(parameters, of: layer),
      terms.map { "\($0)" } ?? Text(),
      Text(sees(index)),
    ]
  }

  /// How many weights and biases a layer has, how many of them are frozen, and at what part of the
  /// learning rate they learn.
  private func weights(_ count: Int, of layer: Layer) -> Text {
    let frozen = session.frozenCount(of: layer)
    if frozen > 0 { return frozen == count ? "\(count) frozen" : "\(count), \(frozen) frozen" }
    // There is room for one number; the note says more.
    let rates = session.optimiser.rates(of: layer).map(\.factor)
    guard let rate = rates.first, rate != 1, rates.allSatisfy({ $0 == rate }) else {
      return "\(count)"
    }
    return "\(count), rate \(rate, style: .plain)"
  }

  /// The extent of the input that one output unit of a layer reads: that of the unit in the middle,
  /// where there are no borders.
  private func sees(_ index: Int) -> String {
    guard network.inputShape.rank == 3 else { return "" }
    if let before = alike(index) { return sees(before) }
    let seen = network.receptiveField(ofActivation: index + 1, units: units(of: index))[0]
    if seen.count == seen.shape.count { return "all of the input" }
    guard let field = network.receptiveExtent(ofLayer: index) else {
      guard seen.fillsBox, let rows = seen.rows, let columns = seen.columns else {
        return "\(seen.count) of \(seen.shape.count)"
      }
      return Size(rows: rows.count, columns: columns.count).description
    }
    if !seen.fillsBox { return "\(field.description), with gaps" }
    return field.rows >= network.inputShape[1] && field.columns >= network.inputShape[2]
      ? "all of the input" : field.description
  }

  /// The layer before one whose outputs see what that one's see, each the same; `nil` for any other.
  private func alike(_ index: Int) -> Int? {
    let sources = network.sources[index]
    guard sources.count == 1, sources[0] > 0 else { return nil }
    switch network.layers[index].computation {
    case .reshaping, .function, .masking, .learnedSlope: return sources[0] - 1
    case .products, .largest, .mean, .copying, .sum, .normalising, .softmax: return nil
    }
  }

  /// The units of a layer's output whose field is told: that in the middle, and where channels of
  /// several ways lie one behind the other, that of each channel, of which some see more than others.
  private func units(of index: Int) -> [Int] {
    let middle = middle(of: index)
    let shape = network.layers[index].outputShape
    let isJoined = network.layers[...index].contains {
      if case .concatenation = $0.operation { true } else { false }
    }
    guard isJoined, shape.rank == 3 else { return [middle] }
    let plane = shape[1] * shape[2]
    return (0..<shape[0]).map { $0 * plane + middle % plane }
  }

  /// The unit in the middle of a layer's output; where a picture was laid out as a vector, of that.
  private func middle(of index: Int) -> Int {
    let shapes = [network.inputShape] + network.layers[...index].map(\.outputShape)
    let count = network.layers[index].outputShape.count
    guard let picture = shapes.last(where: { $0.rank == 3 }), picture.count == count else {
      return count / 2
    }
    return picture.offset(of: picture.extents.map { $0 / 2 })
  }

  private func inputState(_ samples: Int) -> Text {
    guard let input = session.input else { return .muted("no value yet") }
    return input.isBatched ? "\(samples) samples" : "one sample"
  }

  private var lossState: Text {
    if session.target == nil { return .muted("no target yet") }
    guard let loss = session.pass?.forward.loss else { return .muted("not run yet") }
    return session.isStale ? "\(loss) (stale)" : .number(loss, style: .strong)
  }

  private func facts(_ samples: Int) -> [Fact] {
    let layers: [Fact.Value] = network.layers.enumerated().map { index, layer in
      .record([
        Fact("name", .text(layer.name)), Fact("operation", .text(layer.operation.word)),
        Fact.shape("inputShape", layer.inputShape), Fact.shape("outputShape", layer.outputShape),
        Fact("reads", .list(network.sources[index].map { .text(network.name(ofActivation: $0)) })),
        Fact("parameters", .integer((layer[.weight]?.count ?? 0) + (layer[.bias]?.count ?? 0))),
        Fact(
          "sharing",
          layer.isSharing
            ? .text(network.layers[network.owner(ofLayer: index)].name) : .none),
        Fact("frozen", .integer(session.frozenCount(of: layer))),
        Fact(
          "rates",
          .record(
            session.optimiser.rates(of: layer).map {
              Fact($0.name.role.rawValue, .number($0.factor))
            })),
        Fact("relaxed", layer.relaxation.map { .text($0.rawValue) } ?? .none),
        Fact("blocked", .flag(layer.isBlocked)),
        Fact(
          "terms",
          layer[.weight] == nil
            ? .none
            : .integer(network.terms(ofLayer: index, samples: samples))),
      ])
    }
    return [
      Fact.shape("inputShape", network.inputShape), Fact("layers", .list(layers)),
      Fact("reads", .text(network.name(ofActivation: network.head))),
      Fact("unread", .list(network.openEnds.map { .text(network.name(ofActivation: $0)) })),
      Fact("loss", network.loss.map { .text($0.word.rawValue) } ?? .none),
      Fact("parameters", .integer(network.parameterCount)),
      Fact("mode", .text(network.mode.rawValue)),
      Fact("stale", .flag(session.isStale)), session.optimiser.clipFact,
      SabotageNote.fact(session),
    ]
  }
}
