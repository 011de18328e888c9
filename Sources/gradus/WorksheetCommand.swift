import ArgumentParser
import enum CommandLanguage.QuizTopic
import Documents
import Exercises
import LineEditor
import Sessions
import Storage

/// `gradus worksheet N`: a page of exercises, with its key.
struct WorksheetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worksheet",
    abstract: "Write a page of exercises to print, and its key on a page of its own.",
    usage: "gradus worksheet <count> [<options>]",
    discussion: """
      Without --output the page is written to standard output, and the key after a page break. \
      The same seed gives the same page.
      """)

  @Argument(help: "How many exercises.")
  var count: Int

  @Option(help: "The question to begin with.")
  var seed: UInt64 = 0

  @Option(
    help: ArgumentHelp(
      "One topic for all: \(QuizTopic.allCases.map(\.rawValue).joined(separator: " "))."))
  var topic: QuizTopic?

  @Option(help: "text, markdown or html; else what the output's name says, else text.")
  var format: WorksheetFormat?

  @Option(name: .shortAndLong, help: "The page's file.", completion: .file())
  var output: String?

  @Option(help: "The key's file; else NAME-key beside the page.", completion: .file())
  var key: String?

  @Flag(help: "Write no key.")
  var noKey = false

  mutating func validate() throws {
    guard (1...Worksheet.most).contains(count) else {
      throw ValidationError("a worksheet has 1 to \(Worksheet.most) exercises")
    }
    if noKey, key != nil { throw ValidationError("--key and --no-key exclude each other") }
    if let output, let key, FileStore.areSame(output, key) {
      throw ValidationError("the page and its key need a file each: --key \(key) is the page's")
    }
  }

  mutating func run() throws {
    let sheet = Worksheet(count: count, topic: topic, seed: seed)
    let format = format ?? output.flatMap(WorksheetFormat.init(fileName:)) ?? .text
    let glyphs = output == nil ? DocumentPrinter(isInteractive: false).glyphs(Settings()) : .unicode
    let writer = WorksheetWriter(format, glyphs: glyphs)
    try write(writer.page(sheet), to: output, marked: format.mark)
    if noKey { return }
    let keyFile = key ?? output.map(WorksheetFormat.keyFile(beside:))
    if keyFile == nil {
      // A form feed starts a new page on paper; a screen gets a rule.
      let rule = String(repeating: "-", count: 72)
      StandardStream.output.write(
        Terminal.current.outputIsTerminal ? "\n\(rule)\n\n" : "\u{0C}\n")
    }
    try write(writer.key(sheet), to: keyFile, marked: format.mark)
  }

  private func write(_ text: String, to file: String?, marked mark: FileMark) throws {
    guard let file else { return StandardStream.output.write(text) }
    do {
      let written = try FileStore.write(
        mark.marked(Array(text.utf8)), to: file, keepsOthers: true)
      if let backup = written.backup {
        StandardStream.error.write("gradus: the \(file) that was there is kept as \(backup)\n")
      }
    } catch {
      StandardStream.error.write("gradus: \(file) cannot be written: \(error.reason)\n")
      throw ExitCode(1)
    }
  }
}

extension QuizTopic: ExpressibleByArgument {}
extension WorksheetFormat: ExpressibleByArgument {}
