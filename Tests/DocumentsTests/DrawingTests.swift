import Testing

@testable import Documents

@Suite("Drawings on a narrow screen")
struct DrawingTests {
  /// A matrix of letters with a label before each row, four columns and a gap at a time.
  private static let drawing = Drawing(
    ["      0    1    2    3", "row0  abcd efgh ijkl mnop", "row1  ABCD EFGH IJKL MNOP"],
    spoken: ["a matrix"], margin: 6)

  private static func lines(_ drawing: Drawing, width: Int) -> [String] {
    TerminalRenderer(options: RenderingOptions(width: width))
      .render(Document(kind: "x", blocks: [.drawing(drawing)]))
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test("A drawing that fits is kept")
  func kept() {
    #expect(Self.lines(Self.drawing, width: 40).prefix(3) == Self.wide[...])
  }

  private static let wide = [
    "      0    1    2    3", "row0  abcd efgh ijkl mnop", "row1  ABCD EFGH IJKL MNOP",
  ]

  @Test("A wider one stands in strips, cut where nothing is, with its labels before each")
  func strips() {
    let wanted = [
      "      0    1    2", "row0  abcd efgh ijkl", "row1  ABCD EFGH IJKL", "",
      "      3", "row0  mnop", "row1  MNOP",
    ]
    #expect(Array(Self.lines(Self.drawing, width: 22).prefix(7)) == wanted)
  }

  @Test("No column is lost, and none stands twice", arguments: 20..<44)
  func whole(width: Int) {
    let letters = (0..<70).map { String(UnicodeScalar(UInt8(48 + $0))) }.joined()
    let lines = Self.lines(Drawing([Text("n: " + letters)], spoken: [], margin: 3), width: width)
      .filter { !$0.isEmpty }
    #expect(lines.allSatisfy { $0.count <= width && $0.hasPrefix("n: ") })
    #expect(lines.map { $0.dropFirst(3) }.joined() == letters)
  }

  @Test("A listing's line that is broken goes on below what it says")
  func listing() {
    let lines = TerminalRenderer(options: RenderingOptions(width: 24)).render(
      Document(kind: "x", blocks: [.verbatim(["  conv OUT K [stride S] [pad P]"])]))
    #expect(lines.contains("  conv OUT K [stride S]\n    [pad P]"))
  }
}
