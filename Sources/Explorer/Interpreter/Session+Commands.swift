import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Wording

extension Session {
  /// Runs a command that changes the session, or may; one that only looks changes nothing.
  mutating func perform(
    _ call: CommandCall, interruption: Interruption, ask: (@Sendable (String) -> String?)?,
    progress: ((WorkProgress?) -> Void)? = nil
  ) throws(Failure) -> Document {
    switch call.command {
    case .layer(let word): return try appendLayer(word, call, interruption: interruption)
    case .change(let word):
      return try change(word, call, interruption: interruption, ask: ask, progress: progress)
    case .stepping(let word): return try takeStep(word, call, interruption: interruption)
    case .session(.set):
      let call: TypedCall<SetCommand> = try call.typed()
      guard let precision = call.precision else { return Document(kind: call.word) }
      return try setPrecision(to: precision, call)
    case .view, .session, .exercise, .lesson: return Document(kind: call.word)
    }
  }

  private mutating func change(
    _ word: Command.Change, _ call: CommandCall, interruption: Interruption,
    ask: (@Sendable (String) -> String?)?, progress: ((WorkProgress?) -> Void)?
  ) throws(Failure) -> Document {
    switch word {
    case .input: return try startNetwork(call.typed())
    case .example: return try example(call.typed(), interruption: interruption)
    case .loss: return try chooseLoss(call.typed(), interruption: interruption)
    case .from: return try branch(call.typed())
    case .insert: return try insertLayers(call.typed(), interruption: interruption)
    case .replace: return try replaceLayer(call.typed(), interruption: interruption)
    case .remove: return try removeLayer(call.typed(), interruption: interruption)
    case .rename: return try renameLayer(call.typed())
    case .reset: return reset()
    case .seed: return try reseed(call.typed(), interruption: interruption)
    case .initialise: return try initialise(call.typed(), interruption: interruption)
    case .forward: return try runForward(call, interruption: interruption)
    case .mode: return try chooseMode(call.typed())
    case .backward: return try runBackward(call.typed(), interruption: interruption)
    case .predict: return try predict(call.typed(), interruption: interruption, ask: ask)
    case .update: return try runUpdate(call, interruption: interruption)
    case .optimizer: return try chooseOptimiser(call.typed())
    case .clip: return try chooseClipping(call.typed())
    case .rate: return try chooseRate(call.typed())
    case .train: return try train(call.typed(), interruption: interruption, progress: progress)
    case .schedule: return try chooseSchedule(call.typed())
    case .freeze: return try setFrozen(call.typed(), to: true)
    case .unfreeze: return try setFrozen(call.typed(), to: false)
    case .data: return try loadData(call.typed(), interruption: interruption)
    case .sample: return try takeSample(call.typed())
    case .load: return try loadFile(call.typed(), interruption: interruption)
    case .watch: return try watch(call.typed(), interruption: interruption)
    case .unwatch: return try unwatch(call.typed())
    case .relax: return try relax(call.typed())
    case .tie: return try tie(call.typed())
    case .block: return try setBlocked(call.typed(), to: true)
    case .unblock: return try setBlocked(call.typed(), to: false)
    case .sabotage: return try breakPass(call.typed())
    case .guess: return try guessFault(call.typed())
    case .let: return try define(call.typed(), interruption: interruption)
    case .print:
      let call: TypedCall<PrintCommand> = try call.typed()
      return try print(call.value.value, interruption: interruption)
    }
  }

  /// Works out an expression and keeps the count of the draws it made.
  mutating func evaluate(
    _ expression: Expression, interruption: Interruption
  ) throws(Failure) -> Tensor {
    var evaluator = Evaluator(self, interruption: interruption)
    let value = try evaluator.evaluate(expression)
    if evaluator.drawCount != drawCount {
      drawCount = evaluator.drawCount
      changeCount += 1
    }
    return value
  }
}
