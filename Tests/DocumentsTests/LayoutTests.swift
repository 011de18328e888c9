import Documents
import NeuralNetwork
import Testing

@Suite("How blocks are laid out")
struct LayoutTests {
  private func screen(_ width: Int, _ blocks: Block...) -> String {
    let options = RenderingOptions(width: width, glyphs: .ascii)
    return TerminalRenderer(options: options).render(Document(kind: "test", blocks: blocks))
  }

  private func row(_ values: [Double], window: Range<Int> = 0..<0) -> [Grid.Cell] {
    values.enumerated().map {
      Grid.Cell(.number($1), mark: window.contains($0) ? .window : .none)
    }
  }

  @Test("A window is bracketed as one, points stand below each other")
  func window() throws {
    let grid = Grid(
      title: "input",
      rows: [row([1, 2.5, 3]), row([4, 5, 6], window: 0..<2), row([10, 8.25, 9], window: 0..<1)])
    try Snapshot.expect(screen(80, .grids([grid])), named: "window")
  }

  @Test("An address in a title is never broken", arguments: [40, 60, 80], [24, 400])
  func addresses(_ width: Int, _ channels: Int) {
    for name in ["conv1.out", "convtranspose12.out.grad"] {
      let grids = (0..<channels).map { channel in
        Grid(title: Text("\(name)[\(channel)]"), numbers: [[0]])
      }
      let text = screen(width, .grids(grids))
      for channel in 0..<channels { #expect(text.contains("\(name)[\(channel)]")) }
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
    }
  }

  @Test("An expendable column goes where wrapping is not enough, and rows stay rows")
  func expendable() {
    func table(_ isExpendable: Bool) -> Block {
      .table(
        Table(
          columns: [.init("place"), .init("sum", .trailing, isExpendable: isExpendable)],
          rows: [["conv1.out[0,0,1]", "1.25"], ["conv1.out[0,0,2]", "2.5"]]))
    }
    #expect(screen(30, table(true)) == screen(30, table(false)))
    let lines = screen(18, table(true)).split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.contains("(hidden") })
    #expect(lines.contains("conv1.out[0,0,2]") && !lines.contains { $0.contains("2.5") })
    #expect(screen(18, table(false)).contains("sum: 2.5"))
  }

  @Test("A zero has no sign on a screen")
  func negativeZero() {
    let value = Tensor(shape: [3], elements: [-0.0, 0, -1])
    #expect(!screen(80, .value(value)).contains("-0"))
    let grid = Grid(title: "", rows: [row([-0.0, -2])])
    #expect(!screen(80, .grids([grid])).contains("-0"))
  }

  @Test("Marks stay with their numbers where space is short")
  func tight() throws {
    var cells = row((0..<20).map { Double($0 * 50) })
    cells[1].mark = .winner
    cells[2].mark = .changed
    cells[4].mark = .window
    cells[19].mark = .winner
    let text = screen(84, .grids([Grid(title: "tight", rows: [cells])]))
    #expect(text.contains(" 50*") && text.contains("100<") && text.contains("950*"))
    #expect(text.contains("[200]"))
  }

  @Test("Neighbouring marks keep a slot each")
  func neighbours() {
    var cells = row([1, 2, 3])
    cells[0].mark = .padding
    cells[1].mark = .window
    cells[2].mark = .winner
    #expect(screen(80, .grids([Grid(title: "", rows: [cells])])) == "(1) [2]  3*\n")
  }

  @Test("The sign of a panel stands between it and the one before")
  func signs() {
    let grids = [
      Grid(title: "a", numbers: [[1, 2]]), Grid(title: "b", numbers: [[3, 4]], sign: "×"),
      Grid(title: "c", numbers: [[11]], sign: "="),
    ]
    #expect(screen(80, .grids(grids)) == " a         b         c\n 1   2  x  3   4  =  11\n")
  }

  @Test(
    "Numbers drawn as signs are doubled above three fifths of the scale, and lost below an eighth")
  func drawnAsSigns() {
    let grid = Grid(
      title: "", rows: [row([-8, -4.9, -4.8, -0.9, 0, 1, 5, .nan])], heatScale: 8, showsSigns: true)
    #expect(screen(80, .grids([grid])) == " --  --   -   .   .   +  ++   ?\n")
  }

  @Test("A table drops optional columns before it wraps, and says so")
  func table() {
    let table = Table(
      columns: [.init("name"), .init("value", .trailing), .init("why", isOptional: true)],
      rows: [["conv1", "\(12.5)", "because of a long reason"], ["dense1", "\(-0.25)", ""]])
    #expect(
      screen(80, .table(table)) == """
        name    value  why
        ------  -----  ------------------------
        conv1   12.5   because of a long reason
        dense1  -0.25

        """)
    #expect(
      screen(30, .table(table)) == """
        name    value
        ------  -----
        conv1   12.5
        dense1  -0.25
        (hidden at this width: why)

        """)
  }

  @Test("A formula breaks before an operator and hangs under its right side")
  func formula() {
    let line = FormulaLine("sum", "=", "aaaa·bbbb + cccc·dddd + eeee·ffff")
    #expect(
      screen(32, .formula([line, FormulaLine("", "≈", "\(1.5)")])) == """
          sum =  aaaa.bbbb + cccc.dddd
                   + eeee.ffff
              ~= 1.5

        """)
  }

  @Test("A value is written in full, in brackets that read back")
  func value() {
    let tensor = Tensor(shape: [2, 1, 2], elements: [1, -2, 0.1, 1e-5])
    #expect(
      screen(80, .value(tensor)) == """
        [[[    1,    -2]],

         [[  0.1, 1e-05]]]

        """)
    #expect(screen(80, .value(Tensor(0.1 + 0.2))) == "0.30000000000000004\n")
    #expect(screen(80, .value(Tensor(shape: [2, 0], elements: []))) == "[] (shape 2x0)\n")
  }
}
