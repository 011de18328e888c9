import NIOCore

/// The phones that may answer, each by a name that was given to it and nobody can guess.
struct VoterList {
  private let limits: Limits
  private var addresses: [String: String] = [:]
  private var counts: [String: Int] = [:]
  private var buckets: [String: TokenBucket] = [:]

  init(limits: Limits) { self.limits = limits }

  /// Whether a name was given.
  func knows(_ id: String) -> Bool { addresses[id] != nil }

  /// Takes a phone known from before.
  mutating func add(_ voter: Order.Voter) {
    guard addresses.updateValue(voter.address, forKey: voter.id) == nil else { return }
    counts[voter.address, default: 0] += 1
  }

  /// Names a new phone; `nil` where there are too many, in all or at its address.
  mutating func issue(to address: String) -> Order.Voter? {
    guard addresses.count < limits.voters, counts[address, default: 0] < limits.votersOfAddress
    else { return nil }
    let voter = Order.Voter(id: Self.name(), address: address)
    add(voter)
    return voter
  }

  /// Whether a phone may answer once more now.
  mutating func mayAnswer(_ id: String, at now: NIODeadline) -> Bool {
    buckets[id, default: TokenBucket(limits.answersOfVoter, at: now)].take(at: now)
  }

  /// 128 bits from the system's own source.
  private static func name() -> String {
    var system = SystemRandomNumberGenerator()
    return [system.next(), system.next()].map { (part: UInt64) in
      let digits = String(part, radix: 36)
      return String(repeating: "0", count: max(0, 13 - digits.count)) + digits
    }.joined()
  }
}
