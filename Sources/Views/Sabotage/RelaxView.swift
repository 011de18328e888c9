import Documents
import NeuralNetwork
import Sessions
import Wording

/// What `relax` answers: what the layer is now, what it can do that it could not, and that it still
/// computes the same.
package struct RelaxView {
  package let session: Session
  package let before: Layer
  package let after: Layer
  /// Whether parts that were frozen are not any more.
  package let lostFreezing: Bool

  /// Makes a relax view of its parts.
  package init(session: Session, before: Layer, after: Layer, lostFreezing: Bool) {
    self.session = session
    self.before = before
    self.after = after
    self.lostFreezing = lostFreezing
  }

  private var name: String { after.name }
  private var isLocal: Bool { after.relaxation == .sharing }
  private var positions: Int { after.outputShape[1] * after.outputShape[2] }

  package var document: Document {
    let (old, new) = (before.weight?.count ?? 0, after.weight?.count ?? 0)
    var blocks: [Block] = [
      .heading(
        isLocal
          ? "\(name, style: .strong) is locally connected: each of its \(positions.counted("position")) has a kernel of its own"
          : "\(name, style: .strong) is dense: each of its \(after.outputShape.count) outputs has a weight on each of its \(after.inputShape.count) inputs"
      ),
      .table(
        Table(
          columns: [
            .init("", name: "when"), .init("weight"), .init("numbers", .trailing),
            .init("terms of a gradient", .trailing),
          ],
          rows: [
            row("before", before, old), row("now", after, new),
          ])),
    ]
    blocks += changes.map { .paragraph($0) }
    blocks.append(
      .note(
        Note(
          .check,
          isLocal
            ? "the copies start equal and are added in the same order: the output is the same to the bit"
            : "what is new starts as 0: for finite inputs the output is the same to the bit")))
    if lostFreezing {
      blocks.append(
        .note(Note(.remark, "a part of the weight was frozen; now none of it is")))
    }
    blocks.append(
      .next(
        (session.has(.loss) ? ["forward; backward; grads \(name)", "train 10 steps"] : [])
          + ["tie \(name)"]))
    return Document(
      kind: "relax", blocks: blocks,
      facts: [
        Fact("layer", .text(name)),
        Fact("constraint", .text(after.relaxation?.rawValue ?? "")),
        Fact("dropsSharing", .flag(before.relaxation == nil)),
        Fact.shape("weightShape", after.weight?.shape ?? .scalar),
        Fact("parametersBefore", .integer(before.parameterCount)),
        Fact("parameters", .integer(after.parameterCount)),
        Fact("positions", .integer(positions)),
      ])
  }

  private func row(_ label: String, _ layer: Layer, _ count: Int) -> [Text] {
    let samples = session.input?.batch.shape[0] ?? 1
    return [
      Text(label), Text(layer.weight?.shape.description ?? ""), Text(count.grouped),
      "\(samples * layer.positionsPerSample)",
    ]
  }

  /// What one copy's gradient sums: a term for each sample.
  private var terms: String {
    let samples = session.input?.batch.shape[0] ?? 1
    return samples == 1 ? "one term" : "\(samples) terms, one for each sample,"
  }

  private var changes: [Text] {
    var texts: [Text] = []
    if isLocal {
      texts.append(
        "each copy's gradient is its own position's \(terms) alone; the copies' gradients add up to what the shared kernel's would be"
      )
    } else {
      let entries = after.weight?.count ?? 0
      let kept = Self.windowEntries(before)
      texts.append(
        "\((entries - kept).grouped) weights that the window kept at 0 are free; a weight of 0 does not mean a gradient of 0, so training fills them"
      )
      if before.relaxation == nil {
        texts.append(
          "sharing is gone with it: \(kept.grouped) entries that were \((before.weight?.count ?? 0).grouped) weights in many places are all on their own now"
        )
      }
    }
    if let bias = after.bias {
      texts.append(
        bias.shape.rank == 1
          ? "the bias is as before: one for each output channel, used at all \(positions.counted("position"))"
          : "the bias is as before: one for each output")
    }
    return texts
  }

  /// How many entries of the unrolled matrix lie under a window.
  private static func windowEntries(_ layer: Layer) -> Int {
    guard let geometry = layer.geometry, let convolution = layer.operation.convolution else {
      return 0
    }
    let rows = (0..<convolution.kernel.rows).reduce(0) { $0 + geometry.outputRows(tap: $1).count }
    let columns = (0..<convolution.kernel.columns).reduce(0) {
      $0 + geometry.outputColumns(tap: $1).count
    }
    return layer.outputShape[0] * (layer.inputShape[0] / convolution.groups) * rows * columns
  }
}

extension Layer {
  /// The number of weights and biases.
  var parameterCount: Int { (weight?.count ?? 0) + (bias?.count ?? 0) }
}
