import Explorer
import Platform
import TestSupport
import Testing

@testable import Storage

@Suite struct FileWritingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func status(_ name: String) -> stat {
    var status = stat()
    lstat(folder.file(name), &status)
    return status
  }

  private func write(_ text: String, to name: String) throws -> WrittenFile {
    try FileStore.write(Array(text.utf8), to: folder.file(name), keepsOthers: true)
  }

  @Test func `a file keeps its mode and its owner`() throws {
    try folder.write("old".utf8, to: "a")
    chmod(folder.file("a"), 0o600)
    if geteuid() == 0 { chown(folder.file("a"), 1234, 4321) }
    let owner = status("a").st_uid
    _ = try write("new", to: "a")
    #expect(folder.text(of: "a") == "new")
    #expect(folder.mode(of: "a") == 0o600)
    #expect(status("a").st_uid == owner)
    #expect(folder.text(of: "a~") == "old")
    #expect(folder.mode(of: "a~") == 0o600)
    #expect(status("a~").st_uid == owner)
  }

  @Test func `a link stays a link, and what it stands for is written`() throws {
    try folder.write("old".utf8, to: "inner/target")
    symlink("inner/target", folder.file("link"))
    symlink("link", folder.file("second"))
    _ = try write("new", to: "second")
    #expect(status("second").st_mode & S_IFMT == S_IFLNK)
    #expect(status("link").st_mode & S_IFMT == S_IFLNK)
    #expect(folder.text(of: "inner/target") == "new")
    #expect(folder.text(of: "second~") == "old")
  }

  @Test func `a link to nothing makes what it stands for`() throws {
    symlink("later", folder.file("link"))
    _ = try write("new", to: "link")
    #expect(status("link").st_mode & S_IFMT == S_IFLNK)
    #expect(folder.text(of: "later") == "new")
  }

  @Test func `links that go round are an error`() throws {
    symlink("b", folder.file("a"))
    symlink("a", folder.file("b"))
    #expect(throws: FileStore.FileError.self) { try write("new", to: "a") }
  }

  @Test func `other names of a file stay names of it`() throws {
    try folder.write("a longer old text".utf8, to: "a")
    link(folder.file("a"), folder.file("b"))
    _ = try write("new", to: "a")
    #expect(folder.text(of: "b") == "new")
    #expect(status("a").st_ino == status("b").st_ino)
  }

  @Test func `a device stays a device`() throws {
    _ = try FileStore.write([1, 2], to: "/dev/null", keepsOthers: true)
    var status = stat()
    stat("/dev/null", &status)
    #expect(status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test func `a pipe is written to`() throws {
    mkfifo(folder.file("pipe"), 0o600)
    let reader = open(folder.file("pipe"), O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    defer { close(reader) }
    _ = try write("through", to: "pipe")
    var bytes = [UInt8](repeating: 0, count: 20)
    let count = read(reader, &bytes, 20)
    #expect(String(decoding: bytes[..<max(count, 0)], as: UTF8.self) == "through")
    #expect(status("pipe").st_mode & S_IFMT == S_IFIFO)
  }

  @Test func `what Gradus wrote is replaced without a copy, what others changed is kept`() throws {
    #expect(run("let a = 1; save \(folder.file("a"))").last?.diagnostic == nil)
    // A copy is known as well.
    try folder.write(folder.text(of: "a").utf8, to: "b")
    for name in ["a", "b"] {
      #expect(try write("two", to: name) == WrittenFile(isReplacement: true))
    }
    #expect(folder.names() == ["a", "b"])
    try folder.write("edited".utf8, to: "a")
    let kept = try write("three", to: "a")
    #expect(kept == WrittenFile(isReplacement: true, backup: folder.file("a~")))
    #expect(folder.text(of: "a~") == "edited")
    #expect(folder.names() == ["a", "a~", "b"])
  }

  @Test(arguments: [
    "save FILE", "save FILE with weights", "export numpy FILE", "export numpy FILE compressed",
    "export safetensors FILE", "export pytorch FILE", "export latex FILE grads",
    "export svg FILE grads", "export html FILE grads",
  ])
  func `every file that Gradus writes is known again, and one that was edited is kept`(
    statement: String
  ) throws {
    let file = folder.file("m")
    let line = statement.replacing("FILE", with: file)
    var interpreter = Interpreter()
    _ = run("example both; forward; backward; \(line); \(line)", in: &interpreter)
    #expect(run(line, in: &interpreter).last?.diagnostic == nil)
    #expect(folder.names() == ["m"])
    let bytes = try FileStore.read(file, limit: 1 << 30)
    try folder.write(bytes + [0x20], to: "m")
    let facts = run(line, in: &interpreter).last?.document?.facts ?? []
    #expect(facts.contains { $0.name == "backup" && $0.value == .text(file + "~") })
    #expect(try FileStore.read(file + "~", limit: 1 << 30) == bytes + [0x20])
  }

  @Test func `a mark is filled in where a file grows piece by piece`() throws {
    let file = try GrowingFile(replacing: folder.file("a"))
    for text in ["{\(FileMark.blank)}\n", "a piece\r\n", "another, \(FileMark.blank)\n"] {
      try file.append(text)
    }
    try file.finish()
    #expect(FileMark.isWhole(folder.file("a")))
    #expect(folder.text(of: "a").hasSuffix("another, \(FileMark.blank)\n"))
  }

  @Test func `a file that a crash left beside it is no obstacle`() throws {
    try folder.write("half".utf8, to: "a.\(getpid()).new")
    _ = try write("new", to: "a")
    #expect(folder.text(of: "a") == "new")
    #expect(folder.names() == ["a"])
  }

  @Test func `two that grow at once do not meet`() throws {
    let first = try GrowingFile(replacing: folder.file("a"))
    let second = try GrowingFile(replacing: folder.file("a"))
    try first.append("first")
    try second.append("second")
    try second.finish()
    try first.finish()
    #expect(folder.text(of: "a") == "first")
    #expect(folder.names() == ["a"])
  }

  @Test func `a file that is not finished leaves nothing`() throws {
    do {
      let file = try GrowingFile(replacing: folder.file("a"))
      try file.append("half")
    }
    #expect(folder.names().isEmpty)
  }
}
