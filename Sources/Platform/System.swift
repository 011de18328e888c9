/// What each system does in its own way.
package enum System {
  /// The file of the program that runs, whatever has its name by now; for reading.
  package static var programFile: String? {
    #if os(Linux)
      "/proc/self/exe"
    #else
      programPath
    #endif
  }

  /// The path of the program that runs.
  package static var programPath: String? {
    #if os(Linux)
      var buffer = [CChar](repeating: 0, count: 4096)
      let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
      guard length > 0 else { return nil }
      return String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #else
      var size = UInt32(4096)
      var buffer = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&buffer, &size) == 0, let path = realpath(buffer, nil) else {
        return nil
      }
      defer { free(path) }
      return String(cString: path)
    #endif
  }

  /// Asks for large pages under a part of memory, where the system has them to give.
  package static func askForLargePages(_ start: UnsafeMutableRawPointer?, count: Int) {
    #if os(Linux)
      madvise(start, count, MADV_HUGEPAGE)
    #endif
  }

  /// The name of the system and of the processor that this was built for.
  package static var name: String {
    #if os(Linux)
      let system = "Linux"
    #elseif os(macOS)
      let system = "macOS"
    #else
      let system = "unknown system"
    #endif
    #if arch(x86_64)
      return system + " x86-64"
    #elseif arch(arm64)
      return system + " arm64"
    #else
      return system + " on an unknown processor"
    #endif
  }
}
