import CommandLanguage
import Documents
import Explorer
import Lessons
import Sessions

extension Server {
  /// `run`: the statements of a text, a result for each, up to the first that fails.
  mutating func run(_ request: Request, _ replies: Replies) throws(RequestProblem) {
    let text = try request.text(.text)
    let rendering = Rendering(
      forms: try request.forms(), width: try request.integer(.width, in: Rendering.widths))
    let file = try request.text(ifGiven: .file) ?? ""
    let firstLine = try request.integer(.line, in: 1...1_000_000_000) ?? 1
    let keepsGoing = try request.flag(.keepGoing)
    let (asks, tells) = (try request.flag(.asks), try request.flag(.progress))
    lend(
      environment(ask: asks ? question(replies) : nil, progress: tells ? tell(replies) : nil))
    defer { lend(environment()) }

    var (count, failures) = (0, 0)
    var wasInterrupted = false
    for source in ScriptParser.statements(in: text, firstLine: firstLine) {
      if surroundings.interruption.isRaised {
        wasInterrupted = true
        break
      }
      count += 1
      let settings = present.settings
      let result = run(source, from: file) { outcome in
        wasInterrupted = wasInterrupted || outcome.wasInterrupted
        replies.send(.result) { rendering.write(outcome, settings, to: &$0) }
      }
      if case .failure = result { failures += 1 }
      if wasInterrupted || present.hasQuit || (failures > 0 && !keepsGoing) { break }
    }
    // Training that was stopped keeps its whole steps, and has not failed.
    wasInterrupted = wasInterrupted || surroundings.interruption.isRaised
    replies.send(.done) { writer in
      writer.member("ok", failures == 0 && !wasInterrupted)
      writer.member("statements", count)
      if wasInterrupted { writer.member("interrupted", true) }
      if present.hasQuit { writer.member("quit", true) }
    }
  }

  /// Runs one statement where it belongs: on the lesson, in the lesson's session, or in the client's.
  private mutating func run(
    _ source: SourceStatement, from file: String, report: (StatementOutcome) -> Void
  ) -> StatementOutcome.Result {
    if let word = LessonWord(source) {
      let result = perform(word, at: source.range)
      report(StatementOutcome(file: file, source: source, result: result))
      return result
    }
    return lesson?.run(source, from: file, report: report)
      ?? interpreter.run(source, from: file, report: report)
  }

  /// Asks the client's user, and waits for the answer.
  private func question(_ replies: Replies) -> @Sendable (String) -> String? {
    let surroundings = surroundings
    return { words in
      replies.send(.ask) { $0.member("question", words) }
      while let line = surroundings.nextLine() {
        var id = Request.Identity.none
        do throws(RequestProblem) {
          guard case .bytes(let bytes) = line else {
            throw RequestProblem.lineTooLong(limit: Surroundings.longestLine)
          }
          let object = try Request.object(on: bytes)
          id = object.id
          let request = try Request(id, object.members)
          guard request.operation == .answer else { throw RequestProblem.questionWaits }
          return try request.text(ifGiven: .text)
        } catch {
          Replies(id: id, output: surroundings.output).fail(error)
        }
      }
      return nil
    }
  }

  /// Tells how far long work is.
  private func tell(_ replies: Replies) -> @Sendable (WorkProgress?, Settings) -> Void {
    { progress, settings in
      guard let progress else { return }
      let options = RenderingOptions(width: 10_000, digits: settings.digits)
      replies.send(.progress) {
        $0.member("text", TerminalRenderer(options: options).line(progress.line))
      }
    }
  }
}
