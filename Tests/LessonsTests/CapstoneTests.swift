import CommandLanguage
import Explorer
import Lessons
import NeuralNetwork
import Sessions
import TestSupport
import Testing

/// What the last lesson leads to: three expressions for the gradients of any convolution.
@Suite struct CapstoneTests {
  /// The learner's three lines for a layer, or those of somebody who got one thing wrong.
  struct Lines: Sendable, CustomTestStringConvertible {
    static let down =
      "correlate(pad(spread(conv1.out.grad, S), B), rot180(swap(conv1.weight, 0, 1)))"
    let name: String
    let gb: String
    let gw: String
    let gx: String
    init(
      _ name: String, gb: String = "sum(sum(conv1.out.grad, 2), 1)",
      gw: String = "correlate(pad(input, P), conv1.out.grad, 1, 0, S)[:, :, 0:K, 0:K]",
      gx: String = Lines.down + "CUT"
    ) {
      (self.name, self.gb, self.gw, self.gx) = (name, gb, gw, gx)
    }
    var testDescription: String { name }

    /// The lines with a layer's numbers.
    func statements(
      kernel: Int, stride: Int, padding: Int, rest: Int, rows: Int, columns: Int
    ) -> String {
      let first = padding + rest
      let cut = "[:, \(first):\(first + rows), \(first):\(first + columns)]"
      let numbers = [
        ("CUT", cut), ("S", "\(stride)"), ("P", "\(padding)"), ("K", "\(kernel)"),
        ("B", "\(kernel - 1 + rest)"), ("R", "\(rest)"),
      ]
      return [("gb", gb), ("gw", gw), ("gx", gx)].map { name, line in
        let filled = numbers.reduce(line) { $0.replacing($1.0, with: $1.1) }
        return "let \(name) = \(filled)"
      }.joined(separator: "\n")
    }

    func statements(for layer: CapstoneCases.Case) -> String {
      statements(
        kernel: layer.kernel, stride: layer.stride, padding: layer.padding, rest: layer.rest,
        rows: layer.rows, columns: layer.columns)
    }
  }

  static let right = Lines("right")

  static let wrong = [
    Lines(
      "the stride forgotten", gw: "correlate(pad(input, P), conv1.out.grad)[:, :, 0:K, 0:K]",
      gx: "correlate(pad(conv1.out.grad, B), rot180(swap(conv1.weight, 0, 1)))"),
    Lines(
      "no half turn",
      gx: "correlate(pad(spread(conv1.out.grad, S), B), swap(conv1.weight, 0, 1))CUT"),
    Lines(
      "the padding forgotten on the way down", gx: Lines.down),
    Lines(
      "the channels summed",
      gw: "correlate(sum(pad(input, P), 0), sum(conv1.out.grad, 0), 1, 0, S)[0:K, 0:K]"),
    Lines(
      "a stride where a dilation belongs", gw: "correlate(pad(input, P), conv1.out.grad, S)"),
  ]

  /// A layer's session, with both passes run.
  private static func begun(_ layer: CapstoneCases.Case) -> Interpreter {
    func tensor(_ numbers: NormCases.Numbers) -> String {
      "reshape([\(numbers.data.map { "\($0)" }.joined(separator: ", "))], \(numbers.shape))"
    }
    let size = "\(layer.channels)x\(layer.rows)x\(layer.columns)"
    let kernel = "\(layer.kernel)x\(layer.kernel)"
    let text = """
      input \(size)
      conv \(layer.kernels) \(kernel) stride \(layer.stride) pad \(layer.padding)
      loss squared-error
      conv1.weight = \(tensor(layer.weight))
      conv1.bias = \(tensor(layer.bias))
      input = \(tensor(layer.input))
      target = \(tensor(layer.target))
      forward
      backward
      """
    var interpreter = Interpreter()
    #expect(Self.run(text, in: &interpreter))
    return interpreter
  }

  /// Runs statements; whether all could be.
  private static func run(_ text: String, in interpreter: inout Interpreter) -> Bool {
    ScriptParser.statements(in: text).allSatisfy { source in
      if case .success = interpreter.run(source) { true } else { false }
    }
  }

  /// Whether a name has PyTorch's numbers.
  private static func agrees(
    _ name: String, with wanted: NormCases.Numbers, in interpreter: Interpreter
  ) -> Bool {
    guard let found = interpreter.session.definitions[name],
      found.shape.extents.filter({ $0 != 1 }) == wanted.shape.filter({ $0 != 1 })
    else { return false }
    let scale = wanted.data.reduce(1) { max($0, $1.magnitude) }
    return zip(found.elements, wanted.data).allSatisfy { ($0 - $1).magnitude <= 1e-10 * scale }
  }

  private static func agree(_ layer: CapstoneCases.Case, in interpreter: Interpreter) -> Bool {
    agrees("gb", with: layer.biasGradient, in: interpreter)
      && agrees("gw", with: layer.weightGradient, in: interpreter)
      && agrees("gx", with: layer.inputGradient, in: interpreter)
  }

  @Test func `there are ten layers, and some end before the padded picture does`() {
    #expect(CapstoneCases.all.count == 10)
    #expect(CapstoneCases.all.count { $0.rest > 0 } == 5)
  }

  @Test(arguments: CapstoneCases.all)
  func `the learner's three lines are PyTorch's gradients`(layer: CapstoneCases.Case) {
    var interpreter = Self.begun(layer)
    #expect(Self.run(Self.right.statements(for: layer), in: &interpreter))
    #expect(Self.agree(layer, in: interpreter))
  }

  @Test(arguments: wrong, CapstoneCases.all)
  func `lines with one thing wrong are not`(lines: Lines, layer: CapstoneCases.Case) {
    var interpreter = Self.begun(layer)
    _ = Self.run(lines.statements(for: layer), in: &interpreter)
    #expect(!Self.agree(layer, in: interpreter))
  }

  // MARK: The lesson

  /// The last lesson where the learner's turn comes in a step, counted from 1.
  private static func lesson(at step: Int) throws -> LessonRun {
    let file = try #require(LessonFiles.all.first { $0.contains("write-it-yourself") })
    var run = LessonRun(of: try LessonLibrary.lesson(at: file))
    _ = run.begin()
    _ = run.go(to: step - 1)
    while run.question != nil { _ = run.answer(run.rightAnswer ?? "?") }
    return run
  }

  private static func type(_ text: String, in run: inout LessonRun) {
    for source in ScriptParser.statements(in: text) { _ = run.run(source) }
  }

  @Test func `the lesson takes the same three lines for both of its layers`() throws {
    var run = try Self.lesson(at: 5)
    let plain = Self.right.statements(
      kernel: 4, stride: 3, padding: 2, rest: 0, rows: 9, columns: 9)
    Self.type(plain, in: &run)
    _ = run.settle()
    #expect(run.phase == .passed)
    run = try Self.lesson(at: 6)
    let uneven = Self.right.statements(
      kernel: 3, stride: 2, padding: 1, rest: 1, rows: 8, columns: 8)
    Self.type(uneven, in: &run)
    _ = run.settle()
    #expect(run.phase == .passed)
  }

  @Test(arguments: wrong)
  func `the lesson refuses lines with one thing wrong, and says more than no`(
    lines: Lines
  ) throws {
    var run = try Self.lesson(at: 5)
    Self.type(
      lines.statements(kernel: 4, stride: 3, padding: 2, rest: 0, rows: 9, columns: 9), in: &run)
    let events = run.done()
    #expect(run.phase == .working)
    #expect(events.contains { if case .feedback = $0 { true } else { false } })
  }
}
