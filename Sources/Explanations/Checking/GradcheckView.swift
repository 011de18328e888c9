import Documents
import NeuralNetwork
import Wording

/// What `gradcheck` answers: whether the stored gradients are the slopes of the loss.
package struct GradcheckView {
  package let stored: StoredGradients
  package let check: GradientCheck
  /// The error of the same numbers for other steps.
  package let sweep: [GradientCheck.Precision]
  /// Where the mistake was made, if there is one.
  package let fault: GradientCheck.Place?
  /// The layer that was asked for, if one was.
  package let layer: String?
  package let seed: UInt64

  /// Makes a gradcheck view of its parts.
  package init(
    stored: StoredGradients, check: GradientCheck, sweep: [GradientCheck.Precision],
    fault: GradientCheck.Place?, layer: String?, seed: UInt64
  ) {
    self.stored = stored
    self.check = check
    self.sweep = sweep
    self.fault = fault
    self.layer = layer
    self.seed = seed
  }

  /// How many of the worst numbers are listed, so that all fits on a screen.
  private var limit: Int { check.wrongCount > 0 ? 4 : 3 }
  private var worst: [GradientCheck.Entry] {
    // What is wrong comes before what merely crosses a kink.
    let entries = check.worstFirst
    return entries.filter { $0.verdict == .wrong } + entries.filter { $0.verdict != .wrong }
  }

  package var document: Document {
    var blocks: [Block] = [.heading(summary)]
    if let text = faultText { blocks.append(.paragraph(text)) }
    blocks.append(.table(tensorTable))
    if check.isSample { blocks.append(.note(Note(.remark, sampleText))) }
    blocks.append(.table(worstTable))
    if check.kinkCount > 0 {
      blocks.append(
        .note(
          Note(
            .remark,
            "kink: a gate, a winner or the loss's side changes within ε, so the slope jumps and the two may differ; not wrong"
          )))
    }
    blocks += SweepChart(precisions: sweep, hasWrong: check.wrongCount > 0).blocks
    if stored.passes > 1 {
      blocks.append(
        .note(
          Note(
            .remark, "`.grad` sums \(stored.passes) passes; checked is the latest pass's own part"))
      )
    }
    blocks.append(.next(next))
    return Document(kind: "gradcheck", blocks: blocks, facts: facts)
  }

  // MARK: The answer

  private var summary: Text {
    let count = check.entries.count
    let kinks: Text =
      check.kinkCount == 0
      ? "" : ", \(check.kinkCount) at a kink \(check.kinkCount.plural("is", "are")) left out"
    if check.wrongCount > 0 {
      return
        "gradcheck: \(check.wrongCount) of \(count) gradients \(check.wrongCount.plural("is", "are")) wrong\(kinks)"
    }
    let judged = count - check.kinkCount
    guard judged > 0 else {
      return "gradcheck: all \(count) numbers stand at a kink, where there is no slope to compare"
    }
    let gradients = judged == 1 ? "the one gradient agrees" : "all \(judged) gradients agree"
    return
      "gradcheck: \(gradients) with difference quotients within \(check.worstSmoothError, style: .strong) of their tensor's largest\(kinks)"
  }

  private var faultText: Text? {
    guard check.wrongCount > 0 else { return nil }
    guard let fault else {
      return
        "every tensor on the way back from the \(stored.objectiveName) agrees where it was sampled"
    }
    let name = stored.name(of: fault) + ".grad"
    let last = stored.network.layers.count
    switch fault {
    case .activation(last):
      return
        "going back from the loss, \(.strong(name)) is wrong already: the mistake is in the loss's own gradient, and all others inherit it"
    case .weight(let layer), .bias(let layer):
      let arriving = stored.network.layers[layer].name + ".out.grad"
      return
        "going back from the loss, \(.strong(name)) is the first that is wrong: what arrives, \(.code(arriving)), is right, so the mistake is made in this sum itself"
    case .activation(let activation):
      return passedOn(name, by: activation)
    case .input:
      return passedOn(name, by: 0)
    }
  }

  private func passedOn(_ name: String, by activation: Int) -> Text {
    let network = stored.backward.forward.network
    // Each once: one layer may read an activation twice.
    var readers: [String] = []
    for reader in network.readers(ofActivation: activation) {
      let layer = network.layers[reader.layer]
      if layer.isBlocked {
        let share = network.receivesGradient[activation] ? "lack its share" : "are 0"
        return
          "\(.strong(layer.name)) is blocked and passes nothing on: \(.strong(name)) and everything below it \(share), which is not the slope"
      }
      if !readers.contains(layer.name) { readers.append(layer.name) }
    }
    let inherits = activation > 0 ? "; everything below inherits it" : ""
    guard readers.count > 1 else {
      let reader = readers.first ?? network.layers[activation].name
      return
        "going back from the loss, \(.strong(name)) is the first that is wrong: what arrives at \(.strong(reader)), \(.code(reader + ".out.grad")), is right, so the mistake is in what \(.strong(reader)) passes on\(inherits)"
    }
    return
      "going back from the loss, \(.strong(name)) is the first that is wrong: what arrives at \(readers.joined(separator: ", ")) is right, so the mistake is in what one of them passes on, or in the sum of it\(inherits)"
  }

  private var sampleText: Text {
    let checked = check.entries.count
    let total = check.summaries.reduce(0) { $0 + $1.count }
    let hint: Text =
      layer == nil ? "; \(.code("gradcheck LAYER")) looks closer at one layer" : ""
    return
      "a sample of \(checked) of \(total) numbers, drawn by seed \(String(seed)), with the largest gradient of each tensor\(hint)"
  }

  private var next: [String] {
    guard let entry = worst.first else { return ["grads"] }
    let name = stored.name(of: entry.place, offset: entry.offset)
    let explained: String
    switch entry.place {
    case .weight, .bias: explained = name
    case .input, .activation: explained = name + ".grad"
    }
    return ["explain \(explained)", "nudge \(name) by 0.1"]
  }

  // MARK: Tables

  private var tensorTable: Table {
    let isSample = check.isSample
    var columns: [Table.Column] = [.init("gradient"), .init("numbers", .trailing)]
    if isSample { columns.append(.init("checked", .trailing)) }
    columns += [
      .init("largest error", .trailing), .init("kinks", .trailing), .init("wrong", .trailing),
      .init("verdict"),
    ]
    let rows = check.summaries.map { summary -> [Text] in
      var row: [Text] = [
        .code(stored.name(of: summary.place) + ".grad"), "\(summary.count)",
      ]
      if isSample { row.append("\(summary.checked)") }
      let judged = summary.checked - summary.kinks
      row.append(judged == 0 ? "" : .number(summary.worstError, style: .plain))
      row.append(summary.kinks == 0 ? .muted("0") : "\(summary.kinks)")
      row.append(summary.wrong == 0 ? .muted("0") : Text("\(summary.wrong)", style: .alarm))
      row.append(
        summary.wrong > 0
          ? Text("wrong", style: .alarm)
          : judged == 0
            ? "only kinks"
            : summary.isResolved
              ? "agrees" : isTakenAway(summary.place) ? "0 but for rounding" : "too small to tell")
      return row
    }
    return Table(columns: columns, rows: rows)
  }

  /// Whether it is a bias that a norm takes away again.
  private func isTakenAway(_ place: GradientCheck.Place) -> Bool {
    guard case .bias(let layer) = place else { return false }
    return !stored.backward.normsTakingAway(biasOf: layer).isEmpty
  }

  private var worstTable: Table {
    let listed = worst.prefix(limit)
    let hasRemarks = listed.contains { $0.verdict != .agrees }
    let rows = listed.map { entry -> [Text] in
      [
        .code(stored.name(of: entry.place, offset: entry.offset)), .number(entry.analytic),
        .number(entry.numeric), .number(entry.relativeError, style: .plain),
      ] + (hasRemarks ? [remark(entry)] : [])
    }
    return Table(
      columns: [
        .init("worst first"), .init("gradient", .trailing), .init("difference", .trailing),
        .init("error", .trailing),
      ] + (hasRemarks ? [.init("", name: "remark")] : []), rows: rows)
  }

  private func remark(_ entry: GradientCheck.Entry) -> Text {
    switch entry.verdict {
    case .agrees: return ""
    case .wrong: return Text("wrong", style: .alarm)
    case .kink: return "kink: \(entry.kink.map { stored.words(for: $0) } ?? "")"
    }
  }

  // MARK: Facts

  private var facts: [Fact] {
    let checked = check.entries.count
    return [
      Fact("agrees", .flag(check.wrongCount == 0)),
      Fact("objective", .text(stored.objective.upstream == nil ? "loss" : "given")),
      Fact("eps", .number(check.step)),
      Fact("numbers", .integer(check.summaries.reduce(0) { $0 + $1.count })),
      Fact("checked", .integer(checked)), Fact("kinks", .integer(check.kinkCount)),
      Fact("wrong", .integer(check.wrongCount)),
      Fact("largestError", .number(check.worstSmoothError)),
      Fact("firstWrong", fault.map { .text(stored.name(of: $0) + ".grad") } ?? .none),
      Fact("tensors", .list(check.summaries.map { .record(tensorFacts($0)) })),
      Fact("worst", .list(worst.prefix(10).map { .record(entryFacts($0)) })),
      Fact(
        "sweep",
        .list(
          sweep.map { precision in
            .record([
              Fact("eps", .number(precision.step)),
              Fact("error", precision.error.map { .number($0) } ?? .none),
              Fact("numbers", .integer(precision.numbers)),
              Fact("kinks", .integer(precision.kinks)),
            ])
          })),
    ]
  }

  private func tensorFacts(_ summary: GradientCheck.Summary) -> [Fact] {
    [
      Fact("name", .text(stored.name(of: summary.place) + ".grad")),
      Fact("numbers", .integer(summary.count)), Fact("checked", .integer(summary.checked)),
      Fact("largestError", .number(summary.worstError)), Fact("scale", .number(summary.scale)),
      Fact("kinks", .integer(summary.kinks)), Fact("wrong", .integer(summary.wrong)),
      Fact("rounding", .flag(isTakenAway(summary.place))),
    ]
  }

  private func entryFacts(_ entry: GradientCheck.Entry) -> [Fact] {
    [
      Fact("name", .text(stored.name(of: entry.place, offset: entry.offset))),
      Fact("gradient", .number(entry.analytic)), Fact("difference", .number(entry.numeric)),
      Fact("error", .number(entry.relativeError)), Fact("verdict", .text(entry.verdict.rawValue)),
      Fact("kink", entry.kink.map { .text(stored.words(for: $0)) } ?? .none),
    ]
  }
}
