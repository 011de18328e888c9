import NIOCore

/// How much each address takes of the room's connections and requests.
struct Doorkeeper {
  private let limits: Limits
  private var connections: [String: Int] = [:]
  private var strangers = 0
  private var buckets: [String: TokenBucket] = [:]

  /// More addresses than that are not kept apart without need.
  private static let mostBuckets = 4096

  init(limits: Limits) { self.limits = limits }

  /// Whether one more connection may be open.
  ///
  /// Those from this machine do not count in the whole, so that a crowd at the door cannot shut the
  /// teacher out.
  mutating func enter(_ peer: Peer) -> Bool {
    let count = connections[peer.address, default: 0]
    guard count < limits.connectionsOfAddress, peer.isLocal || strangers < limits.connections
    else { return false }
    connections[peer.address] = count + 1
    if !peer.isLocal { strangers += 1 }
    return true
  }

  /// Forgets a connection that had entered.
  mutating func leave(_ peer: Peer) {
    let count = connections[peer.address, default: 0] - 1
    connections[peer.address] = count > 0 ? count : nil
    if !peer.isLocal { strangers -= 1 }
  }

  /// Whether an address may ask for one more thing now.
  mutating func mayAsk(_ peer: Peer, at now: NIODeadline) -> Bool {
    if buckets.count >= Self.mostBuckets {
      buckets = buckets.filter { entry in
        var bucket = entry.value
        return !bucket.isFull(at: now)
      }
    }
    return buckets[
      peer.address, default: TokenBucket(limits.requestsOfAddress, at: now)
    ].take(at: now)
  }
}
