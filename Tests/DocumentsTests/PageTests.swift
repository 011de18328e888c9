import Foundation
import NeuralNetwork
import Testing

@testable import Documents

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Pages, pictures and LaTeX")
struct PageTests {
  @Test("Every sample looks as recorded", arguments: SampleDocuments.all.map(\.name))
  func samples(name: String) throws {
    let document = try #require(SampleDocuments.all.first { $0.name == name }).document
    try Snapshot.expect(HTMLRenderer().page(document, title: name), named: "\(name).html")
    try Snapshot.expect(SVGRenderer().picture(document, title: name), named: "\(name).svg")
    try Snapshot.expect(LaTeXRenderer().file(document, title: name), named: "\(name).tex")
  }

  /// Text that would do harm where it was taken for markup.
  private static let hostile =
    "</title><script>alert(1)</script>\" onload='x' &amp; \u{1B}]0;evil\u{07} \u{0} \u{202E}"

  private static let hostileDocument: Document = {
    let text = Text(hostile)
    let grid = Grid(
      title: text, rows: [[.init(.text(hostile), mark: .window), .init(.number(.nan))]],
      rowLabels: [hostile], columnLabels: [hostile, ""], heatScale: 1, caption: text,
      sign: hostile)
    let blocks: [Block] = [
      .heading(text), .paragraph(text), .grids([grid]),
      .table(Table(columns: [.init(hostile)], rows: [[text], []], markedRow: 0)),
      .formula([FormulaLine(text, hostile, text)]), .note(Note(.warning, text)),
      .verbatim([text]),
    ]
    return Document(
      kind: hostile,
      blocks: blocks + [.frames([Frame(title: text, blocks: blocks, spoken: [text])])])
  }()

  @Test("Nothing in a document becomes a tag of its page")
  func hostilePage() {
    let page = HTMLRenderer().page(Self.hostileDocument, title: Self.hostile)
    #expect(!page.contains("<script>alert"))
    #expect(!page.contains("' onload") && !page.contains("\" onload"))
    #expect(page.components(separatedBy: "<script>").count == 2)
    #expect(page.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
    #expect(!page.unicodeScalars.contains("\u{202E}"))
  }

  @Test("A picture is well-formed, whatever it shows", arguments: 0..<200)
  func wellFormed(seed: Int) throws {
    var random = RandomDocuments(seed: UInt64(seed))
    let document = seed == 0 ? Self.hostileDocument : random.document()
    let picture = SVGRenderer().picture(document, title: Self.hostile)
    let parser = XMLParser(data: Data(picture.utf8))
    #expect(parser.parse(), "\(parser.parserError.map(String.init(describing:)) ?? "")")
  }

  @Test("A page's tags are closed in order, whatever it shows", arguments: 0..<200)
  func balanced(seed: Int) throws {
    var random = RandomDocuments(seed: UInt64(seed))
    let document = seed == 0 ? Self.hostileDocument : random.document()
    let page = HTMLRenderer().page(document, title: "x")
    let start = try #require(page.range(of: "<main>")).lowerBound
    let end = try #require(page.range(of: "</main>")).upperBound
    // Within its main part a page is XML but for one element that has no end.
    let text = String(page[start..<end]).replacing(
      /<input([^>]*)>/, with: { "<input\($0.output.1)/>" })
    let parser = XMLParser(data: Data(text.utf8))
    #expect(parser.parse(), "\(parser.parserError.map(String.init(describing:)) ?? "")")
  }

  @Test("A page asks the network for nothing")
  func noNetwork() {
    for (_, document) in SampleDocuments.all {
      let page = HTMLRenderer().page(document, title: "x")
      #expect(!page.contains("http:") && !page.contains("https:") && !page.contains("url("))
      #expect(page.contains("default-src 'none'"))
    }
  }

  @Test("LaTeX has no command of the document's own", arguments: 0..<100)
  func latex(seed: Int) {
    var random = RandomDocuments(seed: UInt64(seed))
    let document =
      seed == 0
      ? Document(
        kind: "x", blocks: [.paragraph("\\input{/etc/passwd} 50% $x$ a_b {"), .verbatim(["%"])])
      : random.document()
    let text = LaTeXRenderer().file(document, title: "\\write18{ls} %")
    #expect(!text.contains("\\input{/") && !text.contains("\\write18"))
    // Braces pair, those that are shown apart.
    let shown = text.replacing("\\{", with: "").replacing("\\}", with: "")
    #expect(shown.count { $0 == "{" } == shown.count { $0 == "}" })
  }

  /// A line as the screen shows it, and the formula it becomes.
  private static let formulas = #"""
    ∂L/∂w[o,i] ⇒ \frac{\partial L}{\partial w_{o,i}}
    ∂L/∂γ ⇒ \frac{\partial L}{\partial \gamma }
    γ · x̂ + y ⇒ \gamma  \cdot  \hat{x} + y
    ∂loss/∂w ⇒ \frac{\partial \mathrm{loss}}{\partial w}
    Σ_r δ[r,s] · x[i,r+a] ⇒ \sum_{r}  \delta_{r,s} \cdot  x_{i,r+a}
    Σ over pixels (r,c) of conv1.out.grad[0,r,c] ⇒ \sum_{\text{pixels (r,c)}} \mathtt{conv1.out.grad}[0,r,c]
    3e-06 ⇒ 3\cdot 10^{-6}
    Δ · Pᵀ ⇒ \Delta  \cdot  P^{\mathsf{T}}
    (−2)·2 ⇒ (-2)\cdot 2
    34 that are 0 ⇒ 34 \text{ that are }0
    a_b% ⇒ \mathtt{a\_b}\text{\%}
    """#.split(separator: "\n").map { $0.split(separator: " ⇒ ").map(String.init) }

  @Test("Lines of formulas become formulas", arguments: Self.formulas)
  func math(pair: [String]) { #expect(LaTeXMath.of(pair[0]) == pair[1]) }
}
