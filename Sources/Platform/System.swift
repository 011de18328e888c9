/// What each system does in its own way.
package enum System {
  /// The file of the program that runs, whatever has its name by now; for reading.
  package static var programFile: String? {
    #if os(Linux)
      let link = "/proc/self/exe"
      return access(link, R_OK) == 0 ? link : programPath
    #else
      return programPath
    #endif
  }

  /// The path of the program that runs.
  package static var programPath: String? {
    #if os(Linux)
      var buffer = [CChar](repeating: 0, count: 4096)
      let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
      if length > 0 {
        return String(
          decoding: buffer[..<length].map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)
      }
      // Where /proc is not there: the path by which it was started.
      guard let name = CommandLine.arguments.first, name.contains("/"),
        let path = realpath(name, nil)
      else { return nil }
      defer { free(path) }
      return String(cString: path)
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

  /// Brings what was written to a file onto the disk, without what is of no use to read it again.
  package static func synchronise(_ descriptor: Int32) {
    #if os(Linux)
      fdatasync(descriptor)
    #else
      fsync(descriptor)
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
