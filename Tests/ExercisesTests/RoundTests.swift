import CommandLanguage
import Documents
import NeuralNetwork
import Testing

@testable import Exercises

@Suite("A round of questions")
struct RoundTests {
  private func text(_ blocks: [Block]) -> String {
    TerminalRenderer(options: RenderingOptions()).render(Document(kind: "quiz", blocks: blocks))
  }

  private func answer(_ answer: Answer) -> String {
    switch answer {
    case .number(let number): "\(number)"
    case .sign(let sign): "\(sign)"
    case .shape(let shape): shape.description
    case .position(let position): "\(position[0]),\(position[1])"
    case .option(let number, _): "\(number)"
    }
  }

  @Test("takes the right answer of every topic", arguments: QuizTopic.allCases)
  func right(topic: QuizTopic) throws {
    var round = QuizRound(topic: topic, count: 3, seed: 11, pauses: false)
    for number in 0..<3 as Range<UInt64> {
      let exercise = Exercise(topic, seed: 11 + number)
      let turn = round.take(answer(exercise.answer))
      #expect(turn.mark?.isRight == true)
      #expect(text(turn.blocks).contains("right: "))
    }
    #expect(round.isOver)
    #expect(text(round.closing.blocks).contains("3 of 3 right"))
  }

  @Test("says what a wrong answer is, and what the right one is")
  func wrong() throws {
    let exercise = Exercise(.sum, seed: 3)
    var round = QuizRound(topic: .sum, count: nil, seed: 3, pauses: true)
    guard case .number(let number) = exercise.answer else { return }
    let turn = round.take("\(-number)")
    #expect(turn.mark?.isRight == false)
    let shown = text(turn.blocks)
    #expect(shown.contains("the answer is \(exercise.answer.text.exactString)"))
    #expect(shown.contains("running sum"))
  }

  @Test("names the mean that was taken for the sum")
  func mean() throws {
    // A seed whose mean and sum differ.
    let exercise = Exercise(.sum, seed: 0)
    var session = ExerciseSession()
    let broken =
      exercise.recipe.network + ["sabotage mean"] + exercise.recipe.passes
    _ = session.run(broken)
    guard case .number(let expression) = exercise.recipe.asked else { return }
    let value = session.value(of: expression)
    let mean = try #require(value?.scalar)
    var round = QuizRound(topic: .sum, count: nil, seed: 0, pauses: true)
    let turn = round.take("\(mean)")
    #expect(text(turn.blocks).contains("that is the mean over the pixels"))
  }

  @Test("waits between an answer and the next question, for a person")
  func pauses() {
    var round = QuizRound(topic: .shape, count: nil, seed: 0, pauses: true)
    let first = text(round.question)
    #expect(first.contains("1 \u{B7} shape"))
    #expect(!text(round.take("skip").blocks).contains("2 \u{B7} shape"))
    #expect(round.prompt.hasPrefix("Return"))
    #expect(text(round.take("").blocks).contains("2 \u{B7} shape"))
    #expect(round.take("quit").blocks.isEmpty)
    #expect(round.isOver)
  }

  @Test("reads again what it cannot read, and shows its lines")
  func asksAgain() {
    var round = QuizRound(topic: .sum, count: 1, seed: 0, pauses: false)
    #expect(text(round.take("eh?").blocks).contains("23/2"))
    #expect(text(round.take("lines").blocks).contains("backward with"))
    #expect(round.marks.isEmpty && !round.isOver)
    // Neither a blank line of a paste nor one `q` too many gives a question up.
    for line in ["", "  ", "q", "Q"] {
      #expect(!text(round.take(line).blocks).isEmpty)
      #expect(round.marks.isEmpty && !round.isOver)
    }
    _ = round.take("skip")
    #expect(round.isOver && round.marks.count == 1 && round.marks[0].reply == nil)
  }

  @Test("ends with the input, and counts only what was settled")
  func ends() {
    var round = QuizRound(topic: nil, count: nil, seed: 0, pauses: false)
    _ = round.take("skip")
    _ = round.take(nil)
    #expect(round.isOver)
    #expect(text(round.closing.blocks).contains("0 of 1 right"))
    var empty = QuizRound(topic: nil, count: nil, seed: 0, pauses: false)
    _ = empty.take(nil)
    #expect(text(empty.closing.blocks).contains("no question answered"))
  }
}
