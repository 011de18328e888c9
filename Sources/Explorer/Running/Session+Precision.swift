import CommandLanguage
import Documents
import NeuralNetwork

extension Session {
  /// `set precision float64|float32`: what passes and training compute in from now on.
  mutating func setPrecision(_ call: CommandCall) throws(Failure) -> Document {
    if let other = call.arguments.keys.sorted().first(where: { $0 != "precision" }) {
      throw Failure(
        .notApplicable(
          command: "set", reason: "precision is part of the session, and is set alone",
          remedy: "set precision \(call.word("precision") ?? "")"), at: call[other]?.range)
    }
    guard let word = call.word("precision"), let precision = Precision(rawValue: word) else {
      preconditionFailure("the parser reads one of the precisions")
    }
    if precision != self.precision {
      self.precision = precision
      touch()
    }
    let note: Text =
      precision == .float64
      ? "passes and training compute in double precision: 53 bits"
      : "passes and training compute in single precision, 24 bits, and round weights and input to it"
    return Document(
      kind: "set", blocks: [.paragraph("precision \(.strong(word))"), .note(Note(.remark, note))],
      facts: [Fact("precision", .text(word))])
  }

  /// Refuses what is there in double precision alone.
  func requireDoublePrecision(_ call: CommandCall, _ reason: String) throws(Failure) {
    guard precision == .float32 else { return }
    throw Failure(
      .notApplicable(command: call.word, reason: reason, remedy: "set precision float64"),
      at: call.range)
  }
}

extension Pass {
  /// Whether a sum of doubles and what the pass stored differ by no more than single precision
  /// rounds off, where the sum's terms are as large as `scale`; in a double pass they never do.
  func isRounding(_ sum: Double, _ stored: Double, of scale: Double) -> Bool {
    forward.precision == .float32 && (sum - stored).magnitude <= 1e-5 * scale
  }
}

/// The mark of values in single precision.
enum PrecisionNote {
  /// A note where the last pass was computed in single precision, nothing otherwise.
  static func blocks(_ pass: Pass?) -> [Block] {
    guard let pass, pass.precision == .float32 else { return [] }
    return [
      .note(
        Note(
          .remark,
          "float32: this pass has 24 bits; a sum shown term by term has 53, and may differ in the seventh digit"
        ))
    ]
  }
}
