import Testing

@testable import Classroom

@Suite("The teacher's secret")
struct SecretTests {
  private static let digits = Array("0123456789abcdefghijklmnopqrstuvwxyz")
  private static let text = "1kp0x9vz7q3m2n4b8c6d5f0ghj"

  @Test("It opens to itself, and to none of its 910 neighbours of one letter")
  func neighbours() {
    let text = Self.text
    let secret = Secret(text: text)
    #expect(secret.opens(to: text) && secret.opens(toPath: "/" + text))
    for place in 0..<26 {
      for digit in Self.digits where digit != Array(text)[place] {
        var other = Array(text)
        other[place] = digit
        #expect(!secret.opens(to: String(other)), "\(text) opened to \(String(other))")
      }
    }
  }

  @Test("It opens to nothing else of its length: of ten thousand phones' names, to none")
  func names() {
    var limits = Limits()
    (limits.voters, limits.votersOfAddress) = (10_000, 10_000)
    var voters = VoterList(limits: limits)
    let names = (0..<10_000).compactMap { _ in voters.issue(to: "10.0.0.7")?.id }
    #expect(names.count == 10_000 && names.allSatisfy { $0.count == Self.text.count })
    let opened = names.filter { Secret(text: Self.text).opens(to: $0) }
    #expect(opened.isEmpty)
  }

  @Test(
    "What is shorter, longer, empty or only alike does not open it",
    arguments: ["", "abc", "abcd", "abcdef", "Abcde", "abcdé"])
  func lengths(given: String) {
    #expect(!Secret(text: "abcde").opens(to: given))
    #expect(!Secret(text: "abcde").opens(toPath: "/" + given))
    #expect(!Secret(text: "abcde").opens(toPath: "abcde"))
  }

  @Test("An empty secret, as before anything is opened, opens to nothing")
  func empty() {
    #expect(!Secret(text: "").opens(to: ""))
    #expect(!Secret(text: "").opens(toPath: "/"))
  }
}
