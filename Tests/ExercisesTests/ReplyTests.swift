import NeuralNetwork
import Testing

@testable import Exercises

@Suite("What learners type")
struct ReplyTests {
  @Test(
    "as a number",
    arguments: [
      ("11.5", 11.5), ("23/2", 11.5), ("1 - 4 + 12 + 2.5", 11.5), ("+3", 3), ("\u{2212}3", -3),
      ("-1e2", -100), ("2*(3+4)", 14), ("  7 ", 7), ("1\u{D7}2", 2), ("[5]", 5),
    ])
  func numbers(text: String, number: Double) {
    #expect(Reply(text, to: .number("x")) == .answer(.number(number)))
  }

  @Test(
    "that is no number",
    arguments: [
      "", "eleven", "11,5", "nan", "1/0", "[1,2]", "conv1.weight.grad", "input 3x3", "undo", "3;4",
      "save /tmp/x", "(((", "1 2",
    ])
  func noNumbers(text: String) {
    guard case .unreadable = Reply(text, to: .number("x")) else {
      Issue.record("\(text) was read")
      return
    }
  }

  @Test(
    "as a sign",
    arguments: [
      ("+", 1), ("-", -1), ("\u{2212}", -1), ("0", 0), ("Positive", 1), ("down", -1), ("zero", 0),
      ("> 0", 1),
    ])
  func signs(text: String, sign: Int) {
    #expect(Reply(text, to: .sign("x")) == .answer(.sign(sign)))
  }

  @Test(
    "as a shape",
    arguments: ["2x6x6", "2\u{D7}6\u{D7}6", "2, 6, 6", "[2,6,6]", "(2, 6, 6)", "2 6 6", "2X6x6"])
  func shapes(text: String) {
    #expect(Reply(text, to: .shape("x")) == .answer(.shape(Shape([2, 6, 6]))))
  }

  @Test("as a pixel or an option")
  func others() {
    #expect(Reply("(1, 2)", to: .largest("x")) == .answer(.position([1, 2])))
    let options = [Asked.Option(code: "a", words: "one"), Asked.Option(code: "b", words: "two")]
    let asked = Asked.option(options, command: "fate conv1", fact: "fates", place: 0)
    #expect(Reply("2", to: asked) == .answer(.option(2, "two")))
    for text in ["0", "3", "two", ""] {
      guard case .unreadable = Reply(text, to: asked) else {
        Issue.record("\(text) was read")
        continue
      }
    }
  }

  @Test("is right to three digits and within a hundredth")
  func tolerance() {
    #expect(Answer.number(11.5).isMet(by: .number(11.5)))
    #expect(Answer.number(1.0 / 3).isMet(by: .number(0.333)))
    #expect(!Answer.number(1.0 / 3).isMet(by: .number(0.3)))
    #expect(!Answer.number(200).isMet(by: .number(200.5)))
    #expect(!Answer.number(0).isMet(by: .number(0.001)))
    #expect(!Answer.number(3).isMet(by: .sign(1)))
  }
}
