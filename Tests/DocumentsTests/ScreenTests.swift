import TestSupport
import Testing

@testable import Documents

@Suite("What every screen keeps to")
struct ScreenTests {
  @Test("Lines fit, end in no space, and carry nothing that steers a terminal")
  func properties() {
    var random = SplitMix(seed: 3)
    var documents = RandomDocuments(seed: 5)
    for _ in 0..<500 {
      let document = documents.document()
      let options = RenderingOptions(
        width: random.int(in: 40...200), digits: random.int(in: 1...8),
        colour: random.pick(RenderingOptions.ColourLevel.allCases),
        glyphs: random.pick(RenderingOptions.Glyphs.allCases),
        theme: random.pick(RenderingOptions.Theme.allCases), showsHints: random.pick([true, false]))
      for line in TerminalRenderer(options: options).lines(of: document) {
        expect(line, suits: options)
      }
    }
  }

  private func expect(_ line: String, suits options: RenderingOptions) {
    if options.colour == .none { #expect(!line.unicodeScalars.contains("\u{1B}")) }
    let bare = line.replacing(/\u{1B}\[[0-9;]*m/.matchingSemantics(.unicodeScalar), with: "")
    #expect(DisplayWidth.of(bare) <= options.width, "\(bare)")
    #expect(bare.unicodeScalars.last?.properties.isWhitespace != true, "\(bare)")
    let controls = bare.unicodeScalars.filter { scalar in
      let category = scalar.properties.generalCategory
      let isJoiner = scalar.value == 0x200D || scalar.value == 0x200C
      return category == .control || (category == .format && !isJoiner)
    }
    #expect(controls.isEmpty, "\(bare.debugDescription)")
    if options.glyphs == .ascii { #expect(bare.utf8.allSatisfy { $0 < 0x80 }, "\(bare)") }
  }

  @Test("Without colour, ASCII says the same as UTF-8")
  func asciiDoubles() {
    let text: Text = "δ·xᵀ ≈ −½, σ² → Σ′ ⊗ λ⁻¹ ≥ 10⁻¹² é ✓ …"
    let renderer = TerminalRenderer(options: RenderingOptions(glyphs: .ascii))
    #expect(
      renderer.line(text) == "d.x^T ~= -1/2, sigma^2 -> sum' (x) lambda^-1 >= 10^-12 e ok ...")
  }

  @Test("Control characters of a document become visible")
  func controls() {
    let text: Text = "a\u{1B}[2Jb\u{7}c\u{9B}d\u{202E}e\u{7F}"
    #expect(TerminalRenderer().line(text) == "a␛[2Jb␇c\u{FFFD}d\u{FFFD}e␡")
  }

  @Test("Hints are hidden when they are not wanted")
  func hints() {
    let document = Document(kind: "net", blocks: [.next("grads", "net")])
    #expect(TerminalRenderer().render(document) == "try: grads or net\n")
    let silent = TerminalRenderer(options: RenderingOptions(showsHints: false))
    #expect(silent.render(document) == "")
  }

  @Test(
    "Widths are those of a terminal",
    arguments: [
      ("abc", 3), ("漢字", 4), ("e\u{301}", 1), ("👩‍🔬", 2), ("ﾊ", 1), ("각", 2), ("−½", 2),
      ("δ·x → ▸", 7), ("−1\u{301}", 2), ("Σ⌚", 3), ("→\u{FE0F}", 2),
    ])
  func widths(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test("A step of a sequence keeps its columns")
  func frames() {
    func frame(_ numbers: [[Double]]) -> Frame {
      Frame(
        title: "step", blocks: [.grids([Grid(title: "sum", numbers: numbers)])], spoken: [])
    }
    let frames = [frame([[1, 2]]), frame([[1, 2.5]]), frame([[100, 2.5]])]
    let renderer = TerminalRenderer(options: RenderingOptions(glyphs: .ascii))
    #expect(renderer.lines(of: frames, at: 0).last == "   1  2")
    #expect(renderer.lines(of: frames, at: 1).last == "   1  2.5")
    #expect(renderer.lines(of: frames, at: 2).last == " 100  2.5")
  }

  @Test("A grid that is far too wide says how much it hides")
  func elision() {
    let grid = Grid(title: "wide", numbers: [(0..<400).map { Double($0) }])
    let lines = TerminalRenderer(options: RenderingOptions(width: 60)).lines(of: [.grids([grid])])
    #expect(lines.count == 3)
    #expect(lines[1].contains("…") && lines[1].hasSuffix("399"))
    #expect(lines[2].contains("of 400 columns hidden"))
  }

  @Test("Eight by eight numbers of three digits fit 80 columns")
  func picture() {
    let numbers = (0..<8).map { row in (0..<8).map { Double(row - $0) * 1.234 } }
    let grid = Grid(title: "out", numbers: numbers)
    #expect(TerminalRenderer().lines(of: [.grids([grid])]).count == 9)
  }

  @Test("Of a wide grid with marks, neighbours share a slot only where no two marks meet")
  func marksOfWideGrids() {
    var grid = Grid(title: "x", numbers: [(0..<30).map { Double($0 % 10) }])
    let options = RenderingOptions(width: 64)
    func rows() -> [String] {
      TerminalRenderer(options: options).lines(of: [.grids([grid])]).filter { $0.hasPrefix(" 0 ") }
    }
    #expect(rows().first?.hasPrefix(" 0 1 2 3 4 5") == true)
    grid.rows[0][3].mark = .changed
    grid.rows[0][4].mark = .window
    #expect(rows().first?.contains("3◂ [4]") == true)
    grid.rows[0][4].mark = .none
    #expect(rows().first?.contains(" 3◂4 ") == true)
  }
}
