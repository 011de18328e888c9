import Attribution
import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Wording

/// What `fate` answers: for every output pixel of a layer whether gradient arrives and, where not,
/// which layer kept it.
package struct FateView {
  package let session: Session
  package let call: TypedCall<FateCommand>
  package let interruption: Interruption

  /// Makes a fate view of its parts.
  package init(
    session: Session, call: TypedCall<FateCommand>, interruption: Interruption
  ) {
    self.session = session
    self.call = call
    self.interruption = interruption
  }

  /// How many planes are drawn.
  private static let planeLimit = 8
  /// How many planes too wide to stand side by side are drawn.
  private static let widePlaneLimit = 2
  /// The largest plane that is drawn whole.
  private static let extentLimit = Size(rows: 32, columns: 36)
  /// How many pixels are listed for programs.
  private static let factLimit = 1 << 16

  package func document() throws(Failure) -> Document {
    let ran = try ViewedLayer(session, call.layer).differentiated()
    let network = ran.pass.forward.network
    let fates: [PixelFate]
    let legend: FateLegend
    do {
      fates = try ran.backward.fate(ofLayer: ran.index, interruption: interruption)
      legend = try FateLegend(fates, network: network, interruption: interruption)
    } catch {
      throw Failure(.pass(error), at: call.range)
    }
    var blocks: [Block] = [.heading(answer(ran, fates))]
    blocks += StaleNote.blocks(session)
    blocks += pictures(ran, fates, legend)
    blocks.append(table(legend, total: fates.count))
    blocks += census(ran, fates)
    let ties = ties(ran)
    blocks += ties.flatMap(self.blocks)
    blocks.append(.next(nextCommand(ran, fates)))
    return Document(kind: "fate", blocks: blocks, facts: facts(ran, fates, legend, ties))
  }

  private func answer(_ ran: DifferentiatedLayer, _ fates: [PixelFate]) -> Text {
    let alive = fates.count { $0.reason == .alive }
    let what = ran.layer.outputShape.rank == 3 ? "pixels" : "units"
    let samples = ran.samples == 1 ? "" : " of \(ran.samples) samples"
    return
      "gradient arrives at \(alive.grouped) of \(fates.count.grouped) output \(what) of \(ran.layer.name)\(samples)"
  }

  // MARK: Pictures

  private func pictures(
    _ ran: DifferentiatedLayer, _ fates: [PixelFate], _ legend: FateLegend
  ) -> [Block] {
    let shape = ran.layer.outputShape
    let isPicture = shape.rank == 3
    let (rows, columns) = isPicture ? (shape[1], shape[2]) : (1, shape[0])
    let channels = isPicture ? shape[0] : 1
    let network = ran.pass.forward.network
    let planes = ran.samples * channels
    let isWide = columns > 20
    let shown = min(planes, isWide ? Self.widePlaneLimit : Self.planeLimit)
    var grids: [Grid] = []
    var listings: [Block] = []
    for plane in 0..<shown {
      let (sample, channel) = plane.quotientAndRemainder(dividingBy: channels)
      var title = isPicture ? "channel \(channel)" : "units"
      if ran.samples > 1 { title = "sample \(sample), \(title)" }
      let cells = (0..<min(rows, Self.extentLimit.rows)).map { row in
        (0..<min(columns, Self.extentLimit.columns)).map { column in
          let fate = fates[(plane * rows + row) * columns + column]
          return Self.sign(fate, legend, network)
        }
      }
      var grid = Grid(
        title: Text(title),
        rows: cells.map { line in
          line.map {
            Grid.Cell(.sign($0.glyph, means: $0.meaning), mark: $0.isAlive ? .none : .muted)
          }
        })
      grid.spoken = [Text(Self.counts(cells))] + Self.living(cells)
      if isWide {
        let lines = cells.map { Text("  " + $0.map(\.glyph).joined(separator: " ")) }
        let drawing = Drawing(
          [.muted(title)] + lines, spoken: [Text("\(title): \(Self.counts(cells))")])
        listings.append(.figure(Figure(.cells([grid]), instead: [.drawing(drawing)])))
      } else {
        grids.append(grid)
      }
    }
    var blocks = isWide ? listings : [.grids(grids)]
    let isCropped = rows > Self.extentLimit.rows || columns > Self.extentLimit.columns
    if shown < planes || isCropped {
      let what = ran.samples > 1 ? "channels of samples" : "channels"
      let cropped = isCropped ? ", their first rows and columns" : ""
      blocks.append(
        .note(
          Note(
            .remark, "drawn: \(shown) of \(planes) \(what)\(cropped); the counts are over all")))
    }
    return blocks
  }

  /// What stands for a pixel, and what it means.
  private typealias Sign = (glyph: String, meaning: String, isAlive: Bool)

  private static func sign(_ fate: PixelFate, _ legend: FateLegend, _ network: Network) -> Sign {
    guard fate.reason == .alive else {
      let entry = legend.entry(fate, network: network)
      return (entry.sign, entry.meaning, false)
    }
    if fate.gradient < 0 { return ("−", "negative", true) }
    return fate.gradient > 0 ? ("+", "positive", true) : ("?", "not a number", true)
  }

  /// How often each meaning stands in a picture.
  private static func counts(_ cells: [[Sign]]) -> String {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for sign in cells.joined() {
      if counts[sign.meaning] == nil { order.append(sign.meaning) }
      counts[sign.meaning, default: 0] += 1
    }
    return order.map { "\(counts[$0] ?? 0) \($0)" }.joined(separator: ", ")
  }

  /// Where gradient arrives, the first few places.
  private static func living(_ cells: [[Sign]]) -> [Text] {
    var places: [String] = []
    for (row, line) in cells.enumerated() {
      for (column, sign) in line.enumerated() where sign.isAlive {
        places.append("(\(row),\(column)) \(sign.meaning)")
      }
    }
    guard !places.isEmpty else { return [] }
    let left = places.count - mostTold
    let rest = left > 0 ? ", and \(left) more" : ""
    return [Text("gradient arrives at \(places.prefix(mostTold).joined(separator: ", "))\(rest)")]
  }

  /// So many places are told one by one.
  private static let mostTold = 12

  private func table(_ legend: FateLegend, total: Int) -> Block {
    .table(
      Table(
        columns: [.init("sign"), .init("count", .trailing), .init("fate")],
        rows: legend.entries.map { entry in
          [
            entry.code == "alive"
              ? .drawing("+ −", spoken: "plus or minus") : .strong(entry.sign),
            "\(entry.count.grouped) of \(total.grouped)",
            Text(entry.code == "alive" ? "gradient arrives, of that sign" : entry.meaning),
          ]
        }))
  }

  // MARK: What the window finds

  /// A living pixel still adds nothing to a kernel weight where the input under it is 0.
  private func census(_ ran: DifferentiatedLayer, _ fates: [PixelFate]) -> [Block] {
    let alive = fates.filter { $0.reason == .alive }.compactMap(\.window)
    guard !alive.isEmpty else { return [] }
    let cells = alive.reduce(0) { $0 + $1.cells }
    let zeros = alive.reduce(0) { $0 + $1.zeros }
    let padding = alive.reduce(0) { $0 + $1.padding }
    guard zeros + padding > 0 else {
      return [
        .note(
          Note(
            .remark,
            "under the windows of the living pixels no input is 0: each adds a term to every weight of its kernel"
          ))
      ]
    }
    var parts: [String] = []
    if zeros > 0 { parts.append("\(zeros.grouped) on input that is 0") }
    if padding > 0 { parts.append("\(padding.grouped) on padding") }
    return [
      .note(
        Note(
          .remark,
          "the windows of the living pixels have \(cells.grouped) cells, \(parts.joined(separator: " and ")): those terms of the kernel's gradient are 0 although gradient arrives"
        ))
    ]
  }

  /// The ties of a max pool's windows.
  private struct Ties {
    let pool: Layer
    /// How many windows the pool has, in all samples.
    let windows: Int
    /// The windows in which several elements are the largest.
    let ties: [PoolTie]
  }

  /// The ties of the layer itself, where it is a max pool, and of those up to the next weights.
  private func ties(_ ran: DifferentiatedLayer) -> [Ties] {
    let forward = ran.pass.forward
    var found: [Ties] = []
    for index in forward.network.layers.indices.dropFirst(ran.index) {
      let layer = forward.network.layers[index]
      if index > ran.index, layer.weight != nil { break }
      guard case .largest = layer.computation else { continue }
      let windows = ran.samples * layer.outputShape.count
      let ties = (0..<windows).compactMap { window in
        let (sample, unit) = window.quotientAndRemainder(dividingBy: layer.outputShape.count)
        return forward.tie(
          ofLayer: index, sample: sample, unit: layer.outputShape.index(at: unit))
      }
      if !ties.isEmpty { found.append(Ties(pool: layer, windows: windows, ties: ties)) }
    }
    return found
  }

  private func blocks(_ found: Ties) -> [Block] {
    let numbers = found.ties.filter { !$0.isNaN }
    let blocks = [numbers, found.ties.filter(\.isNaN)].filter { !$0.isEmpty }.map { ties in
      let isNaN = ties[0].isNaN
      let counts = Dictionary(grouping: ties, by: \.count).mapValues(\.count).sorted {
        $0.key < $1.key
      }
      let times =
        counts.count == 1
        ? PoolTie.times(counts[0].key)
        : "several times ("
          + counts.map { "\(PoolTie.times($0.key)) in \($0.value)" }.joined(separator: ", ") + ")"
      let hold = ties.count == 1 ? "holds" : "hold"
      let whose = isNaN ? "nan" : ties.count == 1 ? "its largest value" : "their largest value"
      return Block.note(
        Note(
          .warning,
          "\(ties.count.grouped) of the \(found.windows.grouped) windows of \(found.pool.name) \(hold) \(whose) \(times): the \(ties[0].order) in row order gets all of the gradient"
        ))
    }
    return blocks
  }

  private func nextCommand(_ ran: DifferentiatedLayer, _ fates: [PixelFate]) -> String {
    let pixel = fates.first { $0.reason == .alive } ?? fates.first
    guard let pixel else { return "grads" }
    let index = (ran.pass.isBatched ? [pixel.sample] : []) + pixel.index
    return "explain \(ran.layer.name).out.grad[\(index.commaJoined)]"
  }

  // MARK: Facts

  private func facts(
    _ ran: DifferentiatedLayer, _ fates: [PixelFate], _ legend: FateLegend, _ ties: [Ties]
  ) -> [Fact] {
    let network = ran.pass.forward.network
    let reasons: [Fact.Value] = legend.entries.map {
      .record([
        Fact("reason", .text($0.code)), Fact("layer", $0.layer.map { .text($0) } ?? .none),
        Fact("count", .integer($0.count)),
      ])
    }
    let isListed = fates.count <= Self.factLimit
    return [
      Fact("layer", .text(ran.layer.name)), Fact("pixels", .integer(fates.count)),
      Fact("alive", .integer(fates.count { $0.reason == .alive })),
      Fact("reasons", .list(reasons)),
      Fact(
        "fates",
        isListed
          ? .list(fates.map { .text(legend.entry($0, network: network).code) }) : .none),
      Fact("gradient", .tensor(ran.pass.presented(ran.upstream))),
      Fact(
        "ties",
        .list(
          ties.map { found in
            .record([
              Fact("layer", .text(found.pool.name)), Fact("windows", .integer(found.windows)),
              Fact("times", .list(found.ties.map { .integer($0.count) })),
            ])
          })),
    ]
  }
}
