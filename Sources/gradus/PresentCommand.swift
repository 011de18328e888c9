import ArgumentParser
import Documents
import Explorer
import Lessons
import LineEditor
import NeuralNetwork
import Platform
import Sessions
import Storage

/// `gradus present FILE`: a lesson or any script on a projector, step by step.
struct PresentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "present", abstract: "Show a lesson or a script on a projector, key by key.",
    discussion: """
      PageDown and PageUp, as a clicker sends them, go on and back, with the state. Any key types \
      the next statement and Return runs it. '.' blanks the screen. Ctrl-G hands over the live prompt \
      and takes it back to the very state. At a question, what you type counts as the class's votes: \
      the number of a choice, a sign, or 12*9 and Return for nine who said 12. Ctrl-C leaves. \
      A script's comments are shown as words; one with ## begins a step.
      """)

  @Argument(help: "A lesson's file, number or name; or a script.", completion: .lessons)
  var file: String

  @Flag(help: "For a projector: 60 columns, few lines, redrawn in place.")
  var big = false

  @Option(help: ArgumentHelp("dark or light, as the background is.", valueName: "theme"))
  var theme: RenderingOptions.Theme = .dark

  @Option(
    help: ArgumentHelp(
      "Go on by itself after so many seconds (4), and end at the end.", valueName: "seconds"))
  var autoplay: Double?

  /// The seconds of `--autoplay` alone.
  static let usualSeconds = 4

  /// The arguments with the seconds that `--autoplay` may be without.
  static func completed(_ arguments: [String]) -> [String] {
    guard arguments.first == configuration.commandName else { return arguments }
    return arguments.enumerated().flatMap { place, argument in
      let next = arguments.indices.contains(place + 1) ? Double(arguments[place + 1]) : nil
      return argument == "--autoplay" && next == nil ? [argument, "\(usualSeconds)"] : [argument]
    }
  }

  mutating func validate() throws {
    if let autoplay, !(0.1...3600).contains(autoplay) {
      throw ValidationError("--autoplay takes 0.1 to 3600 seconds")
    }
  }

  mutating func run() throws {
    let script = try script()
    var settings = Settings()
    settings.theme = theme == .light ? .light : .dark
    let options = DocumentPrinter(isInteractive: true).renderer(settings).options
    let presentation = Presentation(
      script,
      environment: Environment(
        interruption: Interruption { Interrupts.isRequested }, mayWriteFiles: script.mayWriteFiles),
      options: options, isBig: big)
    var screen = PresentationScreen(presentation, period: autoplay.map { Int32($0 * 1000) })
    throw screen.run()
  }

  private func script() throws -> PresentationScript {
    let library = LessonLibrary { getenv($0).map { String(cString: $0) } }
    let isName = !file.contains("/") && access(file, F_OK) != 0
    if file.hasSuffix(".md") || isName, let path = library.file(of: file) {
      do {
        return PresentationScript(try LessonLibrary.lesson(at: path))
      } catch {
        for report in error.reports { StandardStream.error.write(report + "\n") }
        throw ExitCode(2)
      }
    }
    do {
      return PresentationScript(bytes: try FileStore.read(file, limit: 1 << 20), file: file)
    } catch {
      StandardStream.error.write("gradus: \(file) cannot be read: \(error.reason)\n")
      throw ExitCode(2)
    }
  }
}

extension RenderingOptions.Theme: ExpressibleByArgument {}
