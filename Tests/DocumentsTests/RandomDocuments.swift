import Documents
import NeuralNetwork
import TestSupport

/// Documents without sense that try every path of a renderer.
struct RandomDocuments {
  private var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  mutating func document() -> Document {
    Document(kind: "random", blocks: (0..<random.int(in: 0...6)).map { _ in block(depth: 0) })
  }

  private mutating func block(depth: Int) -> Block {
    switch random.int(in: 0...(depth < 2 ? 11 : 10)) {
    case 0: .heading(text())
    case 1: .paragraph(text() + text())
    case 2, 3: .grids((0..<random.int(in: 0...4)).map { _ in grid() })
    case 4: .table(table())
    case 5:
      .formula(
        (0..<random.int(in: 0...3)).map { _ in FormulaLine(text(), random.pick(Self.signs), text())
        })
    case 6: .value(tensor())
    case 7: .note(Note(random.pick([.remark, .stale, .warning, .check]), text()))
    case 8: .verbatim([text(), text()])
    case 9: .next(["forward; backward", "net"])
    case 10: .drawing(Drawing([text(), text()], spoken: [text()]))
    default:
      .frames(
        (0..<random.int(in: 0...3)).map { _ in
          Frame(title: text(), blocks: [block(depth: depth + 1)], spoken: [text()])
        })
    }
  }

  private mutating func text() -> Text {
    var text = Text()
    for _ in 0..<random.int(in: 0...5) {
      let style = random.pick(Self.styles)
      switch random.int(in: 0...5) {
      case 0, 1: text += .number(number(), style: style)
      case 2: text += .drawing(string(), spoken: string())
      default: text += Text(string(), style: style)
      }
    }
    return text
  }

  private mutating func string() -> String {
    (0..<random.int(in: 0...6)).map { _ in random.pick(Self.words) }.joined()
  }

  private mutating func number() -> Double {
    switch random.int(in: 0...7) {
    case 0: random.pick([0, -0.0, .nan, .infinity, -.infinity, .leastNonzeroMagnitude, -1.7e308])
    case 1: Double(random.int(in: -100_000...100_000))
    case 2: random.double(in: -1e-6...1e-6)
    default: random.double(in: -10...10)
    }
  }

  private mutating func grid() -> Grid {
    let columns = random.pick([0, 1, 2, 3, 8, 30, 90])
    let rows = random.pick([0, 1, 3, 8])
    let isPlain = random.int(in: 0...2) > 0
    return Grid(
      title: text(),
      rows: (0..<rows).map { _ in (0..<columns).map { _ in cell(isPlain: isPlain) } },
      rowLabels: random.pick([true, false]) ? (0..<rows).map { _ in string() } : [],
      columnLabels: random.pick([true, false]) ? (0..<columns).map { "c\($0)" } : [],
      heatScale: random.pick([nil, 0, 1, 100]), caption: text(), sign: random.pick(Self.signs))
  }

  private mutating func cell(isPlain: Bool) -> Grid.Cell {
    if isPlain { return Grid.Cell(.number(number())) }
    let content: Grid.Cell.Content =
      switch random.int(in: 0...9) {
      case 0: .masked
      case 1: .blank
      case 2: .text(string())
      case 3: .sign(random.pick(["+", "·"]), means: string())
      default: .number(number())
      }
    let marks: [Grid.Cell.Mark] = [
      .none, .window, .winner, .changed, .padding, .muted, .right,
    ]
    return Grid.Cell(content, mark: random.pick(marks))
  }

  private mutating func table() -> Table {
    let columns = (0..<random.int(in: 0...7)).map { _ in
      Table.Column(
        string(), random.pick([.leading, .trailing]), isOptional: random.pick([true, false]))
    }
    let rows = (0..<random.int(in: 0...4)).map { _ in
      (0..<random.int(in: 0...columns.count)).map { _ in text() }
    }
    return Table(columns: columns, rows: rows, markedRow: random.pick([nil, 0, 2]))
  }

  private mutating func tensor() -> Tensor {
    let shape = Shape((0..<random.int(in: 0...4)).map { _ in random.int(in: 0...5) })
    return Tensor(shape: shape, elements: (0..<shape.count).map { _ in number() })
  }

  private static let signs = ["", "=", "×", "≈", "→"]
  private static let styles: [Text.Style] = [
    .plain, .strong, .muted, .code, .signed, .marked, .alarm,
  ]
  private static let words = [
    " ", " ", "conv1.weight", "δ", "e\u{301}", "漢字", "👩‍🔬", "\u{1B}[31m", "\u{202E}", "\t",
    "\n", "\r\n", "\u{85}", "averyverylongwordthatdoesnotfitanywhereatall", "½", "xᵀ", "Σ", " + ",
    " · ", "\u{A0}", "\u{3000}", "𝛿", "\u{FE0F}", "\u{0}", "\u{7F}", "−1", "\u{200B}", "é", "🇩🇪",
  ]
}
