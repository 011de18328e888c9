import Foundation
import NeuralNetwork

/// A small file that another program wrote, with what it holds.
///
/// Files and figures are made by `Tests/Oracles/make_files.py`.
package struct ReferenceFile: Sendable, CustomStringConvertible {
  /// The file's name.
  package let name: String
  /// The one tensor that it holds, where it holds one; a picture's samples as whole numbers.
  package let tensor: Tensor?
  /// The tensors by name, where it holds several.
  package let tensors: [String: Tensor]
  /// What a picture's brightest sample is.
  package let maximum: Int?

  /// Where it lies.
  package var path: String { Self.folder.appending(path: name).path }
  /// What it holds.
  package var bytes: [UInt8] { Array(FileManager.default.contents(atPath: path) ?? Data()) }
  /// The name.
  package var description: String { name }

  /// All of them, by name.
  package static let all: [ReferenceFile] = {
    let entries = OracleFile.read("files/files.json", as: [String: Entry].self)
    return entries.sorted { $0.key < $1.key }.map { name, entry in
      ReferenceFile(
        name: name, tensor: Held(shape: entry.shape, data: entry.data).tensor,
        tensors: (entry.arrays ?? [:]).compactMapValues(\.tensor), maximum: entry.maximum)
    }
  }()

  /// The file of that name.
  package static func named(_ name: String) -> ReferenceFile {
    guard let found = all.first(where: { $0.name == name }) else {
      fatalError("there is no reference file \(name)")
    }
    return found
  }

  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Oracles/files")

  private struct Entry: Decodable {
    var shape: [Int]?
    var data: [Number]?
    var arrays: [String: Held]?
    var maximum: Int?
  }

  private struct Held: Decodable {
    var shape: [Int]?
    var data: [Number]?
    var tensor: Tensor? {
      guard let shape, let data else { return nil }
      return Tensor(shape: Shape(shape), elements: data.map(\.value))
    }
  }

  /// A number, or a text where JSON has no sign for it.
  private struct Number: Decodable {
    let value: Double

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self), let number = Double(text) {
        value = number
      } else {
        value = try container.decode(Double.self)
      }
    }
  }
}
