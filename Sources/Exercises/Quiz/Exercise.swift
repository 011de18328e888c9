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
  let recipe: ExerciseRecipe
  /// The values on the page.
  let grids: [Grid]

  /// How often numbers are drawn anew until they make a good exercise: each draw does with a chance
  /// of a tenth or more.
  private static let mostDraws = 2000

  /// Draws an exercise.
  package init(_ topic: QuizTopic, seed: UInt64) {
    var random = RandomGenerator(seed: seed, stream: "quiz \(topic.rawValue)")
    for _ in 0..<Self.mostDraws {
      let recipe = ExerciseRecipe.draw(topic, &random)
      var session = ExerciseSession()
      guard session.run(recipe.network + recipe.passes) != nil, recipe.holds(on: &session) else {
        continue
      }
      let grids = recipe.shown.map { $0.grid(on: &session) }
      guard session.run(recipe.closing) != nil, let answer = session.answer(to: recipe.asked),
        answer.isHandSized
      else { continue }
      (self.topic, self.seed, self.answer) = (topic, seed, answer)
      (self.recipe, self.grids) = (recipe, grids)
      return
    }
    preconditionFailure("no exercise on \(topic.rawValue) was found for seed \(seed)")
  }

  /// The statements that make its network and run it.
  package var lines: [String] { recipe.lines }

  /// Where the answer comes from, in the views of the shell.
  package var workings: [Block] {
    var session = ExerciseSession()
    guard session.run(recipe.network + recipe.passes) != nil,
      let views = session.run(recipe.workings), let closing = session.run(recipe.closing)
    else { preconditionFailure("what ran when the exercise was drawn runs again") }
    var blocks = (views + closing).flatMap(\.blocks).filter { !$0.isSuggestion }
    if let remark = recipe.remark { blocks.append(.note(Note(.remark, remark))) }
    return blocks
  }

  /// What a wrong answer probably comes from; `nil` where no mistake that is known gives it.
  func slip(explaining reply: Answer) -> Text? {
    recipe.slips.first { slip in
      var session = ExerciseSession()
      var lines = recipe.lines
      var asked = recipe.asked
      switch slip.way {
      case .fault(let name): lines.insert("sabotage \(name)", at: recipe.network.count)
      case .expression(let expression): asked = asked.asking(expression)
      }
      guard session.run(lines) != nil, let mistaken = session.answer(to: asked) else {
        return false
      }
      return !answer.isMet(by: mistaken) && mistaken.isMet(by: reply)
    }?.remark
  }
}

extension ExerciseRecipe {
  fileprivate func holds(on session: inout ExerciseSession) -> Bool {
    guard let condition else { return true }
    return session.value(of: condition.expression).map(condition.holds) ?? false
  }
}

extension ExerciseRecipe.Shown {
  fileprivate func grid(on session: inout ExerciseSession) -> Grid {
    guard let value = session.value(of: name) else { preconditionFailure("\(name) has a value") }
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
