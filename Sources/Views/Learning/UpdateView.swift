import Documents
import NeuralNetwork
import Sessions
import Wording

/// What `update` answers: old, gradient, change and new of kernels and dense weights in one table.
///
/// Kernels stand above dense weights, for they change together and by the same rule. Where there are
/// too many, those with the largest gradients stand for the rest.
package struct UpdateView {
  package let rule: UpdateRule
  /// What clipping came to.
  package let limit: GradientLimit
  package let changes: [ParameterChange]
  /// Whether the gradients were those of older weights.
  package let wasStale: Bool
  /// How many backward passes the gradients sum.
  package let passes: Int
  /// Whether something is broken on purpose, so that nothing can be promised.
  package var isSabotaged = false
  /// Whether the network can run forward with the new weights.
  package var canRun = true

  /// Makes an update view of its parts.
  package init(
    rule: UpdateRule, limit: GradientLimit, changes: [ParameterChange], wasStale: Bool,
    passes: Int, isSabotaged: Bool = false, canRun: Bool = true
  ) {
    self.rule = rule
    self.limit = limit
    self.changes = changes
    self.wasStale = wasStale
    self.passes = passes
    self.isSabotaged = isSabotaged
    self.canRun = canRun
  }

  /// How many rows kernels, dense weights and biases have.
  private static let limits = (kernels: 6, matrices: 4, biases: 3)

  package var document: Document {
    let formula =
      limit.formula + rule.formula(of: limit.clipping == nil ? "gradient" : "clipped")
    var blocks: [Block] = [
      .heading(
        "update: \(rule.word) \(rule.sentence)\(isSabotaged ? "" : ", every weight from its old value")"
      )
    ]
    blocks.append(.formula(formula))
    blocks += tableBlocks
    let lost = lost
    if lost.count > 0 {
      blocks.append(
        .note(
          Note(
            .warning,
            "\(lost.count.counted("new number")) \(lost.count.plural("is", "are")) not finite, as \(.code(lost.first)): \(.code("undo")) takes the update back"
          )))
    }
    if wasStale {
      blocks.append(
        .note(Note(.warning, "these gradients belong to weights that had changed since")))
    }
    if passes > 1 {
      blocks.append(
        .note(Note(.remark, "the gradient is the sum of \(passes) backward passes")))
    }
    blocks.append(.next((canRun ? ["forward"] : []) + explanation + ["undo"]))
    return Document(kind: "update", blocks: blocks, facts: facts)
  }

  /// The statement that writes out the largest change, if anything learned.
  private var explanation: [String] {
    let lost = lost
    if lost.count > 0 { return ["explain \(lost.first) update"] }
    let learning = changes.indices.filter { changes[$0].frozen == nil }
    guard let (tensor, place) = Self.largest(1, of: learning.map { changes[$0] }).first else {
      return []
    }
    let change = changes[learning[tensor]]
    let index = change.gradient.shape.index(at: place).map(String.init).joined(separator: ",")
    return ["explain \(change.address)[\(index)] update"]
  }

  /// How many numbers the update made no numbers of, and the first of them.
  private var lost: (count: Int, first: String) {
    var (count, first) = (0, "")
    for change in changes {
      let (old, new) = (change.old.elements, change.new.elements)
      for place in new.indices where !new[place].isFinite && old[place].isFinite {
        if count == 0 {
          let index = change.new.shape.index(at: place).map(String.init).joined(separator: ",")
          first = "\(change.address)[\(index)]"
        }
        count += 1
      }
    }
    return (count, first)
  }

  private var tableBlocks: [Block] {
    var rows: [[Text]] = []
    var hidden: [String] = []
    for (changes, limit, name) in [
      (changes.filter(\.isKernel), Self.limits.kernels, "kernel weights"),
      (
        changes.filter { !$0.isKernel && $0.name.role == .weight }, Self.limits.matrices,
        "dense weights"
      ),
      (changes.filter { $0.name.role == .bias }, Self.limits.biases, "biases"),
    ] {
      let count = changes.reduce(0) { $0 + $1.old.count }
      let chosen = Self.largest(limit, of: changes)
      rows += chosen.map { changes[$0.tensor].row(at: $0.place) }
      if chosen.count < count { hidden.append("\(chosen.count) of \(count) \(name)") }
    }
    if rows.isEmpty { return [.paragraph("no layer has weights")] }
    var blocks: [Block] = [.table(ParameterChange.table(rows, limit))]
    if !hidden.isEmpty {
      blocks.append(
        .note(
          Note(.remark, Text("largest gradients shown: \(hidden.joined(separator: ", "))"))))
    }
    return blocks
  }

  /// The places of the largest gradients, in the order of their addresses.
  private static func largest(
    _ limit: Int, of changes: [ParameterChange]
  ) -> [(tensor: Int, place: Int)] {
    var chosen: [(tensor: Int, place: Int, size: Double)] = []
    // The least of those chosen, once they are as many as wanted.
    var bar = -1.0
    for (tensor, change) in changes.enumerated() {
      let gradients = change.gradient.elements
      for place in gradients.indices {
        let size = gradients[place].isNaN ? .infinity : gradients[place].magnitude
        guard size > bar else { continue }
        if chosen.count == limit,
          let least = chosen.indices.min(by: { chosen[$0].size < chosen[$1].size })
        {
          chosen.remove(at: least)
        }
        chosen.append((tensor, place, size))
        if chosen.count == limit { bar = chosen.map(\.size).min() ?? bar }
      }
    }
    return chosen.map { ($0.tensor, $0.place) }
  }

  private var facts: [Fact] {
    [Fact("optimizer", .record(rule.facts)), limit.fact]
      + changes.map { change in
        var facts = [
          Fact("old", .tensor(change.old)), Fact("gradient", .tensor(change.gradient)),
        ]
        if let clipped = change.clipped { facts.append(Fact("clipped", .tensor(clipped))) }
        if change.rate != 1 { facts.append(Fact("rate", .number(change.rate))) }
        facts += [Fact("change", .tensor(change.change)), Fact("new", .tensor(change.new))]
        return Fact(change.address, .record(facts))
      }
  }
}

extension ParameterChange {
  /// A table of changes.
  static func table(_ rows: [[Text]], _ limit: GradientLimit) -> Table {
    let clipped = limit.clipping == nil ? [] : [Table.Column("clipped", .trailing)]
    return Table(
      columns: [.init("weight"), .init("old", .trailing), .init("gradient", .trailing)]
        + clipped + [.init("change", .trailing), .init("new", .trailing)], rows: rows)
  }

  /// One number's row in such a table.
  func row(at place: Int) -> [Text] {
    let index = old.shape.index(at: place).map(String.init).joined(separator: ",")
    let isFrozen = frozen?[place] == true
    let clipped = clipped.map { isFrozen ? Text() : .number($0.elements[place]) }
    return [
      .code("\(address)[\(index)]"),
      .number(old.elements[place], apartFrom: new.elements[place]),
      .number(gradient.elements[place]),
    ] + (clipped.map { [$0] } ?? []) + [
      isFrozen ? .muted("frozen") : .number(change.elements[place]),
      .number(new.elements[place], apartFrom: old.elements[place], style: .strong),
    ]
  }
}
