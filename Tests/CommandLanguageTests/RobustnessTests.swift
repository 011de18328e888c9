import Foundation
import TestSupport
import Testing

@testable import CommandLanguage

@Suite("Whatever is typed")
struct RobustnessTests {
  private static let seeds =
    Vocabulary.commands.flatMap(\.examples) + [
      "sum(contributions(conv1.weight[0,0,1,2])) == conv1.weight[0,0,1,2].grad",
      "let a = [[1, 0], [0, -1]] * 2^-x @ b",
      "save 'a b'; explain conv1.weight[0, :, 1:3] pixel 2,3",
      "a \u{D7} b \u{2212} \u{3BB} # \u{540D}", "input -= 1e-05; target = nan",
      "backward add with ones(1,2,2)", "predict x as -", "insert conv 2 3x3 relu before dense1",
    ]

  /// What holds of every text: no crash, one result a statement, places inside the text.
  private func check(_ bytes: [UInt8]) {
    let statements = Array(ScriptParser.statements(in: bytes))
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      String(decoding: line, as: UTF8.self).count
    }
    var last = SourceRange(line: 0, column: 0, length: 0)
    for statement in statements {
      var ranges = [statement.range]
      switch statement.result {
      case .success(let value):
        #expect(value.range == statement.range && value.text == statement.text)
      case .failure(let diagnostic):
        #expect(!diagnostic.code.isEmpty && !diagnostic.message.isEmpty)
        ranges += [diagnostic.range].compactMap { $0 }
        let report = statement.report(diagnostic, file: "f")
        #expect(!report.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
      }
      for range in ranges {
        #expect(range.line >= 1 && range.line <= lines.count)
        #expect(range.column >= 1 && range.length >= 0)
        #expect(range.end <= lines[range.line - 1] + 2, "\(String(decoding: bytes, as: UTF8.self))")
      }
      let isLater = (statement.line, statement.range.column) > (last.line, last.column)
      #expect(isLater, "statements come in order")
      last = statement.range
    }
  }

  @Test("every prefix of a valid line is read or answered with a diagnostic")
  func prefixes() {
    for line in Self.seeds {
      let characters = Array(line)
      for length in 0...characters.count {
        let prefix = String(characters[..<length])
        check(Array(prefix.utf8))
        _ = Completion(of: prefix, names: CompletionTests.names)
      }
    }
  }

  @Test("10,000 mutated and random lines are read or answered with a diagnostic")
  func mutations() {
    var generator = SplitMix(seed: 1)
    let alphabet = Array("[]();#'\"\\=+-*/^@:.,<>! x0139e\n\r\t_ab\u{D7}\u{2212}\u{0}\u{301}$".utf8)
    for round in 0..<10_000 {
      var bytes = Array((Self.seeds.randomElement(using: &generator) ?? "").utf8)
      if round % 5 == 0 {
        bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
          UInt8.random(in: 0...255, using: &generator)
        }
      }
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0...bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0 where place < bytes.count: bytes.remove(at: place)
        case 1:
          let other = Self.seeds.randomElement(using: &generator) ?? ""
          bytes.insert(
            contentsOf: other.utf8.prefix(Int.random(in: 0...20, using: &generator)), at: place)
        default: bytes.insert(alphabet.randomElement(using: &generator) ?? 0x20, at: place)
        }
      }
      check(bytes)
      if let text = String(validating: bytes, as: UTF8.self) {
        _ = Completion(of: text, names: CompletionTests.names)
      }
    }
  }

  private static let nestingCases: [(String, String, String)] = [
    ("(", "1", ")"), ("[", "1", "]"), ("abs(", "1", ")"), ("x[", "0", "]"),
  ]

  @Test("brackets nest 64 deep and no deeper", arguments: Self.nestingCases)
  func nesting(open: String, inner: String, close: String) {
    func nested(_ depth: Int) -> String {
      String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
    }
    #expect(diagnostic(nested(64)) == nil)
    let found = diagnostic(nested(65))
    #expect(found?.code == "nesting-too-deep")
    #expect(found?.range?.column == 64 * open.count + open.count)
    #expect(diagnostic(nested(100_000))?.code == "nesting-too-deep")
  }

  private static let chainsCases: [(String, String)] = [
    ("1", "+1"), ("1", "^1"), ("x", "[0]"), ("x", ".grad"), ("1", "*-1"), ("1", "^-1"),
  ]

  @Test(
    "chains are read up to their bound, and refused beyond it however long",
    arguments: Self.chainsCases)
  func chains(start: String, link: String) {
    let fits = StatementParser.deepestExpression / 2 - 1
    #expect(diagnostic("print " + start + String(repeating: link, count: fits)) == nil)
    for count in [1001, 100_000] {
      let found = diagnostic("print " + start + String(repeating: link, count: count))
      #expect(found?.code == "expression-too-deep")
    }
  }

  @Test("signs are read up to their bound", arguments: ["-", "\u{2212}"])
  func signs(sign: String) {
    #expect(diagnostic(String(repeating: sign, count: 999) + "1") == nil)
    #expect(
      diagnostic(String(repeating: sign, count: 300_000) + "1")?.code == "expression-too-deep")
    #expect(diagnostic(String(repeating: "+", count: 300_000) + "1") == nil)
  }

  /// Runs something on a thread of its own with that much stack.
  private func onStack(of kibibytes: Int, _ body: @escaping @Sendable () -> Void) {
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      body()
      done.signal()
    }
    thread.stackSize = kibibytes << 10
    thread.start()
    done.wait()
  }

  @Test("the longest chain is made and freed on 512 KiB of stack")
  func chainOnSmallStack() {
    let chain = "1" + String(repeating: "+1", count: 999)
    onStack(of: 512) { #expect(diagnostic(chain) == nil) }
  }

  @Test("the deepest nest is made, and the longest chain compared, on half of the usual stack")
  func nestOnHalfStack() {
    let chain = "1" + String(repeating: "+1", count: 999)
    let nest = String(repeating: "(1<1+1*-1^", count: 64) + "1" + String(repeating: ")", count: 64)
    onStack(of: 4096) {
      for text in [chain, nest] {
        #expect(throws: Never.self) {
          let (first, second) = (try statement(text), try statement(text))
          #expect(first == second)
        }
      }
    }
  }

  @Test("a line of 1 MiB is read, whatever fills it")
  func hugeLines() {
    let limit = SourceLine.longest
    let list = "[" + String(repeating: "1,", count: limit / 2 - 1) + "]"
    #expect(diagnostic(list) == nil)
    #expect(Parser.statements(in: String(repeating: "a;", count: limit / 2)).count == limit / 2)
    #expect(diagnostic(String(repeating: "a ", count: limit / 2)) != nil)
    #expect(diagnostic("save '" + String(repeating: "a", count: limit - 7) + "'") == nil)
    #expect(diagnostic(String(repeating: "a", count: limit)) == nil)
    #expect(diagnostic(String(repeating: "9", count: limit)) == nil)
    #expect(diagnostic("cross" + String(repeating: "-a", count: limit / 2 - 4)) != nil)
  }

  @Test("a bracket over 50,000 lines is read once")
  func manyLines() throws {
    let text = "let a = [\n" + String(repeating: "1, 2, 3,\n", count: 50_000) + "]; net"
    let statements = Parser.statements(in: text)
    #expect(statements.map(\.line) == [1, 50_002])
    #expect(throws: Never.self) { try statements[0].result.get() }
  }
}
