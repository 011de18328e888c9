import Documents
import NeuralNetwork
import Testing

@Suite("Views as sentences")
struct SpokenTests {
  private func lines(_ blocks: Block..., width: Int = 200) -> [String] {
    TerminalRenderer(options: RenderingOptions(width: width))
      .lines(of: Document(kind: "show", blocks: blocks).spoken())
  }

  @Test("a grid is told row by row, what stands out behind it")
  func grid() {
    let cells = [
      [Grid.Cell(.number(1), mark: .window), Grid.Cell(.masked)],
      [Grid.Cell(.number(-2.5)), Grid.Cell(.text("x"), mark: .padding)],
    ]
    #expect(
      lines(.grids([Grid(title: "w", rows: cells)])) == [
        "w: 2 rows, 2 columns", "row 0: 1, forced to 0", "row 1: minus 2.5, x",
        "in the window: row 0, column 0", "padding: row 1, column 1",
      ])
  }

  @Test("a window is told by its rows and columns, cells that are alike are counted")
  func window() {
    let rows = (0..<3).map { row in
      (0..<5).map { column in
        Grid.Cell(.number(0), mark: row > 0 && (1...2).contains(column) ? .window : .none)
      }
    }
    #expect(
      lines(.grids([Grid(title: "x", rows: rows)])) == [
        "x: 3 rows, 5 columns", "row 0: 5 times 0", "row 1: 5 times 0", "row 2: 5 times 0",
        "in the window: rows 1 to 2, columns 1 to 2",
      ])
  }

  @Test("of a large grid the range, the zeros and the first row are told")
  func largeGrid() {
    let numbers = (0..<20).map { row in (0..<20).map { row == 3 && $0 == 4 ? 2 : $0 == 0 ? -1 : 0 }
    }
    let told = lines(.grids([Grid(title: "x", numbers: numbers.map { $0.map(Double.init) })]))
    #expect(
      told == [
        "x: 20 rows, 20 columns",
        "numbers from minus 1 to 2; 379 of them 0; the largest in row 3, column 4",
        "row 0: minus 1, 11 times 0, and 8 more",
      ])
  }

  @Test("a table is told cell by cell behind its columns' titles, the marked row first named so")
  func table() {
    let table = Table(
      columns: [.init("layer"), .init("terms", .trailing), .init("")],
      rows: [
        ["conv1", "36", .drawing("███", spoken: "")],
        ["dense1", "", .drawing("██", spoken: "half")],
      ], markedRow: 0)
    #expect(lines(.table(table)) == ["here: layer conv1; terms 36", "layer dense1; half"])
  }

  @Test("a long sentence is broken between words")
  func long() {
    let table = Table(
      columns: [.init("gradient"), .init("terms summed for each weight")],
      rows: [["conv1.weight.grad", "4 (2×2 pixels)"]])
    #expect(
      lines(.table(table), width: 66) == [
        "gradient conv1.weight.grad; terms summed for each weight 4 (2 by 2", "pixels)",
      ])
  }

  @Test("of pictures what they say is told, of frames their sentences")
  func pictures() {
    let frames = (1...3).map { number in
      Frame(
        title: "step \(number)", blocks: [.verbatim(["█"])],
        spoken: number == 2 ? [] : ["sum \(number)"])
    }
    #expect(
      lines(
        .drawing(Drawing(["▁▃█"], spoken: ["rising"])), .frames(frames),
        .grids([Grid(title: "7", picture: ["░░"], spoken: ["dark", "all over"])])
      )
      .filter { !$0.isEmpty } == [
        "rising", "step 1", "sum 1", "step 2", "step 3", "sum 3", "7: dark", "all over",
      ])
  }

  @Test("numbers are told in words where digits alone do not say them")
  func values() {
    #expect(lines(.value(Tensor(-0.5))) == ["minus 0.5"])
    #expect(lines(.value(Tensor(1.25e-7))) == ["1.25 times 10 to the minus 7"])
    #expect(
      lines(.value(Tensor(shape: [2, 2], elements: [1, -2, .nan, -.infinity]))) == [
        "4 numbers, 2 by 2", "row 0: 1, minus 2", "row 1: not a number, minus infinity",
      ])
    let told = lines(.value(Tensor(shape: [10, 10])))
    #expect(told.first == "100 numbers, 10 by 10, from 0 to 0, 100 of them 0")
    #expect(told.count == 2)
    // A vector's length is its count.
    let vector = lines(.value(Tensor(shape: [60], elements: (0..<60).map { Double($0) })))
    #expect(vector.first == "60 numbers, from 0 to 59, 1 of them 0")
  }

  @Test("notes say what they are, what to type stays as it is typed")
  func notes() {
    #expect(
      lines(
        .note(Note(.warning, "3 − 4 is −1")), .note(Note(.check, "Σ = 2")),
        .note(Note(.remark, "type \(.code("conv1.weight[0] -= 0.1*x")), or not"))
      )
      .filter { !$0.isEmpty } == [
        "warning: 3 minus 4 is minus 1", "checked: sum of equals 2",
        "type conv1.weight[0] -= 0.1*x, or not",
      ])
  }

  @Test(
    "signs that a reader passes over are words",
    arguments: [
      ("3 − 2", "3 minus 2"), ("-2.5", "minus 2.5"), ("a - b", "a minus b"),
      ("x^2", "x to the power 2"), ("x²", "x squared"), ("10⁻¹³", "10 to the minus 13"),
      ("2⋅3 + (−1)⋅4", "2 times 3 plus (minus 1) times 4"), ("3×3", "3 by 3"),
      ("upstream × window", "upstream times window"),
      ("1.2e-05", "1.2 times 10 to the minus 5"), ("1e-05", "10 to the minus 5"),
      ("−1e-7", "minus 10 to the minus 7"), ("11e5", "11 times 10 to the power 5"),
      ("2.1e-3", "2.1 times 10 to the minus 3"),
      ("cross-entropy", "cross-entropy"), ("held-back", "held-back"), ("conv1.out", "conv1.out"),
      ("∂loss/∂w = Σ", "d loss by d w equals sum of"), ("0.5 → 2", "0.5 to 2"),
      ("upstream · kernel", "upstream times kernel"),
      ("N·H′·W′", "N times H prime times W prime"),
      ("|out − target|", "the magnitude of out minus target"), ("a ≈ b", "a about b"),
      ("bias on|off", "bias on or off"),
      ("|a| and |b − c|", "the magnitude of a and the magnitude of b minus c"),
      ("nan", "not a number"), ("inf", "infinity"), ("info and nano", "info and nano"),
      ("√v + ε", "root of v plus epsilon"), ("R² = 0.9, fine", "R squared equals 0.9, fine"),
    ])
  func signs(_ seen: String, _ heard: String) {
    #expect(SpeechSpelling.of(seen) == heard)
    #expect(!heard.contains { SpeechSpelling.silent.contains($0) })
  }
}
