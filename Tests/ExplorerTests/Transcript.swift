import CommandLanguage
import Documents
import Explorer
import Foundation
import Testing

/// A session as it looks on a screen, kept in Transcripts beside the tests.
///
/// A missing transcript is recorded and the test fails, so that somebody looks at it; one that
/// differs fails with the lines that do. `GRADUS_RECORD=1` records all anew.
struct Transcript {
  let name: String
  let script: String
  var width = 80
  var glyphs = RenderingOptions.Glyphs.unicode

  /// Runs the session and compares.
  func check(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let (text, errors) = rendered
    try Self.check(text, recordedAs: name + ".txt", sourceLocation: sourceLocation)
    #expect(!text.unicodeScalars.contains("\u{1B}"), sourceLocation: sourceLocation)
    for line in text.split(separator: "\n") where !line.hasPrefix("gradus> ") {
      #expect(
        errors.contains(line) || line.count <= width, "\(line)", sourceLocation: sourceLocation)
    }
    if glyphs == .ascii {
      // Errors show the line as it was typed.
      #expect(text.utf8.allSatisfy { $0 < 0x80 }, sourceLocation: sourceLocation)
    }
  }

  /// Compares a text with the file of that name, as ``check(sourceLocation:)`` does a session.
  static func check(
    _ text: String, recordedAs name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: name)
    let stored = try? String(contentsOf: file, encoding: .utf8)
    if stored == nil || ProcessInfo.processInfo.environment["GRADUS_RECORD"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    guard let stored else {
      Issue.record("recorded \(name); look at it", sourceLocation: sourceLocation)
      return
    }
    if stored != text {
      Issue.record("\(name) differs:\n\(difference(stored, text))", sourceLocation: sourceLocation)
    }
  }

  /// The session, and the lines of it that report errors, which are as long as they have to be.
  private var rendered: (text: String, errors: Set<Substring>) {
    var interpreter = Interpreter()
    var text = ""
    var errors: Set<Substring> = []
    for line in script.split(separator: "\n") {
      text += "gradus> \(line)\n"
      for statement in ScriptParser.statements(in: String(line)) {
        interpreter.run(statement) { outcome in
          if let report = outcome.errorReport {
            text += report + "\n"
            errors.formUnion(report.split(separator: "\n"))
          }
          if let document = outcome.document {
            let lines = TerminalRenderer(options: options).lines(of: document.blocks)
            text += lines.map { $0 + "\n" }.joined()
          }
        }
      }
      text += "\n"
    }
    return (text, errors)
  }

  private var options: RenderingOptions {
    RenderingOptions(width: width, colour: .none, glyphs: glyphs, showsHints: true)
  }

  private static func difference(_ old: String, _ new: String) -> String {
    let new = new.split(separator: "\n", omittingEmptySubsequences: false)
    let old = old.split(separator: "\n", omittingEmptySubsequences: false)
    return new.difference(from: old).map { change in
      switch change {
      case .remove(let line, let text, _): "-\(line + 1): \(text)"
      case .insert(let line, let text, _): "+\(line + 1): \(text)"
      }
    }.joined(separator: "\n")
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Transcripts")
}
