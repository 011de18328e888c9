import Documents
import Testing

@Suite("What the screens look like")
struct SnapshotTests {
  @Test("Every sample looks as recorded", arguments: SampleDocuments.all.map(\.name))
  func samples(name: String) throws {
    let document = try #require(SampleDocuments.all.first { $0.name == name }).document
    for (suffix, options) in Self.screens {
      let text = TerminalRenderer(options: options).render(document)
      try Snapshot.expect(text, named: "\(name)-\(suffix)")
    }
  }

  private static let screens: [(String, RenderingOptions)] = [
    ("80", RenderingOptions(width: 80)),
    ("160", RenderingOptions(width: 160)),
    ("ascii-80", RenderingOptions(width: 80, glyphs: .ascii)),
    ("ansi256-80", RenderingOptions(width: 80, colour: .ansi256)),
    ("truecolour-light-80", RenderingOptions(width: 80, colour: .trueColour, theme: .light)),
    ("40", RenderingOptions(width: 40)),
  ]
}
