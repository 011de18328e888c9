import CommandLanguage
import Explorer
import Glibc

/// Where lessons are found, and which there are.
///
/// Looked at are, in this order: what `GRADUS_LESSONS` names; `lessons` where the program was
/// started; `lessons`, or `share/gradus/lessons`, beside the program or above it, which is where a
/// build and an installation have them; and the checkout that the program was built from. A lesson
/// can be no more than read and run, so that none of these needs trust.
public struct LessonLibrary: Sendable {
  /// The folder, if there is one.
  public let folder: String?
  /// The lessons' files in it, in the order of their names.
  public let files: [String]

  /// Finds the library.
  public init(environment: (String) -> String?) {
    var candidates: [String] = []
    if let named = environment("GRADUS_LESSONS"), !named.isEmpty {
      candidates = [named]
    } else {
      candidates = ["lessons"] + Self.besideProgram + [Self.checkout]
    }
    for candidate in candidates {
      let files = Self.files(in: candidate)
      if !files.isEmpty {
        (folder, self.files) = (candidate, files)
        return
      }
    }
    (folder, files) = (candidates.count == 1 ? candidates[0] : nil, [])
  }

  /// The file of the lesson with that name or number; a path names itself.
  public func file(of name: String) -> String? {
    if name.hasSuffix(".md") || name.contains("/") { return name }
    let known = files.map { (file: $0, naming: Lesson.naming($0)) }
    if let number = Int(name) { return known.first { $0.naming.number == number }?.file }
    return known.first { $0.naming.name == name || "\($0.file)".hasSuffix("/\(name).md") }?.file
  }

  /// The names of the lessons there are.
  public var names: [String] { files.map { Lesson.naming($0).name } }

  /// What to type for the lesson behind a file's, if there is one.
  public func behind(_ file: String) -> String? {
    guard let place = files.firstIndex(of: file), place + 1 < files.count else { return nil }
    let (number, name) = Lesson.naming(files[place + 1])
    return number.map(String.init) ?? name
  }

  /// The lessons' names for completion, each with its number.
  public var completions: [NamedWord] {
    files.map { file in
      let (number, name) = Lesson.naming(file)
      return NamedWord(name, number.map { "lesson \($0)" } ?? "")
    }
  }

  /// The files at a path: the lessons of a folder in order, or the file itself.
  public static func files(at path: String) -> [String] {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return [path] }
    return files(in: path)
  }

  /// The lesson in a file.
  ///
  /// - Throws: why it cannot be read, or all that is wrong with it.
  public static func lesson(at path: String) throws(LessonError) -> Lesson {
    let bytes: [UInt8]
    do {
      bytes = try FileStore.read(path, limit: LessonParser.longest)
    } catch {
      throw LessonError(
        file: path, findings: [.init(line: 0, problem: .notReadable(reason: error.reason))])
    }
    return try LessonParser.lesson(in: bytes, file: path)
  }

  private static func files(in folder: String) -> [String] {
    guard let listing = opendir(folder) else { return [] }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".md"), name.first != ".", name != "README.md" { names.append(name) }
    }
    return names.sorted().map { folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)" }
  }

  /// `lessons` in the folders from the program's own upward.
  private static var besideProgram: [String] {
    var buffer = [CChar](repeating: 0, count: 4096)
    let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard length > 0 else { return [] }
    let path = String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var parts = path.split(separator: "/").dropLast()
    var folders: [String] = []
    // As deep as a build's folder lies in its checkout.
    for _ in 0..<5 where !parts.isEmpty {
      let folder = "/" + parts.joined(separator: "/")
      folders += ["\(folder)/lessons", "\(folder)/share/gradus/lessons"]
      parts.removeLast()
    }
    return folders
  }

  /// `lessons` in the checkout that this was compiled in.
  private static var checkout: String {
    let parts = #filePath.split(separator: "/").dropLast(4)
    return "/" + parts.joined(separator: "/") + "/lessons"
  }
}
