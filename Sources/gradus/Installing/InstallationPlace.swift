import ArgumentParser
import Platform

/// Where Gradus is installed.
struct InstallationPlace: ParsableArguments {
  @Option(
    help: ArgumentHelp("The folder for bin and share; ~/.local unless given.", valueName: "dir"),
    completion: .directory)
  var prefix: String?

  mutating func validate() throws {
    if prefix?.isEmpty == true { throw ValidationError("--prefix needs a folder") }
    if prefix?.contains(where: \.isNewline) == true {
      throw ValidationError("a folder with a line break in its name cannot be the prefix")
    }
  }

  /// The folder, as a whole path without what a path may hold in vain.
  func folder() throws(InstallationError) -> String {
    var path: String
    if let prefix {
      path = prefix
    } else {
      guard let home = getenv("HOME"), home.pointee != 0 else { throw .noHome }
      path = String(cString: home) + "/.local"
    }
    if !path.hasPrefix("/") {
      guard let here = getcwd(nil, 0) else {
        throw .unreadable(".", reason: String(cString: strerror(errno)).lowercased())
      }
      defer { free(here) }
      path = "\(String(cString: here))/\(path)"
    }
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { parts = parts.dropLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// The option that names the folder again; nothing where it was not given.
  var words: String { prefix.map { " --prefix \($0)" } ?? "" }

  /// Does something, and tells why it cannot be done.
  static func told(_ work: () throws -> Void) throws {
    do {
      try work()
    } catch let error as InstallationError {
      StandardStream.error.write("gradus: \(error.message)\n")
      throw ExitCode.failure
    }
  }
}
