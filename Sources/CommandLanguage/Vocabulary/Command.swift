/// A command's word, under who carries it out.
///
/// What carries out commands of one kind has to say what it does for each: a new word is asked for by
/// the compiler.
package enum Command: Hashable, Sendable {
  /// Puts a layer at the network's output.
  case layer(Layer)
  /// Changes what the learner made, or may.
  case change(Change)
  /// Steps through a pass.
  case stepping(Stepping)
  /// Looks at it and changes nothing.
  case view(View)
  /// Is about the session as a whole, its files and its looks.
  case session(Management)
  /// Asks questions that have nothing to do with the session.
  case exercise(Exercise)
  /// Is about a lesson.
  case lesson(Lesson)

  /// The words that define a layer.
  package enum Layer: String, CaseIterable, Sendable {
    case conv, dense, maxpool, avgpool, globalavgpool, globalmaxpool, relu, leakyrelu, sigmoid, tanh
    case gelu, elu, selu, silu, softplus, flatten, add, concat
    case batchnorm, layernorm, groupnorm, dropout, prelu, softmax
    case convtranspose, locallyconnected, zeropad, upsample, adaptiveavgpool
  }

  /// The words that change the network, its values, or how it learns.
  package enum Change: String, CaseIterable, Sendable {
    case input, example, loss, from, insert, replace, remove, rename, reset, seed
    case initialise = "init"
    case forward, backward, mode, predict, update, optimizer, clip, rate, train, schedule
    case freeze, unfreeze
    case data, sample, load, watch, unwatch, relax, tie, block, unblock, sabotage, guess
    case `let`, print
  }

  /// The words that step through a pass.
  package enum Stepping: String, CaseIterable, Sendable {
    case step, next, finish, back, restart
  }

  /// The words that only look.
  package enum View: String, CaseIterable, Sendable {
    case net, show, grads, explain, accumulate, compare, fate, unroll, formula
    case gradcheck, nudge, paths, receptive, evaluate, curves, filmstrip
    case `where`
  }

  /// The words about the session as a whole.
  package enum Management: String, CaseIterable, Sendable {
    case undo, redo, history, save, source, export, record, help, apropos, set, quit, q
  }

  /// The words that ask questions.
  package enum Exercise: String, CaseIterable, Sendable {
    case quiz, worksheet
  }

  /// The words about a lesson.
  package enum Lesson: String, CaseIterable, Sendable {
    case lesson, hint, done, skip
  }

  /// The word as it is typed.
  package var word: String {
    switch self {
    case .layer(let word): word.rawValue
    case .change(let word): word.rawValue
    case .stepping(let word): word.rawValue
    case .view(let word): word.rawValue
    case .session(let word): word.rawValue
    case .exercise(let word): word.rawValue
    case .lesson(let word): word.rawValue
    }
  }

  /// Every command.
  package static let all: [Command] =
    Layer.allCases.map(Command.layer) + Change.allCases.map(Command.change)
    + Stepping.allCases.map(Command.stepping) + View.allCases.map(Command.view)
    + Management.allCases.map(Command.session) + Exercise.allCases.map(Command.exercise)
    + Lesson.allCases.map(Command.lesson)
}
