import Documents
import Explorer
import Testing

/// Branches that nothing reads yet: what is said of them, and what closes them.
@Suite("Open branches")
struct OpenBranchTests {
  private static let start = "input 1x4x4; input = diagonal; conv 1 2x2; relu; "

  private func notes(_ script: String) throws -> [String] {
    try document(script).blocks.compactMap {
      if case .note(let note) = $0 { note.text.exactString } else { nil }
    }
  }

  @Test("`net` shows what nothing reads, as the errors promise")
  func net() throws {
    let open = try notes(Self.start + "from input; net")
    #expect(open.contains("the next layer reads input: a branch begins there"))
    #expect(open.contains("nothing reads relu1: every branch ends in an add or a concat"))
    let facts = try facts(Self.start + "from conv1; tanh; from conv1; relu; net")
    #expect(facts["unread"] == .list([.text("relu1"), .text("tanh1")]))
    #expect(facts["reads"] == .text("relu2"))
    let closed = try notes(Self.start + "from conv1; tanh; add relu1; net")
    #expect(!closed.contains { $0.contains("branch") })
  }

  @Test(
    "What an error tells to type closes the branch",
    arguments: [
      "from conv1; tanh", "from conv1; tanh; dense 2", "from input; conv 1 3x3; conv 2 1x1",
      "from conv1; conv 2 1x1", "dense 2; from relu1; dense 3", "dense 2; from relu1; maxpool 2",
      "from conv1; tanh; from conv1; sigmoid; dense 2", "from conv1; conv 3 1x1; globalavgpool",
      "conv 1 2x2; from conv1; conv 1 2x2 sharing conv1",
    ])
  func remedies(_ branches: String) throws {
    var interpreter = Interpreter()
    for outcome in run(Self.start + branches, in: &interpreter) {
      #expect(outcome.diagnostic == nil, "\(outcome.source.text)")
    }
    for round in 0..<4 {
      guard let diagnostic = run("forward", in: &interpreter).last?.diagnostic else {
        #expect(round > 0)
        return
      }
      #expect(diagnostic.code == "dead-end")
      let note = try #require(diagnostic.notes.last)
      let line = try #require(note.split(separator: "`").last.map(String.init))
      let outcome = try #require(run(line, in: &interpreter).last)
      #expect(outcome.diagnostic == nil, "\(line): \(outcome.diagnostic?.message ?? "")")
    }
    Issue.record("the branch is still open")
  }

  @Test("The owner of weights that others use is not told to go")
  func owners() throws {
    let script =
      Self.start + "dense 2; from relu1; conv 1 2x2; dense 2 sharing dense1; dense 5; forward"
    let diagnostic = run(script).last?.diagnostic
    #expect(diagnostic?.notes.joined().contains("remove dense1") != true)
  }

  @Test("`from` the last output begins nothing: it says so, and what was run still holds")
  func last() throws {
    let begin = Self.start + "dense 2; loss squared-error; target = [1, 0]; forward; "
    #expect(
      try notes(begin + "from dense1")
        == ["that is what comes last: the next layer reads it without from, too"])
    var interpreter = Interpreter()
    for outcome in run(
      begin + "from dense1; backward; grads; from dense1; update; forward", in: &interpreter)
    {
      #expect(outcome.diagnostic == nil, "\(outcome.source.text)")
    }
    #expect(!interpreter.session.isStale)
    #expect(
      try notes("input 1x4x4; from input")
        == ["that is what comes last: the next layer reads it without from, too"])
  }

  @Test("A second `from` takes the first one's place, and says so")
  func twice() throws {
    #expect(
      try notes(Self.start + "from input; from conv1") == [
        "in place of input: from names one output; add and concat read several"
      ])
    #expect(try notes(Self.start + "from input; from input").isEmpty)
    // Back at the end there is no branch any more; without it there would be one.
    #expect(
      try notes(Self.start + "from input; from relu1") == [
        "in place of input: from names one output; add and concat read several"
      ])
    #expect(run(Self.start + "from input; from relu1; forward").last?.diagnostic == nil)
  }

  @Test("Numbers that are laid out anew see what they saw before")
  func sees() throws {
    let table = try text(
      "input 1x4x4; conv 1 2x2 pad same; relu; conv 1 2x2 pad same; dense 2; net")
    #expect(table.contains("flatten1 flatten 16   3\u{D7}3"))
  }

  /// The middle of a picture that is large enough, by its wires, has no border to be cut at.
  @Test(
    "Where ways meet, what is seen is what all of them see",
    arguments: [
      "conv 1 2x2 pad same; relu; conv 1 2x2 pad same; add relu1",
      "conv 1 3x3 pad 1; from input; conv 1 5x5 pad 2; add conv1; conv 1 3x3 dilation 2",
      "conv 1 3x3 stride 2 pad 1; relu; from input; maxpool 2; add relu1; conv 1 2x2",
      "conv 1 3x3; from input; conv 2 1x1; avgpool 3 stride 1; concat conv1; conv 1 2x2 stride 2",
    ])
  func meeting(_ layers: String) throws {
    let begin = "input 1x32x32; \(layers); "
    let names = try facts(begin + "net")["layers"]?.entries ?? []
    guard case .text(let last)? = names.last?["name"] else { throw NoValue() }
    let shape = names.last?["outputShape"]?.entries.compactMap(\.number) ?? []
    let middle = shape.map { String(Int($0) / 2) }
    let seen = try facts(
      begin + "receptive \(last).out[0,\(middle[1]),\(middle[2])]")["sees"]?.entries.first
    let ranges = seen?["ranges"]?.entries.map { $0.entries.compactMap(\.number) } ?? []
    let extent = ranges.dropFirst().map { String(Int($0[1] - $0[0])) }.joined(separator: "\u{D7}")
    let row = try text(begin + "net").split(separator: "\n").first { $0.contains(" \(last) ") }
    let words = try #require(row)
    #expect(words.hasSuffix(" \(extent)") || words.hasSuffix(" \(extent), with gaps"), "\(extent)")
  }

  @Test("At the border of a small picture no way is cut off")
  func small() throws {
    let table = try text(
      "input 1x4x4; conv 1 2x2 pad same; relu; conv 1 2x2 pad same; add relu1; conv 1 2x2 stride 2; net"
    )
    #expect(table.contains("add1 add relu1 1\u{D7}4\u{D7}4   3\u{D7}3"))
    #expect(table.contains("conv3 conv 1 2\u{D7}2 stride 2 1\u{D7}2\u{D7}2 5 4 all of the input"))
  }

  @Test("Ways are drawn where there are some")
  func drawn() throws {
    #expect(try !text("input 4; dense 4; dense 4 sharing dense1; net").contains("\u{25CF}"))
    #expect(try text("input 4; dense 4; add input; net").contains("\u{25CF}\u{2500}"))
  }

  @Test("A layer that reads an output twice counts as one")
  func readers() throws {
    let begin =
      "input 3; dense 3; relu; add relu1 dense1; loss squared-error; input = [1,2,3]; "
      + "target = [0,0,0]; forward; backward; "
    #expect(try text(begin + "explain dense1.out[0].grad").contains("2 layers read it"))
    #expect(
      try text(
        begin.replacing("add relu1 dense1", with: "add relu1 dense1 dense1")
          + "explain dense1.out[0].grad"
      ).contains("it is read 3 times, by 2 layers"))
    let formula = try text(
      begin.replacing("add relu1 dense1", with: "concat dense1")
        .replacing("[0,0,0]", with: "[0,0,0,0,0,0]") + "formula concat1")
    #expect(formula.contains("its own features") && !formula.contains("channel"))
  }
}
