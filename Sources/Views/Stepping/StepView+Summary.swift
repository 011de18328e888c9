import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

extension StepView {
  /// What `next` and `finish` answer: the layer's numbers, or the pass's.
  var summary: [Block] {
    guard let latest = stepper.latest else { return [] }
    let isFinish = word == .finish
    let from = before.next.map { name(of: $0.stage) } ?? ""
    let positions = "\(done.counted("position"))"
    if isFinish {
      return [
        .heading("\(latest.stage.pass.rawValue) is done: \(positions) from \(from) on"),
        track(latest.stage),
      ] + passSummary(latest.stage.pass)
    }
    return [
      .heading(
        "\(latest.stage.pass.rawValue) \u{B7} \(.strong(name(of: latest.stage))) is done: \(done < latest.count ? "the last \(done) of its \(latest.count.counted("position"))" : positions)"
      ), track(latest.stage),
    ] + layerSummary(latest)
  }

  private func layerSummary(_ latest: StepLocation) -> [Block] {
    switch latest.stage {
    case .forward(let index):
      return grids(pass.forward.activations[index + 1], "\(network.layers[index].name).out")
    case .loss, .lossGradient: return body(latest)
    case .backward(let index):
      guard let backward = pass.backward else { return [] }
      var blocks: [Block] = []
      if let gradient = backward.weightGradients[network.owner(ofLayer: index)] {
        blocks += grids(
          gradient, "\(network.layers[index].name).weight.grad", isBatch: false, limit: 2,
          isWhole: network.owner(ofLayer: index) == index)
      }
      return blocks + sentBack(index, backward) + SharingNote.sum(index, in: network)
    case .update(let index):
      return updateTable(index, units: nil) + SharingNote.update(index, in: network)
    }
  }

  private func passSummary(_ kind: StepStage.Pass) -> [Block] {
    switch kind {
    case .forward:
      return ForwardView(session: session, pass: pass).document.blocks.filter {
        switch $0 {
        case .heading, .note: false
        default: true
        }
      }
    case .backward:
      return BackwardView(
        session: session, pass: pass, adds: false, upstreamIsGiven: false, remarksOnZero: false
      )
      .document.blocks.filter { if case .table = $0 { true } else { false } }
    case .update:
      guard let backward = pass.backward else { return [] }
      let changes = changes(backward)
      return UpdateView(
        rule: updateRule, limit: limit(backward), changes: changes, wasStale: false, passes: 1
      ).document.blocks.filter { if case .table = $0 { true } else { false } }
    }
  }

  /// The first planes of a tensor, or its first numbers.
  ///
  /// - Parameter isWhole: whether nothing more is added to it later in the pass.
  func grids(
    _ tensor: Tensor, _ name: String, isBatch: Bool = true, limit: Int = 4, isWhole: Bool = true
  ) -> [Block] {
    let shown = isBatch ? pass.presented(tensor) : tensor
    let (height, width) = (
      shown.shape.rank > 1 ? shown.shape[shown.shape.rank - 2] : 1,
      shown.shape[shown.shape.rank - 1]
    )
    let crop = (rows: min(height, 8), columns: min(width, 9))
    let room = max(1, min(limit, 16 / (crop.rows + 2)) * (crop.columns <= 4 ? 2 : 1))
    let planes = TensorGrids.planes(of: shown, titled: name, limit: room).map { grid in
      var grid = grid
      grid.rows = grid.rows.prefix(crop.rows).map { Array($0.prefix(crop.columns)) }
      if !isWhole { grid.title += " so far" }
      return grid
    }
    let count = shown.count / max(1, height * width)
    var blocks: [Block] = [.grids(planes)]
    if count > planes.count || crop.rows < height || crop.columns < width {
      blocks.append(.note(Note(.remark, "part of it; all of it: \(.code("show \(name)"))")))
    }
    return blocks
  }

  /// The rule of the walk's update, at its learning rate.
  private var updateRule: UpdateRule {
    let optimiser = stepper.updatingOptimiser
    return optimiser.rule.at(learningRate: optimiser.learningRate)
  }

  /// The change of one kernel or unit.
  func updateBody(_ index: Int, _ place: StepLocation) -> [Block] {
    updateTable(index, units: place.unit..<place.unit + 1, terms: place.terms)
  }

  /// What clipping comes to in the walk's update.
  private func limit(_ backward: BackwardPass) -> GradientLimit {
    stepper.updatingOptimiser.limit(
      network, weightGradients: backward.weightGradients, biasGradients: backward.biasGradients,
      frozen: session.heldStill)
  }

  /// What the update changed so far.
  private func changes(_ backward: BackwardPass) -> [ParameterChange] {
    do {
      return try ParameterChange.all(
        from: network, to: stepper.currentNetwork, weightGradients: backward.weightGradients,
        biasGradients: backward.biasGradients, optimiser: stepper.updatingOptimiser,
        limit: limit(backward), frozen: session.heldStill, interruption: .never)
    } catch {
      preconditionFailure("nothing interrupts it")
    }
  }

  private func updateTable(
    _ index: Int, units: Range<Int>?, terms: Range<Int>? = nil
  ) -> [Block] {
    guard let backward = pass.backward else { return [] }
    let layer = network.layers[index]
    let limit = limit(backward)
    let changes = changes(backward).filter { $0.name.layer == layer.name }
    let units = units ?? 0..<layer.updateUnits
    var rows: [[Text]] = []
    var count = 0
    for change in changes {
      for unit in units {
        let weights = layer.updatedWeights(ofUnit: unit)
        // All biases of a unit are one term, behind its weights.
        let places =
          change.name.role == .bias
          ? (terms?.contains(weights.count) ?? true) ? layer.updatedBiases(ofUnit: unit) : 0..<0
          : (terms?.clamped(to: 0..<weights.count) ?? 0..<weights.count).offset(
            by: weights.lowerBound)
        for place in places {
          count += 1
          if rows.count < 12 { rows.append(change.row(at: place)) }
        }
      }
    }
    var blocks: [Block] = [
      .formula(
        limit.formula + updateRule.formula(of: limit.clipping == nil ? "gradient" : "clipped")),
      .table(ParameterChange.table(rows, limit)),
    ]
    let optimiser = stepper.updatingOptimiser
    if optimiser.rates(of: layer).contains(where: { $0.factor != 1 }) {
      blocks += RateNote.blocks(optimiser, network)
    }
    if rows.count < count {
      blocks.append(.note(Note(.remark, "\(rows.count) of \(count) shown; all are done")))
    }
    return blocks
  }
}

extension Range<Int> {
  /// The same range, so much further on.
  fileprivate func offset(by distance: Int) -> Range<Int> {
    lowerBound + distance..<upperBound + distance
  }
}
