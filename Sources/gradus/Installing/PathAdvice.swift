import CommandLanguage
import Platform

/// What the user's own shell has still to be told behind an installation.
struct PathAdvice {
  /// The lines to say; none where all is well.
  let lines: [String]

  /// Looks what is missing.
  ///
  /// - Parameters:
  ///   - prefix: the folder of the installation.
  ///   - isProgram: whether there is a program at a path.
  init(
    prefix: String, environment: (String) -> String?,
    isProgram: (String) -> Bool = { access($0, X_OK) == 0 }
  ) {
    let folder = prefix == "/" ? "/bin" : prefix + "/bin"
    let shell = environment("SHELL").flatMap { $0.split(separator: "/").last } ?? "sh"
    let search = (environment("PATH") ?? "").split(separator: ":").map(String.init)
    let first = search.first { isProgram($0 + "/gradus") }
    var lines: [String] = []
    if !search.contains(folder) {
      lines.append("\(folder) is not on your PATH. \(Self.inFile(shell, Self.path(folder, shell)))")
    } else if let first, first != folder {
      lines.append(
        "gradus is \(first)/gradus still, which comes before \(folder) on your PATH. "
          + Self.inFile(shell, Self.path(folder, shell)))
    }
    if shell == "zsh" {
      let functions = "\(prefix)/share/zsh/site-functions"
      if !["/usr", "/usr/local"].contains(prefix) {
        lines.append(
          "For completion: in ~/.zshrc, before compinit: fpath=(\(Self.quoted(functions)) $fpath)")
      }
    }
    self.lines = lines
  }

  private static func path(_ folder: String, _ shell: Substring) -> String {
    shell == "fish"
      ? "fish_add_path \(quoted(folder))" : "export PATH=\(quoted(folder)):\"$PATH\""
  }

  private static func inFile(_ shell: Substring, _ line: String) -> String {
    let file =
      switch shell {
      case "fish": "~/.config/fish/config.fish"
      case "zsh": "~/.zshrc"
      case "bash": "~/.bashrc"
      default: "~/.profile"
      }
    return "In \(file): \(line)"
  }

  /// A path as a shell reads it.
  private static func quoted(_ path: String) -> String {
    let plain = path.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber) || "/._-+".contains($0)
    }
    return plain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }
}
