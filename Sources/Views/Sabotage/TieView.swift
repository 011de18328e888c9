import Documents
import NeuralNetwork
import Sessions
import Wording

/// What `tie` answers: the mean of the copies, how far they had drifted from it, and why the mean
/// moved less than a shared weight would have.
package struct TieView {
  package let session: Session
  package let before: Layer
  package let after: Layer
  package let drift: CopyDrift
  /// Whether parts that were frozen are not any more.
  package let lostFreezing: Bool

  /// Makes a tie view of its parts.
  package init(
    session: Session, before: Layer, after: Layer, drift: CopyDrift, lostFreezing: Bool
  ) {
    self.session = session
    self.before = before
    self.after = after
    self.drift = drift
    self.lostFreezing = lostFreezing
  }

  /// How many kernel slices are drawn.
  private static let sliceLimit = 2

  private var name: String { after.name }
  private var largest: Double { drift.largest.elements.max() ?? 0 }

  package var document: Document {
    var blocks: [Block] = [
      .heading(
        "\(name, style: .strong) is a convolution\(after.operation.convolution?.isBornLocal == true ? "" : " again"): each weight is the mean of its \(copiesPhrase)"
      ),
      .paragraph(
        largest == 0
          ? "the copies were all equal: nothing had moved them apart"
          : "the copies had drifted up to \(largest, style: .plain) from their mean, \(average, style: .plain) on average"
      ),
    ]
    blocks += grids
    blocks += discarded
    if before.bias?.shape.rank == 3 {
      blocks.append(
        .paragraph(
          "each channel's bias is the mean of the \(drift.positions.counted("bias", "biases")) that its outputs had"
        ))
    }
    if largest > 0 {
      let count = Int(drift.copies.elements.max() ?? 1)
      blocks.append(
        .formula([
          FormulaLine("a copy moves by", "", "rate ⋅ its own term"),
          FormulaLine("their mean by", "", "rate ⋅ (Σ of the \(count.counted("term"))) / \(count)"),
          FormulaLine("a shared weight by", "", "rate ⋅ Σ of the \(count.counted("term"))"),
        ]))
      blocks.append(
        .note(
          Note(
            .remark,
            "so under plain gradient descent one step moves the mean by 1/\(count) of what it would have moved the shared weight; from the second step on the terms themselves differ, too"
          )))
    }
    if lostFreezing {
      blocks.append(
        .note(Note(.remark, "a part of the weight was frozen; now none of it is")))
    }
    blocks.append(.next((session.has(.input) ? ["forward"] : []) + ["undo"]))
    return Document(kind: "tie", blocks: blocks, facts: facts)
  }

  private var average: Double {
    drift.average.elements.reduce(0, +) / Double(max(drift.average.count, 1))
  }

  /// `36 copies`, or how many there are where padding leaves out some.
  private var copiesPhrase: String {
    let counts = drift.copies.elements
    let (least, most) = (Int(counts.min() ?? 0), Int(counts.max() ?? 0))
    return least == most ? "\(most.counted("copy"))" : "\(least) to \(most) copies"
  }

  private var grids: [Block] {
    let slices = (drift.mean.shape[0]) * drift.mean.shape[1]
    var blocks: [Block] = []
    for slice in 0..<min(slices, Self.sliceLimit) {
      let (output, input) = slice.quotientAndRemainder(dividingBy: drift.mean.shape[1])
      func part(_ tensor: Tensor, _ title: String) -> Grid {
        var grid = TensorGrids.planes(
          of: tensor.slice(at: output).slice(at: input), titled: title)[0]
        grid.heatScale = TensorGrids.heatScale(of: tensor)
        return grid
      }
      blocks.append(
        .grids([
          part(drift.mean, "\(name).weight[\(output),\(input)]"),
          part(drift.largest, "largest distance"), part(drift.average, "mean distance"),
        ]))
    }
    if slices > Self.sliceLimit {
      blocks.append(
        .note(
          Note(.remark, "\(slices - Self.sliceLimit) more: \(.code("show \(name).weight"))")))
    }
    return blocks
  }

  private var discarded: [Block] {
    guard let discarded = drift.discarded else { return [] }
    var blocks: [Block] = []
    if discarded.filled == 0 {
      blocks.append(
        .paragraph(
          "the \(discarded.count.grouped) weights outside the windows were still 0: nothing is lost"
        ))
    } else {
      let whole =
        before.weight?.elements.reduce(0) { $0 + $1 * $1 }.squareRoot() ?? discarded.norm
      blocks.append(
        .paragraph(
          "of the \(discarded.count.grouped) weights outside the windows \(discarded.filled.grouped) were not 0 any more and are discarded: the largest was \(discarded.largest, style: .plain), together they were \(discarded.norm, style: .plain) long, of \(whole, style: .plain) for the whole matrix"
        ))
    }
    if drift.copies.elements.contains(where: { $0 < Double(drift.positions) }) {
      blocks.append(
        .note(
          Note(
            .remark,
            "a weight on padding has no place in the matrix: the mean is over the copies that read the input"
          )))
    }
    return blocks
  }

  private var facts: [Fact] {
    [
      Fact("layer", .text(name)), Fact("positions", .integer(drift.positions)),
      Fact("weight", .tensor(drift.mean)), Fact("copies", .tensor(drift.copies)),
      Fact("largestDistance", .tensor(drift.largest)),
      Fact("meanDistance", .tensor(drift.average)),
      Fact(
        "discarded",
        drift.discarded.map {
          .record([
            Fact("count", .integer($0.count)), Fact("filled", .integer($0.filled)),
            Fact("largest", .number($0.largest)), Fact("norm", .number($0.norm)),
          ])
        } ?? .none),
    ]
  }
}
