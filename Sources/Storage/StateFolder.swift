import Platform

/// The folder for what a user's shells remember: journals, progress, tallies.
package enum StateFolder {
  /// Where it is: `$XDG_STATE_HOME/gradus`, else `~/.local/state/gradus`; `nil` without a home.
  package static func path(environment: (String) -> String?) -> String? {
    if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") {
      return state + "/gradus"
    }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.local/state/gradus"
  }

  /// Makes a folder and those above it where they are missing, for the user alone; a home
  /// that is missing is the user's affair.
  ///
  /// - Throws: which of them cannot be made, and why.
  package static func make(_ folder: String) throws(FileStore.FileError) {
    let home = getenv("HOME").map { String(cString: $0) }
    if let home, folder.hasPrefix(home + "/"), access(home, F_OK) != 0 {
      throw FileStore.FileError(reason: "the home folder \(home) is not there")
    }
    var path = ""
    for part in folder.split(separator: "/") {
      path += "/\(part)"
      if mkdir(path, 0o700) == 0 { continue }
      let isTaken = errno == EEXIST
      let error = FileStore.lastError()
      if FileStore.isFolder(path) { continue }
      let reason = isTaken ? "it is not a folder" : error.reason
      throw FileStore.FileError(reason: "the folder \(path) cannot be made: \(reason)")
    }
  }

  /// Why there is no state folder, for a warning.
  package static func missing(environment: (String) -> String?) -> String {
    guard let home = environment("HOME"), !home.isEmpty else { return "HOME is not set" }
    return "HOME is \(home), which does not begin with /"
  }
}
