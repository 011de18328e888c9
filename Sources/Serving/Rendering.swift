import CommandLanguage
import Documents
import Explorer
import NeuralNetwork
import Sessions

/// Draws documents in the forms that a client wants.
struct Rendering: Sendable {
  let forms: [Form]
  /// The columns for the forms that have some; `nil` for 80.
  let width: Int?

  /// The columns that may be asked for.
  static let widths = 20...10_000

  /// Writes what became of a statement.
  func write(_ outcome: StatementOutcome, _ settings: Settings, to writer: inout JSONWriter) {
    if !outcome.file.isEmpty { writer.member("file", outcome.file) }
    writer.member("line", outcome.source.line)
    writer.member("statement", outcome.source.text)
    switch outcome.result {
    case .failure(let diagnostic):
      writer.member("ok", false)
      writer.member("error") { writer in
        let place = diagnostic.range ?? outcome.source.range
        Replies.write(
          diagnostic, at: place, sourceLine: outcome.source.sourceLine(place.line),
          report: outcome.errorReport, to: &writer)
      }
    case .success(let document):
      writer.member("ok", true)
      writer.member("kind", document.kind)
      if document.facts.contains(Fact("interrupted", .flag(true))) {
        writer.member("interrupted", true)
      }
      let envelope = JSONEnvelope(
        file: outcome.file, line: outcome.source.line, statement: outcome.source.text)
      write(document, envelope, settings, to: &writer)
    }
  }

  /// Writes a document, a member for each form.
  func write(
    _ document: Document, _ envelope: JSONEnvelope, _ settings: Settings,
    to writer: inout JSONWriter
  ) {
    let drawn = settings.speaks ? document.spoken(digits: settings.digits) : document
    for form in forms {
      switch form {
      case .text:
        writer.member(form.rawValue, terminal(settings, colour: .none).render(drawn))
      case .ansi:
        writer.member(form.rawValue, terminal(settings, colour: .ansi256).render(drawn))
      case .html:
        writer.member(form.rawValue, HTMLRenderer(digits: settings.digits).fragment(document))
      case .svg:
        let columns = settings.width ?? width ?? 80
        writer.member(
          form.rawValue,
          SVGRenderer(digits: settings.digits, width: columns)
            .picture(document, title: envelope.statement))
      case .json:
        writer.member(form.rawValue) {
          $0.value(json: JSONRenderer().object(for: document, envelope: envelope))
        }
      case .values:
        writer.member(form.rawValue) { writer in
          writer.array { writer in
            for (name, tensor) in document.tensors {
              WireTensor.write(tensor, name: name, to: &writer)
            }
          }
        }
      }
    }
  }

  private func terminal(
    _ settings: Settings, colour: RenderingOptions.ColourLevel
  ) -> TerminalRenderer {
    var options = RenderingOptions(
      width: settings.width ?? width ?? 80, digits: settings.digits, colour: colour,
      glyphs: settings.glyphs == .ascii ? .ascii : .unicode,
      theme: settings.theme == .light ? .light : .dark, showsHints: settings.showsHints)
    options.abridgesValues = true
    return TerminalRenderer(options: options)
  }
}
