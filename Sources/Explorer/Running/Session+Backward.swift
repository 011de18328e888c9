import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Views
import Wording

extension Session {
  /// `backward`, `backward add`, `backward with EXPR`.
  mutating func runBackward(
    _ call: TypedCall<BackwardCommand>, interruption: Interruption
  ) throws(Failure) -> Document {
    guard var pass else { throw Failure(.noForward, at: call.range) }
    guard !isStale else { throw Failure(.staleForward, at: call.range) }
    if pass.progress == .halfForward { throw Failure(.halfway(pass.progress), at: call.range) }
    if pass.forward.precision != .float64, sabotage?.fault.isOfUpdate == false {
      try requireDoublePrecision(call, Self.needOfFaults, then: "; forward")
    }
    var upstream: Tensor?
    if let given = call.upstream {
      upstream = try self.upstream(given.value, for: pass, interruption: interruption)
    } else {
      if pass.forward.network.loss == nil { throw Failure(.noLoss, at: call.range) }
      if pass.forward.target == nil { throw Failure(.noTarget, at: call.range) }
    }
    let backward: BackwardPass
    do {
      if call.adds != nil { try pass.fulfilGradients(ofInput: true, interruption: interruption) }
      backward =
        if let upstream {
          try pass.forward.backward(from: upstream, interruption: interruption, fault: fault)
        } else {
          try pass.forward.backward(interruption: interruption, fault: fault)
        }
    } catch {
      throw Failure(.pass(error), at: call.range)
    }
    let adds = call.adds != nil
    let own = AccumulatedGradients(backward, isFromLoss: upstream == nil)
    pass.gradients = adds ? pass.gradients?.adding(backward) ?? own : own
    pass.backward = backward
    pass.startsFromGiven = call.upstream != nil
    pass.progress = .complete
    self.pass = pass
    stepping = nil
    changeCount += 1
    let isFirst = remarksMade.insert(.gradientsStartFromZero).inserted
    var document = BackwardView(
      session: self, pass: pass, adds: adds, upstreamIsGiven: call.upstream != nil,
      remarksOnZero: isFirst && !adds
    ).document
    document.insertBeforeHints(FrozenNote.blocks(self))
    return document
  }

  private mutating func upstream(
    _ expression: Expression, for pass: Pass, interruption: Interruption
  ) throws(Failure) -> Tensor {
    let value = try evaluate(expression, interruption: interruption)
    let output = pass.forward.output.shape
    let presented = pass.isBatched ? output : output.droppingFirst()
    guard
      let fitted = value.lackingLeadingOnes(of: presented)
        ?? value.scalar.map({ Tensor(repeating: $0, shape: presented) })
    else {
      throw Failure(
        .upstreamShape(given: value.shape, output: presented), at: expression.range)
    }
    return fitted.reshaped(to: output)
  }
}
