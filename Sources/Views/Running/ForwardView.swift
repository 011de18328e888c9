import Documents
import NeuralNetwork
import Sessions
import Wording

/// What `forward` answers: the output, and the loss with how it came about.
package struct ForwardView {
  package let session: Session
  package let pass: Pass

  /// Makes a forward view of its parts.
  package init(session: Session, pass: Pass) {
    self.session = session
    self.pass = pass
  }

  package var document: Document {
    let forward = pass.forward
    let count = forward.batchSize
    var blocks: [Block] = [
      .heading(
        "forward: \(count.counted("sample")) through \(forward.network.layers.count.counted("layer"))"
      )
    ]
    blocks += outputBlocks
    blocks += lossBlocks
    blocks += PrecisionNote.blocks(pass)
    blocks += session.nextStep
    var facts = [Fact("output", .tensor(pass.presented(forward.output)))]
    if let loss = forward.loss { facts.append(Fact("loss", .number(loss))) }
    return Document(kind: "forward", blocks: blocks, facts: facts)
  }

  private var name: String { (pass.forward.network.layers.last?.name ?? "") + ".out" }

  private var outputBlocks: [Block] {
    let output = pass.forward.output
    if output.shape.rank == 4 {
      return [.grids(TensorGrids.planes(of: pass.presented(output), titled: name, limit: 6))]
    }
    let isClassifier = pass.forward.network.loss?.takesClasses == true
    let hasSoftmax = pass.forward.network.loss?.hasSoftmax == true
    let probabilities = hasSoftmax ? pass.forward.probabilities : nil
    if output.shape[0] == 1, output.shape[1] > 6 {
      return tall(output.elements, probabilities?.elements, isClassifier: isClassifier)
    }
    var rows: [[Text]] = []
    for sample in 0..<min(output.shape[0], 16) {
      let prefix = pass.isBatched ? "sample \(sample): " : ""
      rows.append([Text("\(prefix)\(name)")] + cells(output.slice(at: sample)))
      if let probabilities {
        rows.append([Text.muted("\(prefix)softmax")] + cells(probabilities.slice(at: sample)))
      }
    }
    let shown = min(output.shape[1], 12)
    let columns =
      [Table.Column(isClassifier ? "class" : "unit")]
      + (0..<shown).map { Table.Column(String($0), .trailing) }
    var blocks: [Block] = [.table(Table(columns: columns, rows: rows))]
    if output.shape[1] > shown || output.shape[0] > 16 {
      blocks.append(.note(Note(.remark, "more: \(.code("print \(name)"))")))
    }
    return blocks
  }

  /// One sample's outputs one below the other, where they would not fit side by side.
  private func tall(
    _ output: [Double], _ probabilities: [Double]?, isClassifier: Bool
  ) -> [Block] {
    let limit = 16
    let rows = output.indices.prefix(limit).map { unit -> [Text] in
      [Text(String(unit)), .number(output[unit])]
        + (probabilities.map { [.number($0[unit])] } ?? [])
    }
    var columns = [
      Table.Column(isClassifier ? "class" : "unit"), Table.Column(name, .trailing),
    ]
    if probabilities != nil { columns.append(Table.Column("softmax", .trailing)) }
    let table = Block.table(Table(columns: columns, rows: rows))
    guard output.count > limit else { return [table] }
    return [table, .note(Note(.remark, "more: \(.code("print \(name)"))"))]
  }

  private func cells(_ sample: Tensor) -> [Text] {
    sample.elements.prefix(12).map { .number($0) }
  }

  private var lossBlocks: [Block] {
    let forward = pass.forward
    guard let kind = forward.network.loss else { return [] }
    guard let loss = forward.loss else {
      return [.note(Note(.remark, "no loss yet: there is no target"))]
    }
    return [.formula([FormulaLine("loss \(loss, style: .strong)", "=", kind.formula(of: forward))])]
  }
}
