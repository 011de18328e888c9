import CommandLanguage
import Documents
import Explorer
import Testing

@Suite("Views on a narrow screen")
struct WidthTests {
  /// Sessions in which every kind of view has long words to show: names, addresses, numbers.
  private static let sessions = [
    """
    input 1x8x8; conv 2 3x3; relu; maxpool 2; dense 3; loss cross-entropy; input = cross; target = 1
    forward; backward; net; grads; show conv1.weight; show conv1.out; explain conv1.weight[0,0,1,1]
    explain conv1.weight[0,0,1,1] terms; explain conv1.weight[0,0,1,1] pixel 2,3; explain loss
    explain conv1.out[0,1,1]; explain conv1.out.grad[0,1,1]; explain dense1.weight[0,3]
    explain input.grad[0,4,4]; explain maxpool1.out[1,1,1]; explain conv1.bias[1]
    accumulate conv1.weight[0]; compare conv1.weight[0,0,1,1] dense1.weight[0,3]; unroll conv1
    unroll conv1 grad; fate conv1; formula conv1; formula conv1 matrix; formula dense1
    formula maxpool1; formula relu1; receptive conv1.out[0,1,1]; paths conv1.weight[0,0,1,1]
    gradcheck; nudge conv1.weight[0,0,1,1] by 0.1; freeze conv1; freeze dense1.weight[0:2]; net
    update; explain conv1.weight[0,0,1,1] update; watch conv1.weight[0]; step; step; where
    relax conv1 sharing; forward; backward; grads; tie conv1; history; set; optimizer adam; optimizer
    """,
    """
    input 1x12x12; conv 24 3x3; relu; avgpool 2; conv 3 3x3; tanh; dense 4; loss cross-entropy
    data edges 40; optimizer sgd lr 0.01; train 3 steps; evaluate; curves; filmstrip conv1; net; sample 3
    forward; backward; grads; explain conv2.weight[0,3,1,1]; fate conv2; curves moved
    explain conv1.weight[3,0,1,1] update; explain conv1.out.grad[3,1,1]; example; data
    """,
    """
    example sum; forward; backward; grads; explain conv1.weight[0,0,0,0]; accumulate conv1.weight[0]
    explain input.grad[0,1,1]; sabotage no-sum; forward; backward; gradcheck; help; help all; help conv
    help explain; help sum; apropos gradient
    """,
  ]

  /// The words of lines: what stands between spaces, without the marks of grids and rules.
  private static func words(_ lines: [String]) -> Set<String> {
    Set(lines.flatMap { $0.split(separator: " ").map(String.init) })
      .filter { word in !word.allSatisfy { "\u{2500}".contains($0) } }
  }

  /// The blocks of words, those inside frames among them; grids and values have no words to break.
  private static func texts(_ blocks: [Block]) -> [Block] {
    blocks.flatMap { block -> [Block] in
      switch block {
      case .frames(let frames):
        frames.flatMap { [.heading($0.title)] + texts($0.blocks) }
      case .grids(let grids):
        grids.flatMap { [Block.paragraph($0.title), .paragraph($0.caption)] }
      case .value, .drawing, .figure: []
      case .heading, .paragraph, .table, .formula, .note, .suggestion, .verbatim: [block]
      }
    }
  }

  private static func lines(_ block: Block, width: Int) -> [String] {
    TerminalRenderer(options: RenderingOptions(width: width, glyphs: .unicode)).lines(of: [block])
  }

  @Test(
    "no word, number, address or bracket is broken inside", arguments: sessions.indices,
    [40, 60, 80])
  func words(session: Int, width: Int) {
    var interpreter = Interpreter()
    for statement in ScriptParser.statements(in: Self.sessions[session]) {
      interpreter.run(statement) { outcome in
        guard case .success(let document) = outcome.result else {
          Issue.record("\(statement.text): \(outcome.errorReport ?? "")")
          return
        }
        for block in Self.texts(document.blocks) {
          let whole = Self.words(Self.lines(block, width: 4000))
          let note = Self.words(Self.lines(.paragraph(Self.hidden(block)), width: 4000))
          let narrow = Self.words(Self.lines(block, width: width))
          let broken = narrow.subtracting(whole).subtracting(note).filter {
            !whole.contains($0 + ":")
          }
          .filter { !whole.contains(String($0.dropLast())) }
          // A word that is wider than the screen has to be broken.
          let isForced = whole.contains { $0.count > width - 8 }
          #expect(broken.isEmpty || isForced, "\(statement.text) at \(width): \(broken.sorted())")
          #expect(Self.lines(block, width: width).allSatisfy { $0.count <= width })
        }
        for grid in Self.grids(document.blocks) {
          let shown = Self.lines(.grids([grid]), width: width).joined(separator: " ")
          for word in Self.words([grid.title.exactString]) where word.count < width {
            #expect(shown.contains(word), "\(statement.text) at \(width): \(word) is broken")
          }
        }
      }
    }
  }

  private static func grids(_ blocks: [Block]) -> [Grid] {
    blocks.flatMap { block -> [Grid] in
      switch block {
      case .grids(let grids): grids
      case .frames(let frames): frames.flatMap { Self.grids($0.blocks) }
      case .value, .drawing, .figure, .heading, .paragraph, .table, .formula, .note, .suggestion,
        .verbatim:
        []
      }
    }
  }

  /// What is said of columns that had no room.
  private static func hidden(_ block: Block) -> Text {
    guard case .table(let table) = block else { return Text() }
    let titles = table.columns.map(\.title)
    return Text(
      "(hidden at this width: "
        + titles.flatMap { [$0, $0 + ",", $0 + ")", $0 + ":"] }.joined(separator: " "))
  }

  @Test("a column is not called hidden where one of its name is there, nor one without a name")
  func hiddenColumns() {
    let table = Table(
      columns: [
        .init("sum", .trailing), .init("sum", isOptional: true), .init("", isOptional: true),
      ],
      rows: [["1", "a sum of more words than there is room for", "and a word more"]])
    let lines = Self.lines(.table(table), width: 30)
    #expect(!lines.joined().contains("hidden"))
  }

  @Test("a column in which nothing stands has no rule above it")
  func emptyColumn() {
    let table = Table(columns: [.init("a"), .init("")], rows: [["1", ""], ["2", ""]])
    #expect(Self.lines(.table(table), width: 30) == ["a", "\u{2500}", "1", "2"])
  }

  @Test("a mark touches the number that it marks")
  func marks() {
    let cells: [[Grid.Cell]] = [
      [Grid.Cell(.number(9), mark: .window), Grid.Cell(.number(2.5))],
      [Grid.Cell(.number(10000.25)), Grid.Cell(.number(3), mark: .changed)],
    ]
    for width in [14, 20, 60] {
      let text = Self.lines(.grids([Grid(title: "", rows: cells)]), width: width).joined(
        separator: "\n")
      #expect(text.contains("[9]") && text.contains("3◂"), "\(text)")
    }
  }

  @Test(
    "the drawing of a network's ways is not torn where its rows are wrapped",
    arguments: ["resnet", "densenet", "inception"], [60, 72, 80])
  func drawing(example: String, width: Int) throws {
    var interpreter = Interpreter()
    _ = run("example \(example)", in: &interpreter)
    let document = try #require(run("net", in: &interpreter).last?.document)
    let block = try #require(document.blocks.first)
    guard case .table(let table) = block else { throw NoValue() }
    let lines = Self.lines(block, width: width).map(Array.init)
    let whole = table.rows.map { Array($0[0].exactString) }.filter { !$0.isEmpty }
    let drawn = try #require(lines.indices.filter { lines[$0].first == "\u{25CF}" }.nonEmpty)
    #expect(drawn.count == whole.count)
    // A rail that reaches a row from above stands on each line between.
    for (row, next) in zip(drawn, drawn.dropFirst()) {
      for line in lines[(row + 1)..<next] {
        for (column, sign) in lines[next].prefix(whole.map(\.count).max() ?? 0).enumerated() {
          let arrives = "\u{2502}\u{2524}\u{256F}\u{253C}".contains(sign)
          #expect((column < line.count && line[column] == "\u{2502}") == arrives)
        }
      }
    }
  }

  @Test("of channels that were joined the one that sees most is told")
  func joined() throws {
    var interpreter = Interpreter()
    _ = run("example densenet", in: &interpreter)
    let document = try #require(run("net", in: &interpreter).last?.document)
    guard case .table(let table)? = document.blocks.first else { throw NoValue() }
    let seen = Dictionary(
      uniqueKeysWithValues: table.rows.map { ($0[1].exactString, $0[6].exactString) })
    // Three convolutions of 3, one behind the other, see 3, 5 and 7 in a row.
    #expect(seen["concat1"] == "3\u{D7}3" && seen["relu2"] == "5\u{D7}5")
    #expect(seen["concat2"] == "5\u{D7}5" && seen["concat3"] == "7\u{D7}7")
  }
}

extension Array {
  /// The array, where it has anything in it.
  fileprivate var nonEmpty: Self? { isEmpty ? nil : self }
}
