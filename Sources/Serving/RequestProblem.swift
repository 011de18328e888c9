import CommandLanguage

/// Why a request is not carried out.
enum RequestProblem: Error, Equatable {
  /// The line is no JSON, from that byte on.
  case notJSON(place: Int, reason: String)
  /// The line is JSON, and no object.
  case notAnObject
  /// The line has more bytes than are read.
  case lineTooLong(limit: Int)
  /// There is no such operation.
  case unknownOperation(String)
  /// The operation has no such member.
  case unknownMember(String, Operation)
  /// A member that the operation needs is missing.
  case missing(Operation.Member, Operation)
  /// No operation is named.
  case noOperation
  /// A member is not what it should be.
  case badMember(String, expected: String)
  /// Nothing was asked that this could answer.
  case nothingAsked
  /// A question waits, and this is no answer to it.
  case questionWaits
  /// There is no such snapshot.
  case noSnapshot(Int)
  /// So many snapshots are kept already.
  case tooManySnapshots(Int)

  /// Its stable name.
  var code: String {
    switch self {
    case .notJSON: "not-json"
    case .notAnObject: "not-an-object"
    case .lineTooLong: "line-too-long"
    case .unknownOperation: "unknown-operation"
    case .unknownMember: "unknown-member"
    case .missing, .noOperation: "missing-member"
    case .badMember: "bad-member"
    case .nothingAsked: "nothing-asked"
    case .questionWaits: "question-waits"
    case .noSnapshot: "no-snapshot"
    case .tooManySnapshots: "too-many-snapshots"
    }
  }

  /// One sentence on what is wrong.
  var message: String {
    switch self {
    case .notJSON(let place, let reason): "the line is not JSON at byte \(place + 1): \(reason)"
    case .notAnObject: "a request is a JSON object, as {\"op\":\"ping\"}"
    case .lineTooLong(let limit): "a request has at most \(limit) bytes"
    case .unknownOperation(let word): "'\(word)' is no operation"
    case .unknownMember(let name, let operation): "\(operation.rawValue) has no member '\(name)'"
    case .missing(let member, let operation): "\(operation.rawValue) needs '\(member.rawValue)'"
    case .noOperation: "a request needs 'op', the operation"
    case .badMember(let name, let expected): "'\(name)' is \(expected)"
    case .nothingAsked: "nothing was asked that waits for an answer"
    case .questionWaits: "a question waits for {\"op\":\"answer\",\"text\":…}"
    case .noSnapshot(let number): "there is no snapshot \(number)"
    case .tooManySnapshots(let limit): "at most \(limit) snapshots are kept; forget drops one"
    }
  }

  /// The word that was meant.
  var suggestion: String? {
    switch self {
    case .unknownOperation(let word):
      NearestWord.find(word, among: Operation.allCases.map(\.rawValue))
    case .unknownMember(let name, let operation):
      NearestWord.find(name, among: operation.members.map(\.rawValue))
    case .notJSON, .notAnObject, .lineTooLong, .missing, .noOperation, .badMember, .nothingAsked,
      .questionWaits, .noSnapshot, .tooManySnapshots:
      nil
    }
  }
}
