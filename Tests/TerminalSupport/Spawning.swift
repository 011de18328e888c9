import Platform

/// Starting programs, in a terminal or without one.
enum Spawning {
  /// Starts a program as the leader of a session, with the given terminal as its own.
  static func start(
    _ program: String, _ arguments: [String], environment: [String: String], terminal: String
  ) throws -> pid_t {
    try start(program, arguments, environment: environment) { actions in
      posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    }
  }

  /// Starts a program in a session of its own, with the files that `prepare` gives it.
  static func start(
    _ program: String, _ arguments: [String], environment: [String: String],
    prepare: (inout SpawnedFiles) -> Void
  ) throws -> pid_t {
    var actions = System.makeSpawnedFiles()
    defer { posix_spawn_file_actions_destroy(&actions) }
    prepare(&actions)
    var attributes = System.makeSpawnAttributes()
    defer { posix_spawnattr_destroy(&attributes) }
    // Whatever the test's own process ignores or blocks is not to be inherited.
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK) | System.spawnsSession)

    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, program, &actions, &attributes, &words, &variables)
    guard code == 0 else {
      throw PseudoTerminal.Failure(description: "cannot start \(program): error \(code)")
    }
    return process
  }
}
