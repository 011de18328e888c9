import NIOCore

/// The bounds on what a room may ask for.
///
/// A lecture hall of three hundred phones behind one address stays within them.
struct Limits: Sendable {
  /// The connections open at once, those from this very machine apart.
  var connections = 700
  /// The connections open at once from one address.
  var connectionsOfAddress = 400
  /// The bytes of one request, its head and body together.
  var requestBytes = 8192
  /// The bytes of a body.
  var bodyBytes = 512
  /// The bytes of a line from the presentation.
  var lineBytes = 16 << 20
  /// How long a request may take to come in, or a connection may say nothing.
  var requestTime = TimeAmount.seconds(10)
  /// How long the presentation may take to answer.
  var replyTime = TimeAmount.seconds(20)
  /// How often a stream that has nothing to say shows that it is alive.
  var heartbeat = TimeAmount.seconds(10)
  /// The phones that may answer.
  var voters = 2000
  /// The phones that may answer from one address.
  var votersOfAddress = 400
  /// The answers that wait for the presentation.
  var waitingAnswers = 1000
  /// The streams of one phone.
  var streamsOfVoter = 4
  /// What an address may ask for at once, and then each second.
  var requestsOfAddress = (burst: 1500.0, second: 100.0)
  /// What a phone may answer at once, and then each second.
  var answersOfVoter = (burst: 5.0, second: 1.0)
  /// The keys of the teacher's page at once, and then each second.
  var keys = (burst: 100.0, second: 50.0)
}
