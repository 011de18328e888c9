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
      The same seed gives the same page. With --variants no two of the sheets share a question, so \
      that neighbours have different ones. A file in HTML is made for paper, too: print it from a \
      browser.
      """)

  @Argument(help: "How many exercises.")
  var count: Int

  @Option(help: "The question to begin with.")
  var seed: UInt64 = 0

  @Option(
    help: ArgumentHelp(
      "One topic for all: \(QuizTopic.allCases.map(\.rawValue).joined(separator: " "))."))
  var topic: QuizTopic?

  @Option(help: "So many different sheets, one behind the other, with one key.")
  var variants = 1

  @Option(help: "What it is called.")
  var title: String?

  @Option(help: "The course it belongs to.")
  var course: String?

  @Option(help: "The points of each question.")
  var points: Int?

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
    guard (1...Worksheet.mostVariants).contains(variants) else {
      throw ValidationError("there are 1 to \(Worksheet.mostVariants) variants")
    }
    if count * variants > Self.mostQuestions {
      throw ValidationError(
        "\(variants) variants of \(count) are \(count * variants) questions; at most \(Self.mostQuestions) go into one file"
      )
    }
    if let points, !(1...1000).contains(points) {
      throw ValidationError("a question has 1 to 1000 points")
    }
    for file in [output, key].compactMap({ $0 }) {
      if let (problem, advice) = WorksheetFormat.refusal(ofFileName: file) {
        throw ValidationError("\(problem): \(advice)")
      }
    }
    if noKey, key != nil { throw ValidationError("--key and --no-key exclude each other") }
    if let output, let key, FileStore.areSame(output, key) {
      throw ValidationError("the page and its key need a file each: --key \(key) is the page's")
    }
  }

  mutating func run() throws {
    let sheets = try sheets()
    let format = format ?? output.flatMap(WorksheetFormat.init(fileName:)) ?? .text
    let glyphs = output == nil ? DocumentPrinter(isInteractive: false).glyphs(Settings()) : .unicode
    let writer = WorksheetWriter(format, glyphs: glyphs)
    try write(writer.page(sheets), to: output, marked: format.mark)
    if noKey { return }
    let keyFile = key ?? output.map(WorksheetFormat.keyFile(beside:))
    if keyFile == nil {
      // A form feed starts a new page on paper; a screen gets a rule.
      let rule = String(repeating: "-", count: 72)
      StandardStream.output.write(
        Terminal.current.outputIsTerminal ? "\n\(rule)\n\n" : "\u{0C}\n")
    }
    try write(writer.key(sheets), to: keyFile, marked: format.mark)
  }

  /// More would take minutes to draw.
  private static let mostQuestions = 3000

  private func sheets() throws -> [Worksheet] {
    let head = WorksheetHead(title: title, course: course, points: points)
    guard variants > 1 else {
      return [Worksheet(count: count, topic: topic, seed: seed, head: head)]
    }
    do throws(Worksheet.TooFew) {
      return try Worksheet.variants(variants, count: count, topic: topic, seed: seed, head: head)
    } catch {
      StandardStream.error.write(
        "gradus: there are no more than \(error.found) different questions on \(error.topic.rawValue); ask for fewer variants, or for more topics\n"
      )
      throw ExitCode.failure
    }
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
