import TestSupport
import Testing

/// How many networks were worked out by PyTorch for the layers, branches and modes of a course.
@Suite struct OracleCountTests {
  /// Each file of `Tests/Oracles` that holds random networks, and how many it holds at least.
  private static let files = [
    ("norms.json", NormCases.all.count, 120), ("windows.json", Oracle.windows.count, 240),
    ("branches.json", BranchCases.all.count, 160),
  ]

  @Test("Each file of PyTorch's networks is whole", arguments: files)
  func whole(file: String, count: Int, least: Int) {
    #expect(count >= least, "\(file) holds \(count)")
  }

  @Test func `none of them is there twice`() {
    #expect(Set(NormCases.all.map(\.lines)).count == NormCases.all.count)
    #expect(Set(BranchCases.all.map(\.script)).count == BranchCases.all.count)
  }

  @Test func `together they are more than the 400 that were asked for`() {
    #expect(Self.files.reduce(0) { $0 + $1.1 } >= 400)
  }
}
