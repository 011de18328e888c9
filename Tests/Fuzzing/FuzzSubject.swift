import CommandLanguage
import Datasets
import Documents
import Explorer
import Lessons
import NeuralNetwork
import Platform
import Serving
import Synchronization

/// What the fuzzer feeds, by the name in the environment's `GRADUS_FUZZ`.
enum FuzzSubject: String, CaseIterable {
  case idx, npy, npz, safetensors, pnm, png, csv, parser, interpreter, lesson, serve

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
    case .serve: Self.serve(bytes)
    }
  }

  /// Asked so often, work stops.
  private static func budget() -> Interruption {
    let left = Mutex(20_000)
    return Interruption {
      left.withLock {
        $0 -= 1
        return $0 < 0
      }
    }
  }

  /// Serves requests, a line each; each that is no blank is ended by one reply, the last.
  private static func serve(_ bytes: [UInt8]) {
    let endings = Mutex(0)
    let interruption = budget()
    var server = Server(
      Surroundings(version: "fuzzed", interruption: interruption) { line in
        let ends = line.contains(#""event":"done""#) || line.contains(#""event":"error""#)
        if ends { endings.withLock { $0 += 1 } }
      })
    for line in bytes.split(separator: 0x0A) where !server.hasQuit && !interruption.isRaised {
      endings.withLock { $0 = 0 }
      server.answer(.bytes(Array(line)))
      let isBlank = line.allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
      precondition(endings.withLock { $0 } >= (isBlank ? 0 : 1), "a request without an answer")
    }
  }

  /// Runs a script that may write no file and work only so much, and renders what it answers.
  private static func interpret(_ bytes: [UInt8]) {
    let interruption = budget()
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
