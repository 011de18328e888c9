import Platform

/// The shell itself, as the user starts it, from beside this benchmark.
enum Program {
  /// Why the shell could not be measured.
  enum Failure: Error, CustomStringConvertible {
    case notStarted(path: String, code: Int32)
    case ended(status: Int32)
    case notOnDisk
    case notWritten(path: String, code: Int32)
    case unknownRow(String)
    case noPipe(code: Int32)
    case noStatus
    case noPlan
    case refused(statement: String)
    case noFile(option: String)
    case noRecord(path: String, why: String)
    case notKept(path: String)

    /// What is wrong, in a sentence.
    var description: String {
      switch self {
      case .notStarted(let path, let code):
        "\(path) did not start: \(Self.reason(code)); build it first, beside this benchmark"
      case .ended(let status): "the shell ended with the wait status \(status)"
      case .notOnDisk: "this benchmark's own file was not found, beside which the shell lies"
      case .notWritten(let path, let code): "\(path) was not written: \(Self.reason(code))"
      case .unknownRow(let word):
        "there is no row \(word); the rows are \(Row.allCases.map(\.rawValue).joined(separator: " ")), and behind growth \(Growth.allCases.map(\.rawValue).joined(separator: " "))"
      case .noPipe(let code): "no pipe could be made: \(Self.reason(code))"
      case .noStatus: "/proc does not tell how much memory the shell has held"
      case .noPlan: "the network has no plan"
      case .refused(let statement): "the shell refused \(statement)"
      case .noFile(let option): "\(option) needs the name of a file behind it"
      case .noRecord(let path, let why):
        "\(path) has no figures to hold these against: \(why); --keep \(path) writes them"
      case .notKept(let path): "the figures could not be kept in \(path)"
      }
    }

    private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
  }

  /// How long it takes to run statements; their answers are thrown away.
  static func seconds(_ statements: String) throws -> Double {
    let path = try path()
    var actions = System.makeSpawnedFiles()
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    let start = Stopwatch.now
    let process = try spawn([path, "-c", statements], &actions)
    var status: Int32 = 0
    waitpid(process, &status, 0)
    let seconds = Stopwatch.now - start
    guard status == 0 else { throw Failure.ended(status: status) }
    return seconds
  }

  /// The most memory that the shell has held when it has run statements, in bytes.
  ///
  /// Asked of the living process: what `wait4` tells of a dead one counts its parent, too.
  static func peak(_ statements: String) throws -> Int {
    let path = try path()
    var (input, output): ([Int32], [Int32]) = ([0, 0], [0, 0])
    guard pipe(&input) == 0, pipe(&output) == 0 else { throw Failure.noPipe(code: errno) }
    var actions = System.makeSpawnedFiles()
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input[0], 0)
    posix_spawn_file_actions_adddup2(&actions, output[1], 1)
    for end in input + output { posix_spawn_file_actions_addclose(&actions, end) }
    let process = try spawn([path], &actions)
    close(input[0])
    close(output[1])
    let marker = "17711.5"
    var text = statements + "\nprint \(marker)\n"
    text.withUTF8 { _ = write(input[1], $0.baseAddress, $0.count) }
    var answer = ""
    while !answer.contains(marker), let part = read(output[0]) { answer += part }
    let peak = peak(of: process)
    close(input[1])
    while read(output[0]) != nil {}
    close(output[0])
    var status: Int32 = 0
    waitpid(process, &status, 0)
    guard status == 0 else { throw Failure.ended(status: status) }
    guard let peak else { throw Failure.noStatus }
    return peak
  }

  /// `VmHWM` of a living process, in bytes.
  private static func peak(of process: pid_t) -> Int? {
    let file = open("/proc/\(process)/status", O_RDONLY)
    defer { close(file) }
    guard file >= 0, let text = read(file),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") })
    else { return nil }
    return Int(line.filter(\.isNumber)).map { $0 * 1024 }
  }

  private static func read(_ file: Int32) -> String? {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = Platform.read(file, &bytes, bytes.count)
    return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
  }

  private static func spawn(
    _ words: [String], _ actions: inout SpawnedFiles
  ) throws -> pid_t {
    var list = words.map { strdup($0) } + [nil]
    defer { for word in list { free(word) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, words[0], &actions, nil, &list, System.environmentVariables)
    guard code == 0 else { throw Failure.notStarted(path: words[0], code: code) }
    return process
  }

  /// What the shell says of its version.
  static func version() throws -> String {
    let path = try path()
    var output: [Int32] = [0, 0]
    guard pipe(&output) == 0 else { throw Failure.noPipe(code: errno) }
    var actions = System.makeSpawnedFiles()
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, output[1], 1)
    for end in output { posix_spawn_file_actions_addclose(&actions, end) }
    let process = try spawn([path, "--version"], &actions)
    close(output[1])
    var answer = ""
    while let part = read(output[0]) { answer += part }
    close(output[0])
    var status: Int32 = 0
    waitpid(process, &status, 0)
    return answer.split(separator: "\n").first.map(String.init) ?? ""
  }

  private static func path() throws -> String {
    guard let own = System.programPath, let slash = own.lastIndex(of: "/") else {
      throw Failure.notOnDisk
    }
    return own[...slash] + "gradus"
  }
}
