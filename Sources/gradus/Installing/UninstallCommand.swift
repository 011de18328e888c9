import ArgumentParser
import NeuralNetwork
import Platform
import Storage

/// `gradus uninstall`.
struct UninstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uninstall",
    abstract: "Remove what install has installed.",
    discussion: """
      What is not as it was installed stays, and so does what a learner has done: history, \
      progress in lessons, and sessions left behind.
      """)

  @OptionGroup var place: InstallationPlace

  mutating func run() throws {
    try InstallationPlace.told {
      let prefix = try place.folder()
      let installation = try Installation(at: prefix)
      guard installation.isThere else { throw InstallationError.notInstalled(prefix) }
      let (removed, kept) = try installation.uninstall()
      var lines = ["\(removed.counted("file")) removed from \(prefix)"]
      lines += kept.map { "\($0) was changed since it was installed, and stays" }
      let state = StateFolder.path { getenv($0).map { String(cString: $0) } }
      if let state, access(state, F_OK) == 0 {
        lines.append("What you did in lessons and sessions stays in \(state)")
      }
      StandardStream.output.write(lines.map { $0 + "\n" }.joined())
    }
  }
}
