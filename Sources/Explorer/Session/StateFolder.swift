import Glibc

/// The folder for what a user's shells remember: journals, progress, tallies.
public enum StateFolder {
  /// Where it is: `$XDG_STATE_HOME/gradus`, else `~/.local/state/gradus`; `nil` without a home.
  public static func path(environment: (String) -> String?) -> String? {
    if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") {
      return state + "/gradus"
    }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.local/state/gradus"
  }

  /// Makes a folder and those above it where they are missing, for the user alone; a home that is
  /// missing is the user's affair.
  public static func make(_ folder: String) {
    let home = getenv("HOME").map { String(cString: $0) + "/" }
    if let home, folder.hasPrefix(home), access(home, F_OK) != 0 { return }
    var path = ""
    for part in folder.split(separator: "/") {
      path += "/\(part)"
      mkdir(path, 0o700)
    }
  }
}
