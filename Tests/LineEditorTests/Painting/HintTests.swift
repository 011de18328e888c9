import Testing

@testable import LineEditor

@Suite struct HintTests {
  @Test(arguments: [
    (40, " K [stride S] [pad P]"), (21, " K [stride S] [pad P]"), (20, " K [stride S] …"),
    (15, " K [stride S] …"), (14, " K …"), (4, " K …"), (3, " …"), (1, ""), (0, ""),
  ])
  func `usage that is cut ends behind a whole word with a mark, and no bracket stays open`(
    columns: Int, wanted: String
  ) {
    let appearance = LineAppearance(hint: " K [stride S] [pad P]")
    #expect(appearance.hint(within: columns) == wanted)
  }

  @Test(arguments: [
    (11, "sgd|adam …"), (10, "sgd|adam …"), (9, "sgd|…"), (5, "sgd|…"), (4, "…"), (0, ""),
  ])
  func `of alternatives some are left`(columns: Int, wanted: String) {
    #expect(LineAppearance(hint: "sgd|adam …").hint(within: columns) == wanted)
    let inside = LineAppearance(hint: "[terms|pixel|update …]")
    #expect(inside.hint(within: 16) == "[terms|pixel|…]")
  }

  @Test func `without Unicode the mark is three dots`() {
    var appearance = LineAppearance(hint: "K [pad P]")
    appearance.cutMark = "..."
    #expect(appearance.hint(within: 8) == "K ...")
  }

  @Test func `what Right takes is shown as far as it fits`() {
    var appearance = LineAppearance(hint: "v 2 3x3 stride 2")
    appearance.isHintTaken = true
    #expect(appearance.hint(within: 5) == "v 2 3")
  }
}
