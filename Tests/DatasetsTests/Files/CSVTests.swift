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
      ("a,b,l\n1,2,x\n\n3,4x,y\n", FormatError.Reason.notANumber("4x"), 4, 2),
      ("1;2,5;x\n3;4;y\n", .notANumber("2,5"), 1, 2),
      ("1,2,x\n1,2\n", .fieldCount(2, expected: 3), 2, 2),
      ("1,2,x\n1,2,x,5\n", .fieldCount(4, expected: 3), 2, 4),
      ("1,2,x\n1,\"2,x\n", .malformed(.quote, found: ""), 2, 2),
      ("1,2,x\n1,\"2\"3,x\n", .malformed(.quote, found: "3,x\n"), 2, 2),
      ("1,\"x\ny\"\n1e999,z\n", .notANumber("1e999"), 3, 1),
      ("nan,x\n", .noWholeRow(1), 1, 1), ("?,x\n1,\n", .noWholeRow(2), 1, 1),
      ("a,b\n", .noRows, 2, 1), ("\n\n", .noRows, 1, 1),
    ])
  func refused(_ text: String, _ reason: FormatError.Reason, line: Int, column: Int) {
    let error = #expect(throws: FormatError.self) {
      try table(text, CSVOptions(hasHeader: text.hasPrefix("a")))
    }
    #expect(error?.reason == reason)
    #expect(error?.place == .line(line, column: column))
  }

  @Test(
    "Rows without a value somewhere are dropped and counted",
    arguments: ["?", "", "nan", "NaN", " ", "NA"], [",", ";", "\t"])
  func missing(_ word: String, separator: String) throws {
    let rows = ["1,2,x", "3,\(word),y", "4,5,x", "\(word),7,y"]
    let text = "a,b,c\n" + rows.joined(separator: "\n")
    let table = try table(text.replacing(",", with: separator), CSVOptions(hasHeader: true))
    #expect(table.features == Tensor(shape: [2, 2], elements: [1, 2, 4, 5]))
    #expect(table.labels == ["x", "x"])
    #expect(table.findings == [.rowsDropped(2, of: 4)])
  }

  @Test("A label that is missing drops its row, too")
  func missingLabel() throws {
    let table = try table("1,2,x\n3,4,?\n5,6,\n7,8,y\n")
    #expect(table.labels == ["x", "y"])
    #expect(table.features.elements == [1, 2, 7, 8])
  }

  // The first rows of scikit-learn's iris.csv, breast_cancer.csv (cut to 2 columns) and of its
  // former boston_house_prices.csv (cut to 3).
  @Test("A first line that says rows, columns and classes, as scikit-learn's tables have it")
  func sizeLine() throws {
    let iris = try table(
      "150,4,setosa,versicolor,virginica\n5.1,3.5,1.4,0.2,0\n4.9,3.0,1.4,0.2,0\n7.0,3.2,4.7,1.4,1\n"
    )
    #expect(iris.features.shape == [3, 4])
    #expect(iris.features.elements.prefix(4) == [5.1, 3.5, 1.4, 0.2])
    #expect(iris.labels == ["0", "0", "1"])
    #expect(iris.classNames == ["setosa", "versicolor", "virginica"])
    let cancer = try table("569,2,malignant,benign\n17.99,10.38,0\n13.54,14.36,1\n")
    #expect(cancer.features.elements == [17.99, 10.38, 13.54, 14.36])
    #expect(cancer.classNames == ["malignant", "benign"])
    let boston = try table("506,3,,\nCRIM,ZN,INDUS,MEDV\n0.00632,18,2.31,24\n0.02731,0,7.07,21.6\n")
    #expect(boston.featureNames == ["CRIM", "ZN", "INDUS"])
    #expect(boston.labels == ["24", "21.6"])
    // Rows of samples that only look a little like it.
    #expect(try table("1,2,x\n3,4,y\n").labels == ["x", "y"])
    #expect(
      try table("3,2,x,y\n1,2,x,z\n", CSVOptions(hasHeader: false, label: "3")).labels == [
        "y", "z",
      ])
  }

  // The first rows of the UCI repository's auto-mpg.data.
  @Test("Runs of spaces and tabs separate where nothing else does")
  func spaces() throws {
    let text = """
      18.0   8   307.0      130.0      3504.      12.0   70  1\t"chevrolet chevelle malibu"
      15.0   8   350.0      165.0      3693.      11.5   70  1\t"buick skylark 320"
      25.0   4   98.00      ?          2046.      19.0   71  1\t"ford pinto"
      """
    let cars = try table(text, CSVOptions(label: "0"))
    #expect(cars.features.shape == [2, 7])
    #expect(cars.features.elements.prefix(7) == [8, 307, 130, 3504, 12, 70, 1])
    #expect(cars.labels == ["18.0", "15.0"])
    #expect(cars.findings == [.wordColumns(["8"]), .rowsDropped(1, of: 3)])
    #expect(
      try table("Chins Situps Jumps\n 5 162 60\n 2 110 60\n").featureNames == ["Chins", "Situps"])
    #expect(try table("1 2 0\r\n3 4 1 \r\n", CSVOptions(separator: 0x20)).labels == ["0", "1"])
  }

  @Test("Lines before the table are passed over, and counted in errors")
  func skipping() throws {
    let text = "made in 1998\r\n\r\na,b,c\r\n1,2,0\r\n3,4,1\r\n"
    let read = try table(text, CSVOptions(skippedLines: 2))
    #expect(read.featureNames == ["a", "b"])
    #expect(read.features.elements == [1, 2, 3, 4])
    let error = #expect(throws: FormatError.self) {
      try table("x\n1,2,0\n1,2\n", CSVOptions(skippedLines: 1))
    }
    #expect(error?.place == .line(3, column: 2))
    #expect(throws: FormatError.self) { try table("1,2,0\n", CSVOptions(skippedLines: 9)) }
  }

  @Test("Spaces around the names of a header do not belong to them; a # before them neither")
  func headerSpaces() throws {
    let read = try table("# a , b , label \n1,2,x\n3,4,y\n")
    #expect(read.featureNames == ["a", "b"])
    #expect(read.labelColumn == "label")
    #expect(try table(" a, b \n1,2\n3,4\n", CSVOptions(label: "a")).labels == ["1", "3"])
  }

  @Test("Several columns of 0 and a single 1 are one label, by name or at the end")
  func oneHot() throws {
    let rows = ["1.5,0,1,0", "2.5,1,0,0", "3.5,0,0,1", "4.5,0,1,0"]
    let named = try table("x,y_red,y_green,y_blue\n" + rows.joined(separator: "\n"))
    #expect(named.labels == ["1", "0", "2", "1"])
    #expect(named.classNames == ["red", "green", "blue"])
    #expect(named.features.elements == [1.5, 2.5, 3.5, 4.5])
    let bare = try table(rows.joined(separator: "\n"))
    #expect(bare.labels == named.labels)
    #expect(bare.findings == [.oneHot(columns: ["1", "2", "3"])])
    // Named, it is that column alone; so it is where some row has no 1 or two.
    #expect(
      try table(rows.joined(separator: "\n"), CSVOptions(label: "3")).features.shape == [4, 3])
    #expect(try table(rows.joined(separator: "\n") + "\n5.5,1,1,0").features.shape == [5, 3])
  }

  @Test("Columns that are empty, of words, or only count the rows are left out")
  func leftOut() throws {
    let rows = (1...12).map { "\($0),name \($0),\($0 % 5).5,,\($0 % 2)" }
    let read = try table("Id,who,x,none,class\n" + rows.joined(separator: "\n"))
    #expect(read.featureNames == ["x"])
    #expect(
      read.findings == [.emptyColumns(["none"]), .wordColumns(["who"]), .countingColumn("Id")])
    #expect(read.features.shape == [12, 1])
  }

  @Test("A column that is not there is named, with those that are")
  func noColumn() {
    let error = #expect(throws: FormatError.self) {
      try table("a,b\n1,2\n", CSVOptions(label: "c"))
    }
    #expect(error?.reason == .noColumn("c", columns: ["a", "b"]))
  }
}
