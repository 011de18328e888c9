import Foundation

/// The figures of one run, to be kept as a line of a file and held against later ones.
struct Record: Codable {
  /// When, as `2026-11-29T21:30:00Z`.
  var date: String
  /// What the program says of itself: version and commit.
  var program: String
  /// The processor's name.
  var processor: String
  /// Each row's figure: seconds or bytes, of which less is better.
  var figures: [String: Double]

  /// Appends it to a file as a line.
  func append(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let line = try encoder.encode(self) + Data("\n".utf8)
    do {
      if let file = FileHandle(forWritingAtPath: path) {
        try file.seekToEnd()
        try file.write(contentsOf: line)
        try file.close()
      } else {
        try line.write(to: URL(fileURLWithPath: path))
      }
    } catch {
      throw Program.Failure.notKept(path: path)
    }
  }

  /// The last line of a file.
  ///
  /// - Throws: ``Program/Failure/noRecord(path:why:)``.
  static func last(of path: String) throws -> Record {
    guard FileManager.default.fileExists(atPath: path) else {
      throw Program.Failure.noRecord(path: path, why: "there is no such file")
    }
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw Program.Failure.noRecord(path: path, why: "it cannot be read as text")
    }
    let lines = text.split(separator: "\n")
    guard let line = lines.last else {
      throw Program.Failure.noRecord(path: path, why: "it is empty")
    }
    guard let record = try? JSONDecoder().decode(Record.self, from: Data(line.utf8)) else {
      throw Program.Failure.noRecord(
        path: path, why: "its last line, \(lines.count), is none that --keep writes")
    }
    return record
  }

  /// What became worse than in another by more than a part, one sentence a row.
  func losses(against earlier: Record, beyond part: Double = 0.05) -> [String] {
    figures.keys.sorted().compactMap { row in
      guard let now = figures[row], let before = earlier.figures[row], now > before * (1 + part)
      else { return nil }
      let percent = ((now / before - 1) * 100).rounded()
      return "\(row): \(Int(percent)) % more than on \(earlier.date) (\(earlier.program))"
    }
  }
}
