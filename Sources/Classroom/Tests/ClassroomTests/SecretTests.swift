import Testing

@testable import Classroom

@Suite("The teacher's secret")
struct SecretTests {
  private static let digits = Array("0123456789abcdefghijklmnopqrstuvwxyz")

  private static func name() -> String {
    String((0..<26).map { _ in digits.randomElement() ?? "0" })
  }

  @Test("It opens to itself, and to none of its 910 neighbours of one letter")
  func neighbours() {
    let text = Self.name()
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
    let secret = Secret(text: Self.name())
    let opened = (0..<10_000).map { _ in Self.name() }.filter { secret.opens(to: $0) }
    #expect(opened.isEmpty)
  }

  @Test(
    "What is shorter, longer or empty does not open it",
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
