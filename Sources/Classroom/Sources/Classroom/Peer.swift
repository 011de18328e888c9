import NIOCore

/// Who is at the other end of a connection, and by which address of ours they came.
struct Peer: Sendable {
  /// The other end's address, without its port.
  let address: String
  /// Our own end's address, as a browser would write it behind `http://`.
  let host: String
  /// Whether the other end is this very machine.
  let isLocal: Bool

  /// Reads it off a connection.
  init?(_ channel: any Channel) {
    guard let remote = channel.remoteAddress?.ipAddress, let local = channel.localAddress,
      let address = local.ipAddress, let port = local.port
    else { return nil }
    self.init(address: remote, host: "\(address):\(port)", isLocal: remote.hasPrefix("127."))
  }

  init(address: String, host: String, isLocal: Bool) {
    (self.address, self.host, self.isLocal) = (address, host, isLocal)
  }
}
