import Foundation
import Lessons
import Platform
import TerminalSupport
import TestSupport
import Testing

/// `gradus install` and `gradus uninstall`.
@Suite struct InstallTests {
  private let folder: TemporaryFolder
  private var prefix: String { folder.file("new/prefix") }

  init() throws { folder = try TemporaryFolder(["home/kept": "", "other": "of others\n"]) }

  private func run(
    _ words: String, program: String? = nil, environment: [String: String] = [:]
  ) throws -> PipedProgram {
    let program = try program ?? BuiltProgram.path("gradus")
    let all = ["LC_ALL": "C.UTF-8", "HOME": folder.file("home"), "PATH": "/usr/bin:/bin"]
    let script = "cd '\(folder.path)'; P='\(program)'; gradus() { \"$P\" \"$@\"; }; \(words)"
    return try PipedProgram(
      "/bin/sh", ["-c", script], environment: all.merging(environment) { $1 }, input: [])
  }

  /// All files and folders below a folder, with their modes.
  private func tree(_ below: String = ".") throws -> [String] {
    try run("find \(below) -printf '%p %m %s\\n' | sort").outputText.split(separator: "\n")
      .map(String.init)
  }

  /// The files below the prefix.
  private func files() throws -> [String] {
    try run("cd new/prefix && find . -type f -printf '%P\\n' | sort").outputText
      .split(separator: "\n").map(String.init)
  }

  @Test func `what is installed runs, has all that belongs to it, and goes without a trace`() throws
  {
    let before = try tree()
    let installed = try run("umask 077; gradus install --prefix new/prefix")
    #expect(installed.ending == .exit(0) && installed.errorText.isEmpty, "\(installed.errorText)")
    #expect(installed.outputText.contains("is installed in \(prefix):\n"))
    let lessons = LessonLibrary.embeddedTexts.map { "share/gradus/lessons/\($0.name)" }
    #expect(
      try files()
        == ([
          "bin/gradus", "share/bash-completion/completions/gradus",
          "share/fish/vendor_completions.d/gradus.fish", "share/gradus/manifest",
          "share/man/man1/gradus.1", "share/zsh/site-functions/_gradus",
        ] + lessons).sorted())
    #expect(folder.mode(of: "new/prefix/bin/gradus") == 0o755)
    #expect(folder.mode(of: "new/prefix/share/man/man1/gradus.1") == 0o644)
    #expect(folder.mode(of: "new/prefix/share") == 0o755)
    let same = try run("cmp $P new/prefix/bin/gradus")
    #expect(same.ending == .exit(0), "\(same.errorText)")

    let program = prefix + "/bin/gradus"
    #expect(
      try run("gradus lesson list", program: program).outputText
        .hasPrefix("lessons in \(prefix)/share/gradus/lessons\n"))
    // It may install itself where it is, and remove itself.
    let again = try run("gradus install --prefix new/prefix", program: program)
    #expect(again.ending == .exit(0) && again.outputText.contains("in place of what was there"))
    let removed = try run("gradus uninstall --prefix \(prefix)/../prefix/", program: program)
    #expect(removed.ending == .exit(0), "\(removed.errorText)")
    #expect(removed.outputText == "\(lessons.count + 5) files removed from \(prefix)\n")
    #expect(try tree() == before)
  }

  @Test func `the program that serves pages to a room is installed where it stands beside`() throws
  {
    #expect(
      try run("mkdir bin; cp $P bin/; echo x > bin/gradus-classroom; chmod 700 bin/*").ending
        == .exit(0))
    let program = folder.path + "/bin/gradus"
    let installed = try run("gradus install --prefix new/prefix", program: program)
    #expect(installed.ending == .exit(0), "\(installed.errorText)")
    #expect(installed.outputText.contains("  bin/gradus, bin/gradus-classroom, "))
    #expect(folder.mode(of: "new/prefix/bin/gradus-classroom") == 0o755)
    #expect(try run("gradus uninstall --prefix new/prefix", program: program).ending == .exit(0))
    #expect(!folder.names(in: ".").contains("new"))
  }

  @Test func `the user's own folder is the default, and what lies there stays`() throws {
    try folder.write("mine\n".utf8, to: "home/.local/bin/mine")
    let before = try tree()
    let installed = try run("gradus install", environment: ["SHELL": "/bin/bash"])
    let bin = folder.file("home/.local/bin")
    #expect(
      installed.outputText.contains(
        "\(bin) is not on your PATH. In ~/.bashrc: export PATH=\(bin):\"$PATH\"\n"))
    #expect(installed.outputText.hasSuffix("gradus uninstall removes it.\n"))
    #expect(try run("gradus uninstall").ending == .exit(0))
    #expect(try tree() == before)
  }

  @Test(arguments: [
    ("fish", "In ~/.config/fish/config.fish: fish_add_path BIN\n"),
    ("zsh", "In ~/.zshrc: export PATH=BIN:\"$PATH\"\n"),
    (
      "zsh",
      "For completion: in ~/.zshrc, before compinit: fpath=(BIN/../share/zsh/site-functions $fpath)\n"
    ),
    ("dash", "In ~/.profile: export PATH=BIN:\"$PATH\"\n"),
  ])
  func `each shell is told what it has to be told`(shell: String, words: String) throws {
    let told = try run(
      "gradus install --prefix new/prefix", environment: ["SHELL": "/bin/" + shell])
    let words = words.replacing("BIN/..", with: prefix).replacing("BIN", with: prefix + "/bin")
    #expect(told.outputText.contains(words), "\(told.outputText)")
  }

  @Test func `where it is found there is nothing to tell but where another comes first`() throws {
    let found = try run(
      "gradus install --prefix new/prefix", environment: ["PATH": "\(prefix)/bin:/usr/bin:/bin"])
    #expect(!found.outputText.contains("PATH"))
    try folder.write("#!/bin/sh\n".utf8, to: "first/gradus")
    chmod(folder.file("first/gradus"), 0o755)
    let hidden = try run(
      "gradus install --prefix new/prefix",
      environment: ["PATH": "\(folder.file("first")):\(prefix)/bin:/usr/bin:/bin"])
    #expect(hidden.outputText.contains("gradus is \(folder.file("first"))/gradus still"))
  }

  @Test func `an older version is replaced, and what is no longer part of it goes`() throws {
    #expect(try run("gradus install --prefix new/prefix").ending == .exit(0))
    let manifest = "new/prefix/share/gradus/manifest"
    let now = folder.text(of: manifest)
    let lines = now.split(separator: "\n").filter { !$0.hasSuffix(" bin/gradus") }
    let old = [
      "bin/gradus", "share/gradus/lessons/99-old.md", "share/gradus/lessons/98-changed.md",
    ].map { "file 4 \(Self.checksumOfOld) \($0)" }
    try folder.write((lines + old.map { $0[...] }).joined(separator: "\n").utf8, to: manifest)
    for name in ["bin/gradus", "share/gradus/lessons/99-old.md"] {
      try folder.write("old\n".utf8, to: "new/prefix/\(name)")
    }
    try folder.write("new\n".utf8, to: "new/prefix/share/gradus/lessons/98-changed.md")
    let installed = try run("gradus install --prefix new/prefix")
    #expect(installed.ending == .exit(0), "\(installed.errorText)")
    #expect(
      installed.outputText.contains(
        "\(prefix)/share/gradus/lessons/98-changed.md was changed since it was installed, and stays"
      ))
    #expect(folder.text(of: manifest) == now)
    #expect(try !files().contains("share/gradus/lessons/99-old.md"))
    #expect(try run("cmp $P new/prefix/bin/gradus").ending == .exit(0))
  }

  /// `zlib.crc32(b"old\n")`, by Python.
  private static let checksumOfOld = 3800583600

  @Test(arguments: ["file", "folder", "link", "changed"])
  func `what is not as Gradus wrote it is not written over`(kind: String) throws {
    let place = folder.file("new/prefix/share/man/man1/gradus.1")
    switch kind {
    case "file": try folder.write("mine\n".utf8, to: "new/prefix/share/man/man1/gradus.1")
    case "folder": _ = try run("mkdir -p \(place)")
    case "link":
      _ = try run("mkdir -p new/prefix/share/man/man1; ln -s \(folder.path)/other \(place)")
    default:
      #expect(try run("gradus install --prefix new/prefix").ending == .exit(0))
      _ = try run("echo mine >> \(place)")
    }
    let before = try tree()
    let program = try run("gradus install --prefix new/prefix")
    #expect(program.ending == .exit(1) && program.outputText.isEmpty)
    #expect(
      program.errorText == """
        gradus: nothing was installed, for these are there and not as Gradus wrote them:
          \(place)
        Move them away, or install elsewhere with `--prefix DIR`.

        """)
    #expect(try tree() == before)
  }

  @Test func `what was changed or added stays, with the folders that hold it`() throws {
    #expect(try run("gradus install --prefix new/prefix").ending == .exit(0))
    let lesson = "share/gradus/lessons/01-by-hand.md"
    _ = try run("echo >> new/prefix/\(lesson); echo mine > new/prefix/share/man/mine")
    let removed = try run("gradus uninstall --prefix new/prefix")
    #expect(removed.ending == .exit(0))
    #expect(
      removed.outputText.contains(
        "\(prefix)/\(lesson) was changed since it was installed, and stays\n"))
    #expect(try files() == [lesson, "share/man/mine"])
    #expect(folder.names(in: "new/prefix/share") == ["gradus", "man"])
    let again = try run("gradus uninstall --prefix new/prefix")
    #expect(
      again.ending == .exit(1)
        && again.errorText
          == "gradus: `gradus install` has put nothing into \(prefix): `--prefix DIR` says where it did\n"
    )
  }

  @Test(arguments: [
    ("gradus install --prefix other", "/other/bin", "not a directory"),
    ("gradus install --prefix other/below", "/other/below", "not a directory"),
    ("gradus install --prefix /proc/none", "/proc/none", "no such file or directory"),
    (
      "ulimit -f 40; gradus install --prefix new/prefix", "/new/prefix/bin/gradus", "file too large"
    ),
  ])
  func `what cannot be written is told, and leaves nothing behind`(
    line: String, path: String, reason: String
  ) throws {
    let before = try tree()
    let program = try run(line)
    #expect(program.ending == .exit(1) && program.outputText.isEmpty)
    #expect(program.errorText.hasPrefix("gradus: ") && program.errorText.contains(path))
    #expect(program.errorText.contains(": \(reason)"), "\(program.errorText)")
    #expect(try tree() == before)
  }

  @Test(arguments: [
    "nonsense", "file 4 1 ../../other", "file 4 1 /etc/passwd", "folder ../x", "file x 1 a",
  ])
  func `a list that was tampered with removes nothing`(line: String) throws {
    try folder.write("# list\n\(line)\n".utf8, to: "new/prefix/share/gradus/manifest")
    let before = try tree()
    for command in ["install", "uninstall"] {
      let program = try run("gradus \(command) --prefix new/prefix")
      #expect(program.ending == .exit(1))
      #expect(program.errorText.contains("\(prefix)/share/gradus/manifest:2: "))
    }
    #expect(try tree() == before)
  }

  @Test func `without a home, and with wrong usage, that is said`() throws {
    let homeless = try run("unset HOME; gradus install")
    #expect(homeless.ending == .exit(1))
    #expect(homeless.errorText == "gradus: HOME is not set: `--prefix DIR` says where\n")
    #expect(try run("gradus install --prefix ''").ending == .exit(2))
    #expect(try run("gradus install elsewhere").ending == .exit(2))
  }

  @Test func `the manual's page is sound, and tells every subcommand`() throws {
    #expect(try run("gradus install --prefix new/prefix").ending == .exit(0))
    let page = folder.text(of: "new/prefix/share/man/man1/gradus.1")
    for words in ["gradus lesson test", "gradus serve", "gradus uninstall", "NO_COLOR"] {
      #expect(page.contains(words), "\(words)")
    }
    guard access("/usr/bin/groff", X_OK) == 0 else { return }
    let set = try run("groff -man -ww -Tutf8 -z new/prefix/share/man/man1/gradus.1")
    #expect(set.ending == .exit(0) && set.errorText.isEmpty, "\(set.errorText)")
  }

  @Test func `the version tells what the program is made of`() throws {
    let lines = try run("gradus --version").outputText.split(separator: "\n")
    // The number is the changelog's first.
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../.github/CHANGELOG.md")
    let changes = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let number = changes.first { $0.hasPrefix("## ") }?.dropFirst(3).prefix { $0 != "," }
    #expect(lines.first == "gradus \(number ?? "?")")
    #expect(
      lines.dropFirst().map { $0.prefix { $0 != ":" } }
        == ["commit", "readline", "kernels", "platform"])
  }
}
