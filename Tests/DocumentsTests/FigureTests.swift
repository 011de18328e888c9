import Foundation
import NeuralNetwork
import Testing

@testable import Documents

@Suite("Figures, as a printed book would have them")
struct FigureTests {
  private static func kernel(_ title: String, _ values: [[Double]], scale: Double = 1) -> Grid {
    Grid(
      title: Text(title), rows: values.map { $0.map { Grid.Cell(.number($0)) } }, heatScale: scale)
  }

  private static func picture(_ blocks: [Block]) -> String {
    SVGRenderer().picture(Document(kind: "x", blocks: blocks), title: "x")
  }

  /// The widths of the rectangles of a class.
  private static func widths(_ picture: String, _ className: String) -> [String] {
    picture.matches(of: /<rect class="([^"]*)"[^>]* width="([0-9.]+)"/).filter {
      $0.output.1.split(separator: " ").contains(Substring(className))
    }.map { String($0.output.2) }
  }

  @Test("The cells of kernels that stand below each other are of one width, over one scale")
  func aligned() {
    let blocks: [Block] = [
      .grids([Self.kernel("a", [[0.5, -0.25]])]),
      .grids([Self.kernel("b", [[-0.12345, 0.00321]])]),
    ]
    let together = Self.picture(blocks)
    #expect(Set(Self.widths(together, "cell")).count == 1)
    // Apart from each other they differ: the one above has the room of the one below.
    let apart = blocks.map { Self.widths(Self.picture([$0]), "cell") }
    #expect(apart[0] != apart[1] && apart[1].first == Self.widths(together, "cell").first)
    // A scale has a number at its middle that stands in no cell.
    func scales(_ picture: String) -> Int {
      picture.components(separatedBy: "class=\"label\" text-anchor=\"middle\"").count - 1
    }
    #expect(scales(together) == 1)
    let other: Block = .grids([Self.kernel("b", [[-0.12345, 0.00321]], scale: 2)])
    #expect(scales(Self.picture([blocks[0], other])) == 2)
  }

  /// librsvg, which many viewers draw with, else drops a space at either end of a `tspan`: `modeeval`.
  @Test("A picture asks for the spaces between its stretches to be kept")
  func spaces() throws {
    let words: Text = "type \(.code("mode eval")) \(.muted("12 are 0"))"
    let picture = Self.picture([.paragraph(words), .formula([FormulaLine("δ[i] x", "=", words)])])
    let root = try #require(picture.firstMatch(of: /<svg [^>]*>/)?.output)
    #expect(root.contains("xml:space=\"preserve\""))
    // What is kept has no line breaks in it.
    #expect(
      !picture.matches(of: /<text[^>]*>(.*?)<\/text>/.dotMatchesNewlines()).contains {
        $0.output.1.contains("\n")
      })
  }

  @Test("A letter keeps its index, though both came in pieces")
  func pieces() {
    let batch: Text = "n,"
    let sum: Text = "\u{3B4}[\(batch)o,r] \u{22C5} x[\(batch)i,r]"
    let picture = Self.picture([.formula([FormulaLine("y", "=", sum)])])
    #expect(picture.contains(/<tspan class="ix" dy="3">n,o,r<\/tspan>/))
    #expect(picture.contains(/<tspan class="ix" dy="3">n,i,r<\/tspan>/))
  }

  @Test("Numbers too small to read are left out, and their cells are squares", arguments: [8, 60])
  func unreadable(columns: Int) {
    let row = (0..<columns).map { Double($0) / 1234.5 }
    let picture = Self.picture([.grids([Self.kernel("a", [row, row])])])
    let numbers = picture.components(separatedBy: "<text class=\"num").count - 1
    #expect(numbers == (columns == 8 ? 16 : 0))
    let wide = Self.widths(picture, "cell")
    #expect(wide.count == 2 * columns && Set(wide).count == 1)
    let latex = LaTeXRenderer().file(
      Document(kind: "x", blocks: [.grids([Self.kernel("a", [row, row])])]), title: nil)
    #expect(latex.contains("0.00") == (columns == 8))
  }

  @Test("Points of the plane are drawn where they lie, one mark each")
  func plane() throws {
    var chart = Chart(
      "rings", title: Text(),
      series: [
        .init(scattered: [.init(x: 0, y: 0), .init(x: 1, y: 1), .init(x: 1, y: 0)], "inner"),
        .init(scattered: [.init(x: 0.5, y: 0.5)], "outer"),
      ], across: .init("input[0]", from: 0, to: 1), up: .init("input[1]", from: 0, to: 1),
      spoken: ["two kinds"])
    chart.shaded = [[true, true], [false, false]]
    let document = Document(kind: "data", blocks: [.figure(Figure(.chart(chart), instead: []))])
    for text in [
      SVGRenderer().picture(document, title: "x"), HTMLRenderer().page(document, title: "x"),
    ] {
      // Those of the legend besides.
      #expect(text.components(separatedBy: "class=\"mark s0\"").count - 1 == 3 + 1)
      #expect(text.components(separatedBy: "class=\"mark s1\"").count - 1 == 1 + 1)
      #expect(!text.contains("class=\"curve"))
      #expect(text.contains("class=\"shaded\""))
    }
    let sheet = try #require(document.sheets.first)
    #expect(sheet.rows.count == 4 && sheet.rows[3] == [.number(0.5), .number(0.5), .text("outer")])
  }

  @Test("Samples are squares on a page, too")
  func squares() {
    let grid = Grid(
      title: "0: ring", picture: ["░█", "  "], spoken: ["a ring"], shades: [[0.25, 1], [0, 0]])
    let page = HTMLRenderer().page(Document(kind: "x", blocks: [.grids([grid])]), title: "x")
    #expect(!page.contains("█") && page.contains("role=\"img\" aria-label=\"a ring\""))
    #expect(page.components(separatedBy: "<rect ").count - 1 == 2)
  }

  @Test("A formula's parts are set as in print")
  func math() {
    func parts(_ text: String) -> [String] { SVGMath.parts(text).map { "\($0.kind) \($0.text)" } }
    #expect(parts("1e-05") == ["roman 10", "power −5"])
    #expect(parts("−3.44e+12") == ["roman −3.44⋅10", "power 12"])
    #expect(parts("conv1.out[0,2,3].grad") == ["typed conv1.out[0,2,3].grad"])
    #expect(parts("γδ[n]") == ["italic γδ", "index n"])
    #expect(parts("2e") == ["roman 2", "italic e"])
  }

  @Test("A space between two parts of a heading stays one that can be seen")
  func gaps() {
    #expect("a   b c ".withWideGaps == "a\u{2003}b c ")
    let picture = Self.picture([.heading("w = 1   its gradient")])
    #expect(picture.contains("1\u{2003}its"))
  }

  @Test("A logarithmic axis is labelled with powers")
  func powers() {
    let axis = Chart.Axis("ε", from: 1e-10, to: 1, isLogarithmic: true)
    let format = RoundedNumberFormat(digits: 3, minus: "-")
    #expect(axis.label(of: 1e-8, format: format) == .init(text: "10", exponent: "\u{2212}8"))
    #expect(axis.label(of: 1, format: format) == .init(text: "1"))
    #expect(Chart.Axis("x", from: 0, to: 1).label(of: 0.01, format: format) == .init(text: "0.01"))
  }

  @Test("A table longer than a page of print goes over several, its header on each")
  func longTable() {
    func written(_ count: Int) -> String {
      let rows = (0..<count).map { row -> [Text] in ["\(row)", .number(Double(row) / 7)] }
      let table = Table(columns: [.init("pixel"), .init("term", .trailing)], rows: rows)
      return LaTeXRenderer().file(Document(kind: "x", blocks: [.table(table)]), title: "x")
    }
    #expect(written(100).contains("\\begin{longtable}") && written(100).contains("\\endhead"))
    #expect(!written(20).contains("\\begin{longtable}"))
  }

  @Test("The units of a picture's numbers stand below each other, with a point and without")
  func units() throws {
    let numbers = [4, 2.5, 12, 0.5].map { [Grid.Cell(.number($0))] }
    let picture = SVGRenderer().picture(
      Document(kind: "x", blocks: [.grids([Grid(title: "a", rows: numbers)])]), title: "x")
    // Helvetica's digit is 0.556 of the size, its point 0.278; the numbers end at their x.
    let ends = ["4", "2.5", "12", "0.5"].map { word -> Double in
      let place = picture.split(separator: ">\(word)</text>")[0].split(separator: " x=\"").last
      let end = place?.prefix { $0 != "\"" }
      let digits = word.split(separator: ".").dropFirst().first?.count ?? 0
      let tail = digits > 0 ? 13 * (0.278 + 0.556 * Double(digits)) : 0
      return (Double(end ?? "") ?? .nan) - tail
    }
    #expect(ends.allSatisfy { abs($0 - ends[0]) < 0.2 }, "\(ends)")
  }

  @Test("Rails beside layers are drawn, and nothing else is taken for one")
  func rails() {
    #expect(
      LaTeXRails.of("●─╮")
        == "\\rail{\\raildot}\\rail{\\railleft\\railright}\\rail{\\railleft\\raildown}")
    #expect(LaTeXRails.of("● conv") == nil && LaTeXRails.of("  ") == nil)
  }
}
