import NIOCore

/// Counts the bytes of a request as they come, before anything reads them.
final class RequestMeter: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let limit: Int
  private var count = 0

  init(limit: Int) { self.limit = limit }

  /// Begins to count anew: a request has come in whole.
  func reset() { count = 0 }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    count += unwrapInboundIn(data).readableBytes
    guard count > limit else { return context.fireChannelRead(data) }
    count = .min
    let words = "HTTP/1.1 413 Content Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
    let channel = context.channel
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: words))).whenComplete { _ in
      channel.close(promise: nil)
    }
  }
}
