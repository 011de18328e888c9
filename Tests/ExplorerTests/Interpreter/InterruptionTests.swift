import CommandLanguage
import Documents
import NeuralNetwork
import Platform
import Synchronization
import TestSupport
import Testing

@testable import Explorer
@testable import Sessions

@Suite("Stopping long work")
struct InterruptionTests {
  /// Operands that keep every function busy for many looks; a name that a function does not take
  /// falls to another.
  ///
  /// Of several threads one alone looks, as often as the work falls to it.
  private static let start = """
    set threads 1
    input 1x600x600; conv 1 3x3; loss mse; input = ones(1,600,600); target = ones(1,598,598)
    forward; backward
    let big = ones(1500,1000); let kernel = ones(1,1,24,24); let picture = ones(1,1,150,150)
    """

  /// What is tried for each function; the first that is understood is interrupted.
  private static func calls(_ function: FunctionSpecification) -> [String] {
    let name = function.name
    return [
      "\(name)(big)", "\(name)(big, 0)", "\(name)(big, big, 1)", "\(name)(big, [1000, 1500])",
      "\(name)(picture, kernel)", "\(name)(1000, 1500)", "\(name)(0, 1500000)",
      "\(name)(0, 1, 1500000)", "\(name)(1200)", "\(name)(conv1.weight)", "\(name)(conv1)",
      "\(name)(3)", "\(name)(big, 0, 1)", "\(name)(big, 2)",
    ]
  }

  /// Functions that only look at a shape or hand the same numbers on, and a picture.
  private static let instant: Set<String> = [
    "shape", "flatten", "reshape", "zeros", "ones", "digit", "unroll",
  ]

  @Test(
    "Every function looks again and again whether to stop",
    arguments: Vocabulary.functions.map(\.name))
  func functions(_ name: String) throws {
    let function = try #require(Vocabulary.callable(name))
    let base = Self.started
    var most = 0
    for call in Self.calls(function) {
      var interpreter = base
      let looks = Looks(before: .max)
      interpreter.environment.interruption = Interruption { looks.look() }
      let outcome = ExplorerTests.run("let x = \(call)", in: &interpreter).last
      guard outcome?.diagnostic == nil else { continue }
      most = max(most, looks.count)
      guard looks.count > 4 else { continue }
      // Asked to stop half-way it does, and nothing has changed.
      let half = Looks(before: looks.count / 2)
      interpreter = base
      interpreter.environment.interruption = Interruption { half.look() }
      let stopped = ExplorerTests.run("let x = \(call)", in: &interpreter).last
      #expect(stopped?.wasInterrupted == true, "\(call)")
      #expect(interpreter.session.definitions["x"] == nil, "\(call)")
    }
    #expect(Self.instant.contains(name) || most > 4, "\(name) looked \(most) times")
  }

  @Test(
    "Every operator does", arguments: BinaryOperator.allCases.filter { $0 != .matrixProduct })
  func operators(_ operation: BinaryOperator) throws {
    for right in ["big", "ones(1000)", "2"] {
      #expect(try Self.looks("big \(operation.rawValue) \(right)") > 5, "\(right)")
    }
    #expect(try Self.looks("-big") > 3)
  }

  @Test(
    "So does one huge correlation, product, pass or assignment, within itself",
    arguments: [
      "x = correlate(picture, kernel)", "x = convolve(picture, kernel)", "x = big @ ones(1000,20)",
      "x = transpose(big) @ ones(1500)",
    ])
  func withinOne(_ expression: String) throws {
    #expect(try Self.looks(String(expression.dropFirst(4))) > 20)
  }

  @Test("A convolution of one channel looks within its forward and its backward pass")
  func convolution() throws {
    let script = """
      input 1x100x100; conv 1 25x25; loss mse; input = ones(1,100,100); target = zeros(1,76,76)
      """
    // The way back goes on in the memory of the way forward: an instruction or two.
    for (done, next, least) in [("", "forward", 10), ("; forward", "backward", 1)] {
      var interpreter = Interpreter()
      _ = ExplorerTests.run(script + done, in: &interpreter)
      let looks = Looks(before: .max)
      interpreter.environment.interruption = Interruption { looks.look() }
      let outcome = try #require(ExplorerTests.run(next, in: &interpreter).last)
      #expect(outcome.diagnostic == nil)
      #expect(looks.count > least, "\(next): \(looks.count)")
    }
  }

  @Test("Pools and dense layers look within one sample")
  func otherLayers() throws {
    let layers = [("maxpool 30 stride 1", 6), ("avgpool 30 stride 1", 6), ("dense 200", 3)]
    for (layer, least) in layers {
      var interpreter = Interpreter()
      _ = ExplorerTests.run(
        "input 1x120x120; \(layer); input = ones(1,120,120)", in: &interpreter)
      let looks = Looks(before: .max)
      interpreter.environment.interruption = Interruption { looks.look() }
      let outcome = try #require(ExplorerTests.run("forward", in: &interpreter).last)
      #expect(outcome.diagnostic == nil)
      #expect(looks.count > least, "\(layer): \(looks.count)")
    }
  }

  @Test(
    "Commands and views look again and again, and change nothing where they are stopped",
    arguments: [
      ("input 1500", "dense 1500"), ("input 1500; dense 1500", "seed 3"),
      ("input 1500; dense 1500", "init he"),
      ("input 1500; dense 1500; relu; dense 2", "replace dense1 with dense 1200"),
      (
        "input 800; dense 800; loss mse; input = ones(800); target = ones(800); forward; backward",
        "update"
      ),
      (
        """
        input 1x50x50; conv 1 3x3; relu; maxpool 2; loss mse; input = ones(1,50,50)
        target = ones(1,24,24); forward; backward
        """, "fate conv1"
      ),
      (
        """
        input 1x120x120; conv 1 9x9; loss mse; input = ones(1,120,120); target = ones(1,112,112)
        forward; backward
        """, "accumulate conv1.weight[0]"
      ),
      ("let big = randn(300,300)", "export numpy FILE compressed"),
      ("input 1200; dense 1200; export numpy FILE", "load FILE"),
      ("input 1200; dense 1200; export numpy FILE compressed", "load FILE"),
      ("input 1200; dense 1200; export safetensors FILE", "load FILE"),
      (
        "set precision float32; input 1x300x300; conv 4 5x5; input = randn(1,300,300)",
        "forward"
      ),
      (
        """
        set precision float32; input 1x300x300; conv 4 5x5; loss mse; input = randn(1,300,300)
        target = zeros(4,296,296)
        """, "train 1 step"
      ),
    ])
  func commands(start: String, line: String) throws {
    let folder = try TemporaryFolder()
    let (start, line) = (
      start.replacing("FILE", with: folder.file("x.npz")),
      line.replacing("FILE", with: folder.file("x.npz"))
    )
    var base = Interpreter(environment: Environment(mayWriteFiles: true))
    for outcome in ExplorerTests.run("set threads 1\n" + start, in: &base) {
      #expect(outcome.diagnostic == nil)
    }
    var interpreter = base
    let looks = Looks(before: .max)
    interpreter.environment.interruption = Interruption { looks.look() }
    #expect(ExplorerTests.run(line, in: &interpreter).last?.diagnostic == nil)
    #expect(looks.count > 5, "\(line): \(looks.count)")
    let half = Looks(before: looks.count / 2)
    interpreter = base
    interpreter.environment.interruption = Interruption { half.look() }
    #expect(ExplorerTests.run(line, in: &interpreter).last?.wasInterrupted == true, "\(line)")
    let weights = interpreter.session.network?.layers.map(\.weight)
    #expect(weights == base.session.network?.layers.map(\.weight))
  }

  @Test("undo and redo of many steps have gone none of them where they are stopped")
  func travelling() throws {
    var interpreter = Interpreter()
    // 4 MB each: of two hundred sessions most are dropped, and made again by replay.
    _ = run("let big = zeros(700,700); let a = 0", in: &interpreter)
    for _ in 0..<200 { _ = run("let a = a * 0.5 + sum(randn(1))", in: &interpreter) }
    let (end, entries) = (SessionSnapshot(interpreter.session), interpreter.history.entries)
    var stopped = 0
    for steps in [1, 7, 60, 150, 199] {
      let looks = Looks(before: 1)
      interpreter.environment.interruption = Interruption { looks.look() }
      if run("undo \(steps)", in: &interpreter).last?.wasInterrupted == true {
        stopped += 1
        #expect(interpreter.history.entries == entries)
        #expect(SessionSnapshot(interpreter.session) == end)
      } else {
        interpreter.environment.interruption = .never
        _ = run("redo \(steps)", in: &interpreter)
      }
    }
    #expect(stopped > 0)
    interpreter.environment.interruption = .never
    _ = run("undo 150", in: &interpreter)
    let (begin, few) = (SessionSnapshot(interpreter.session), interpreter.history.entries)
    let looks = Looks(before: 20)
    interpreter.environment.interruption = Interruption { looks.look() }
    #expect(run("redo 150", in: &interpreter).last?.wasInterrupted == true)
    #expect(interpreter.history.entries == few && SessionSnapshot(interpreter.session) == begin)
    interpreter.environment.interruption = .never
    _ = run("redo 150", in: &interpreter)
    #expect(interpreter.history.entries == entries && SessionSnapshot(interpreter.session) == end)
  }

  @Test(
    "A training's last pass is worked out when it is looked at, and can be stopped then",
    arguments: ["float64", "float32"], ["conv1.out.grad[0,0,0]", "net", "let x = loss", "update"])
  func promisedPass(precision: String, line: String) throws {
    let start = """
      set precision \(precision); input 1x600x600; conv 1 1x1; relu; loss mse
      input = ones(1,600,600); target = zeros(1,600,600)
      """
    var interpreter = Interpreter()
    _ = ExplorerTests.run(start + "; train 1 step", in: &interpreter)
    let promise = try #require(interpreter.session.pass?.promise)
    _ = ExplorerTests.run(
      "optimizer adam; let a = conv1.weight[0]; set digits 4; evaluate", in: &interpreter)
    #expect(!promise.isFulfilled)
    let looks = Looks(before: 3)
    interpreter.environment.interruption = Interruption { looks.look() }
    #expect(ExplorerTests.run(line, in: &interpreter).last?.wasInterrupted == true)
    #expect(!promise.isFulfilled)
    interpreter.environment.interruption = .never
    _ = ExplorerTests.run(line, in: &interpreter)
    #expect(promise.isFulfilled)
    // The same pass as one that was asked for.
    var twin = Interpreter()
    _ = ExplorerTests.run(start + "; forward; backward", in: &twin)
    #expect(interpreter.session.pass?.precision == twin.session.pass?.precision)
    #expect(
      interpreter.session.pass?.backward?.weightGradients
        == twin.session.pass?.backward?.weightGradients)
  }

  @Test(
    "A pipe that nobody writes to is not waited for longer than wanted", .timeLimit(.minutes(1)))
  func pipe() throws {
    let folder = try TemporaryFolder()
    try #require(mkfifo(folder.file("pipe"), 0o600) == 0)
    var interpreter = Interpreter()
    let looks = Looks(before: 3)
    interpreter.environment.interruption = Interruption { looks.look() }
    let outcome = ExplorerTests.run("source \(folder.file("pipe"))", in: &interpreter).last
    #expect(outcome?.wasInterrupted == true)
  }

  @Test(
    "The system's own files end, are refused, or can be given up: none is waited for",
    .timeLimit(.minutes(1)),
    arguments: [
      "/dev/zero", "/dev/random", "/dev/full", "/dev/tty", "/dev/null", "/proc/kmsg", "/dev/kmsg",
      "/proc/self/mem", "/proc/sys/kernel/random/uuid", "/sys/kernel/debug",
    ],
    ["source", "load", "data load"])
  func specialFiles(path: String, command: String) throws {
    var interpreter = Interpreter()
    let looks = Looks(before: 40)
    interpreter.environment.interruption = Interruption { looks.look() }
    let outcome = try #require(
      ExplorerTests.run("\(command) \(path)", in: &interpreter).last)
    // An empty file is an empty script; all else is a message or was given up.
    #expect(
      outcome.wasInterrupted || outcome.diagnostic != nil
        || (command == "source" && path == "/dev/null"))
    interpreter.environment.interruption = .never
    #expect(ExplorerTests.run("let a = 6 * 7", in: &interpreter).last?.diagnostic == nil)
  }

  private static let started: Interpreter = {
    var interpreter = Interpreter()
    _ = ExplorerTests.run(start, in: &interpreter)
    return interpreter
  }()

  /// How often an expression looks whether to stop.
  private static func looks(_ expression: String) throws -> Int {
    var interpreter = started
    let looks = Looks(before: .max)
    interpreter.environment.interruption = Interruption { looks.look() }
    let outcome = try #require(
      ExplorerTests.run("let x = \(expression)", in: &interpreter).last)
    #expect(outcome.diagnostic == nil, "\(expression)")
    return looks.count
  }
}

/// Counts how often it was asked whether to stop, and says so after a while.
private final class Looks: Sendable {
  private let seen = Mutex(0)
  private let limit: Int

  init(before limit: Int) { self.limit = limit }

  var count: Int { seen.withLock { $0 } }

  func look() -> Bool {
    seen.withLock {
      $0 += 1
      return $0 > limit
    }
  }
}
