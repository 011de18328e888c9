import Datasets
import NeuralNetwork
import Testing

@Suite("Tables in text")
struct CSVTests {
  private func table(_ text: String, _ options: CSVOptions = CSVOptions()) throws -> CSVTable {
    try CSVTable(Array(text.utf8), options: options)
  }

  @Test(
    "Header, separator and column of classes are found out",
    arguments: [
      "a,b,label\n1,2.5,x\n-3,4e-1,y\n", "a;b;label\r\n1;2.5;x\r\n-3;4e-1;y",
      "label\tb\ta\nx\t2.5\t1\ny\t.4\t-3\n", "1,2.5,x\n\n-3,0.4,y\n",
      "\u{FEFF}\"a\",\"b\",\"label\"\n\"1\", 2.5 ,\"x\"\n-3,0.4, y \n", "1|2.5|x\n-3|0.4|y",
    ])
  func found(_ text: String) throws {
    let table = try table(text)
    let isTurned = text.hasPrefix("label")
    #expect(table.features.elements == (isTurned ? [2.5, 1, 0.4, -3] : [1, 2.5, -3, 0.4]))
    #expect(table.labels == ["x", "y"])
  }

  @Test("Quotes hold separators, line ends and doubled quotes")
  func quotes() throws {
    let table = try table("1,\"a, \"\"b\"\"\"\n2,\"c\nd\"\n3,e\n")
    #expect(table.labels == ["a, \"b\"", "c\nd", "e"])
    #expect(table.features.shape == [3, 1])
  }

  @Test("Numbers alone have no header, and a header over numbers is one")
  func header() throws {
    #expect(try table("1,2,0\n3,4,1\n").labels == ["0", "1"])
    #expect(try table("0,1,y\n3,4,1\n").labels == ["1"])
    #expect(try table("a,b,c\n3,4,1\n").featureNames == ["a", "b"])
    #expect(try table("7,8,0\n3,4,1\n", CSVOptions(hasHeader: true)).labels == ["1"])
  }

  @Test("The column of classes goes by name or number")
  func label() throws {
    let text = "k,a,b\n1,2,3\n4,5,6\n"
    #expect(try table(text, CSVOptions(label: "k")).labels == ["1", "4"])
    #expect(try table(text, CSVOptions(label: "1")).labels == ["2", "5"])
    #expect(try table(text, CSVOptions(label: "1")).labelColumn == "a")
  }

  @Test(
    "What is wrong is told with its line and column",
    arguments: [
      ("a,b,l\n1,2,x\n3,,y\n", FormatError.Reason.notANumber(""), 3, 2),
      ("a,b,l\n1,2,x\n\n3,4x,y\n", .notANumber("4x"), 4, 2),
      ("1,2,x\n1,2\n", .fieldCount(2, expected: 3), 2, 2),
      ("1,2,x\n1,2,x,5\n", .fieldCount(4, expected: 3), 2, 4),
      ("1,2,x\n1,\"2,x\n", .malformed(.quote, found: ""), 2, 2),
      ("1,2,x\n1,\"2\"3,x\n", .malformed(.quote, found: "3,x\n"), 2, 2),
      ("1,\"x\ny\"\n1e999,z\n", .notANumber("1e999"), 3, 1),
      ("nan,x\n", .notANumber("nan"), 1, 1), ("a,b\n", .noRows, 2, 1), ("\n\n", .noRows, 1, 1),
    ])
  func refused(_ text: String, _ reason: FormatError.Reason, line: Int, column: Int) {
    let error = #expect(throws: FormatError.self) {
      try table(text, CSVOptions(hasHeader: text.hasPrefix("a")))
    }
    #expect(error?.reason == reason)
    #expect(error?.place == .line(line, column: column))
  }

  @Test("A column that is not there is named, with those that are")
  func noColumn() {
    let error = #expect(throws: FormatError.self) {
      try table("a,b\n1,2\n", CSVOptions(label: "c"))
    }
    #expect(error?.reason == .noColumn("c", columns: ["a", "b"]))
  }
}
