import CommandLanguage
import Documents
import Explorer
import Foundation
import TestSupport
import Testing

/// What is exported as a table is read back by a reader of RFC 4180 that knows nothing of Gradus.
@Suite("export csv and markdown")
struct TableExportTests {
  /// Every view of the vocabulary, as its help shows it.
  private static let examples: [(script: String, view: String)] = Vocabulary.views.flatMap {
    view in
    view.examples.compactMap { example -> (script: String, view: String)? in
      let statements = ScriptParser.statements(in: example).map(\.text)
      guard let last = statements.last, last.hasPrefix(view.word), view.word != "data"
      else { return nil }
      return (statements.dropLast().joined(separator: "; "), last)
    }
  }

  @Test(
    "Every view with a table is one of records of equally many fields", arguments: Self.examples)
  func rectangular(script: String, view: String) throws {
    let document = try #require(run("\(script); \(view)").last?.document)
    guard document.hasSheets else {
      let refused = run("\(script); export csv x.csv \(view)").last?.diagnostic
      #expect(refused?.code == "not-applicable")
      #expect(refused?.notes.contains { $0.contains("export html") } == true)
      return
    }
    let text = try exported("csv", view, after: script)
    let records = try #require(CSVReader.records(text), "\(view) is no CSV")
    #expect(Set(records.map(\.count)).count == 1, "\(view)")
    #expect(text.hasSuffix("\r\n"))
    #expect(!records.joined().contains { $0.first == "−" && Double($0.dropFirst()) != nil })
    let markdown = try exported("markdown", view, after: script)
    #expect(markdown.contains("---"), "\(view)")
  }

  @Test("A grid alone is its numbers, exact")
  func exact() throws {
    let script = "input 2; dense 2; dense1.weight = [[0.1, 1/3], [1e-17, -2.5]]"
    #expect(
      try exported("csv", "show dense1.weight", after: script)
        == "0.1,0.3333333333333333\r\n1e-17,-2.5\r\n"
    )
  }

  @Test("A tensor is written whole, however little of it a screen shows")
  func whole() throws {
    let script = "example lenet; seed 1; forward; backward"
    let wide = try #require(
      CSVReader.records(try exported("csv", "show dense1.weight", after: script)))
    #expect(wide.map(\.count) == [Int](repeating: 400, count: 120))
    let planes = try #require(
      CSVReader.records(try exported("csv", "show conv2.weight", after: script)))
    #expect(Set(planes.dropFirst().map { $0[0] }).count == 16 * 6)
    let records = try #require(
      CSVReader.records(try exported("csv", "grads conv2 dense1", after: script)))
    let gradient = records.filter { $0[0] == "dense1.weight.grad" }
    let wanted = try value("\(script)\ndense1.weight.grad").elements
    #expect(gradient.flatMap { $0.dropFirst(2).prefix(400).compactMap(Double.init) } == wanted)
    #expect(records.filter { $0[0] == "conv2.weight.grad[15,5]" }.count == 5)
  }

  @Test("What a view does not draw is said where it is written")
  func parts() throws {
    let folder = try TemporaryFolder()
    let written = run(
      "example lenet; forward; backward; export csv '\(folder.file("fate.csv"))' fate conv1")
    let said = TerminalRenderer().render(try #require(written.last?.document))
    #expect(said.contains("drawn: 2 of 6"))
  }

  @Test("Of several tables each is told apart by its name, and holds the gradient to the bit")
  func several() throws {
    let text = try exported(
      "csv", "accumulate conv1.weight[0]", after: "example sum; forward; backward")
    let records = try #require(CSVReader.records(text))
    #expect(records[0][0] == "table")
    // The sum by hand: 11.5, 14 / 19, 21.5.
    let last = records.filter { $0[0].hasSuffix(": sum so far") }.suffix(2)
    #expect(last.map { Array($0[2...3]) } == [["11.5", "14"], ["19", "21.5"]])
    #expect(Set(records.map { $0[0] }).count > 16)
  }

  @Test("A kernel of a filmstrip is named in every table")
  func filmstrip() throws {
    let text = try exported(
      "csv", "filmstrip conv1", after: "example cross; train 4 steps")
    #expect(text.contains("\"conv1.weight[0,0] at the start\""))
    #expect(text.contains("\"conv1.weight[1,0] after step 4\""))
  }

  @Test("Markdown keeps marks, and bars within a cell do not end it")
  func markdown() throws {
    let script = "example sum; forward; backward"
    let text = try exported("markdown", "accumulate conv1.weight[0]", after: script)
    #expect(text.contains("**\\[5\\]**"))
    #expect(text.contains("| ---: | ---: |"))
    let table = Document(
      kind: "x", blocks: [.table(Table(columns: [.init("a|b")], rows: [[.code("x|y")], ["|z|"]]))])
    #expect(
      MarkdownRenderer().file(table, title: "t").contains(
        "| a\\|b |\n| --- |\n| `x\\|y` |\n| \\|z\\| |"))
  }

  @Test("Fields with commas, quotes and ends of lines are quoted")
  func quoting() {
    let table = Table(
      columns: [.init("a"), .init("b,c")], rows: [["say \"x\"", .number(-0.5)], [" y", "z"]])
    let text = CSVRenderer().file(Document(kind: "x", blocks: [.table(table)]))
    #expect(text == "a,\"b,c\"\r\n\"say \"\"x\"\"\",-0.5\r\n\" y\",z\r\n")
    #expect(CSVReader.records(text) == [["a", "b,c"], ["say \"x\"", "-0.5"], [" y", "z"]])
  }

  private static let refusals = [
    ("example cross; forward; backward; export csv x formula conv1 index", "not-applicable"),
    ("example sum; export markdown x", "missing-argument"),
    ("example sum; export csv", "missing-argument"),
  ]

  @Test("A view without a table, and none, are refused", arguments: Self.refusals)
  func refused(script: String, code: String) {
    #expect(run(script).last?.diagnostic?.code == code)
  }

  @Test("Standard output is refused where the answers are")
  func noOutput() throws {
    let diagnostic = try #require(run("example sum; export csv - show input").last?.diagnostic)
    #expect(diagnostic.code == "file-not-writable")
    #expect(diagnostic.message.contains("name a file"))
  }
}
