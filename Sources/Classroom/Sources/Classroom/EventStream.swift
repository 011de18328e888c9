/// A page or phone that is told what to show.
///
/// Each state is whole: of what a slow one could not take, the latest alone is sent.
final class EventStream {
  /// Who looks on.
  enum Viewer: Equatable {
    /// The page on the projector.
    case page
    /// A phone, by its name.
    case phone(String)
  }

  let viewer: Viewer
  private let connection: Connection
  private var latest: String?
  private var missedBeats = 0

  /// After so many heartbeats that could not be written the other end is taken for gone.
  private static let mostMissed = 3

  init(_ viewer: Viewer, on connection: Connection) {
    (self.viewer, self.connection) = (viewer, connection)
  }

  /// Sends a state, or keeps it until it can be sent.
  func send(_ state: String) {
    guard connection.isWritable else {
      latest = state
      return
    }
    latest = nil
    // A line's end would end the event; JSON has none outside its texts, and none in them.
    connection.write("data: \(state.filter { !$0.isNewline })\n\n")
  }

  /// Sends what had to wait.
  func catchUp() {
    missedBeats = 0
    if let latest { send(latest) }
  }

  /// Shows that the stream is alive; ends one that takes nothing any more.
  func beat() {
    guard connection.isWritable else {
      missedBeats += 1
      if missedBeats >= Self.mostMissed { connection.close() }
      return
    }
    connection.write("event: beat\ndata:\n\n")
  }

  /// Ends it.
  func close() { connection.close() }
}
