import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

/// What `unroll LAYER grad` answers: the gradient of the dense layer that a layer is, before and
/// after its two constraints.
struct UnrollGradientView {
  private let session: Session
  private let ran: DifferentiatedLayer
  private let gradient: UnrolledGradient
  /// How many entries that the window masks are not zero, where it is not too much to count.
  private let discardedCount: Int?
  /// The masked entries added over each weight's copies.
  private let summed: Tensor

  /// How many tied entries' sums are written out, and how many entries each.
  private static let sumLimit = Size(rows: 9, columns: 9)
  /// How many kernels' sums are shown.
  private static let kernelLimit = 4
  /// The largest matrix whose discarded entries are counted.
  private static let countLimit = 1 << 22

  /// Works the gradient out before it is laid out.
  init(session: Session, ran: DifferentiatedLayer) {
    self.session = session
    self.ran = ran
    gradient = ran.backward.unrolledGradient(ofLayer: ran.index)
    let entries = ran.layer.outputShape.count * ran.layer.inputShape.count
    discardedCount = entries <= Self.countLimit ? gradient.discardedCount() : nil
    summed = gradient.summedOverTies()
  }

  private var matrix: UnrolledMatrix { gradient.matrix }

  var document: Document {
    var blocks: [Block] = [
      .heading("\(ran.layer.name) as a dense layer: its gradient, \(constraints)")
    ]
    blocks += StaleNote.blocks(session)
    if ran.layer.wiring.kernelGeometry == nil {
      blocks += denseBlocks
    } else {
      blocks.append(.paragraph(answer))
      let showsNumbers =
        UnrollView.fitsCells(matrix) && matrix.columns <= UnrollView.numberLimit
      blocks += showsNumbers ? cells : picture
      blocks += sums
    }
    blocks.append(check)
    blocks += SharingNote.blocks(ran.index, in: ran.backward.forward.network)
    return Document(kind: "unroll", blocks: blocks, facts: facts)
  }

  private var constraints: String {
    switch ran.layer.relaxation {
    case .sharing: "then the constraint that is left"
    case .locality: "with no constraint left"
    case nil:
      ran.layer.wiring.kernelGeometry == nil ? "without constraints" : "then the two constraints"
    }
  }

  private var answer: Text {
    let masked = matrix.rows * matrix.columns - UnrollView.uses(of: ran.layer).reduce(0, +)
    let rest = ran.layer.relaxation == nil ? ", and the ties add up the rest" : ""
    guard let lost = discardedCount else {
      return
        "free, each entry's gradient is upstream \u{D7} input; the window discards \(masked.grouped) of them\(rest)"
    }
    if lost == 0 {
      return
        "free, each entry's gradient is upstream \u{D7} input; the window masks \(masked.grouped) \(masked.plural("entry")), all 0 here\(rest)"
    }
    return
      "of the \(masked.grouped) \(masked.plural("entry")) that the window masks \(lost.grouped) are \(.strong("not zero")): a zero weight does not mean a zero gradient; the constraint has to discard it"
  }

  // MARK: Pictures

  private var cells: [Block] {
    var raw = UnrollView.grid(matrix, titled: "raw: upstream \u{2297} input") {
      .number(gradient.entry(row: $0, column: $1))
    }
    for row in 0..<matrix.rows {
      for column in 0..<matrix.columns
      where matrix.sharedWeight(row: row, column: column) == nil {
        raw.rows[row][column].mark = .muted
      }
    }
    let masked = UnrollView.grid(matrix, titled: "masked: \u{B7} is discarded") { row, column in
      matrix.sharedWeight(row: row, column: column)
        .map { _ in .number(gradient.entry(row: row, column: column)) }
    }
    return [.grids([raw, masked])]
  }

  private var picture: [Block] {
    let picture = UnrollPicture(matrix)
    func sign(_ row: Int, _ column: Int) -> String {
      let value = gradient.entry(row: row, column: column)
      return value == 0 ? "0" : value > 0 ? "+" : value < 0 ? "−" : "?"
    }
    let drawing = picture.lines(
      { row, column in
        matrix.sharedWeight(row: row, column: column).map { _ in sign(row, column) }
      }, masked: { sign($0, $1) == "0" ? "\u{B7}" : "*" },
      words: { glyphs in
        let signs = glyphs.joined().compactMap { $0 }
        let counts = [("+", "positive"), ("−", "negative"), ("0", "0"), ("?", "not a number")]
        let kept = counts.map { sign, word in (signs.count { $0 == sign }, word) }
          .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return [Text("of the entries that are kept: \(kept.joined(separator: ", "))")]
      })
    var cells = UnrollView.grid(
      matrix, titled: "by sign", columnLabels: true, showsTies: ran.layer.wiring.isTied,
      part: Size(rows: picture.rows, columns: picture.columns)
    ) { .text(sign($0, $1)) }
    for row in 0..<picture.rows {
      for column in 0..<picture.columns
      where matrix.sharedWeight(row: row, column: column) == nil {
        cells.rows[row][column] = Grid.Cell(
          .text(sign(row, column) == "0" ? "\u{B7}" : "*"), mark: .muted)
      }
    }
    return [
      .paragraph(
        "the entries that are kept, by sign\(.drawing("; of those that the window masks * is discarded though it is not 0, \u{B7} is 0 anyway", spoken: ""))"
      ),
      .figure(Figure(.cells([cells]), instead: [drawing])),
    ] + picture.remark("unroll(\(ran.layer.name)).grad")
  }

  // MARK: Ties

  /// The sum over the copies of each weight, written out where it is short.
  private var sums: [Block] {
    if ran.layer.relaxation != nil {
      return [
        .paragraph(
          "there are no ties any more: each entry that is kept is the gradient of a copy of its own"
        )
      ]
    }
    guard let weight = ran.layer.weight else { return [] }
    let labels = UnrollLabels(weight: weight, of: ran.layer)
    let uses = UnrollView.uses(of: ran.layer)
    if weight.count <= Self.sumLimit.rows, (uses.max() ?? 0) <= Self.sumLimit.columns,
      UnrollView.fitsCells(matrix)
    {
      var parts = [[Double]](repeating: [], count: weight.count)
      for row in 0..<matrix.rows {
        for column in 0..<matrix.columns {
          guard let offset = matrix.sharedWeight(row: row, column: column) else {
            continue
          }
          parts[offset].append(gradient.entry(row: row, column: column))
        }
      }
      let lines = parts.enumerated().map { offset, values in
        FormulaLine(
          "\(labels.letters[offset], style: .strong) [\(weight.shape.index(at: offset).commaJoined)]",
          "=", Self.sum(values) + " = " + .number(summed.elements[offset], style: .strong))
      }
      return [.heading("summed over ties, row by row"), .formula(lines)]
    }
    let planes = weight.shape[0] * weight.shape[1]
    let grids = TensorGrids.planes(
      of: summed, titled: "summed over ties ", limit: Self.kernelLimit)
    guard planes > Self.kernelLimit else { return [.grids(grids)] }
    return [
      .grids(grids),
      .note(
        Note(
          .remark,
          "\(planes - Self.kernelLimit) more kernels: \(.code("\(ran.layer.name).weight.grad"))")),
    ]
  }

  /// `1 - 4 + 12`, signs between the terms.
  static func sum(_ values: [Double]) -> Text {
    var text = Text()
    for (position, value) in values.enumerated() {
      if position == 0 {
        text += .number(value)
      } else {
        text += value < 0 ? " \u{2212} \(-value)" : " + \(value)"
      }
    }
    return values.isEmpty ? "0" : text
  }

  private var denseBlocks: [Block] {
    let (rows, columns) = (min(matrix.rows, 12), min(matrix.columns, 9))
    let cells = (0..<rows).map { row in
      (0..<columns).map { Grid.Cell(.number(gradient.entry(row: row, column: $0))) }
    }
    let isPartial = rows < matrix.rows || columns < matrix.columns
    let part =
      "\(rows) of \(matrix.rows) rows, \(columns) of \(matrix.columns) columns"
    return [
      .paragraph(
        "\(ran.layer.relaxation == nil ? "a dense layer has neither constraint" : "both constraints are dropped"): upstream \u{2297} input is its gradient, nothing is masked, nothing tied"
      ),
      .grids([
        Grid(
          title: "upstream \u{2297} input",
          rows: cells, rowLabels: (0..<rows).map(String.init),
          columnLabels: (0..<columns).map(String.init))
      ]),
    ] + (isPartial ? [.note(Note(.remark, Text(part)))] : [])
  }

  // MARK: Checks and facts

  private var stored: Tensor? { ran.backward.gradients(ofUse: ran.index).weight }

  private var largestDifference: Double {
    guard let stored else { return 0 }
    return zip(summed.elements, stored.elements).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
  }

  /// Whether the sums are the stored gradient to the bit; a NaN is one whatever its bits.
  private var isExact: Bool {
    guard let stored else { return false }
    return zip(summed.elements, stored.elements).allSatisfy { sum, gradient in
      sum == gradient || (sum.isNaN && gradient.isNaN)
    }
  }

  /// Whether the difference may come from adding in another order.
  private var isRounding: Bool {
    let scale = summed.elements.reduce(0) { max($0, $1.magnitude) }
    let tolerance = ran.backward.forward.precision == .float32 ? 1e-4 : 1e-9
    return !largestDifference.isFinite || largestDifference <= tolerance * scale
  }

  private var check: Block {
    let name = "\(ran.layer.name).weight.grad"
    let whole: Text =
      ran.isShared ? "what \(ran.layer.name) adds to \(.code(name))" : .code(name)
    if ran.gradients.passes > 1 {
      return .note(
        Note(
          .remark,
          "this is the latest pass; \(name) sums \(ran.gradients.passes) backward passes"))
    }
    if isExact {
      return .note(Note(.check, "the sums are \(whole), to the bit"))
    }
    guard isRounding else {
      return .note(
        Note(
          .warning,
          "the sums are not \(whole): they differ by up to \(largestDifference)"))
    }
    return .note(
      Note(
        .check,
        "the sums are \(whole) but for rounding, at most \(largestDifference, style: .plain): the pass adds sample by sample, this view position by position"
      ))
  }

  private var facts: [Fact] {
    let isSmall = matrix.rows * matrix.columns <= UnrollView.factLimit
    let labels = ran.layer.weight.map { UnrollLabels(weight: $0, of: ran.layer).letters } ?? []
    return [
      Fact("layer", .text(ran.layer.name)), Fact("rows", .integer(matrix.rows)),
      Fact("columns", .integer(matrix.columns)),
      Fact("labels", .list(labels.map { .text($0) })),
      Fact(
        "maskedEntries",
        .integer(matrix.rows * matrix.columns - UnrollView.uses(of: ran.layer).reduce(0, +))),
      Fact("maskedNotZero", discardedCount.map { .integer($0) } ?? .none),
      Fact("raw", isSmall ? (try? gradient.raw()).map { .tensor($0) } ?? .none : .none),
      Fact("masked", isSmall ? (try? gradient.masked()).map { .tensor($0) } ?? .none : .none),
      Fact("summed", .tensor(summed)),
      Fact("gradient", stored.map { .tensor($0) } ?? .none),
      Fact("largestDifference", .number(largestDifference)),
    ]
  }
}
