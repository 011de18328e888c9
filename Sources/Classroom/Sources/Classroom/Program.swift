import NIOCore
import NIOPosix

/// The whole program: a pipe to the presentation, and a door to the room.
public enum Program {
  /// Serves until the presentation closes its end of the pipe.
  public static func run() async throws {
    // One loop for all: what it knows is touched by one thread, and one is enough for a lecture hall.
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let room = Room(loop: group.next(), limits: Limits())
    let pipe = try await NIOPipeBootstrap(group: group)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(PipeHandler(room: room))
        }
      }
      .takingOwnershipOfDescriptors(input: 0, output: 1).get()
    try await pipe.closeFuture.get()
    try await group.shutdownGracefully()
  }
}
