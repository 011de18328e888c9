import Documents
import NeuralNetwork

/// Documents as the shell's commands make them, to be looked at.
enum SampleDocuments {
  private typealias Cell = Grid.Cell

  /// `accumulate conv1.weight[0]` of the 3×3 example that the signature view was drawn up with.
  static let accumulate: Document = {
    let input: [[Double]] = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
    let upstream: [[Double]] = [[1, -2], [3, 0.5]]
    var sum: [[Double]] = [[0, 0], [0, 0]]
    var terms: [String] = []
    var frames: [Frame] = []
    for pixel in 0..<4 {
      let (row, column) = (pixel / 2, pixel % 2)
      let factor = upstream[row][column]
      var product: [[Double]] = [[0, 0], [0, 0]]
      for r in 0..<2 {
        for c in 0..<2 {
          product[r][c] = input[row + r][column + c] * factor
          sum[r][c] += product[r][c]
        }
      }
      let window = input.indices.map { r in
        input.indices.map { c in
          Cell(
            .number(input[r][c]),
            mark: (row...row + 1) ~= r && (column...column + 1) ~= c ? .window : .none)
        }
      }
      let pixels = upstream.indices.map { r in
        upstream.indices.map { c in
          Cell(.number(upstream[r][c]), mark: (r, c) == (row, column) ? .window : .none)
        }
      }
      terms.append("\(factor)·\(input[row][column])")
      frames.append(
        Frame(
          title: "pixel \(pixel + 1) of 4 · position (\(row),\(column)) · upstream \(factor)",
          blocks: [
            .grids([
              Grid(title: "input, window", rows: window),
              Grid(title: "upstream", rows: pixels),
              Grid(title: "window × upstream", numbers: product),
              Grid(title: "running sum", numbers: sum),
            ]),
            .formula([
              FormulaLine("weight (0,0)", "=", "\(sum[0][0] - product[0][0]) + \(product[0][0])"),
              FormulaLine("", "=", "\(sum[0][0])"),
            ]),
          ], spoken: ["sum so far \(sum[0][0])"]))
    }
    return Document(
      kind: "accumulate",
      blocks: [
        .heading("conv1.weight[0].grad grows pixel by pixel"),
        .frames(frames),
        .note(Note(.check, "the sum of 4 terms equals the stored gradient to the last bit")),
        .note(
          Note(.remark, "Given the upstream, the kernel itself never enters its own gradient.")),
        .next("explain conv1.weight[0,0,0,0]", "formula conv1"),
      ],
      facts: [Fact("pixels", .integer(4)), Fact("sum", .tensor(tensor(sum)))])
  }()

  private static let firstKernel: [[Double]] = [
    [0.0871, -0.2417, 0.3033], [-0.1204, 0.0298, -0.0017], [0.2919, 0.1001, -0.3321],
  ]
  private static let firstGradient: [[Double]] = [
    [0.512, -0.0433, 0], [1.2e-6, -0.731, 0.205], [-0.118, 0.0021, 0.3302],
  ]
  private static let secondKernel: [[Double]] = [
    [0.1, 0.2, 0.3], [-0.1, -0.2, -0.3], [0, 0.25, 1],
  ]
  private static let secondGradient: [[Double]] = [[0, 0, 0], [0, 0, 0], [0, 0, 0]]

  private static let denseGradient: [[Double]] = (0..<3).map { row in
    let scale: Double = row == 1 ? -0.037 : 0.0213
    return (0..<18).map { column in Double((column * 7 + row * 5) % 11 - 5) * scale }
  }

  private static let parameterTable: Table = Table(
    columns: [
      .init("parameter"), .init("terms", .trailing), .init("not zero", .trailing),
      .init("|grad| mean", .trailing), .init("largest", .trailing, isOptional: true),
    ],
    rows: [
      row("conv1.weight", "36", "\(31)", "\(0.2041)", "\(-0.731)"),
      row("conv1.bias", "36", "31", "\(0.0312)", "\(0.0419)"),
      row("dense1.weight", "1", "1", "\(0.0877)", "\(0.185)"),
      row("dense1.bias", "1", "1", "\(1.25e-5)", "\(12.5)"),
    ])

  private static let kernelGrids: [Grid] = [
    Grid(title: "conv1.weight[0]", numbers: firstKernel, heatScale: 0.34),
    Grid(title: "its gradient", numbers: firstGradient, heatScale: 0.731),
    Grid(title: "conv1.weight[1]", numbers: secondKernel, heatScale: 1),
    Grid(
      title: "its gradient", numbers: secondGradient, heatScale: 1, caption: "closed ReLU: all 0"),
  ]

  private static let denseGrid = Grid(
    title: "dense1.weight.grad", numbers: denseGradient, rowLabels: ["out 0", "out 1", "out 2"],
    columnLabels: (0..<18).map(String.init), heatScale: 0.185)

  /// `grads` of a small network with a convolution and a dense layer.
  static let grads: Document = {
    var document = Document(kind: "grads")
    func add(_ block: Block) { document.blocks.append(block) }
    add(.heading("conv1.weight · 2×1×3×3 · each gradient sums 36 terms"))
    add(.grids(kernelGrids))
    add(.heading("dense1.weight · 3×18 · each gradient is one term"))
    add(.grids([denseGrid]))
    add(.table(parameterTable))
    add(.note(Note(.stale, "conv1.weight changed after this pass; run forward and backward again")))
    add(.note(Note(.warning, "the maximum of window (0,1) is tied; the first in row order wins")))
    add(.next("explain conv1.weight[0,0,1,2]", "accumulate conv1.weight[0]", "update"))
    return document
  }()

  /// A picture of 8×8 with heat beside its feature map.
  static let picture: Document = {
    func picture(_ scale: Double) -> [[Double]] {
      (0..<8).map { row in
        (0..<8).map { column in
          let x = Double(row * row - 3 * column * row + 2 * column - 4) * scale
          return (x * 1000).rounded() / 1000
        }
      }
    }
    var padded = picture(1).prefix(4).map { $0.prefix(4).map { Cell(.number($0)) } }
    padded = padded.map { [Cell(.number(0), mark: .padding)] + $0 }
    padded.insert([Cell](repeating: Cell(.number(0), mark: .padding), count: 5), at: 0)
    padded[0][1].mark = .window
    padded[0][2].mark = .window
    padded[1][1].mark = .window
    padded[1][2].mark = .window
    padded[3][3].mark = .winner
    padded[4][4].content = .masked
    return Document(
      kind: "show",
      blocks: [
        .heading("conv1.out · 2×8×8"),
        .grids([
          Grid(title: "input", numbers: picture(1), heatScale: 120),
          Grid(title: "conv1.out[0]", numbers: picture(0.0133), heatScale: 1.6),
        ]),
        .grids([
          Grid(
            title: "two 8×8 of whole numbers",
            numbers: picture(1).map { $0.map { (abs($0) / 2).rounded() } }, heatScale: 60),
          Grid(
            title: "upstream", numbers: picture(1).map { $0.map { ($0 / 20).rounded() } },
            heatScale: 6),
        ]),
        .grids([Grid(title: "padded input, window", rows: padded, heatScale: 60)]),
        .grids([
          Grid(title: "weight", numbers: [[1, 0], [0, -1]]),
          Grid(title: "patch", numbers: [[1, 2], [4, 5]], sign: "×"),
          Grid(title: "sum", numbers: [[-4]], sign: "="),
        ]),
      ])
  }()

  private static let sevenths: [Double] = (0..<36).map { index in
    let value = Double(index) / 7
    return index % 3 == 0 ? -value : value
  }

  private static let layerTable: Table = Table(
    columns: [
      .init("layer"), .init("what it does"), .init("shape"), .init("parameters", .trailing),
      .init("terms a weight", .trailing), .init("sees", isOptional: true),
      .init("state", isOptional: true),
    ],
    rows: [
      row("input", "", "1×8×8", "", "", "", ""),
      row("conv1", "2 kernels 3×3", "2×6×6", "20", "36", "3×3", "frozen"),
      row("relu1", "max(0, x)", "2×6×6", "0", "", "3×3", ""),
      row("maxpool1", "largest of 2×2, stride 2", "2×3×3", "0", "", "4×4", ""),
      row("flatten1", "", "18", "0", "", "", ""),
      row("dense1", "fully connected 18 → 3", "3", "57", "1", "8×8", "stale"),
    ], markedRow: 1)

  /// `net` and `formula`: a table of layers and aligned formulas.
  static let layers: Document = {
    var document = Document(kind: "net")
    func add(_ block: Block) { document.blocks.append(block) }
    add(.table(layerTable))
    add(.heading("The gradient of one weight"))
    add(.formula(gradientFormula))
    add(
      .paragraph(
        """
        A kernel weight's gradient is the sum of upstream × input over every pixel of the feature \
        map; a fully connected weight's is one product. Survived cancelling: \(0.5897) of \(19.5).
        """))
    add(.verbatim(["input 1x8x8", "conv 2 3x3; relu; maxpool 2", "dense 3"]))
    add(.value(tensor([[1, -2], [3, 0.5]])))
    add(.value(Tensor(shape: [2, 2, 9], elements: sevenths)))
    return document
  }()

  private static let gradientFormula: [FormulaLine] = {
    var terms: Text = "\(1.0)·\(1.0) + \(-2.0)·\(2.0) + \(3.0)·\(4.0) + \(0.5)·\(5.0)"
    terms += " + … (32 more, together \(0.00123), the largest of them \(-0.0417) at (3,4))"
    return [
      FormulaLine("∂loss/∂w[o,i,r,c]", "=", "Σ over y,x of δ[o,y,x] · input[i, y + r, x + c]"),
      FormulaLine("", "=", terms),
      FormulaLine("", "=", "\(11.5)"),
      FormulaLine("η · it", "≈", "\(1.15)"),
    ]
  }()

  private static func row(_ cells: Text...) -> [Text] { cells }

  /// All of them, with the name of their snapshot.
  static let all: [(name: String, document: Document)] = [
    ("accumulate", accumulate), ("grads", grads), ("picture", picture), ("layers", layers),
    ("chart", chart),
  ]

  /// A curve where it can be drawn, cells that belong together, and a formula.
  static let chart: Document = {
    let chart = Chart(
      "loss", title: "loss, \(8.0, style: .plain) → \(2.0, style: .strong)",
      series: [
        .init("each batch", [1, 2, 3, 4].map { .init(x: $0, y: 8 / $0) }),
        .init("held back", [.init(x: 2, y: 5), .init(x: 4, y: 3)], isMarked: true),
      ], across: .init("step", from: 0, to: 4), up: .init("loss", from: 0, to: 8),
      spoken: ["loss: from 8 to 2, never rising"])
    let letters = [["a", "b", ""], ["", "a", "b"]].map { row in
      row.map { letter in
        letter.isEmpty
          ? Grid.Cell(.masked) : Grid.Cell(.text(letter), group: letter == "a" ? 0 : 1)
      }
    }
    return Document(
      kind: "curves",
      blocks: [
        .heading("run 1: 4 steps"),
        .figure(
          Figure(
            .chart(chart),
            instead: [.drawing(Drawing(["█▄▃▂"], spoken: ["loss: from 8 to 2, never rising"]))])),
        .grids([
          Grid(
            title: "which weight", rows: letters, rowLabels: ["0", "1"],
            columnLabels: ["0", "1", "2"])
        ]),
        .formula([FormulaLine("∂L/∂w[o,i]", "=", "Σ_r δ[o,r] ⋅ x[i,r] = \(11.5, style: .strong)")]),
      ])
  }()

  private static func tensor(_ rows: [[Double]]) -> Tensor {
    Tensor(shape: [rows.count, rows[0].count], elements: rows.flatMap { $0 })
  }
}
