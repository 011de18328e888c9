import NIOCore
import NIOHTTP1

/// One connection: puts requests together, and writes what the room says to them.
final class Connection: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let room: Room
  private let peer: Peer
  private let meter: RequestMeter
  private var head: HTTPRequestHead?
  private var body = ByteBuffer()
  /// Ends the connection if no request comes in whole.
  private var deadline: Scheduled<Void>?
  private(set) var stream: EventStream?
  private var context: ChannelHandlerContext?
  private var isKeptAlive = true

  init(room: Room, peer: Peer, meter: RequestMeter) {
    (self.room, self.peer, self.meter) = (room, peer, meter)
  }

  // MARK: Coming and going

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    expectRequest()
  }

  func channelInactive(context: ChannelHandlerContext) {
    deadline?.cancel()
    if let stream { room.forget(stream) }
    (stream, self.context) = (nil, nil)
    room.left(peer)
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable { stream?.catchUp() }
    context.fireChannelWritabilityChanged()
  }

  private func expectRequest() {
    deadline?.cancel()
    guard let context else { return }
    let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
    deadline = context.eventLoop.scheduleTask(in: room.limits.requestTime) {
      bound.value.context?.close(promise: nil)
    }
  }

  // MARK: Requests

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      (self.head, body) = (head, ByteBuffer())
    case .body(var part):
      // More is not kept; that there was more is seen.
      if body.readableBytes <= room.limits.bodyBytes { body.writeBuffer(&part) }
    case .end:
      meter.reset()
      deadline?.cancel()
      guard let head else { return }
      self.head = nil
      isKeptAlive = head.isKeepAlive
      room.handle(Request(head: head, body: body, peer: peer), on: self)
    }
  }

  // MARK: Answers

  /// Answers the request.
  func respond(_ response: Response) {
    guard let context else { return }
    let closes = !isKeptAlive || response.status.code >= 400
    let head = HTTPResponseHead(
      version: .http1_1, status: response.status, headers: response.headers(closing: closes))
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    if response.status != .noContent, !response.body.isEmpty {
      context.write(
        wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: response.body)))), promise: nil)
    }
    let channel = context.channel
    context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in
      if closes { channel.close(promise: nil) }
    }
    if !closes { expectRequest() }
  }

  /// Answers the request with a stream of events, which ends with the connection.
  func begin(_ stream: EventStream) {
    guard let context else { return }
    self.stream = stream
    var headers = Response.guards
    headers.add(name: "content-type", value: "text/event-stream")
    let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: headers)
    context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
  }

  /// Whether more would wait here than is on its way.
  var isWritable: Bool { context?.channel.isWritable ?? false }

  /// Writes a part of the stream.
  func write(_ text: String) {
    guard let context else { return }
    context.writeAndFlush(
      wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
  }

  /// Ends the connection.
  func close() { context?.close(promise: nil) }
}
