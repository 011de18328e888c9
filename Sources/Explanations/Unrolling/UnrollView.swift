import Attribution
import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Wording

/// What `unroll` answers: a layer as the matrix of the dense layer that computes the same, its
/// forced zeros and its tied weights in sight.
package struct UnrollView {
  package let session: Session
  package let call: TypedCall<UnrollCommand>
  package let interruption: Interruption

  /// Makes an unroll view of its parts.
  package init(
    session: Session, call: TypedCall<UnrollCommand>, interruption: Interruption
  ) {
    self.session = session
    self.call = call
    self.interruption = interruption
  }

  /// The largest matrix whose entries stand in cells of their own.
  static let cellLimit = Size(rows: 12, columns: 16)
  /// How many columns of numbers stand beside each other.
  static let numberLimit = 9
  /// The largest matrix that is given to programs.
  static let factLimit = 1 << 16
  /// The largest matrix that is multiplied with the input to check the claim.
  private static let claimLimit = 1 << 22

  package func document() throws(Failure) -> Document {
    let viewed = try ViewedLayer(session, call.layer)
    let weight = try viewed.weight(for: "unroll")
    if viewed.layer.computation != .products {
      throw Failure(
        .notApplicable(
          command: "unroll",
          reason: "\(viewed.layer.name) is no matrix of weights: \(Self.reason(viewed.layer))",
          remedy: "formula \(viewed.layer.name)"), at: call.layer.range)
    }
    if call.gradient != nil {
      return UnrollGradientView(session: session, ran: try viewed.differentiated()).document
    }
    return try document(viewed.layer, weight: weight)
  }

  /// Why a layer with weights is no matrix.
  private static func reason(_ layer: Layer) -> String {
    layer.computation == .learnedSlope
      ? "which numbers its slope multiplies depends on their signs"
      : layer.normalisesByOwnNow
        ? "it divides by what its input comes to, so it is not linear"
        : "its factors scale each number by itself"
  }

  private func document(_ layer: Layer, weight: Tensor) throws(Failure) -> Document {
    let matrix = layer.unrolled()
    let labels = UnrollLabels(weight: weight, of: layer)
    var blocks: [Block] = [
      .heading("\(layer.name) as a dense layer: \(matrix.rows) \u{D7} \(matrix.columns)"),
      .paragraph(Self.account(of: matrix)),
    ]
    if layer.wiring.kernelGeometry == nil {
      blocks += denseBlocks(layer, matrix)
    } else {
      blocks += convolutionBlocks(layer, matrix, labels, weight: weight)
    }
    blocks.append(try claim(layer, matrix).block)
    return Document(kind: "unroll", blocks: blocks, facts: facts(layer, matrix, labels))
  }

  private func convolutionBlocks(
    _ layer: Layer, _ matrix: UnrolledMatrix, _ labels: UnrollLabels, weight: Tensor
  ) -> [Block] {
    var blocks: [Block] = []
    if Self.fitsCells(matrix) {
      let letters = Self.grid(
        matrix, titled: "which weight", columnLabels: true, showsTies: layer.wiring.isTied
      ) { row, column in
        matrix.sharedWeight(row: row, column: column).map { .text(labels.letters[$0]) }
      }
      let values = Self.grid(matrix, titled: "its value", showsTies: layer.wiring.isTied) {
        row, column in
        matrix.sharedWeight(row: row, column: column).map { .number(weight.elements[$0]) }
      }
      blocks.append(.grids(matrix.columns <= Self.numberLimit ? [letters, values] : [letters]))
    } else {
      let picture = UnrollPicture(matrix)
      let drawing = picture.lines({
        matrix.sharedWeight(row: $0, column: $1).map { labels.letters[$0] }
      }) {
        picture.words($0, kept: layer.relaxation == nil ? "tied weights" : "weights of their own")
      }
      let cells = Self.grid(
        matrix, titled: "which weight", columnLabels: true, showsTies: layer.wiring.isTied,
        part: Size(rows: picture.rows, columns: picture.columns)
      ) { row, column in
        matrix.sharedWeight(row: row, column: column).map { .text(labels.letters[$0]) }
      }
      blocks.append(.figure(Figure(.cells([cells]), instead: [drawing])))
      blocks += picture.remark("unroll(\(layer.name))")
    }
    if let convolution = layer.wayBack {
      blocks.append(
        .paragraph(
          "it is the transpose of the matrix of \(.code(convolution)) on \(layer.outputShape.description): its rows are that one's columns, so it is that convolution's way back"
        ))
    }
    blocks.append(labels.legend(weight))
    blocks += labels.remarks
    blocks.append(
      .note(
        Note(
          .remark,
          "rows: output channel,row,column; columns: input channel,row,column; \(.drawing("\u{B7} a zero that the window forces; ", spoken: ""))\(layer.relaxation == nil ? "equal letters are one weight, even where it is 0" : layer.operation.convolution?.isBornLocal == true ? "no two entries are the same weight" : "no two entries are the same weight any more")"
        )))
    return blocks
  }

  private func denseBlocks(_ layer: Layer, _ matrix: UnrolledMatrix) -> [Block] {
    let rows = min(matrix.rows, Self.cellLimit.rows)
    let columns = min(matrix.columns, Self.numberLimit)
    let cells = (0..<rows).map { row in
      (0..<columns).map { Grid.Cell(.number(matrix.entry(row: row, column: $0))) }
    }
    var blocks: [Block] = [
      .grids([
        Grid(
          title: "\(layer.name).weight", rows: cells, rowLabels: (0..<rows).map(String.init),
          columnLabels: (0..<columns).map(String.init))
      ])
    ]
    if rows < matrix.rows || columns < matrix.columns {
      let part = "\(rows) of \(matrix.rows) rows, \(columns) of \(matrix.columns) columns"
      blocks.append(.note(Note(.remark, Text(part))))
    }
    return blocks
  }

  /// That the matrix does what the layer does: worked out where it is not too large.
  private func claim(
    _ layer: Layer, _ matrix: UnrolledMatrix
  ) throws(Failure) -> FormulaClaim {
    let isRun = session.pass?.forward.network.index(ofLayer: layer.name) != nil
    return try FormulaClaim(
      check(layer), session: session,
      hasPass: isRun && matrix.rows * matrix.columns <= Self.claimLimit, interruption: interruption)
  }

  private func check(_ layer: Layer) -> String {
    let sample = session.pass?.isBatched ?? session.input?.isBatched ?? false ? "[0]" : ""
    let product = "unroll(\(layer.name)) @ flatten(\(layer.name).in\(sample))"
    var bias = layer.bias == nil ? "" : " - \(layer.name).bias"
    if layer.bias?.shape.rank == 1, layer.outputShape.rank == 3 {
      bias = " - reshape(\(layer.name).bias, [\(layer.outputShape[0]),1,1])"
    }
    return "allclose(\(product), flatten(\(layer.name).out\(sample)\(bias)), 1e-9)"
  }

  private func facts(_ layer: Layer, _ matrix: UnrolledMatrix, _ labels: UnrollLabels) -> [Fact] {
    let uses = UnrollView.uses(of: layer)
    let isSmall = matrix.rows * matrix.columns <= Self.factLimit
    return [
      Fact("layer", .text(layer.name)), Fact("rows", .integer(matrix.rows)),
      Fact("columns", .integer(matrix.columns)),
      Fact("forcedZeros", .integer(matrix.rows * matrix.columns - uses.reduce(0, +))),
      Fact("weights", .integer(uses.count)), Fact("uses", .list(uses.map { .integer($0) })),
      Fact("labels", .list(labels.letters.map { .text($0) })),
      Fact("matrix", isSmall ? (try? matrix.matrix()).map { .tensor($0) } ?? .none : .none),
    ]
  }
}

extension UnrollView {
  /// Whether each entry gets a cell of its own.
  static func fitsCells(_ matrix: UnrolledMatrix) -> Bool {
    matrix.rows <= cellLimit.rows && matrix.columns <= cellLimit.columns
  }

  /// The matrix as a grid; `nil` is what the window masks.
  ///
  /// - Parameters:
  ///   - showsTies: whether entries that share a weight look alike.
  ///   - part: how many rows and columns of it, where not all.
  static func grid(
    _ matrix: UnrolledMatrix, titled title: Text, columnLabels: Bool = false,
    showsTies: Bool = false, part: Size? = nil,
    _ content: (_ row: Int, _ column: Int) -> Grid.Cell.Content?
  ) -> Grid {
    let (input, output) = (matrix.layer.inputShape, matrix.layer.outputShape)
    let size = part ?? Size(rows: matrix.rows, columns: matrix.columns)
    let rows = (0..<size.rows).map { row in
      (0..<size.columns).map { column in
        Grid.Cell(
          content(row, column) ?? .masked,
          group: showsTies ? matrix.sharedWeight(row: row, column: column) : nil)
      }
    }
    // One channel needs no number.
    let skipped = input.rank == 3 && input[0] == 1 ? 1 : 0
    return Grid(
      title: title, rows: rows,
      rowLabels: (0..<size.rows).map { output.index(at: $0).commaJoined },
      columnLabels: columnLabels
        ? (0..<size.columns).map { input.index(at: $0).dropFirst(skipped).commaJoined } : [])
  }

  /// How often each weight stands in the matrix, by its offset.
  static func uses(of layer: Layer) -> [Int] {
    guard let weight = layer.weight else { return [] }
    if layer.relaxation == .sharing {
      return (0..<weight.count).map { layer.connection(ofWeight: $0) == nil ? 0 : 1 }
    }
    guard layer.wiring.isTied, let geometry = layer.wiring.kernelGeometry else {
      return [Int](repeating: 1, count: weight.count)
    }
    let size = geometry.window.size
    let plane = (0..<size.count).map { tap in
      geometry.outputRows(tap: tap / size.columns).count
        * geometry.outputColumns(tap: tap % size.columns).count
    }
    return (0..<weight.count).map { plane[$0 % size.count] }
  }

  /// How the entries divide into forced zeros and uses of shared weights.
  static func account(of matrix: UnrolledMatrix) -> Text {
    let entries = matrix.rows * matrix.columns
    let uses = uses(of: matrix.layer)
    let used = uses.reduce(0, +)
    if matrix.layer.relaxation == .sharing {
      let padding = uses.count - used
      return
        "of \(entries.grouped) \(entries.plural("entry")) the window forces \(entries == used ? "none" : (entries - used).grouped) to zero; the other \(used.grouped) are weights of their own, none is shared\(padding == 0 ? "" : "; \(padding.grouped) \(padding.plural("copy lies", "copies lie")) on padding and \(padding.plural("stands", "stand")) nowhere")"
    }
    if matrix.layer.relaxation == .locality {
      return
        "both constraints are dropped: no entry is forced to zero, none is shared; \(entries.grouped) \(entries.plural("entry")), \(entries.grouped) \(entries.plural("weight"))"
    }
    guard matrix.isShared else {
      return
        "a dense layer is its own matrix: no entry is forced to zero, none is shared; \(entries.grouped) \(entries.plural("entry")), \(entries.grouped) \(entries.plural("weight"))"
    }
    let (least, most) = (uses.min() ?? 0, uses.max() ?? 0)
    let often = most == 1 ? "once" : least == most ? "\(most) times" : "\(least) to \(most) times"
    let forced = entries == used ? "none" : (entries - used).grouped
    return
      "of \(entries.grouped) \(entries.plural("entry")) the window forces \(forced) to zero; \(uses.count.grouped) \(uses.count.plural("weight fills", "weights fill")) the other \(used.grouped), each used \(often)"
  }
}
