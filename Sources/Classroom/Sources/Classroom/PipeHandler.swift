import FoundationEssentials
import NIOCore

/// The pipe to the presentation: lines of JSON each way.
final class PipeHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let room: Room
  private var buffer = ByteBuffer()

  init(room: Room) { self.room = room }

  func channelActive(context: ChannelHandlerContext) {
    room.listener = { [channel = context.channel] report in
      guard var line = try? JSONEncoder().encode(report) else { return }
      line.append(0x0A)
      channel.writeAndFlush(ByteBuffer(bytes: line), promise: nil)
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    buffer.writeImmutableBuffer(unwrapInboundIn(data))
    while let end = buffer.readableBytesView.firstIndex(of: 0x0A) {
      let line = buffer.readBytes(length: end - buffer.readerIndex) ?? []
      buffer.moveReaderIndex(forwardBy: 1)
      if let order = try? JSONDecoder().decode(Order.self, from: Data(line)) { room.take(order) }
    }
    buffer.discardReadBytes()
    if buffer.readableBytes > room.limits.lineBytes { context.close(promise: nil) }
  }

  func channelInactive(context: ChannelHandlerContext) { room.close() }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    // The presentation has ended; what it would not read is not written.
    if case ChannelEvent.inputClosed? = event as? ChannelEvent { context.close(promise: nil) }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }
}
