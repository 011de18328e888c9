import Attribution
import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Wording

/// What `explain` answers: where one number comes from.
package struct ExplainView {
  /// How far to open the number.
  package enum Detail: Equatable {
    /// The formula, the numbers, the map.
    case summary
    /// Every term with its running sum.
    case terms
    /// One term, with its upstream gradient as a sum of its own.
    case pixel([Int])
  }

  package let session: Session
  package let subject: ExplainSubject
  package let detail: Detail
  /// Whether a list of terms has no row for those that are 0.
  package let omitsZeros: Bool
  /// Where the detail was asked for.
  package let detailRange: SourceRange?

  /// Makes an explain view of its parts.
  package init(
    session: Session, subject: ExplainSubject, detail: Detail, omitsZeros: Bool,
    detailRange: SourceRange?
  ) {
    self.session = session
    self.subject = subject
    self.detail = detail
    self.omitsZeros = omitsZeros
    self.detailRange = detailRange
  }

  package func document() throws(Failure) -> Document {
    var document: Document
    switch subject {
    case .given(let name, let value):
      document = Document(
        kind: "explain",
        blocks: [
          .heading("\(name) = \(value)"), .paragraph("it was given, not computed"),
        ], facts: [Fact("name", .text(name)), Fact("value", .number(value))])
    case .kept(let name, let value, let words):
      document = Document(
        kind: "explain", blocks: [.heading("\(name) = \(value)"), .paragraph(Text(words))],
        facts: [Fact("name", .text(name)), Fact("value", .number(value))])
    case .loss: document = try lossDocument()
    case .activation(let activation): document = try activationDocument(activation)
    case .activationGradient(let activation): document = try gradientDocument(activation)
    case .parameter(let parameter): document = try parameterDocument(parameter)
    }
    document.blocks.insert(contentsOf: StaleNote.blocks(session), at: 0)
    return document
  }

  /// The pass that is explained.
  var pass: Pass {
    guard let pass = session.pass else { preconditionFailure("there is a pass to explain") }
    return pass
  }

  /// The backward pass that is explained.
  func backward() throws(Failure) -> BackwardPass {
    guard let backward = pass.backward else {
      throw Failure(.noValueYet("this gradient", needing: .gradients))
    }
    return backward
  }

  /// The name of an activation as it is typed: `input`, or the layer's `.out`.
  func activationName(_ position: Int) -> String {
    pass.forward.network.address(ofActivation: position)
  }

  /// The address of one element of an activation, with the sample in front in a batch.
  func elementName(_ position: Int, sample: Int, _ index: [Int]) -> String {
    Session.name(activationName(position), pass.isBatched ? [sample] + index : index)
  }

  /// A position in parentheses, with the sample in front in a batch: `(2,3)`.
  func place(sample: Int, _ index: [Int]) -> String {
    "(\((pass.isBatched ? [sample] + index : index).map(String.init).joined(separator: ",")))"
  }

  /// Refuses a pixel that this number has none of.
  func refusePixel(_ reason: String, remedy: String) -> Failure {
    Failure(
      .notApplicable(command: "explain", reason: reason, remedy: remedy), at: detailRange)
  }
}
