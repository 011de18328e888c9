import Documents
import Foundation
import NeuralNetwork
import Testing

@Suite("What programs read")
struct JSONTests {
  private let envelope = JSONEnvelope(
    file: "a.gradus", line: 3, statement: "print conv1.weight.grad")

  @Test("A value is its shape and its numbers, without a view")
  func value() {
    let tensor = Tensor(shape: [2, 2], elements: [3, -0.0, .nan, 1e-5])
    let document = Document(kind: "value", blocks: [.value(tensor)])
    #expect(
      JSONRenderer().object(for: document, envelope: envelope) == """
        {"schema":1,"file":"a.gradus","line":3,"statement":"print conv1.weight.grad","ok":true,\
        "kind":"value","shape":[2,2],"data":[3,-0.0,"nan",1e-05]}
        """)
  }

  @Test("An error carries its code, its place and what would work")
  func failure() {
    let failure = JSONRenderer.Failure(
      code: "unknown-command", message: "no command \"cnov\"", column: 1, suggestion: "conv")
    let envelope = JSONEnvelope(file: "-", line: 4, statement: "cnov 2")
    #expect(
      JSONRenderer().object(for: failure, envelope: envelope) == """
        {"schema":1,"file":"-","line":4,"statement":"cnov 2","ok":false,"kind":"error",\
        "code":"unknown-command","message":"no command \\"cnov\\"","column":1,"suggestion":"conv"}
        """)
  }

  @Test("Facts stand at the top level in order and never hide the envelope")
  func facts() {
    let document = Document(
      kind: "grads",
      facts: [
        Fact("loss", .number(0.1)), Fact("kind", .text("x")), Fact("loss", .none),
        Fact("w", .tensor(Tensor(shape: [1], elements: [2]))),
        Fact("list", .list([.integer(1), .flag(true), .record([Fact("a", .number(.infinity))])])),
        Fact("series", .series(.init(count: 3) { .integer($0 * $0) })),
      ])
    let text = JSONRenderer().object(for: document, envelope: envelope)
    #expect(
      text.hasSuffix(
        """
        "kind":"grads","loss":0.1,"kind_":"x","loss_":null,"w":{"shape":[1],"data":[2]},\
        "list":[1,true,{"a":"inf"}],"series":[0,1,4],"view":[]}
        """))
  }

  @Test("Every document is one line that a JSON reader accepts")
  func everyDocument() throws {
    var documents = RandomDocuments(seed: 9)
    let samples = SampleDocuments.all.map(\.document)
    for document in samples + (0..<300).map({ _ in documents.document() }) {
      let text = JSONRenderer().object(for: document, envelope: envelope)
      #expect(!text.contains("\n"))
      #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
      let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
      #expect((object as? [String: Any])?["kind"] as? String == document.kind)
    }
  }

  @Test("Strings read back as they were")
  func strings() throws {
    let strings = ["\"\\/\n\r\t\u{0}\u{1F}\u{7F}\u{85}", "\u{2028}\u{2029}é漢👩‍🔬", ""]
    var writer = JSONWriter()
    writer.array(strings)
    let read = try JSONSerialization.jsonObject(with: Data(writer.text.utf8)) as? [String]
    #expect(read == strings)
    #expect(!writer.text.contains("\u{2028}"))
  }
}
