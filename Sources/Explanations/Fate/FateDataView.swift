import Attribution
import CommandLanguage
import Datasets
import Documents
import NeuralNetwork
import Sessions
import Wording

/// What `fate LAYER data` answers: which units no sample of the data set opens.
package struct FateDataView {
  package let session: Session
  package let call: TypedCall<FateCommand>
  package let interruption: Interruption

  /// Makes a fate data view of its parts.
  package init(
    session: Session, call: TypedCall<FateCommand>, interruption: Interruption
  ) {
    self.session = session
    self.call = call
    self.interruption = interruption
  }

  /// How many samples are run at once: what a pass keeps of each of them takes memory.
  private static let part = 16
  /// How many planes are drawn.
  private static let planeLimit = 8
  /// The largest plane that is drawn whole.
  private static let extentLimit = Size(rows: 24, columns: 24)
  /// So many units are named one by one.
  private static let mostNamed = 12

  package func document() throws(Failure) -> Document {
    guard let network = session.network else { throw Failure(.noNetwork, at: call.range) }
    let layer = try ViewedLayer(session, call.layer).layer
    let dataset = try session.fitted(
      try session.requiredDataset(at: call.range), network, at: call.range)
    guard let position = network.index(ofLayer: layer.name),
      var census = GateCensus(of: network, behind: position)
    else {
      throw Failure(
        .notApplicable(
          command: "fate \(layer.name) data",
          reason: "nothing at \(layer.name) is ever closed: only a ReLU's gates are",
          remedy: network.layers.first { $0.operation == .activation(.relu) }
            .map { "fate \($0.name) data" } ?? "relu"),
        at: call.layer.range)
    }
    let seen = network.inEval
    do {
      for start in stride(from: 0, to: dataset.count, by: Self.part) {
        let samples = start..<min(start + Self.part, dataset.count)
        census.count(try seen.forward(dataset.batch(samples), interruption: interruption))
      }
    } catch {
      throw Failure(.pass(error), at: call.range)
    }
    return document(census, gate: network.layers[census.gate])
  }

  private func document(_ census: GateCensus, gate: Layer) -> Document {
    let closed = census.closed
    let shape = gate.outputShape
    let all = census.samples
    var blocks: [Block] = [
      .heading(
        "\(closed.count.grouped) of \(census.open.count.counted(Self.unit(shape))) of \(gate.name) \(closed.count == 1 ? "is" : "are") closed for all \(all.counted("sample"))"
      ),
      .grids(pictures(census, shape)),
    ]
    if shape.rank != 3 || shape[1] > Self.extentLimit.rows || shape[2] > Self.extentLimit.columns
      || shape[0] > Self.planeLimit
    {
      blocks += cropped(shape)
    }
    if !closed.isEmpty { blocks.append(.note(Note(.warning, sentence(closed, shape, gate)))) }
    blocks += session.next(["fate \(gate.name)"], needing: .gradients)
    return Document(
      kind: "fate", blocks: blocks,
      facts: [
        Fact("layer", .text(gate.name)), Fact("samples", .integer(all)),
        Fact("units", .integer(census.open.count)), Fact("closed", .integer(closed.count)),
        Fact(
          "open",
          .tensor(Tensor(shape: shape, elements: census.open.map { Double($0) / Double(all) }))),
      ])
  }

  private static func unit(_ shape: Shape) -> String { shape.rank == 3 ? "pixel" : "unit" }

  /// For what share of the samples each gate is open, in percent.
  private func pictures(_ census: GateCensus, _ shape: Shape) -> [Grid] {
    let isPicture = shape.rank == 3
    let (channels, rows, columns) = isPicture ? (shape[0], shape[1], shape[2]) : (1, 1, shape[0])
    return (0..<min(channels, Self.planeLimit)).map { channel in
      let cells = (0..<min(rows, Self.extentLimit.rows)).map { row in
        (0..<min(columns, Self.extentLimit.columns)).map { column in
          let count = census.open[(channel * rows + row) * columns + column]
          let percent = (100 * Double(count) / Double(census.samples)).rounded()
          return Grid.Cell(.number(percent), mark: count == 0 ? .muted : .none)
        }
      }
      return Grid(
        title: Text(isPicture ? "channel \(channel), % open" : "% of samples open"), rows: cells,
        heatScale: 100)
    }
  }

  private func cropped(_ shape: Shape) -> [Block] {
    let drawn = min(shape[0], shape.rank == 3 ? Self.planeLimit : Self.extentLimit.columns)
    let isWhole =
      shape.rank == 3
      && shape[1] <= Self.extentLimit.rows && shape[2] <= Self.extentLimit.columns
    guard drawn < shape[0] || (shape.rank == 3 && !isWhole) else { return [] }
    let what = shape.rank == 3 ? "channels" : "units"
    return [
      .note(
        Note(
          .remark,
          "drawn: \(drawn) of \(shape[0]) \(what)\(shape.rank == 3 && !isWhole ? ", their first rows and columns" : ""); the counts are over all"
        ))
    ]
  }

  /// Which they are, and what it means.
  private func sentence(_ closed: [Int], _ shape: Shape, _ gate: Layer) -> Text {
    if shape.rank == 3 {
      let plane = shape[1] * shape[2]
      let dead = (0..<shape[0]).filter { channel in
        closed.count { $0 / plane == channel } == plane
      }
      guard !dead.isEmpty else {
        return
          "no gradient passes there, whatever the sample; other pixels of the same kernels are open"
      }
      return
        "\(dead.count == 1 ? "channel" : "channels") \(named(dead)) \(dead.count == 1 ? "is" : "are") closed at every pixel of every sample: no gradient reaches \(dead.count == 1 ? "its kernel" : "their kernels")"
    }
    return
      "\(closed.count == 1 ? "unit" : "units") \(named(closed)): no sample sends gradient through \(closed.count == 1 ? "it" : "them"), so the weights before \(closed.count == 1 ? "it" : "them") do not learn"
  }

  private func named(_ places: [Int]) -> String {
    let rest = places.count - Self.mostNamed
    return places.prefix(Self.mostNamed).map(String.init).joined(separator: ", ")
      + (rest > 0 ? " and \(rest) more" : "")
  }
}
