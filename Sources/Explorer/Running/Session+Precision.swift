import CommandLanguage
import Documents
import NeuralNetwork
import Sessions

extension Session {
  /// `set precision float64|float32`: what passes and training compute in from now on.
  mutating func setPrecision(
    to given: Given<Precision>, _ call: TypedCall<SetCommand>
  ) throws(Failure) -> Document {
    if let look = call.look {
      throw Failure(
        .notApplicable(
          command: "set", reason: "precision is part of the session, and is set alone",
          remedy: "set precision \(given.text)"), at: look)
    }
    let precision = given.value
    if precision != self.precision {
      self.precision = precision
      touch()
    }
    let note: Text =
      precision == .float64
      ? "passes and training compute in double precision: 53 bits"
      : "passes and training compute in single precision, 24 bits, and round weights and input to it"
    return Document(
      kind: "set",
      blocks: [.paragraph("precision \(.strong(precision.word))"), .note(Note(.remark, note))],
      facts: [Fact("precision", .text(precision.word))])
  }

  /// Refuses what is there in double precision alone.
  func requireDoublePrecision(_ call: some CalledCommand, _ reason: String) throws(Failure) {
    guard precision == .float32 else { return }
    throw Failure(
      .notApplicable(command: call.word, reason: reason, remedy: "set precision float64"),
      at: call.range)
  }
}
