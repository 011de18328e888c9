import CommandLanguage
import Foundation
import TerminalSupport
import TestSupport
import Testing

@Suite("The lines that help offers")
struct HelpExampleTests {
  /// What belongs to a terminal: lessons, recordings, and what asks.
  private static let onTerminal: Set<String> = [
    "lesson", "hint", "done", "skip", "record", "quiz",
  ]

  /// A folder with the files that the lines read.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder([
      "iris.csv": "length,width,species\n"
        + (0..<20).map { "\($0).5,\($0 % 7),\(["setosa", "virginica"][$0 % 2])\n" }.joined(),
      "kernel.npy": "",
    ])
    try folder.write(ReferenceFile.named("f8-little.npy").bytes, to: "kernel.npy")
    // 28 by 28, grey from 0 to 255.
    let picture = "P5 28 28 255\n".utf8 + (0..<784).map { UInt8($0 % 256) }
    try folder.write(picture, to: "digit.png")
    for (name, count) in [("train", 20), ("t10k", 10)] {
      let size = [0, 0, 0, UInt8(count)]
      try folder.write(
        [0, 0, 8, 3] + size + [0, 0, 0, 28, 0, 0, 0, 28]
          + (0..<784 * count).map { UInt8($0 % 256) }, to: "\(name)-images.gz")
      try folder.write(
        [0, 0, 8, 1] + size + (0..<count).map { UInt8($0 % 10) }, to: "\(name)-labels.gz")
    }
    return folder
  }

  @Test("run as they stand, one after another in one folder")
  func commands() throws {
    let folder = try Self.folder()
    let program = try BuiltProgram.path("gradus")
    // Weights that a line loads; the script in `source` is what `save` wrote before.
    let weights = "example lenet; export safetensors \(folder.file("lenet.safetensors"))"
    #expect(try gradus("-c", weights).ending == .exit(0))
    for command in Vocabulary.commands where !Self.onTerminal.contains(command.word) {
      for line in command.examples {
        let run = try PipedProgram(
          "/bin/sh",
          ["-c", "cd \"$1\" && exec \"$2\" -c \"$3\"", "sh", folder.path, program, line],
          environment: ["LC_ALL": "C.UTF-8", "HOME": folder.path])
        #expect(run.ending == .exit(0), "\(command.word): \(line): \(run.errorText)")
      }
    }
  }

  @Test("run in a terminal as they stand", arguments: onTerminal.sorted())
  func terminalCommands(word: String) throws {
    let command = try #require(Vocabulary.commands.first { $0.word == word })
    let shell = try ShellInTerminal(rows: 100, enteringFolder: true)
    // Where a statement fails, carets stand under it.
    #expect(try Self.hasCarets(Self.type("cnov", in: shell)))
    if ["hint", "done", "skip"].contains(word) { try Self.type("lesson 1", in: shell) }
    #expect(!command.examples.isEmpty)
    for line in command.examples {
      let written = try Self.type(line, in: shell)
      #expect(!Self.hasCarets(written), "\(line): \(written)")
      if word == "quiz", shell.terminal.screen.cursorLine != "gradus>" {
        try shell.terminal.send("quit\r")
        try shell.waitForPrompt()
      }
    }
  }

  /// Types a line, and waits for a prompt.
  @discardableResult
  private static func type(_ line: String, in shell: ShellInTerminal) throws -> String {
    let start = shell.terminal.output.count
    try shell.send(line + "\r", andWaitFor: ShellInTerminal.lineEntered)
    try shell.terminal.waitForScreen("a prompt behind \"\(line)\"") {
      $0.cursorLine.hasSuffix(">")
    }
    return String(decoding: shell.terminal.output[start...], as: UTF8.self)
  }

  private static func hasCarets(_ text: String) -> Bool {
    text.split(whereSeparator: \.isNewline).contains { line in
      line.contains("^") && line.allSatisfy { " ^".contains($0) }
    }
  }
}
