import CommandLanguage
import Documents
import NeuralNetwork

/// A question about a small network made for it, with the engine's answer.
///
/// The topic and the seed decide all of it. Its numbers are small enough to be worked out by hand.
package struct Exercise: Sendable {
  /// What it is about.
  package let topic: QuizTopic
  /// What it was drawn from.
  package let seed: UInt64
  /// The engine's answer.
  package let answer: Answer
  let draft: Draft
  /// The values on the page.
  let grids: [Grid]

  /// How often numbers are drawn anew until they make a good exercise: each draw does with a chance
  /// of a tenth or more.
  private static let mostDraws = 2000

  /// Draws an exercise.
  package init(_ topic: QuizTopic, seed: UInt64) {
    var random = RandomGenerator(seed: seed, stream: "quiz \(topic.rawValue)")
    for _ in 0..<Self.mostDraws {
      let draft = Draft.draw(topic, &random)
      var bench = Bench()
      guard bench.run(draft.network + draft.passes) != nil, draft.holds(on: &bench) else {
        continue
      }
      let grids = draft.shown.map { $0.grid(on: &bench) }
      guard bench.run(draft.closing) != nil, let answer = bench.answer(to: draft.asked),
        answer.isHandSized
      else { continue }
      (self.topic, self.seed, self.answer) = (topic, seed, answer)
      (self.draft, self.grids) = (draft, grids)
      return
    }
    preconditionFailure("no exercise on \(topic.rawValue) was found for seed \(seed)")
  }

  /// The statements that make its network and run it.
  package var lines: [String] { draft.lines }

  /// Where the answer comes from, in the views of the shell.
  package var workings: [Block] {
    var bench = Bench()
    guard bench.run(draft.network + draft.passes) != nil,
      let views = bench.run(draft.workings), let closing = bench.run(draft.closing)
    else { preconditionFailure("what ran when the exercise was drawn runs again") }
    var blocks = (views + closing).flatMap(\.blocks).filter { !$0.isSuggestion }
    if let remark = draft.remark { blocks.append(.note(Note(.remark, remark))) }
    return blocks
  }

  /// What a wrong answer probably comes from; `nil` where no mistake that is known gives it.
  func slip(explaining reply: Answer) -> Text? {
    draft.slips.first { slip in
      var bench = Bench()
      var lines = draft.lines
      var asked = draft.asked
      switch slip.way {
      case .fault(let name): lines.insert("sabotage \(name)", at: draft.network.count)
      case .expression(let expression): asked = asked.asking(expression)
      }
      guard bench.run(lines) != nil, let mistaken = bench.answer(to: asked) else { return false }
      return !answer.isMet(by: mistaken) && mistaken.isMet(by: reply)
    }?.remark
  }
}

extension Draft {
  fileprivate func holds(on bench: inout Bench) -> Bool {
    guard let condition else { return true }
    return bench.value(of: condition.expression).map(condition.holds) ?? false
  }
}

extension Draft.Shown {
  fileprivate func grid(on bench: inout Bench) -> Grid {
    guard let value = bench.value(of: name) else { preconditionFailure("\(name) has a value") }
    let columns = value.shape.extents.last ?? 1
    let rows = stride(from: 0, to: value.count, by: max(columns, 1)).map {
      Array(value.elements[$0..<$0 + columns])
    }
    return Grid(
      title: Text(title ?? name), numbers: rows, rowLabels: rowLabels, columnLabels: columnLabels)
  }
}

extension Asked {
  /// The same question about another expression.
  fileprivate func asking(_ expression: String) -> Asked {
    switch self {
    case .number: .number(expression)
    case .sign: .sign(expression)
    case .shape: .shape(expression)
    case .largest: .largest(expression)
    case .option: self
    }
  }
}

extension Answer {
  /// Whether it can be found and written down by hand: a number up to 200 with at most three
  /// decimals.
  var isHandSized: Bool {
    guard case .number(let number) = self else { return true }
    let scaled = number * 1000
    return number.magnitude <= 200 && (scaled - scaled.rounded()).magnitude < 1e-6
  }
}
