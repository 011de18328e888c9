import CommandLanguage
import Documents
import Exercises
import Explorer
import LineEditor
import NeuralNetwork
import Platform
import Sessions
import Storage

/// Where exercises are given out: runs `quiz` and `worksheet` for the shell and for scripts.
struct ExerciseDesk: Sendable {
  /// Whether a person reads and types, who is given time and goes on where they left off.
  let isPerson: Bool
  /// Reads a line of an answer, which gives `nil` at the end of the input; `nil` itself where there
  /// is nobody to ask, so that a line of a script is never taken for an answer.
  let ask: (@Sendable (_ prompt: String) -> String?)?
  /// Shows a document at once; `nil` where only the result counts, as with JSON.
  let show: (@Sendable (Document, Settings) -> Void)?

  private let tallyFile = TallyFile { getenv($0).map { String(cString: $0) } }

  /// Makes a desk.
  init(
    isPerson: Bool, ask: (@Sendable (String) -> String?)?,
    show: (@Sendable (Document, Settings) -> Void)?
  ) {
    (self.isPerson, self.ask, self.show) = (isPerson, ask, show)
  }

  /// Runs a call of `quiz` or `worksheet`.
  func answer(_ request: ExerciseRequest) -> StatementOutcome.Result {
    do throws(Diagnostic) {
      switch request.word {
      case .worksheet: return .success(try worksheet(request))
      case .quiz: return .success(try quiz(request))
      }
    } catch {
      return .failure(error)
    }
  }

  private func quiz(_ request: ExerciseRequest) throws(Diagnostic) -> Document {
    let tally = tallyFile?.read().tally ?? Tally()
    switch try QuizCall(request, tally: isPerson ? tally : Tally()) {
    case .tally: return tally.document
    case .marked(let mark): return mark.document
    case .round(let topic, let count, let seed):
      guard let ask else {
        let example = "quiz \(topic.map { "\($0.rawValue) " } ?? "")seed \(seed) as ANSWER"
        throw Diagnostic(
          code: "not-applicable", message: "nobody can be asked here", range: request.call.range,
          notes: ["try: \(example)", "or `quiz` at a prompt"])
      }
      let round = QuizRound(
        topic: topic, count: count, seed: seed, pauses: isPerson,
        interruption: Interruption { Interrupts.isRequested })
      return run(round, request.settings, ask)
    }
  }

  private func run(
    _ round: QuizRound, _ settings: Settings, _ ask: (String) -> String?
  ) -> Document {
    var round = round
    show(round.question, settings)
    while !round.isOver {
      let turn = round.take(ask(round.prompt))
      if let mark = turn.mark {
        var tally = Tally()
        tally.count(mark.exercise.topic, isRight: mark.isRight)
        if let warning = tallyFile?.add(tally, for: QuizAnswer(mark)) {
          StandardStream.error.write(warning + "\n")
        }
      }
      show(turn.blocks, settings)
    }
    return round.closing
  }

  private func show(_ blocks: [Block], _ settings: Settings) {
    if !blocks.isEmpty { show?(Document(kind: "quiz", blocks: blocks), settings) }
  }

  private func worksheet(_ request: ExerciseRequest) throws(Diagnostic) -> Document {
    let call = try TypedCall<CommandLanguage.WorksheetCommand>(reading: request.call)
    let count = call.number.value
    guard count <= Worksheet.most else {
      throw Diagnostic(
        code: "too-large", message: "a worksheet has at most \(Worksheet.most) exercises",
        range: call.number.range)
    }
    let sheet = Worksheet(
      count: count, topic: call.topic?.value,
      seed: call.seed.map { UInt64($0.value) } ?? request.seed)
    guard let file = call.file?.value else { return sheet.document }
    let range = call.file?.range
    guard request.mayWriteFiles else {
      throw Diagnostic(
        code: "may-not-write", message: "a file reached by `source` may not write files",
        range: range, notes: ["type the command yourself"])
    }
    if let (problem, advice) = WorksheetFormat.refusal(ofFileName: file) {
      throw Diagnostic(
        code: "unknown-format", message: problem, range: range, notes: [advice])
    }
    guard let format = WorksheetFormat(fileName: file) else {
      throw Diagnostic(
        code: "unknown-format", message: "\(file) does not say what to write", range: range,
        notes: ["end its name in .html, .md or .txt"])
    }
    let keyFile = WorksheetFormat.keyFile(beside: file)
    let writer = WorksheetWriter(format)
    var kept: [String] = []
    for (text, path) in [(writer.page(sheet), file), (writer.key(sheet), keyFile)] {
      do {
        let written = try FileStore.write(
          format.mark.marked(Array(text.utf8)), to: path, keepsOthers: true)
        if let backup = written.backup { kept.append(backup) }
      } catch {
        throw Diagnostic(
          code: "file-not-writable", message: "\(path) cannot be written: \(error.reason)",
          range: range)
      }
    }
    var document = sheet.document
    document.blocks = [
      .paragraph(
        "\(count.counted("exercise")) written to \(.strong(file)), the key to \(.strong(keyFile))"
      )
    ]
    for backup in kept {
      document.blocks.append(
        .note(Note(.remark, "the file that was there is kept as \(.strong(backup))")))
    }
    document.facts += [Fact("file", .text(file)), Fact("keyFile", .text(keyFile))]
    return document
  }
}
