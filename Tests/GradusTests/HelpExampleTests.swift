import CommandLanguage
import Foundation
import TerminalSupport
import TestSupport
import Testing

@Suite("The lines that help offers")
struct HelpExampleTests {
  /// What belongs to a terminal: lessons, and recordings.
  private static let onTerminal: Set<String> = ["lesson", "hint", "done", "skip", "record"]

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
}
