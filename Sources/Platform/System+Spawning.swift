// What `posix_spawn` takes is a struct on Linux, and a pointer to a hidden one on Darwin.
#if canImport(Darwin)
  package typealias SpawnedFiles = posix_spawn_file_actions_t?
  package typealias SpawnAttributes = posix_spawnattr_t?
#else
  package typealias SpawnedFiles = posix_spawn_file_actions_t
  package typealias SpawnAttributes = posix_spawnattr_t
#endif

extension System {
  /// What a program that is started gets for files: those of this one, until told otherwise.
  ///
  /// Destroy it with `posix_spawn_file_actions_destroy`.
  package static func makeSpawnedFiles() -> SpawnedFiles {
    #if canImport(Darwin)
      var files: SpawnedFiles = nil
    #else
      var files = SpawnedFiles()
    #endif
    posix_spawn_file_actions_init(&files)
    return files
  }

  /// What else is said of a program that is started.
  ///
  /// Destroy it with `posix_spawnattr_destroy`.
  package static func makeSpawnAttributes() -> SpawnAttributes {
    #if canImport(Darwin)
      var attributes: SpawnAttributes = nil
    #else
      var attributes = SpawnAttributes()
    #endif
    posix_spawnattr_init(&attributes)
    return attributes
  }

  /// The flag by which a program that is started leads a session of its own.
  package static var spawnsSession: Int16 {
    #if canImport(Darwin)
      Int16(POSIX_SPAWN_SETSID)
    #else
      // POSIX_SPAWN_SETSID, which Swift sees only with _GNU_SOURCE.
      0x80
    #endif
  }

  /// The variables of the environment, as a program that is started takes them.
  package static var environmentVariables: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    #if canImport(Darwin)
      _NSGetEnviron().pointee
    #else
      environ
    #endif
  }
}
