// What the argument parser takes from Foundation, for the release, which would be a fifth larger with
// the whole of it: .ci/release compiles this, and gives it to the compiler under Foundation's name.
//
// It takes errors that describe themselves, and JSON for its own description of commands and options,
// from which manual and completions are made.

/// An error that describes itself.
public protocol LocalizedError: Error {
  /// What a person is told of it.
  var errorDescription: String? { get }
}

/// What was encoded.
public struct Data {
  fileprivate let text: String
}

extension String {
  /// How texts are encoded.
  public enum Encoding {
    /// In UTF-8.
    case utf8
  }

  /// The text of what was encoded.
  public init?(data: Data, encoding: Encoding) { self = data.text }
}

/// Writes values as JSON, on lines, keys in the order of the alphabet.
public final class JSONEncoder {
  /// How it is laid out; there is but one way.
  public struct OutputFormatting: OptionSet {
    /// A bit for each choice.
    public let rawValue: Int

    /// Makes a set of choices of its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// On lines.
    public static let prettyPrinted = OutputFormatting(rawValue: 1 << 0)
    /// In the order of the alphabet.
    public static let sortedKeys = OutputFormatting(rawValue: 1 << 1)
  }

  /// How it is laid out.
  public var outputFormatting: OutputFormatting = []

  /// Makes one.
  public init() {}

  /// A value in JSON.
  ///
  /// - Throws: what the value throws.
  public func encode(_ value: some Encodable) throws -> Data {
    let node = Node()
    try value.encode(to: NodeEncoder(node: node))
    return Data(text: node.text(indent: ""))
  }
}

/// A value on its way to JSON, filled in by whom it was given to.
private final class Node {
  enum Kind {
    /// Written as it stands.
    case literal(String)
    case list([Node])
    case object([String: Node])
  }

  var kind = Kind.object([:])

  /// Adds an element to a list.
  func element() -> Node {
    let node = Node()
    if case .list(let nodes) = kind { kind = .list(nodes + [node]) } else { kind = .list([node]) }
    return node
  }

  /// Adds a member to an object.
  func member(_ name: String) -> Node {
    let node = Node()
    guard case .object(var nodes) = kind else { preconditionFailure("a list has no names") }
    nodes[name] = node
    kind = .object(nodes)
    return node
  }

  func text(indent: String) -> String {
    let inner = indent + "  "
    func lines(_ open: String, _ parts: [String], _ close: String) -> String {
      parts.isEmpty
        ? open + close
        : "\(open)\n\(parts.map { inner + $0 }.joined(separator: ",\n"))\n\(indent)\(close)"
    }
    switch kind {
    case .literal(let text): return text
    case .list(let nodes): return lines("[", nodes.map { $0.text(indent: inner) }, "]")
    case .object(let nodes):
      let members = nodes.sorted { $0.key < $1.key }
      return lines(
        "{", members.map { "\(Self.quoted($0.key)) : \($0.value.text(indent: inner))" }, "}")
    }
  }

  static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      case _ where scalar.value < 0x20:
        "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
      default: String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }
}

private struct NodeEncoder: Encoder, SingleValueEncodingContainer {
  let node: Node
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(Members(node: node))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if case .object = node.kind { node.kind = .list([]) }
    return Elements(node: node)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }

  mutating func encodeNil() { node.kind = .literal("null") }

  mutating func encode(_ value: some Encodable) throws {
    switch value {
    case let text as String: node.kind = .literal(Node.quoted(text))
    case is Bool, is any BinaryInteger, is any BinaryFloatingPoint: node.kind = .literal("\(value)")
    default: try value.encode(to: self)
    }
  }
}

private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: Node
  var codingPath: [any CodingKey] { [] }

  private func encoder(_ key: some CodingKey) -> NodeEncoder {
    NodeEncoder(node: node.member(key.stringValue))
  }

  mutating func encodeNil(forKey key: Key) { node.member(key.stringValue).kind = .literal("null") }

  mutating func encode(_ value: some Encodable, forKey key: Key) throws {
    var encoder = encoder(key)
    try encoder.encode(value)
  }

  mutating func nestedContainer<Inner>(
    keyedBy type: Inner.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Inner> { encoder(key).container(keyedBy: type) }

  mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    encoder(key).unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder { NodeEncoder(node: node.member("super")) }

  mutating func superEncoder(forKey key: Key) -> any Encoder { encoder(key) }
}

private struct Elements: UnkeyedEncodingContainer {
  let node: Node
  var codingPath: [any CodingKey] { [] }
  var count: Int { if case .list(let nodes) = node.kind { nodes.count } else { 0 } }

  mutating func encodeNil() { node.element().kind = .literal("null") }

  mutating func encode(_ value: some Encodable) throws {
    var encoder = NodeEncoder(node: node.element())
    try encoder.encode(value)
  }

  mutating func nestedContainer<Inner>(
    keyedBy type: Inner.Type
  ) -> KeyedEncodingContainer<Inner> { NodeEncoder(node: node.element()).container(keyedBy: type) }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    NodeEncoder(node: node.element()).unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder { NodeEncoder(node: node.element()) }
}
