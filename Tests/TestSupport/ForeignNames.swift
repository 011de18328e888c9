import Foundation

/// The names of PyTorch, Keras and NumPy that `Tests/Oracles/list_foreign_names.py` found.
package enum ForeignNames {
  /// Each name behind its owner, as `nn` and `Conv2d`.
  package static let all: [(owner: String, name: String)] = {
    let file = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Oracles/foreign_names.txt")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      fatalError("Tests/Oracles/foreign_names.txt is missing or damaged")
    }
    return text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      return words.count == 2 ? (words[0], words[1]) : nil
    }
  }()
}
