import NIOCore
import Testing

@testable import Classroom

@Suite("Bounds on a room")
struct LimitTests {
  private static func at(_ milliseconds: Int64) -> NIODeadline {
    .uptimeNanoseconds(1_000_000_000) + .milliseconds(milliseconds)
  }

  private static let stranger = Peer(address: "10.0.0.7", host: "10.0.0.1:80", isLocal: false)
  private static let teacher = Peer(address: "127.0.0.1", host: "127.0.0.1:80", isLocal: true)

  @Test(
    "A bucket of three that gets two a second gives three at once, and the next after half a second"
  )
  func bucket() {
    var bucket = TokenBucket((burst: 3, second: 2), at: Self.at(0))
    let first = (0..<4).map { _ in bucket.take(at: Self.at(0)) }
    #expect(first == [true, true, true, false])
    let later = [499, 501].map { bucket.take(at: Self.at($0)) }
    #expect(later == [false, true])
    let full = [1600, 2100].map { bucket.isFull(at: Self.at($0)) }
    #expect(full == [false, true])
    // An hour without anything gives no more than the burst.
    let last = (0..<5).map { _ in bucket.take(at: Self.at(3_600_000)) }
    #expect(last == [true, true, true, false, false])
  }

  @Test("A crowd fills its own places, and never those of this machine")
  func crowd() {
    var limits = Limits()
    (limits.connections, limits.connectionsOfAddress) = (5, 3)
    var door = Doorkeeper(limits: limits)
    let other = Peer(address: "10.0.0.8", host: "10.0.0.1:80", isLocal: false)
    func enter(_ peers: Peer...) -> [Bool] { peers.map { door.enter($0) } }
    #expect(enter(Self.stranger, Self.stranger, Self.stranger, Self.stranger).count { $0 } == 3)
    #expect(enter(other, other, other) == [true, true, false])
    #expect(enter(Self.teacher) == [true])
    door.leave(Self.stranger)
    #expect(enter(other, other) == [true, false])
  }

  @Test("One address that asks too often takes nothing from another")
  func flood() {
    var limits = Limits()
    limits.requestsOfAddress = (burst: 2, second: 0.001)
    var door = Doorkeeper(limits: limits)
    let asked = (0..<3).map { _ in door.mayAsk(Self.stranger, at: Self.at(0)) }
    #expect(asked == [true, true, false])
    let teacher = door.mayAsk(Self.teacher, at: Self.at(0))
    #expect(teacher)
  }

  @Test("Names are given to so many phones at an address, all are different, and no other is known")
  func names() throws {
    var limits = Limits()
    (limits.voters, limits.votersOfAddress) = (5, 3)
    var voters = VoterList(limits: limits)
    let near = (0..<4).map { _ in voters.issue(to: "10.0.0.7")?.id }
    #expect(near.map { $0 == nil } == [false, false, false, true])
    let far = (0..<3).map { _ in voters.issue(to: "10.0.0.8")?.id }
    #expect(far.map { $0 == nil } == [false, false, true])
    let ids = (near + far).compactMap(\.self)
    #expect(Set(ids).count == 5 && ids.allSatisfy { $0.count == 26 && voters.knows($0) })
    #expect(!voters.knows("") && !voters.knows(String(repeating: "0", count: 26)))
  }
}
