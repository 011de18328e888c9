import Testing

@testable import Classroom

@Suite("An address as a picture")
struct QRCodeTests {
  /// The corners' pattern, as ISO/IEC 18004 draws it.
  private static let corner = [
    "1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111",
  ]

  @Test("A code is a square of a size that there is, with three corners as the standard draws them")
  func corners() throws {
    let rows = try #require(QRCode("http://192.168.1.5:8080/")).rows
    // Version 1 has 21 modules a side, each further one four more; 24 characters at level M need 2.
    #expect(rows.count == 25 && rows.allSatisfy { $0.count == 25 })
    #expect(rows.prefix(7).map { String($0.prefix(7)) } == Self.corner)
    #expect(rows.prefix(7).map { String($0.suffix(7)) } == Self.corner)
    #expect(rows.suffix(7).map { String($0.prefix(7)) } == Self.corner)
  }

  @Test("A text that fits no code has none")
  func tooLong() {
    #expect(QRCode(String(repeating: "a", count: 5000)) == nil)
  }
}
