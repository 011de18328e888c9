import CommandLanguage
import Datasets
import Documents
import Explorer
import Lessons
import NeuralNetwork
import Platform
import Synchronization

/// What the fuzzer feeds, by the name in the environment's `GRADUS_FUZZ`.
enum FuzzSubject: String, CaseIterable {
  case idx, npy, npz, safetensors, pnm, png, csv, parser, interpreter, lesson

  /// The one that the environment names.
  static let chosen = getenv("GRADUS_FUZZ").flatMap { FuzzSubject(rawValue: String(cString: $0)) }

  /// Reads an input as the subject does; whatever it is, nothing may go wrong.
  func read(_ bytes: [UInt8]) {
    switch self {
    case .idx: _ = try? IDXFile.decoded(bytes)
    case .npy: _ = try? NumPyArray.decoded(bytes)
    case .npz: _ = try? NumPyArchive.decoded(bytes)
    case .safetensors: _ = try? Safetensors.decoded(bytes)
    case .pnm: _ = try? PNMPicture.decoded(bytes)
    case .png: _ = try? PNGPicture.decoded(bytes)
    case .csv: _ = try? CSVTable(bytes)
    case .parser: for _ in ScriptParser.statements(in: bytes) {}
    case .lesson: _ = try? LessonParser.lesson(in: bytes, file: "lesson")
    case .interpreter: Self.interpret(bytes)
    }
  }

  /// Runs a script that may write no file and work only so much, and renders what it answers.
  private static func interpret(_ bytes: [UInt8]) {
    let budget = Mutex(20_000)
    let interruption = Interruption {
      budget.withLock {
        $0 -= 1
        return $0 < 0
      }
    }
    var interpreter = Interpreter(
      environment: Environment(interruption: interruption, mayWriteFiles: false))
    let renderer = TerminalRenderer(options: RenderingOptions(width: 80))
    for statement in ScriptParser.statements(in: bytes) {
      interpreter.run(statement) { outcome in
        if case .success(let document) = outcome.result { _ = renderer.lines(of: document) }
        _ = outcome.errorReport
      }
      if interpreter.hasQuit || interruption.isRaised { return }
    }
  }
}
