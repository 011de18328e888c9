import TerminalSupport
import TestSupport
import Testing

@Suite("The program without a terminal")
struct ProgramTests {
  @Test("-c runs one line")
  func oneLine() throws {
    let program = try gradus("-c", "let a = 2; a ^ 3; print a")
    #expect(program.ending == .exit(0))
    #expect(program.outputText == "a = 2\n8\n2\n")
    #expect(program.errorText.isEmpty)
  }

  @Test("-c takes statements that begin with a minus")
  func minus() throws { #expect(try gradus("-c", "-2^2").outputText == "-4\n") }

  @Test("-c may be given several times, for one session")
  func several() throws {
    #expect(try gradus("-c", "let a = 2", "-c", "a ^ 3").outputText.hasSuffix("8\n"))
  }

  @Test(
    "-c and something else to run are refused, not half done",
    arguments: [
      ["-c", "1", "run", "a.gradus"], ["-c", "1", "a.gradus"],
      ["--json", "-c", "1", "lesson", "list"],
      ["-c", "1", "-"],
    ])
  func more(arguments: [String]) throws {
    let program = try PipedProgram(
      try BuiltProgram.path("gradus"), arguments, environment: [:], input: [])
    #expect(program.ending == .exit(2))
    #expect(program.outputText.isEmpty)
    #expect(program.errorText.contains("-c runs its statements and stops"))
  }

  @Test("A file that may not grow further is told of, and the rest is run")
  func fileLimit() throws {
    let folder = try TemporaryFolder()
    let line = "let a = randn(99); save \(folder.file("big")) with weights; 6 * 7"
    let gradus = try BuiltProgram.path("gradus")
    // What the test itself gives for standard output is a file, too.
    let script =
      "(ulimit -f 0; echo '\(line)' | '\(gradus)' run --keep-going - 2>&1; echo $?) | cat"
    let program = try PipedProgram(
      "/bin/sh", ["-c", script],
      environment: ["HOME": folder.path, "PATH": "/usr/bin:/bin"], input: [])
    #expect(program.outputText.contains("big cannot be written"))
    #expect(program.outputText.hasSuffix("42\n1\n"))
  }

  @Test(
    "A worksheet and its key are two files", arguments: ["k.html", "./k.html", "sub/../k.html"])
  func worksheet(key: String) throws {
    let folder = try TemporaryFolder(["sub/x": ""])
    let program = try PipedProgram(
      "/bin/sh",
      [
        "-c",
        "cd \(folder.path); '\(try BuiltProgram.path("gradus"))' worksheet 2 -o k.html --key \(key)",
      ], environment: ["HOME": folder.path], input: [])
    #expect(program.ending == .exit(2))
    #expect(program.errorText.contains("need a file each"))
  }

  @Test("Piped input, run - and run FILE do the same")
  func scripts() throws {
    let folder = try TemporaryFolder(["a.gradus": "1 + 1\n[1,\n 2]\n"])
    let wanted = "2\n[1, 2]\n"
    #expect(try gradus(input: "1 + 1\n[1,\n 2]\n").outputText == wanted)
    #expect(try gradus("run", "-", input: "1 + 1\n[1,\n 2]\n").outputText == wanted)
    #expect(try gradus("run", folder.file("a.gradus")).outputText == wanted)
  }

  @Test(
    "A file runs without the word run, with options on either side",
    arguments: [[], ["--json"], ["--keep-going"], ["--json", "--keep-going"], ["--"]])
  func bare(options: [String]) throws {
    let folder = try TemporaryFolder(["run.gradus": "let a = 2", "b c": "a * 3\ncnov\na"])
    let files = [folder.file("run.gradus"), folder.file("b c")]
    let wanted = try gradus(options.filter { $0 != "--" } + ["run"] + files)
    let program = try gradus(options + files)
    #expect(program.output == wanted.output && program.errorText == wanted.errorText)
    #expect(program.ending == .exit(1))
    if options != ["--"] { #expect(try gradus(files + options).output == wanted.output) }
    #expect(try gradus("-", input: "6 * 7").outputText == "42\n")
  }

  @Test("A word that is neither a file nor a subcommand is told the nearest one")
  func neither() throws {
    let program = try gradus("lessn")
    #expect(program.ending == .exit(2))
    #expect(program.errorText.contains("lesson"))
    let missing = try gradus("none.gradus")
    #expect(missing.ending == .exit(2))
    #expect(missing.errorText.contains("none.gradus cannot be read"))
  }

  @Test("Files run in one session, one after another")
  func files() throws {
    let folder = try TemporaryFolder(["a": "let a = 2", "b": "a * 3"])
    let program = try gradus("run", folder.file("a"), folder.file("b"))
    #expect(program.ending == .exit(0))
    #expect(program.outputText == "a = 2\n6\n")
  }

  @Test(
    "A script may begin with #!, a byte order mark, and end lines as it likes",
    arguments: [
      "#!/usr/bin/env gradus\n1", "\u{FEFF}1\n", "1\r\n", "\n\n  1  # one", "1;", "# a\n1\n# b",
      ";;1;;",
    ])
  func beginnings(_ script: String) throws {
    let program = try gradus("run", "-", input: script)
    #expect(program.outputText == "1\n")
    #expect(program.ending == .exit(0))
  }

  @Test("An empty script is well", arguments: ["", "\n", "# nothing\n"])
  func empty(_ script: String) throws {
    let program = try gradus("run", "-", input: script)
    #expect(program.ending == .exit(0))
    #expect(program.output.isEmpty)
    #expect(program.errors.isEmpty)
  }

  @Test("A failure ends the script with 1; its place, line and caret go to standard error")
  func failure() throws {
    let program = try gradus("run", "-", input: "1\n2; cnov 2; 3\n4\n")
    #expect(program.ending == .exit(1))
    #expect(program.outputText == "1\n2\n")
    #expect(
      program.errorText
        == "-:2:4: 'cnov' is not a command\n  2; cnov 2; 3\n     ^^^^\n  did you mean 'conv'?\n")
  }

  @Test(
    "--keep-going runs the rest and still ends with 1",
    arguments: [["run", "--keep-going", "-"], ["--keep-going"]])
  func keepGoing(_ arguments: [String]) throws {
    let program = try gradus(arguments, input: Array("1\n2; x; 3\n(\n\n5\n".utf8))
    #expect(program.ending == .exit(1))
    #expect(program.outputText == "1\n2\n3\n5\n")
    #expect(program.errorText.contains("-:2:4: "))
    #expect(program.errorText.contains("-:3:1: "))
  }

  @Test("Errors name the file they are in")
  func fileNames() throws {
    let folder = try TemporaryFolder(["bad.gradus": "\n\n  1 +\n"])
    let program = try gradus("run", folder.file("bad.gradus"))
    #expect(program.errorText.hasPrefix("\(folder.file("bad.gradus")):3:6: "))
  }

  @Test(
    "Wrong usage ends with 2, and says so on standard error",
    arguments: [
      ["--bogus"], ["run"], ["-c"], ["run", "/nowhere/at/all"], ["run", "/"],
      ["run", "--jsno", "-"],
    ])
  func usage(_ arguments: [String]) throws {
    let program = try gradus(arguments)
    #expect(program.ending == .exit(2))
    #expect(!program.errors.isEmpty)
    #expect(program.output.isEmpty)
  }

  @Test("--help and --version go to standard output", arguments: ["--help", "--version"])
  func help(_ option: String) throws {
    let program = try gradus(option)
    #expect(program.ending == .exit(0))
    #expect(!program.output.isEmpty)
    #expect(program.errors.isEmpty)
  }

  @Test("quit ends the script well, from wherever it is run")
  func quit() throws {
    let folder = try TemporaryFolder(["q": "quit\n2"])
    for program in [
      try gradus(input: "1; quit; 2\n3\n"), try gradus(input: "1\nsource \(folder.file("q"))\n3\n"),
    ] {
      #expect(program.ending == .exit(0))
      #expect(program.outputText == "1\n")
    }
  }

  @Test("Nothing that is piped holds an escape sequence or a prompt")
  func plain() throws {
    let program = try gradus(
      input:
        "set colour auto; example cross; forward; backward; net; grads; explain conv1.weight[0,0,1,1]; accumulate conv1.weight[0]; help; cnov\n"
    )
    #expect(!program.output.contains(0x1B))
    #expect(!program.errors.contains(0x1B))
    #expect(!program.outputText.contains("gradus> "))
    #expect(program.ending == .exit(1))
  }

  @Test("A line that is not UTF-8, or holds a NUL, fails alone")
  func bytes() throws {
    let input = Array("1\n".utf8) + [0xFF, 0xFE] + Array("; 2\nprint 3\u{0}; 4\n5\n".utf8)
    let program = try gradus(["run", "--keep-going", "-"], input: input)
    #expect(program.ending == .exit(1))
    #expect(program.outputText == "1\n2\n4\n5\n")
    #expect(program.errorText.contains("-:2:1: this is not UTF-8"))
    #expect(program.errorText.contains("-:3:8: there is a NUL character here"))
    #expect(!program.errors.contains(0))
  }

  @Test("A line beyond its limit is refused and the next one runs")
  func longLine() throws {
    let program = try gradus(
      "run", "--keep-going", "-", input: String(repeating: "1+", count: 600_000) + "1\n2\n")
    #expect(program.outputText == "2\n")
    #expect(program.errorText.contains("at most 1048576"))
  }

  @Test("Control characters of a script never reach the terminal")
  func control() throws {
    let program = try gradus(
      "run", "--keep-going", "-",
      input: "print \u{1B}[31mx\nlet \u{7}a = 1\nsource \"\u{1B}]0;x\u{7}\"\n")
    #expect(!program.errors.contains(0x1B))
    #expect(!program.errors.contains(0x07))
    #expect(!program.output.contains(0x1B))
  }

  @Test("A bracket among bytes that are no text opens nothing", arguments: [0xFF, 0x00])
  func bracketOfBytes(_ byte: UInt8) throws {
    let program = try gradus(
      ["--keep-going"],
      input: [byte, 0x28, 0x0A] + Array("1\n2\n".utf8))
    #expect(program.outputText == "1\n2\n")
  }

  @Test("An interrupt ends it with 130, and leaves what was done before")
  func interrupt() throws {
    let folder = try TemporaryFolder()
    let script = """
      mkfifo out; env --default-signal=INT '\(try BuiltProgram.path("gradus"))' -c 'let a = ones(1500,1500); a @ a; print 7' > out &
      read line < out; kill -INT $!; wait $!; status=$?; echo "$line"; exit $status
      """
    let program = try PipedProgram(
      "/bin/sh", ["-c", "cd \(folder.path); \(script)"],
      environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"])
    #expect(program.ending == .exit(130))
    #expect(program.outputText.hasPrefix("a = "))
    #expect(!program.outputText.contains("7"))
  }

  @Test("save writes a script that makes the session again")
  func save() throws {
    let folder = try TemporaryFolder()
    let session = """
      input 1x4x4; conv 2 2x2; dense 2
      seed 3; rename conv1 edges; edges.weight[0] = [1, # one
       2]
      input = randn(1,4,4); loss mse; target = [1,2]; let k = randn(2)
      forward; backward with randn(2); undo; forward; backward

      """
    let questions = "edges.weight; edges.weight.grad; k; loss; randn(3)\n"
    let first = try gradus(
      input: session + "save '\(folder.file("a b.gradus"))'\n".replacing("'", with: "\"")
        + questions)
    #expect(first.ending == .exit(0), "\(first.errorText)")
    let again = try gradus("run", folder.file("a b.gradus"), "-", input: questions)
    #expect(again.ending == .exit(0), "\(again.errorText)")
    func answers(_ program: PipedProgram) -> [Substring] {
      program.outputText.split(separator: "\n").suffix(9)
    }
    #expect(answers(first) == answers(again))
  }

  @Test("source is one step of undo, may not write, and stops where a statement fails")
  func source() throws {
    let folder = try TemporaryFolder([
      "in": "let a = 1\nlet b = 2\n", "bad": "let c = 1\nx\nlet d = 1\n", "writes": "save out\n",
    ])
    let good = try gradus(input: "source \(folder.file("in")); a + b; undo; a\n")
    #expect(good.outputText.contains("\n3\n"))
    #expect(good.errorText.contains("'a' is"))
    let bad = try gradus("--keep-going", input: "source \(folder.file("bad")); c; d\n")
    #expect(bad.outputText.contains("\n1\n"))
    #expect(bad.errorText.contains("\(folder.file("bad")):2:1: "))
    #expect(bad.errorText.contains("'d' is"))
    let writing = try gradus(input: "source \(folder.file("writes"))\n")
    #expect(writing.ending == .exit(1))
    #expect(writing.errorText.contains("may not write"))
    #expect(try gradus(input: "source /nowhere\n").ending == .exit(1))
    #expect(try gradus(input: "source /\n").ending == .exit(1))
  }

  @Test("A file that sources itself ends")
  func recursion() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("source \(folder.file("self"))\n".utf8), to: "self")
    let program = try gradus("run", folder.file("self"))
    #expect(program.ending == .exit(1))
    #expect(program.errorText.contains("deep"))
  }

  @Test("save replaces a file as a whole, and says where it cannot")
  func saving() throws {
    let folder = try TemporaryFolder(["old": String(repeating: "x", count: 100_000)])
    #expect(try gradus("-c", "let a = 1; save \(folder.file("old"))").ending == .exit(0))
    #expect(folder.text(of: "old").contains("\nreset\nlet a = 1\n"))
    let program = try gradus("-c", "let a = 1; save /nowhere/at/all")
    #expect(program.ending == .exit(1))
    #expect(program.errorText.contains("/nowhere/at/all cannot be written"))
  }
}
