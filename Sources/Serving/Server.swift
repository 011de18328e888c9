import CommandLanguage
import Documents
import Explorer
import Lessons
import NeuralNetwork
import Sessions

/// A session that a program talks to, a line of JSON each way.
///
///     var server = Server(surroundings)
///     server.greet()
///     while !server.hasQuit, let line = … { server.answer(line) }
///
/// Whatever a line holds, it is answered, and the session goes on.
package struct Server {
  /// The number of the protocol; it changes where a client would have to.
  package static let protocolNumber = 1

  /// Whether the client, or a statement, asked to leave.
  package private(set) var hasQuit = false

  let surroundings: Surroundings
  /// The client's own session; that of a lesson is the lesson's.
  var interpreter: Interpreter
  /// The lesson that is taken, if one is.
  var lesson: LessonRun?
  /// The sessions that are kept, by their numbers.
  var snapshots: [Int: Snapshot] = [:]
  /// How many were kept so far.
  var snapshotCount = 0

  /// A session as it was, with its lesson.
  struct Snapshot {
    let interpreter: Interpreter
    let lesson: LessonRun?
  }

  /// Makes a server with an empty session.
  package init(_ surroundings: Surroundings) {
    self.surroundings = surroundings
    interpreter = Interpreter()
    lend(environment())
  }

  /// Says who serves, before anything is asked.
  package func greet() {
    replies(.none).send(.hello, writeHello)
  }

  /// Carries out what a line asks for.
  package mutating func answer(_ line: Surroundings.Line) {
    var id = Request.Identity.none
    do throws(RequestProblem) {
      guard case .bytes(let bytes) = line else {
        throw RequestProblem.lineTooLong(limit: Surroundings.longestLine)
      }
      if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return }
      let object = try Request.object(on: bytes)
      id = object.id
      try carryOut(try Request(id, object.members))
    } catch {
      replies(id).fail(error)
    }
  }

  private mutating func carryOut(_ request: Request) throws(RequestProblem) {
    let replies = replies(request.id)
    lend(environment())
    switch request.operation {
    case .hello: replies.send(.done, writeHello)
    case .ping: replies.send(.done)
    case .run:
      try run(request, replies)
      hasQuit = present.hasQuit
    case .get: try get(request, replies)
    case .set: try set(request, replies)
    case .complete: try complete(request, replies)
    case .inspect: try inspect(request, replies)
    case .isComplete: try judge(request, replies)
    case .snapshot: try keep(request, replies)
    case .restore: try restore(request, replies)
    case .forget: try forget(request, replies)
    case .answer: throw .nothingAsked
    case .quit:
      hasQuit = true
      replies.send(.done)
    }
  }

  /// The session at hand: that of the lesson, or the client's own.
  var present: Interpreter { lesson?.interpreter ?? interpreter }

  /// Lets statements ask something of the world; those of a lesson write no files.
  mutating func lend(_ environment: Environment) {
    interpreter.environment = environment
    lesson?.interpreter.environment = environment.withoutWriting
  }

  func replies(_ id: Request.Identity) -> Replies {
    Replies(id: id, output: surroundings.output, willEnd: surroundings.requestEnds)
  }

  /// What statements may ask of the world.
  func environment(
    ask: (@Sendable (String) -> String?)? = nil,
    progress: (@Sendable (WorkProgress?, Settings) -> Void)? = nil
  ) -> Environment {
    Environment(
      interruption: surroundings.interruption, mayWriteFiles: surroundings.mayWriteFiles,
      writingBan: .server, ask: ask, progress: progress)
  }

  private func writeHello(to writer: inout JSONWriter) {
    writer.member("protocol", Self.protocolNumber)
    writer.member("version", surroundings.version)
    writer.member("operations") { $0.array(Operation.allCases.map(\.rawValue)) }
    writer.member("forms") { $0.array(Form.allCases.map(\.rawValue)) }
  }
}
