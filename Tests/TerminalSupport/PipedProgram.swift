import Platform

/// A program run without a terminal, from its start to its end, which a deadline may bring.
package struct PipedProgram: Sendable {
  /// How it ended.
  package let ending: Ending

  /// What it wrote to standard output.
  package let output: [UInt8]

  /// What it wrote to standard error.
  package let errors: [UInt8]

  /// Standard output as text.
  package var outputText: String { String(decoding: output, as: UTF8.self) }

  /// Standard error as text.
  package var errorText: String { String(decoding: errors, as: UTF8.self) }

  /// Runs a program with the given standard input, and waits for it.
  package init(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:],
    input: [UInt8] = []
  ) throws {
    // Files serve as well as pipes here, and nobody has to read while another writes.
    let files = try (0..<3).map { _ in try Self.temporaryFile() }
    defer { files.forEach { close($0) } }
    var rest = input[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(files[0], $0.baseAddress, $0.count) }
      guard count > 0 else { throw PseudoTerminal.Failure(description: "no room for the input") }
      rest = rest.dropFirst(count)
    }
    lseek(files[0], 0, SEEK_SET)
    let process = try Spawning.start(program, arguments, environment: environment) { actions in
      for (target, file) in files.enumerated() {
        posix_spawn_file_actions_adddup2(&actions, file, Int32(target))
      }
    }
    var status: Int32 = 0
    let limit = PseudoTerminal.now + PseudoTerminal.deadline
    while waitpid(process, &status, WNOHANG) != process {
      if PseudoTerminal.now > limit { kill(process, SIGKILL) }
      usleep(500)
    }
    ending = Ending(status: status)
    output = Self.contents(of: files[1])
    errors = Self.contents(of: files[2])
  }

  private static func temporaryFile() throws -> Int32 {
    var path = Array("/tmp/piped-program-XXXXXX\0".utf8.map { CChar(truncatingIfNeeded: $0) })
    let file = mkstemp(&path)
    guard file >= 0 else { throw PseudoTerminal.Failure(description: "no temporary file") }
    unlink(path)
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    return file
  }

  private static func contents(of file: Int32) -> [UInt8] {
    lseek(file, 0, SEEK_SET)
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &chunk, chunk.count)
      guard count > 0 else { return all }
      all += chunk[..<count]
    }
  }
}
