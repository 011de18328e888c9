import Foundation
import NeuralNetwork
import Serving
import Synchronization
import Testing

/// A server, and what it wrote so far.
final class Client {
  /// What passes between a client and its server.
  private final class Wire: Sendable {
    let lines = Mutex<[String]>([])
    let answers = Mutex<[String]>([])
    let isInterrupted = Mutex(false)
  }

  private(set) var server: Server
  private let wire = Wire()

  init() {
    let wire = wire
    server = Server(
      Surroundings(
        version: "test", interruption: Interruption { wire.isInterrupted.withLock { $0 } },
        files: { beginning, _ in ["digits.csv", "data/"].filter { $0.hasPrefix(beginning) } },
        nextLine: {
          wire.answers.withLock { $0.isEmpty ? nil : .bytes(Array($0.removeFirst().utf8)) }
        },
        requestEnds: { wire.isInterrupted.withLock { $0 = false } },
        output: { line in wire.lines.withLock { $0.append(line) } }))
  }

  /// The lines that will be read where the server waits for an answer.
  func willAnswer(_ lines: String...) { wire.answers.withLock { $0 = lines } }

  /// Whether SIGINT has come.
  var isInterrupted: Bool {
    get { wire.isInterrupted.withLock { $0 } }
    set { wire.isInterrupted.withLock { $0 = newValue } }
  }

  /// The lines written for a line, as they are.
  func lines(for line: [UInt8]) -> [String] {
    wire.lines.withLock { $0 = [] }
    server.answer(.bytes(line))
    return wire.lines.withLock { $0 }
  }

  /// Sends a request, and gives all its replies.
  func ask(_ request: [String: Any]) throws -> [[String: Any]] {
    let line = try JSONSerialization.data(withJSONObject: request)
    return try lines(for: Array(line)).map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      return try #require(object as? [String: Any])
    }
  }

  /// Sends a request, and gives the reply that ends it.
  func last(_ request: [String: Any]) throws -> [String: Any] {
    try #require(try ask(request).last)
  }

  /// Runs statements that all have to succeed.
  @discardableResult
  func run(_ text: String, as forms: [String] = ["text"]) throws -> [[String: Any]] {
    let replies = try ask(["op": "run", "text": text, "as": forms])
    #expect(replies.last?["ok"] as? Bool == true, "\(text)")
    return replies.dropLast()
  }

  /// The code of the error that ends a request.
  func errorCode(_ request: [String: Any]) throws -> String? {
    (try last(request)["error"] as? [String: Any])?["code"] as? String
  }

  /// The bits of a value, and its shape.
  func value(_ name: String) throws -> (shape: [Int], bits: [UInt64]) {
    let value = try #require(try last(["op": "get", "name": name])["value"] as? [String: Any])
    #expect(value["dtype"] as? String == "<f8")
    let data = try #require(Data(base64Encoded: value["data"] as? String ?? "!"))
    let bits = data.withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count, by: 8).map {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt64.self))
      }
    }
    return (try #require(value["shape"] as? [Int]), bits)
  }
}

/// A value of the protocol.
func wire(_ shape: [Int], _ bits: [UInt64]) -> [String: Any] {
  let data = bits.map(\.littleEndian).withUnsafeBytes { Data($0) }
  return ["dtype": "<f8", "shape": shape, "data": data.base64EncodedString()]
}
