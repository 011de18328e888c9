import Documents
import Explorer
import NeuralNetwork

extension Lesson.Prediction {
  /// A guess as it reads in a list; of a choice with its words.
  func words(for guess: Guess) -> String {
    guard case .choice(let options) = kind, case .number(let number) = guess,
      let place = Int(exactly: number), options.indices.contains(place - 1)
    else { return guess.description }
    return "\(place), \(options[place - 1])"
  }
}

extension PredictionOutcome {
  /// The answer as it reads in a list.
  var valueWords: String {
    switch prediction.kind {
    case .shape: value.shape.rank == 0 ? "a single number" : value.shape.description
    case .choice: prediction.words(for: .number(value.scalar ?? .nan))
    case .sign:
      Guess.sign((value.scalar ?? 0) > 0 ? 1 : (value.scalar ?? 0) < 0 ? -1 : 0).description
    case .number: TerminalRenderer().line(.number(value.scalar ?? .nan))
    }
  }
}

extension OwnVerdict {
  /// What was found, in a line of its own.
  var inWords: String {
    switch source {
    case .readOff: "\(name) was read off the engine's own answer"
    case .typed: "\(name) was typed as a number"
    case .fitsHereAlone: "\(name) is right for these values alone"
    case .jumped: "no step led to \(name)"
    }
  }
}
