import Testing

@testable import Classroom

@Suite("Hosts and origins")
struct HostRuleTests {
  private let rule = HostRule(names: ["hall.example", "192.168.1.5"], port: 8080)
  private let near = Peer(address: "127.0.0.1", host: "127.0.0.1:8080", isLocal: true)
  private let far = Peer(address: "192.168.1.9", host: "192.168.1.5:8080", isLocal: false)

  @Test(
    "Our own names are ours",
    arguments: ["127.0.0.1:8080", "localhost:8080", "LocalHost:8080", "hall.example:8080"])
  func near(_ host: String) {
    #expect(rule.allows(host: host, of: near))
  }

  @Test(
    "Any other is not",
    arguments: [
      "", "127.0.0.1", "127.0.0.1:80", "localhost", "evil.example:8080",
      "127.0.0.1:8080.evil.example",
      "hall.example", "10.0.0.1:8080", ":8080",
    ])
  func strange(_ host: String) {
    #expect(!rule.allows(host: host, of: near))
  }

  @Test("Whoever comes from another machine came by its address for us")
  func far_() {
    #expect(rule.allows(host: "192.168.1.5:8080", of: far))
    #expect(rule.allows(host: "hall.example:8080", of: far))
    #expect(!rule.allows(host: "127.0.0.1:8080", of: far))
    #expect(!rule.allows(host: "localhost:8080", of: far))
  }

  @Test("At port 80 browsers leave the port away")
  func port80() {
    let peer = Peer(address: "192.168.1.9", host: "192.168.1.5:80", isLocal: false)
    #expect(HostRule(names: [], port: 80).allows(host: "192.168.1.5", of: peer))
  }

  @Test(
    "A change comes from our own page, or from no browser",
    arguments: [
      (nil, nil, true), ("http://127.0.0.1:8080", "same-origin", true),
      ("http://127.0.0.1:8080", nil, true), ("https://127.0.0.1:8080", nil, false),
      ("http://127.0.0.1", nil, false), ("null", nil, false), ("http://evil.example", nil, false),
      (nil, "cross-site", false), (nil, "none", false),
      ("http://127.0.0.1:8080", "same-site", false),
    ] as [(String?, String?, Bool)])
  func origin(_ origin: String?, _ site: String?, _ isOurs: Bool) {
    #expect(rule.allows(origin: origin, site: site, host: "127.0.0.1:8080") == isOurs)
  }
}
