import Documents
import Testing

@testable import CommandLanguage
@testable import Explorer

/// Counts on the screen are those of what is meant, each of them counted here by hand.
@Suite("How many there are")
struct CountTests {
  private static let batch = """
    input 1x3x3; conv 1 1; loss mse; input = randn(3,1,3,3); target = zeros(3,1,3,3)
    forward; backward

    """

  @Test("A part of a matrix tells how many columns the whole has", arguments: [40, 60])
  func columns(width: Int) throws {
    let grads = try document(
      "input 50; dense 2; loss mse; input = ones(50); target = ones(2)"
        + "; forward; backward; grads")
    let lines = TerminalRenderer(options: RenderingOptions(width: width, glyphs: .unicode))
      .lines(of: grads.blocks)
    let text = lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
    let parts = text.matches(of: /columns [0-9]+–[0-9]+ of ([0-9]+)/).map(\.1)
    #expect(parts.count > 1 && parts.allSatisfy { $0 == "50" }, "\(parts)")
  }

  @Test("A feature map's pixels are told apart from its samples")
  func pixels() throws {
    let accumulate = try text(Self.batch + "accumulate conv1.weight[0]")
    #expect(accumulate.contains("over 9 pixels of each of 3 samples"))
    #expect(accumulate.contains("term 27 of 27"))
    #expect(!accumulate.contains("27 pixels"))
    let one = try text("example sum; forward; backward; accumulate conv1.weight[0]")
    #expect(one.contains("over 4 pixels, of"))
    #expect(one.contains("pixel 4 of 4"))
  }

  @Test("A relaxed copy gets a term from each sample")
  func copies() throws {
    let relaxed = try text(Self.batch + "relax conv1 sharing")
    #expect(relaxed.contains("3 terms, one for each sample"))
    let one = try text("example sum; relax conv1 sharing")
    #expect(one.contains("one term alone"))
  }

  @Test("next says how many of the layer's positions it did")
  func positions() throws {
    let next = try text("example cross; step; next")
    #expect(next.contains("the last 71 of its 72 positions"))
    #expect(try text("example cross; next").contains("is done: 72 positions"))
  }

  @Test("The same count is written the same way")
  func grouping() throws {
    let fate = try text("example lenet; forward; backward; fate conv1")
    let alive = try #require(fate.firstMatch(of: /at ([0-9,]+) of 4,704 output/)).1
    #expect(fate.contains("\(alive) of 4,704 gradient"))
    #expect(!fate.contains("4704"))
  }

  @Test("Of a picture larger than any screen the first rows are drawn, and it says so")
  func large() throws {
    let show = try document("input 1x300x400; input = randn(1,300,400); show input")
    let grids = show.blocks.compactMap { if case .grids(let grids) = $0 { grids } else { nil } }
    let grid = try #require(grids.first?.first)
    #expect(grid.rows.count == 256 && grid.rows[0].count == 256)
    #expect(grid.caption.exactString == "the first 256 of 300 rows, 256 of 400 columns")
  }

  @Test("A kernel's gradient over very many pixels has a frame for the first of them, then one")
  func frames() throws {
    let accumulate = try document(
      """
      input 1x50x50; conv 1 3x3; loss mse; input = ones(1,50,50); target = ones(1,48,48)
      forward; backward; accumulate conv1.weight[0]
      """)
    let frames = accumulate.blocks.compactMap {
      if case .frames(let frames) = $0 { frames } else { nil }
    }
    #expect(frames.first?.count == 257)
    let last = try #require(frames.first?.last)
    #expect(last.title.exactString.hasPrefix("pixels 257 to 2,304 of 2,304 together"))
    #expect(accumulate.blocks.map(\.words).joined().contains("stored gradient"))
  }

  @Test("No bias is left out without a word")
  func biases() throws {
    let grads = try text("example lenet; forward; backward; grads")
    #expect(grads.contains("76 more biases"))
  }

  @Test("A list of terms may leave out the zeros", arguments: ["terms nonzero", "nonzero"])
  func zeros(words: String) throws {
    let start = "example cross; forward; backward; explain "
    for address in ["conv1.weight.grad[0,0,1,1]", "conv1.out[0,1,1]", "input.grad[0,4,4]"] {
      let all = try document(start + address + " terms")
      let some = try document(start + address + " " + words)
      let terms = all.factsByName["terms"]?.entries ?? []
      let zeros = terms.count { $0 == .number(0) || $0 == .number(-0.0) }
      #expect(zeros > 0)
      #expect(rows(some) == rows(all) - zeros, "\(address)")
      #expect(some.facts == all.facts)
    }
  }

  private func rows(_ document: Document) -> Int {
    document.blocks.compactMap { if case .table(let table) = $0 { table.rows.count } else { nil } }
      .max() ?? 0
  }
}

@Suite("What help leads on to")
struct RelatedTests {
  @Test("Every command's page names others, none of them for a word that only looks alike")
  func related() throws {
    for command in Vocabulary.commands {
      let page = try text("help \(command.word)")
      let line = try #require(
        page.split(separator: "\n").first { $0.hasPrefix("related: ") }, "\(command.word)")
      let words = line.dropFirst("related: ".count).split(separator: " ").map(String.init)
      #expect(
        words.count >= (command.topic == .practising ? 1 : 3) && !words.contains(command.word),
        "\(command.word): \(line)")
      for word in words { #expect(Vocabulary.command(word) != nil, "\(word)") }
    }
    #expect(try !text("help loss").contains("export"))
    #expect(try !text("help schedule").contains("related: step"))
  }
}
