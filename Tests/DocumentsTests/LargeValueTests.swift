import Documents
import NeuralNetwork
import Testing

@Suite("Values with many numbers")
struct LargeValueTests {
  private static let large = Document(
    kind: "value",
    blocks: [
      .value(Tensor(shape: [40, 50], elements: (0..<2000).map(Double.init)))
    ])

  private static func renderer(_ width: Int, abridging: Bool) -> TerminalRenderer {
    var options = RenderingOptions(width: width)
    options.abridgesValues = abridging
    return TerminalRenderer(options: options)
  }

  @Test(
    "A person sees the first and last rows on one line each, and how many there are",
    arguments: [60, 80])
  func abridged(_ width: Int) throws {
    let lines = Self.renderer(width, abridging: true).lines(of: Self.large)
    #expect(lines.count <= 9)
    #expect(lines.allSatisfy { $0.count <= width })
    #expect(lines[0].hasPrefix("[[0, 1, 2,") && lines[0].hasSuffix("48, 49],"))
    #expect(lines[5].hasPrefix(" [1900, 1901,") && lines[6].hasSuffix("1998, 1999]]"))
    #expect(lines[3] == " \u{2026}")
    #expect(lines[7].hasPrefix("\u{B7} 2,000 numbers; the first and last rows"))
  }

  @Test("A thousand are shown whole to everybody")
  func whole() {
    let document = Document(kind: "value", blocks: [.value(Tensor(shape: [1000]))])
    let lines = Self.renderer(80, abridging: true).lines(of: document)
    #expect(lines.joined().count { $0 == "0" } == 1000)
  }

  @Test("What is handed out in pieces is what is written whole, on a screen and as JSON")
  func pieces() {
    let document = Document(
      kind: "value",
      blocks: [.note(Note(.remark, "old")), .value(Tensor(repeating: 0.1, shape: [70, 20, 30]))])
    var pieces: [String] = []
    let renderer = Self.renderer(80, abridging: false)
    renderer.write(document) { pieces.append($0) }
    #expect(pieces.count > 2)
    #expect(pieces.joined() == renderer.render(document))

    pieces = []
    let envelope = JSONEnvelope(file: "-", line: 1, statement: "x")
    JSONRenderer().write(document, envelope: envelope) { pieces.append($0) }
    #expect(pieces.count > 3)
    #expect(pieces.joined() == JSONRenderer().object(for: document, envelope: envelope))
    #expect(pieces.joined().hasSuffix(",0.1,0.1]}"))
  }

  @Test("Work that is given up hands out nothing more")
  func stopped() {
    let document = Document(
      kind: "value", blocks: [.value(Tensor(repeating: 0.1, shape: [70, 2000]))])
    var pieces = 0
    Self.renderer(80, abridging: false).write(document, isStopped: { pieces > 0 }) { _ in
      pieces += 1
    }
    #expect(pieces == 1)
    pieces = 0
    JSONRenderer().write(
      document, envelope: JSONEnvelope(file: "-", line: 1, statement: "x"),
      isStopped: { pieces > 1 }
    ) { _ in pieces += 1 }
    #expect(pieces == 2)
  }
}
