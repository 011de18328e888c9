import Platform

/// The programs of this package that were built beside the tests.
package enum BuiltProgram {
  /// The path of one of them.
  package static func path(_ name: String) throws -> String {
    guard let own = realpath("/proc/self/exe", nil) else {
      throw PseudoTerminal.Failure(description: "the tests do not know where they are")
    }
    defer { free(own) }
    let folder = String(cString: own).split(separator: "/").dropLast().joined(separator: "/")
    let path = "/\(folder)/\(name)"
    guard access(path, X_OK) == 0 else {
      throw PseudoTerminal.Failure(description: "\(path) has not been built")
    }
    return path
  }
}
