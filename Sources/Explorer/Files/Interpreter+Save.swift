import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Storage

extension Interpreter {
  /// `save FILE`: writes a script that rebuilds the session.
  func save(_ call: TypedCall<SaveCommand>) throws(Failure) -> Document {
    let file = try requireWriting(to: call.file, by: call)
    var script = SavedScript(history)
    let hasNumbers = call.kept != nil
    if hasNumbers {
      script = try script.withNumbers(of: session, interruption: environment.interruption)
    }
    let bytes = FileMark.number.marked(Array(script.text.utf8))
    guard let written = try write(bytes, to: call.file) else {
      return Document(kind: "save", facts: [Fact("file", .text(file))])
    }
    // Beside the `reset` that each begins with.
    let count = script.statements.count - 1 - script.tensorCount
    let what =
      count.counted("statement")
      + (hasNumbers ? " and \(script.tensorCount.counted("tensor"))" : "")
    var facts = [Fact("file", .text(file)), Fact("statements", .integer(count))]
    if hasNumbers { facts.append(Fact("tensors", .integer(script.tensorCount))) }
    return Document(
      kind: "save",
      blocks: [.paragraph("\(what) saved to \(.strong(file))\(written.remark)")]
        + Self.filesNeeded(script.files)
        + (hasNumbers && script.trainsAgain
          ? [
            .note(
              Note(.remark, "its statements stay, training too: without them it would be another"))
          ] : []),
      facts: facts + written.facts)
  }

  /// A word on the files that a script reads.
  private static func filesNeeded(_ names: [String]) -> [Block] {
    if names.isEmpty { return [] }
    let shown = names.prefix(4).joined(separator: ", ")
    let more = names.count > 4 ? " and \(names.count - 4) more" : ""
    return [.note(Note(.remark, "it reads \(shown)\(more), which has to be there then"))]
  }
}
