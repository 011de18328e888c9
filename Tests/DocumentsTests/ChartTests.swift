import Foundation
import FoundationXML
import NeuralNetwork
import Testing

@testable import Documents

@Suite("Charts, and pictures drawn as in print")
struct ChartTests {
  private static let axes: [(Chart.Axis, [Double])] = [
    (.init("x", from: 0, to: 10), [0, 2, 4, 6, 8, 10]),
    (.init("x", from: 0, to: 1), [0, 0.2, 0.4, 0.6, 0.8, 1]),
    (.init("x", from: 0, to: 150), [0, 50, 100, 150]),
    (.init("x", from: 3.9, to: 4.1), [3.9, 3.95, 4, 4.05, 4.1]),
    (.init("x", from: 0, to: 0.03), [0, 0.01, 0.02, 0.03]),
    (.init("x", from: 0.02, to: 300, isLogarithmic: true), [0.1, 1, 10, 100]),
    (.init("x", from: 1e-10, to: 1e-2, isLogarithmic: true), [1e-10, 1e-8, 1e-6, 1e-4, 1e-2]),
  ]

  @Test("An axis tells round numbers, a logarithmic one powers of ten", arguments: axes)
  func ticks(axis: Chart.Axis, wanted: [Double]) {
    let found = axis.ticks
    #expect(found.count == wanted.count, "\(found)")
    for (one, other) in zip(found, wanted) { #expect(abs(one - other) <= 1e-12 * abs(other)) }
  }

  @Test("On a logarithmic axis equal ratios are equally far apart")
  func logarithmic() throws {
    let axis = Chart.Axis("x", from: 0.01, to: 100, isLogarithmic: true)
    for (value, share) in [(0.01, 0.0), (0.1, 0.25), (1, 0.5), (10, 0.75), (100, 1)] {
      #expect(abs(try #require(axis.share(of: value)) - share) < 1e-12)
    }
    #expect(axis.share(of: 0) == nil && axis.share(of: .nan) == nil)
    let reversed = Chart.Axis("x", from: 0.01, to: 100, isLogarithmic: true, isReversed: true)
    #expect(abs(try #require(reversed.share(of: 0.1)) - 0.75) < 1e-12)
  }

  @Test("An axis has two ends, whatever it is given", arguments: [0, 3, -2, Double.nan, .infinity])
  func degenerate(value: Double) throws {
    for isLogarithmic in [false, true] {
      let axis = Chart.Axis("x", from: value, to: value, isLogarithmic: isLogarithmic)
      #expect(axis.end > axis.start)
      #expect(!axis.ticks.isEmpty)
      #expect(axis.ticks.allSatisfy { axis.share(of: $0)?.isFinite == true })
    }
  }

  private static let chart = Chart(
    "loss", title: "loss",
    series: [
      .init("each batch", [1, 2, 3, 4].map { .init(x: $0, y: 8 / $0) }),
      .init(
        "held back", [.init(x: 2, y: 5), .init(x: 3, y: .nan), .init(x: 4, y: 3)], isMarked: true),
    ], across: .init("step", from: 0, to: 4), up: .init("loss", from: 0, to: 8),
    spoken: ["loss falls"])

  @Test("A curve is one line through its points, at their places")
  func curve() throws {
    let picture = SVGChart(Self.chart, typesetter: Typesetter(options: RenderingOptions())).box.body
    let paths = picture.matches(of: /<path class="curve s0" d="([^"]*)"/)
    let path = try #require(paths.first).output.1
    let places = path.split(whereSeparator: { "ML".contains($0) }).map {
      $0.split(separator: " ").compactMap { Double($0) }
    }
    #expect(places.count == 4)
    // Steps are evenly apart; 8 is at the top, and 4, 8/3 and 2 hang below it in proportion.
    let steps = zip(places.dropFirst(), places).map { $0[0] - $1[0] }
    #expect(steps.allSatisfy { abs($0 - steps[0]) < 0.2 })
    let heights = places.map { places[0][1] - $0[1] }
    #expect(abs(heights[1] / heights[3] - 4.0 / 6) < 0.01)
    // What is no number breaks the line.
    let second = try #require(picture.firstMatch(of: /<path class="curve s1" d="([^"]*)"/)).output.1
    #expect(second.count { $0 == "M" } == 2)
  }

  @Test("A chart is drawn where it can be, and told where it cannot")
  func windows() {
    let figure = Figure(.chart(Self.chart), instead: [.drawing(Drawing(["▁▂"], spoken: ["falls"]))])
    let document = Document(kind: "x", blocks: [.figure(figure)])
    #expect(HTMLRenderer().page(document, title: "x").contains("<path class=\"curve s0\""))
    #expect(LaTeXRenderer().file(document, title: "x").contains("\\polyline("))
    #expect(TerminalRenderer(options: RenderingOptions()).render(document) == "▁▂\n")
    #expect(document.spoken().blocks == [.verbatim(["falls"])])
    let table = CSVRenderer().file(document)
    #expect(
      table == "step,each batch,held back\r\n1,8,\r\n2,4,5\r\n3,2.6666666666666665,nan\r\n4,2,3\r\n"
    )
    #expect(
      JSONRenderer().object(
        for: document, envelope: JSONEnvelope(file: "a", line: 1, statement: "x")
      ).contains("\"type\":\"drawing\""))
  }

  // MARK: Cells

  private static func grid(_ numbers: [[Double]], marked: [(Int, Int)]) -> Grid {
    var grid = Grid(title: "a title of several words, longer than its cells", numbers: numbers)
    for (row, column) in marked { grid.rows[row][column].mark = .window }
    return grid
  }

  @Test("All cells of a picture are of one size, and one frame goes around a window")
  func cells() throws {
    let grid = Self.grid(
      [[1, -22.5, 3], [4, 5, 600], [7, 8, 9]], marked: [(0, 0), (0, 1), (1, 0), (1, 1)])
    let picture = SVGRenderer().picture(
      Document(kind: "x", blocks: [.grids([grid])]), title: "x")
    let cells = picture.matches(
      of: /<rect class="cell[^"]*" x="[^"]*" y="[^"]*" width="([^"]*)" height="([^"]*)"/)
    #expect(cells.count == 9)
    #expect(Set(cells.map { "\($0.output.1) \($0.output.2)" }).count == 1)
    // Two of the window's cells at each of its four sides.
    #expect(picture.matches(of: /<line class="frame"/).count == 8)
    #expect(picture.contains("longer than"), "the title is whole")
    let file = LaTeXRenderer().file(Document(kind: "x", blocks: [.grids([grid])]), title: nil)
    let frames = try #require(file.firstMatch(of: /\{\\linethickness\{1.2pt\}([^\n]*)\n/)).output.1
    #expect(frames.matches(of: /\\line/).count == 8)
    #expect(!file.contains("\\boxed"))
  }

  @Test("Cells that belong together have one colour, and a letter")
  func groups() {
    let rows = [["a", "b"], ["b", "a"]].map { row in
      row.map { Grid.Cell(.text($0), group: $0 == "a" ? 0 : 1) }
    }
    let document = Document(kind: "x", blocks: [.grids([Grid(title: "ties", rows: rows)])])
    let page = HTMLRenderer().page(document, title: "x")
    #expect(page.matches(of: /<td class="g0">\s*a/).count == 2)
    #expect(page.matches(of: /<td class="g1">\s*b/).count == 2)
    for theme in [RenderingOptions.Theme.light, .dark] {
      let options = RenderingOptions(colour: .trueColour, theme: theme)
      let text = TerminalRenderer(options: options).render(document)
      let ground = GroupColours.ground(0, theme)
      #expect(
        text.components(separatedBy: "48;2;\(ground.red);\(ground.green);\(ground.blue)m").count
          == 3)
    }
  }

  @Test("Every group's colour leaves its letter readable", arguments: 0..<12)
  func contrast(group: Int) {
    for theme in [RenderingOptions.Theme.light, .dark] {
      let ground = GroupColours.ground(group, theme)
      let text = ground.prefersBlackText ? RGB(0, 0, 0) : RGB(255, 255, 255)
      #expect(ground.contrast(with: text) >= 4.5)
    }
  }
}
