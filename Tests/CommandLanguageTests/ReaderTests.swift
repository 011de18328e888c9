import Testing

@testable import CommandLanguage

@Suite("Reading lines")
struct ReaderTests {
  @Test("goes on while a bracket is open")
  func continuation() throws {
    var reader = SourceReader()
    guard case .needsMore = reader.feed("forward; let a = [1, # one") else {
      Issue.record("the bracket is open")
      return
    }
    #expect(reader.needsMore)
    #expect(reader.pendingText == "forward; let a = [1, # one")
    guard case .needsMore = reader.feed("# nothing but a comment") else {
      Issue.record("a comment is no blank line")
      return
    }
    guard case .statements(let statements) = reader.feed("  2]; backward # done") else {
      Issue.record("the bracket is closed")
      return
    }
    #expect(statements.map(\.text) == ["forward", "let a = [1,\n\n  2]", "backward"])
    #expect(statements.map(\.line) == [1, 1, 3])
    #expect(statements.map(\.range.column) == [1, 10, 7])
    #expect(statements[1].sourceLine(3) == "  2]; backward # done")
    #expect(!reader.needsMore)
  }

  @Test("ends a continuation at a blank line, and starts afresh")
  func blankLine() throws {
    let statements = Parser.statements(in: "forward; let a = [1,\n \t\nbackward")
    #expect(statements.count == 3)
    guard case .failure(let diagnostic) = statements[1].result else {
      Issue.record("a blank line ends it")
      return
    }
    #expect(diagnostic.code == "unclosed-bracket")
    #expect(diagnostic.range == SourceRange(line: 1, column: 18, length: 1))
    #expect(statements[2].line == 3)
  }

  @Test("tells of a mismatched bracket at once, on its line")
  func mismatch() throws {
    let statements = Parser.statements(in: "let a = [1,\n2); forward\nbackward")
    #expect(statements.count == 2)
    guard case .failure(let diagnostic) = statements[0].result else {
      Issue.record("the bracket does not match")
      return
    }
    #expect(diagnostic.code == "mismatched-bracket")
    #expect(diagnostic.range == SourceRange(line: 2, column: 2, length: 1))
    #expect(statements[0].line == 1)
    #expect(statements[0].sourceLine(2) == "2); forward")
  }

  @Test("forgets what is open when it is cancelled")
  func cancel() {
    var reader = SourceReader()
    _ = reader.feed("(1")
    reader.cancel()
    #expect(!reader.needsMore)
    #expect(reader.finish().isEmpty)
  }

  @Test("takes CRLF, a byte-order mark and a #! line")
  func lineEndings() throws {
    let text = "\u{FEFF}forward\r\n#!/usr/bin/env gradus\r\nlet a = [1,\r\n2]\r\n\r\nbackward"
    let statements = Parser.statements(in: text)
    #expect(statements.map(\.text) == ["forward", "let a = [1,\n2]", "backward"])
    #expect(statements.map(\.line) == [1, 3, 6])
    #expect(statements.allSatisfy { (try? $0.result.get()) != nil })
    #expect(Parser.statements(in: "#!/usr/bin/gradus run\nnet").map(\.line) == [2])
  }

  @Test("lets bytes that are not UTF-8 spoil their own statement alone")
  func notUTF8() throws {
    let bytes =
      Array("forward; print ".utf8) + [0xFF] + Array("; net\nbackward\nlet a = [1,\n".utf8)
      + [0xC3] + Array("\n2]\nsave a".utf8) + [0x80] + Array("\nundo # ".utf8) + [0xE9]
    let statements = Array(ScriptParser.statements(in: bytes))
    let codes = statements.map { statement -> String in
      if case .failure(let diagnostic) = statement.result { diagnostic.code } else { "ok" }
    }
    #expect(codes == ["ok", "not-utf8", "ok", "ok", "not-utf8", "not-utf8", "ok"])
    guard case .failure(let diagnostic) = statements[1].result else { return }
    #expect(diagnostic.range == SourceRange(line: 1, column: 16, length: 1))
  }

  @Test("lets a NUL spoil its own statement alone")
  func nul() throws {
    let statements = Parser.statements(in: "forward\nprint 1\u{0}\nsave a\u{0}b\nsave '\u{0}'\nnet")
    let codes = statements.map { statement -> String in
      if case .failure(let diagnostic) = statement.result { diagnostic.code } else { "ok" }
    }
    #expect(codes == ["ok", "nul-character", "nul-character", "nul-character", "ok"])
  }

  @Test("refuses a line over 1 MiB, and reads one of 1 MiB")
  func longLines() throws {
    let limit = SourceLine.longest
    let fits = "# " + String(repeating: "x", count: limit - 2)
    let tooLong = fits + "x"
    #expect(Parser.statements(in: fits + "\r\nnet").map(\.line) == [2])
    let statements = Parser.statements(in: "net\n" + tooLong + "\nforward")
    #expect(statements.map(\.line) == [1, 2, 3])
    guard case .failure(let diagnostic) = statements[1].result else {
      Issue.record("the line is too long")
      return
    }
    #expect(diagnostic.code == "line-too-long")
    #expect(statements[1].text.count < 100)
    var reader = SourceReader()
    guard case .statements(let typed) = reader.feed(tooLong) else { return }
    #expect(typed.count == 1)
  }

  @Test("reads no further than it is asked to")
  func laziness() throws {
    var script = ScriptParser.statements(in: "net\nforward; backward\n(1", firstLine: 5)
    #expect(script.next()?.line == 5)
    #expect(script.next()?.text == "forward")
    #expect(script.next()?.text == "backward")
    #expect(script.next()?.line == 7)
    #expect(script.next() == nil)
    #expect(script.next() == nil)
  }

  @Test("finds no statement in blank lines, comments and separators")
  func nothing() {
    #expect(Parser.statements(in: "").isEmpty)
    #expect(Parser.statements(in: "\n \n# forward\n;; ; # ;\n").isEmpty)
  }
}
