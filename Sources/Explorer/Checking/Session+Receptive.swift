import Attribution
import CommandLanguage
import Documents
import Explanations
import NeuralNetwork
import Sessions

extension Session {
  /// `receptive ADDRESS`; needs a network, but no pass.
  func receptive(
    _ call: TypedCall<ReceptiveCommand>, interruption: Interruption
  ) throws(Failure) -> Document {
    guard let network else { throw Failure(.noNetwork, at: call.range) }
    let element = try passElement(
      call.address, of: call, in: ElementSpace(network, input: input), interruption: interruption)
    return ReceptiveView(session: self, network: network, element: element).document
  }
}
