import Documents
import Testing

@Suite("Views as sentences")
struct SpokenTests {
  @Test("a grid is told row by row, with its marks in words")
  func grid() {
    let cells = [
      [Grid.Cell(.number(1), mark: .window), Grid.Cell(.masked)],
      [Grid.Cell(.number(-2.5)), Grid.Cell(.text("x"), mark: .padding)],
    ]
    let document = Document(kind: "show", blocks: [.grids([Grid(title: "w", rows: cells)])])
    let lines = TerminalRenderer(options: RenderingOptions(width: 80)).lines(of: document.spoken)
    #expect(
      lines == [
        "w: 2 rows, 2 columns", "row 0: 1 (in the window), masked", "row 1: −2.5, x (padding)",
      ])
  }

  @Test("a table is told cell by cell behind its columns' titles, the marked row first named so")
  func table() {
    let table = Table(
      columns: [.init("layer"), .init("terms", .trailing)],
      rows: [["conv1", "36"], ["dense1", ""]],
      markedRow: 0)
    let document = Document(kind: "net", blocks: [.table(table)])
    let lines = TerminalRenderer(options: RenderingOptions(width: 80)).lines(of: document.spoken)
    #expect(lines == ["here: layer conv1; terms 36", "layer dense1"])
  }

  @Test("a long sentence is broken between words")
  func long() {
    let table = Table(
      columns: [.init("gradient"), .init("terms summed for each weight")],
      rows: [["conv1.weight.grad", "4 (2×2 pixels)"]])
    let document = Document(kind: "backward", blocks: [.table(table)])
    let lines = TerminalRenderer(options: RenderingOptions(width: 66)).lines(of: document.spoken)
    #expect(
      lines == [
        "gradient conv1.weight.grad; terms summed for each weight 4 (2×2", "pixels)",
      ])
  }
}
