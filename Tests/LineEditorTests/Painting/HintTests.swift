import Testing

@testable import LineEditor

@Suite struct HintTests {
  @Test(arguments: [
    (40, " K [stride S] [pad P]"), (21, " K [stride S] [pad P]"), (20, " K [stride S]"),
    (14, " K [stride S]"), (12, " K"), (3, " K"), (2, ""), (0, ""),
  ])
  func `usage ends behind a whole word, and no bracket stays open`(columns: Int, wanted: String) {
    let appearance = LineAppearance(hint: " K [stride S] [pad P]")
    #expect(appearance.hint(within: columns) == wanted)
  }

  @Test func `what Right takes is shown as far as it fits`() {
    var appearance = LineAppearance(hint: "v 2 3x3 stride 2")
    appearance.isHintTaken = true
    #expect(appearance.hint(within: 5) == "v 2 3")
  }
}
