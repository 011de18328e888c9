/// Which `Host` and `Origin` a request may name.
///
/// A page from elsewhere that had its own name point at this machine would name itself; so would one
/// that sends an answer from its own place.
struct HostRule: Sendable {
  /// The names by which the room is known besides its addresses.
  let names: Set<String>
  let port: Int

  /// Whether a `Host` is one of ours.
  func allows(host: String, of peer: Peer) -> Bool {
    let host = host.lowercased()
    let full = host.contains(":") ? host : "\(host):80"
    if full == peer.host { return true }
    if full == "localhost:\(port)" { return peer.host.hasPrefix("127.") }
    return names.contains { full == "\($0):\(port)" }
  }

  /// Whether a request that changes something comes from a page of ours.
  ///
  /// What is no browser names no origin; no browser leaves it away.
  func allows(origin: String?, site: String?, host: String) -> Bool {
    if let site, site != "same-origin" { return false }
    guard let origin else { return true }
    return origin.lowercased() == "http://\(host.lowercased())"
  }
}
