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
    usage: "gradus present <file> [<options>]",
    discussion: """
      PageDown and PageUp, as a clicker sends them, go on and back, with the state. Any key types \
      the next statement and Return runs it. '.' blanks the screen. Ctrl-G hands over the live prompt \
      and takes it back to the very state. At a question, what you type and end by Return counts as \
      the class's votes: 2*33 for 33 hands for the second choice, 12*9 for nine who said 12; of \
      choices and signs also key by key, one for each hand. Return alone never shows the answer. \
      Ctrl-C leaves. \
      A script's comments are shown as words; one with ## begins a step.

      --web shows it as a page in a browser instead, whose address the terminal tells and which the \
      same keys drive, here and there; the terminal keeps the notes. Only this machine can open it. \
      With --share phones may answer the questions at a second address, and do nothing else: what \
      they said shows with the answer, not before.
      """)

  @Argument(help: "A lesson's file, number or name; or a script.", completion: .lessons)
  var file: String

  @Flag(help: "For a projector: 60 columns, redrawn in place.")
  var big = false

  @Option(help: "How many minutes there are, for gradus notes; those of the lesson unless given.")
  var minutes: Int?

  @Option(help: ArgumentHelp("dark or light, as the background is.", valueName: "theme"))
  var theme: RenderingOptions.Theme = .dark

  @Option(
    help: ArgumentHelp(
      "Go on by itself after so many seconds (4), and end at the end.", valueName: "seconds"))
  var autoplay: Double?

  @Flag(help: "As a page in a browser on this machine, driven from here or from the page.")
  var web = false

  @Flag(help: "With --web: let phones in, to answer the questions.")
  var share = false

  @Option(
    help: ArgumentHelp(
      "With --web: the port (\(ClassroomDoor.usualPort), or the next that is free).",
      valueName: "number"))
  var port: Int?

  @Option(
    help: ArgumentHelp(
      "With --share: how phones call this machine, if not by the address it finds.",
      valueName: "host"))
  var address: String?

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
    if let minutes, !(1...600).contains(minutes) {
      throw ValidationError("--minutes takes 1 to 600")
    }
    if let autoplay, !(0.1...3600).contains(autoplay) {
      throw ValidationError("--autoplay takes 0.1 to 3600 seconds")
    }
    if !web, share || port != nil || address != nil {
      throw ValidationError("--share, --port and --address belong to --web")
    }
    if web, big { throw ValidationError("--big is for the terminal; a page fits its window") }
    if address != nil, !share { throw ValidationError("--address belongs to --share") }
    if let port, !(1...65535).contains(port) {
      throw ValidationError("--port takes a number from 1 to 65535")
    }
    if let address, !Self.isHost(address) {
      throw ValidationError("--address takes a name or an address alone, as 192.168.1.5")
    }
  }

  private static func isHost(_ text: String) -> Bool {
    let isPlain = text.utf8.allSatisfy {
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
        || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
    }
    return isPlain && (1...253).contains(text.utf8.count)
  }

  mutating func run() throws {
    var script = try script()
    if let minutes { script.minutes = minutes }
    var settings = Settings()
    settings.theme = theme == .light ? .light : .dark
    let options = DocumentPrinter(isInteractive: true).renderer(settings).options
    let presentation = Presentation(
      script,
      environment: Environment(
        interruption: Interruption { Interrupts.isRequested }, mayWriteFiles: script.mayWriteFiles),
      options: options, isBig: big)
    let period = autoplay.map { Int32($0 * 1000) }
    if web { throw try webConsole(presentation, period: period).run() }
    var screen = PresentationScreen(presentation, period: period)
    throw screen.run()
  }

  private func webConsole(_ presentation: Presentation, period: Int32?) throws -> WebConsole {
    guard let program = ClassroomProgram.path else {
      StandardStream.error.write("gradus: \(ClassroomProgram.advice)\n")
      throw ExitCode(2)
    }
    let door = ClassroomDoor(
      port: port ?? ClassroomDoor.usualPort, isPortFixed: port != nil, isShared: share,
      host: address, secret: ClassroomDoor.newSecret())
    return WebConsole(WebStage(presentation, door: door, program: program), period: period)
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
