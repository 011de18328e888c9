import ArgumentParser
import Documents
import Explorer
import NeuralNetwork
import Platform

/// `gradus install`: this program, for the user.
struct InstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Install this program, its lessons, its manual and its completions.",
    discussion: """
      An older version is replaced. Files that gradus did not write, or that were changed since, \
      are left alone, and nothing is installed over them. uninstall removes what was installed.
      """)

  @OptionGroup var place: InstallationPlace

  mutating func run() throws {
    try InstallationPlace.told {
      // Others may run what one person installs.
      umask(0o022)
      let prefix = try place.folder()
      var installation = try Installation(at: prefix)
      let wasThere = installation.isThere
      let files = try InstalledFile.ofProgram()
      let kept = try installation.install(files)
      let programs = files.filter(\.isProgram).map(\.path).joined(separator: ", ")
      let lessons = files.count { $0.path.hasPrefix("share/gradus/lessons/") }
      var lines = [
        "Gradus \(Version.number) is installed in \(prefix)"
          + (wasThere ? ", in place of what was there:" : ":"),
        "  \(programs), \(lessons.counted("lesson")), the manual's page, "
          + "completions for bash, zsh and fish",
      ]
      lines += kept.map { "\($0) was changed since it was installed, and stays" }
      lines += PathAdvice(prefix: prefix) { getenv($0).map { String(cString: $0) } }.lines
      lines.append("gradus uninstall\(place.words) removes it.")
      StandardStream.output.write(lines.map { $0 + "\n" }.joined())
    }
  }
}
