import CommandLanguage
import Documents
import Exchange
import NeuralNetwork
import Sessions
import Storage

extension Interpreter {
  /// `export KIND FILE`: writes a file for another program.
  func export(_ call: TypedCall<ExportCommand>, of statement: Statement) throws(Failure) -> Document
  {
    let kind = call.kind.value
    let file = try requireWriting(to: call.file, by: call)
    let exported = try session.exported(
      call,
      ViewExport(
        interruption: environment.interruption, digits: settings.digits,
        title: call.view.map { statement.text(from: $0.range) } ?? ""))
    let bytes = kind.mark?.marked(exported.bytes) ?? exported.bytes
    guard let written = try write(bytes, to: call.file) else {
      return Document(kind: "export", facts: [Fact("file", .text(file))])
    }
    let size = bytes.count
    return Document(
      kind: "export",
      blocks: [.paragraph("\(.strong(file)) written, \(Bytes(size).description)\(written.remark)")]
        + exported.blocks,
      facts: [
        Fact("format", .text(kind.rawValue)), Fact("file", .text(file)),
        Fact("bytes", .integer(size)),
      ] + exported.facts + written.facts)
  }
}

extension ExportKind {
  /// How files of this kind tell that Gradus wrote them; `nil` where they have no place for it.
  fileprivate var mark: FileMark? {
    switch self {
    case .numpy: .zip
    case .safetensors: .safetensors
    case .pytorch: .number
    case .latex: .percent
    case .svg, .html, .markdown: .element
    case .csv: nil
    }
  }
}

extension Statement {
  /// Its text from an argument on that stands on its first line.
  fileprivate func text(from place: SourceRange) -> String {
    String(text.dropFirst(place.column - range.column))
  }
}
