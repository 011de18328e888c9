import LessonTexts

extension LessonLibrary {
  /// Stands for the lessons inside the program, where a folder or the path of a file is meant.
  ///
  /// No file's name begins so but one that was made to.
  package static let embeddedFolder = "builtin:"

  /// The paths of the lessons inside the program.
  static var embeddedFiles: [String] { LessonTexts.all.map { "\(embeddedFolder)/\($0.name)" } }

  /// The names of the files that the lessons inside the program would be, and what they would hold.
  package static var embeddedTexts: [(name: String, bytes: [UInt8])] {
    LessonTexts.all.map { ($0.name, bytes(of: $0.text)) }
  }

  /// What a lesson inside the program says; `nil` where a path is of another file.
  static func embeddedBytes(of path: String) -> [UInt8]? {
    guard path.hasPrefix(embeddedFolder + "/") else { return nil }
    let name = path.dropFirst(embeddedFolder.count + 1)
    return LessonTexts.all.first { $0.name == name }.map { bytes(of: $0.text) }
  }

  /// The place of a library's lessons, for a heading.
  package var place: String? {
    folder == Self.embeddedFolder ? "the program itself" : folder
  }

  private static func bytes(of text: StaticString) -> [UInt8] {
    text.withUTF8Buffer { Array($0) }
  }
}
