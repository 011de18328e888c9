import CommandLanguage
import Documents
import NeuralNetwork

extension Session {
  func paths(_ call: CommandCall, interruption: Interruption) throws(Failure) -> Document {
    Document(kind: "paths")
  }
  func receptive(_ call: CommandCall, interruption: Interruption) throws(Failure) -> Document {
    Document(kind: "receptive")
  }
}
