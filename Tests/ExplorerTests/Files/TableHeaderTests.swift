import CommandLanguage
import Documents
import Explorer
import TestSupport
import Testing

/// What the columns and rows of an exported table are called.
@Suite struct TableHeaderTests {
  private static let views: [(script: String, view: String)] =
    Vocabulary.views.flatMap { view in
      view.examples.compactMap { example -> (script: String, view: String)? in
        let statements = ScriptParser.statements(in: example).map(\.text)
        guard let last = statements.last, last.hasPrefix(view.word), view.word != "data" else {
          return nil
        }
        let script = statements.dropLast().joined(separator: "; ")
        return run("\(script); \(last)").last?.document?.hasSheets == true ? (script, last) : nil
      }
    } + [
      ("example cross; forward; backward", "explain conv1.weight[0,0,0,0] terms"),
      ("example cross; train 4 steps", "curves"), ("example cross; train 4 steps", "curves moved"),
      ("input 1x6x6; conv 1 3x3 pad 1; relu; from input; conv 1 3x3 pad 1; add relu1", "net"),
    ]

  @Test(arguments: views)
  func `each column has a name, and none is a formula to a spreadsheet`(
    script: String, view: String
  ) throws {
    let text = try exported("csv", view, after: script)
    let records = try #require(CSVReader.records(text))
    let several = records.filter { $0[0] == "table" }
    let isHeader = records[0].allSatisfy { Double($0) == nil && !$0.isEmpty }
    for header in several.isEmpty ? (isHeader ? [records[0]] : []) : several {
      // The longest has all fields, shorter ones are filled up at their ends.
      let named = header.reversed().drop(while: \.isEmpty)
      #expect(!named.contains(""), "\(view): \(header)")
      #expect(!named.contains { "=+-@".contains($0.first ?? " ") }, "\(view): \(header)")
      let counted = named.filter { Double($0) == nil }
      #expect(Set(counted).count == counted.count, "\(view): \(header)")
    }
  }

  @Test func `terms, paths and the sides of a comparison are named`() throws {
    let pass = "example cross; forward; backward"
    func header(_ view: String, after script: String = pass) throws -> [String] {
      try #require(CSVReader.records(try exported("csv", view, after: script))?.first)
    }
    #expect(try header("explain conv1.weight[0,0,0,0] terms").contains("term"))
    #expect(try header("paths conv1.weight[0,0,1,1]")[0...1] == ["path", "product"])
    let compared = try header("compare conv1.weight[0,0,0,0] conv1.weight[0,0,1,1]")
    #expect(compared.contains("side"))
    #expect(
      !(try exported("csv", "curves", after: "example cross; train 4 steps")
        .contains("length of its gradient")))
  }

  @Test func `the rows of a filmstrip are counted in every picture`() throws {
    let script = "example cross; train 4 steps"
    let records = try #require(
      CSVReader.records(try exported("csv", "filmstrip conv1", after: script)))
    #expect(records[0].prefix(2) == ["table", "row"])
    #expect(records.filter { $0[0] == "table" }.count == 1)
    let rows = records.dropFirst().map { $0[1] }
    #expect(rows.count.isMultiple(of: 3))
    #expect(rows == (0..<rows.count).map { String($0 % 3) })
    let markdown = try exported("markdown", "filmstrip conv1", after: script)
    #expect(markdown.contains("\\[0,0\\] start\n\n| 0 | 1 | 2 |"))
  }

  /// A file has no width: names are whole, and no two that differ are alike.
  @Test(arguments: ["csv", "markdown", "html"])
  func `long names of classes are whole`(kind: String) throws {
    let (one, two) = ("averyveryverylongname-one", "averyveryverylongname-two")
    let rows = (0..<20).map { "\($0),1,\($0 % 2 == 0 ? one : two)" }
    let folder = try TemporaryFolder(["c.csv": "a,b,y\n" + rows.joined(separator: "\n") + "\n"])
    let load = "input 2; dense 2; loss cross-entropy; data load '\(folder.file("c.csv"))' label y"
    let text = try exported(kind, "evaluate", after: load + "; train 1 step")
    #expect(text.contains(one) && text.contains(two) || text.contains("name\\-one"), "\(text)")
    let shown = try #require(run(load).last?.document)
    #expect(!TerminalRenderer().render(shown).contains("averyveryverylo…"))
  }

  /// What a file's own text begins with stays as it is: the table is exact.
  @Test func `a class's name is not changed`() throws {
    let rows = (0..<20).map { "\($0),1,\($0 % 2 == 0 ? "=1+1" : "b")" }
    let folder = try TemporaryFolder(["c.csv": "a,b,y\n" + rows.joined(separator: "\n") + "\n"])
    let text = try exported(
      "csv", "evaluate",
      after: "input 2; dense 2; loss cross-entropy; data load '\(folder.file("c.csv"))' label y; "
        + "train 1 step")
    #expect(CSVReader.records(text)?[0].contains("=1+1") == true)
  }
}
