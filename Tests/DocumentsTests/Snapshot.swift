import Foundation
import Testing

/// Texts kept in files beside the tests, to be read by eye when they change.
enum Snapshot {
  /// Compares a text with the file of its name.
  ///
  /// A missing file is written and the test fails, so that nobody takes it for checked; delete a
  /// file to record it anew.
  static func expect(
    _ text: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appendingPathComponent(name.contains(".") ? name : name + ".txt")
    guard let stored = try? String(contentsOf: file, encoding: .utf8) else {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name); look at it and run again", sourceLocation: sourceLocation)
      return
    }
    if stored == text { return }
    let difference = Self.difference(from: stored, to: text)
    Issue.record("\(name) differs:\n\(difference)", sourceLocation: sourceLocation)
  }

  private static func difference(from old: String, to new: String) -> String {
    let old = old.split(separator: "\n", omittingEmptySubsequences: false)
    let new = new.split(separator: "\n", omittingEmptySubsequences: false)
    return new.difference(from: old).map { change in
      switch change {
      case .remove(let line, let text, _): "-\(line + 1): \(text)"
      case .insert(let line, let text, _): "+\(line + 1): \(text)"
      }
    }.joined(separator: "\n")
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Snapshots")
}
