import Documents
import NeuralNetwork

/// A request that was read, its members not yet.
struct Request {
  /// What the client calls it, to be said again in every reply.
  enum Identity: Equatable, Sendable {
    case none
    case number(Int)
    case text(String)
  }

  let id: Identity
  let operation: Operation
  private let members: [String: JSONValue]

  /// The object on a line, and what it calls itself.
  static func object(
    on line: [UInt8]
  ) throws(RequestProblem) -> (id: Identity, members: [String: JSONValue]) {
    let value: JSONValue
    do {
      value = try JSONReader.value(of: line)
    } catch {
      throw .notJSON(place: error.place, reason: error.reason)
    }
    guard case .record(let members) = value else { throw .notAnObject }
    switch members["id"] {
    case nil, .null?: return (.none, members)
    case .text(let text)?: return (.text(text), members)
    case let number?:
      guard let number = number.integer else { return (.none, members) }
      return (.number(number), members)
    }
  }

  /// Reads which operation an object asks for, and that it has no other members.
  init(_ id: Identity, _ members: [String: JSONValue]) throws(RequestProblem) {
    if id == .none, let given = members["id"], given != .null {
      throw .badMember("id", expected: "a text or a whole number")
    }
    // What is null counts as left out.
    let members = members.filter { $0.value != .null }
    guard let named = members["op"] else { throw .noOperation }
    guard case .text(let word) = named else {
      throw .badMember("op", expected: "the operation, a text")
    }
    guard let operation = Operation(rawValue: word) else { throw .unknownOperation(word) }
    let known = operation.members.map(\.rawValue)
    for name in members.keys.sorted() where name != "id" && name != "op" && !known.contains(name) {
      throw .unknownMember(name, operation)
    }
    (self.id, self.operation, self.members) = (id, operation, members)
  }

  private func given(_ member: Operation.Member) -> JSONValue? {
    members[member.rawValue]
  }

  private func bad(_ member: Operation.Member, _ expected: String) -> RequestProblem {
    .badMember(member.rawValue, expected: expected)
  }

  /// A text that has to be there.
  func text(_ member: Operation.Member) throws(RequestProblem) -> String {
    guard let text = try text(ifGiven: member) else { throw .missing(member, operation) }
    return text
  }

  /// A text that may be there.
  func text(ifGiven member: Operation.Member) throws(RequestProblem) -> String? {
    guard let value = given(member) else { return nil }
    guard case .text(let text) = value else { throw bad(member, "a text") }
    return text
  }

  /// Yes or no; no where nothing is said.
  func flag(_ member: Operation.Member) throws(RequestProblem) -> Bool {
    guard let value = given(member) else { return false }
    guard case .flag(let flag) = value else { throw bad(member, "true or false") }
    return flag
  }

  /// A whole number of a range, where one is given.
  func integer(
    _ member: Operation.Member, in range: ClosedRange<Int>
  ) throws(RequestProblem) -> Int? {
    guard let value = given(member) else { return nil }
    guard let integer = value.integer, range.contains(integer) else {
      throw bad(member, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return integer
  }

  /// The forms that a result shall have; `text` alone where nothing is said.
  func forms() throws(RequestProblem) -> [Form] {
    let expected = "a list of \(Form.allCases.map(\.rawValue).joined(separator: ", "))"
    guard let value = given(.as) else { return [.text] }
    guard case .list(let words) = value else { throw bad(.as, expected) }
    var forms: [Form] = []
    for word in words {
      guard case .text(let word) = word, let form = Form(rawValue: word) else {
        throw bad(.as, expected)
      }
      if !forms.contains(form) { forms.append(form) }
    }
    return forms
  }

  /// A tensor that has to be there.
  func tensor(_ member: Operation.Member) throws(RequestProblem) -> Tensor {
    guard let value = given(member) else { throw .missing(member, operation) }
    do {
      return try WireTensor.tensor(value)
    } catch {
      throw bad(member, error.expected)
    }
  }
}
