import NIOCore
import NIOHTTP1
import NIOPosix

extension Room {
  /// The ports tried behind the one asked for.
  private static let otherPorts = 20

  /// Opens the door, and says where it is.
  func open(_ opening: Order.Opening) {
    secret = Secret(text: opening.secret)
    files = Dictionary(opening.files.map { ($0.path, $0) }) { $1 }
    for voter in opening.voters { voters.add(voter) }
    let ports =
      opening.isPortFixed
      ? [opening.port]
      : Array(opening.port...min(opening.port + Self.otherPorts, 65535)) + [0]
    let bound = NIOLoopBound(self, eventLoop: loop)
    bind(opening.share ? "0.0.0.0" : "127.0.0.1", ports[...]).and(publicHost(opening))
      .whenComplete { result in
        bound.value.opened(opening, result)
      }
  }

  private func opened(
    _ opening: Order.Opening, _ result: Result<(any Channel, String?), any Error>
  ) {
    switch result {
    case .failure(let error):
      let reason = (error as? IOError)?.description ?? "\(error)"
      listener(.failed(reason: "port \(opening.port) cannot be opened: \(reason)"))
    case .success(let (channel, host)):
      guard let host else {
        channel.close(promise: nil)
        listener(.failed(reason: "this machine has no address for phones; name it with --address"))
        return
      }
      let port = channel.localAddress?.port ?? opening.port
      hosts = HostRule(names: [host.lowercased()], port: port)
      let address = port == 80 ? "http://\(host)/" : "http://\(host):\(port)/"
      let bound = NIOLoopBound(self, eventLoop: loop)
      loop.scheduleRepeatedTask(initialDelay: limits.heartbeat, delay: limits.heartbeat) { _ in
        bound.value.beat()
      }
      listener(
        .ready(port: port, address: address, picture: QRCode(address)?.rows ?? []))
    }
  }

  /// Listens on the first port that is free.
  private func bind(_ host: String, _ ports: ArraySlice<Int>) -> EventLoopFuture<any Channel> {
    let bound = NIOLoopBound(self, eventLoop: loop)
    return server.bind(host: host, port: ports.first ?? 0).flatMapError { [loop] error in
      guard ports.count > 1 else { return loop.makeFailedFuture(error) }
      return bound.value.bind(host, ports.dropFirst())
    }
  }

  private var server: ServerBootstrap {
    ServerBootstrap(group: loop)
      .serverChannelOption(.backlog, value: 512)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      // What is written and not yet sent to one that reads slowly.
      .childChannelOption(
        .writeBufferWaterMark, value: .init(low: 64 << 10, high: 512 << 10)
      )
      .childChannelInitializer { [self] channel in
        channel.eventLoop.makeCompletedFuture { try admit(channel) }
      }
  }

  /// Sets up a connection, or ends it where there are too many.
  private func admit(_ channel: any Channel) throws {
    guard let peer = Peer(channel), doorkeeper.enter(peer) else {
      channel.close(promise: nil)
      return
    }
    let meter = RequestMeter(limit: limits.requestBytes)
    let pipeline = channel.pipeline.syncOperations
    try pipeline.addHandler(meter)
    var bounds = NIOHTTPDecoderLimitConfiguration()
    bounds.maxHeaderFieldSize = limits.requestBytes
    bounds.maxHeaderListSize = limits.requestBytes
    bounds.maxHeaderFieldCount = 64
    try pipeline.configureHTTPServerPipeline(
      withEncoderConfiguration: .init(), withDecoderLimitConfiguration: bounds)
    try pipeline.addHandler(Connection(room: self, peer: peer, meter: meter))
  }

  /// How phones call this machine: as the presentation was told, else by the address from which this
  /// machine would speak to others; `nil` where it has none.
  private func publicHost(_ opening: Order.Opening) -> EventLoopFuture<String?> {
    if let host = opening.host { return loop.makeSucceededFuture(host) }
    guard opening.share else { return loop.makeSucceededFuture("127.0.0.1") }
    // Nothing is sent: to connect asks the system which way it would go.
    return DatagramBootstrap(group: loop).connect(host: "198.51.100.1", port: 9)
      .flatMap { channel in
        let address = channel.localAddress?.ipAddress
        return channel.close().map { address }
      }
      .flatMapErrorThrowing { _ in Self.firstAddress }
  }

  /// The first address of this machine that is not for itself.
  private static var firstAddress: String? {
    let devices = (try? System.enumerateDevices()) ?? []
    return devices.lazy.compactMap { device -> String? in
      guard case .v4? = device.address, let address = device.address?.ipAddress,
        !address.hasPrefix("127."), !address.hasPrefix("169.254.")
      else { return nil }
      return address
    }.first
  }
}
