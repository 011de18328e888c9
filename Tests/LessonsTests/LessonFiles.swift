import Foundation
import Lessons

/// The lessons of this checkout.
enum LessonFiles {
  /// The folder.
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "lessons").path

  /// The lessons' files, in order.
  static let all = LessonLibrary.files(at: folder)

  /// The name that a test is listed by.
  static func name(_ file: String) -> String { String(file.split(separator: "/").last ?? "") }

  /// The bytes of a file.
  static func bytes(_ file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: file)))
  }
}
