import Documents
import Foundation
import TestSupport
import Testing

@Suite("Bytes as Base64")
struct Base64Tests {
  /// What Foundation makes of some bytes is the reference.
  @Test("are those of Foundation, of any number, and come back", arguments: 0...70)
  func agreement(_ count: Int) {
    var random = SplitMix(seed: UInt64(count))
    let bytes = (0..<count).map { _ in UInt8(random.int(in: 0...255)) }
    var writer = JSONWriter()
    bytes.withUnsafeBytes { writer.value(base64: $0) }
    let text = Data(bytes).base64EncodedString()
    #expect(writer.text == "\"\(text)\"")
    #expect(Base64.bytes(of: text) == bytes)
  }

  @Test(
    "are refused where letters are none, padding is wrong, or bits are lost",
    arguments: [
      "A", "AA", "AAA", "AA=A", "A===", "====", "AA==AAAA", "A*AA", "AB==", "AAB=", "é==", " AAA",
    ])
  func refusals(_ text: String) {
    #expect(Base64.bytes(of: text) == nil)
  }
}

@Suite("A document as a part of another page")
struct FragmentTests {
  @Test("is one element whose rules touch nothing around it")
  func scope() throws {
    let document = Document(
      kind: "net", blocks: [.heading("a <b>"), .paragraph("text"), .suggestion(.init(["net"]))])
    let html = HTMLRenderer().fragment(document)
    #expect(html.hasPrefix("<div class=\"gradus-view\">"))
    #expect(html.hasSuffix("</div>\n"))
    #expect(html.contains("a &lt;b&gt;"))
    let style = try #require(
      html.split(separator: "<style>").last?.split(separator: "</style>").first)
    // Braces are balanced, and what opens at the outermost level names the element.
    var depth = 0
    for line in style.split(separator: "\n") {
      if depth == 0 { #expect(line.contains(".gradus-view"), "\(line)") }
      depth += line.count { $0 == "{" } - line.count { $0 == "}" }
    }
    #expect(depth == 0)
    #expect(!style.contains(":root"))
    #expect(HTMLRenderer().fragment(Document(kind: "quit")) == "")
  }
}
