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

  /// Why a pass is broken on purpose in double precision alone.
  static let needOfFaults =
    "what sabotage breaks is a sum in the order of its terms, and float32 adds in whatever order is fastest"

  /// Refuses what is there in double precision alone.
  ///
  /// - Parameters:
  ///   - need: what it needs 16 digits for, a clause.
  ///   - next: what else has to be typed first, behind a semicolon.
  func requireDoublePrecision(
    _ call: some CalledCommand, _ need: String, then next: String = ""
  ) throws(Failure) {
    guard precision == .float32 else { return }
    throw Failure(
      .notApplicable(
        command: call.word, reason: "\(call.word) is there in float64 alone: \(need)",
        remedy: "set precision float64\(next)"), at: call.range)
  }
}
