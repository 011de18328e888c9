import Foundation

/// The JSON files of Tests/Oracles, which other programs computed.
enum OracleFile {
  /// Reads a file; a missing or damaged one ends the tests, for they would say nothing without it.
  static func read<Contents: Decodable>(_ name: String, as _: Contents.Type) -> Contents {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    do {
      let data = try Data(contentsOf: tests.appending(path: "Oracles/\(name)"))
      return try JSONDecoder().decode(Contents.self, from: data)
    } catch {
      fatalError("Tests/Oracles/\(name) cannot be read: \(error)")
    }
  }
}
