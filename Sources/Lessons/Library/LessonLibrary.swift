import CommandLanguage
import Platform
import Storage

/// Where lessons are found, and which there are.
///
/// Looked at is what `GRADUS_LESSONS` names, alone, where that is set; else `share/gradus/lessons`
/// where an installation has it, then `lessons` of the checkout that the program lies in or was
/// built from, which is known by its package, and last those inside the program. No other folder of
/// that name is taken for it.
package struct LessonLibrary: Sendable {
  /// The folder, if there is one.
  package let folder: String?
  /// The lessons' files in it, in the order of their names.
  package let files: [String]

  /// Finds the library.
  package init(environment: (String) -> String?) {
    var candidates = Self.places + [Self.embeddedFolder]
    if let named = environment("GRADUS_LESSONS"), !named.isEmpty { candidates = [named] }
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
  package func file(of name: String) -> String? {
    if name.hasSuffix(".md") || name.contains("/") { return name }
    let known = files.map { (file: $0, naming: Lesson.naming($0)) }
    if let number = Int(name) { return known.first { $0.naming.number == number }?.file }
    return known.first { $0.naming.name == name || "\($0.file)".hasSuffix("/\(name).md") }?.file
  }

  /// The names of the lessons there are.
  package var names: [String] { files.map { Lesson.naming($0).name } }

  /// The numbers of the lessons there are.
  package var numbers: Set<Int> { Set(files.compactMap { Lesson.naming($0).number }) }

  /// What to type for the lesson behind a file's, if there is one.
  package func behind(_ file: String) -> String? {
    guard let place = files.firstIndex(of: file), place + 1 < files.count else { return nil }
    let (number, name) = Lesson.naming(files[place + 1])
    return number.map(String.init) ?? name
  }

  /// The lessons' names for completion, each with its number.
  package var completions: [NamedWord] {
    files.map { file in
      let (number, name) = Lesson.naming(file)
      return NamedWord(name, number.map { "lesson \($0)" } ?? "")
    }
  }

  /// The files at a path: the lessons of a folder in order, or the file itself.
  package static func files(at path: String) -> [String] {
    if path == embeddedFolder { return embeddedFiles }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return [path] }
    return files(in: path)
  }

  /// What a lesson's file holds, or a lesson inside the program.
  package static func bytes(at path: String) throws(FileStore.FileError) -> [UInt8] {
    if let bytes = embeddedBytes(of: path) { return bytes }
    return try FileStore.read(path, limit: LessonParser.longest)
  }

  /// The lesson in a file.
  ///
  /// - Throws: why it cannot be read, or all that is wrong with it.
  package static func lesson(at path: String) throws(LessonError) -> Lesson {
    let bytes: [UInt8]
    do {
      bytes = try self.bytes(at: path)
    } catch {
      throw LessonError(
        file: path, findings: [.init(line: 0, problem: .notReadable(reason: error.reason))])
    }
    return try LessonParser.lesson(in: bytes, file: path)
  }

  /// The numbers of the lessons that stand beside a file.
  package static func numbers(beside file: String) -> Set<Int> {
    if embeddedBytes(of: file) != nil {
      return Set(embeddedFiles.compactMap { Lesson.naming($0).number })
    }
    let parts = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let folder = parts.isEmpty ? "." : parts == [""] ? "/" : parts.joined(separator: "/")
    return Set(files(in: folder).compactMap { Lesson.naming($0).number })
  }

  /// The lessons in a folder: the files with a lesson's ending and header.
  private static func files(in folder: String) -> [String] {
    if folder == embeddedFolder { return embeddedFiles }
    guard let listing = opendir(folder) else { return [] }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".md"), name.first != "." { names.append(name) }
    }
    return names.sorted().map { folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)" }
      .filter(hasHeader)
  }

  private static func hasHeader(_ file: String) -> Bool {
    guard let bytes = try? FileStore.read(file, limit: LessonParser.longest, isRegular: true)
    else { return false }
    return LessonParser.beginsLesson(bytes)
  }
}
