import NIOCore

/// What is served, to whom, and who waits for what; touched on its loop alone.
final class Room: @unchecked Sendable {
  let loop: any EventLoop
  let limits: Limits
  /// Who hears what happens: the presentation.
  var listener: (Report) -> Void = { _ in }

  var secret = Secret(text: "")
  var files: [String: Order.File] = [:]
  var hosts = HostRule(names: [], port: 0)
  var voters: VoterList
  var doorkeeper: Doorkeeper
  /// What the projector's page shows; `nil` before there is anything.
  private var page: String?
  /// What phones show.
  private var phone: String?
  private var streams: [ObjectIdentifier: EventStream] = [:]
  private var waiting: [Int: Connection] = [:]
  private var answers = 0
  var keys: TokenBucket
  private var isCountDue = false

  init(loop: any EventLoop, limits: Limits) {
    (self.loop, self.limits) = (loop, limits)
    voters = VoterList(limits: limits)
    doorkeeper = Doorkeeper(limits: limits)
    keys = TokenBucket(limits.keys, at: .now())
  }

  // MARK: Orders

  /// Does what the presentation asks for.
  func take(_ order: Order) {
    loop.preconditionInEventLoop()
    switch order {
    case .open(let opening): open(opening)
    case .show(let showing):
      page = showing.page ?? page
      phone = showing.room ?? phone
      for stream in streams.values { send(showing.page, showing.room, to: stream) }
    case .reply(let reply):
      waiting.removeValue(forKey: reply.id)?.respond(
        Response(
          status: .init(statusCode: reply.status), type: "application/json", body: reply.text))
    }
  }

  private func send(_ page: String?, _ phone: String?, to stream: EventStream) {
    switch stream.viewer {
    case .page: if let page { stream.send(page) }
    case .phone: if let phone { stream.send(phone) }
    }
  }

  /// Ends every stream.
  func close() {
    for stream in streams.values { stream.close() }
  }

  // MARK: Streams

  /// Begins a stream, with what is shown now.
  func begin(_ viewer: EventStream.Viewer, on connection: Connection) {
    let stream = EventStream(viewer, on: connection)
    streams[ObjectIdentifier(stream)] = stream
    connection.begin(stream)
    send(page, phone, to: stream)
    countDue()
  }

  /// Forgets a stream whose connection has ended.
  func forget(_ stream: EventStream) {
    streams[ObjectIdentifier(stream)] = nil
    countDue()
  }

  /// How many streams a viewer has.
  func streamCount(of viewer: EventStream.Viewer) -> Int {
    streams.values.count { $0.viewer == viewer }
  }

  /// Shows all streams' other ends that they are alive.
  func beat() {
    for stream in streams.values { stream.beat() }
  }

  /// Tells how many look on: soon, for they come in crowds.
  private func countDue() {
    guard !isCountDue else { return }
    isCountDue = true
    let bound = NIOLoopBound(self, eventLoop: loop)
    loop.scheduleTask(in: .milliseconds(100)) {
      let room = bound.value
      room.isCountDue = false
      let pages = room.streams.values.count { $0.viewer == .page }
      room.listener(.seen(pages: pages, phones: room.streams.count - pages))
    }
  }

  /// Forgets a connection.
  func left(_ peer: Peer) { doorkeeper.leave(peer) }

  // MARK: Answers

  /// Asks the presentation what to say to an answer.
  ///
  /// - Returns: `false` where too many wait already.
  func ask(voter: String, question: Int, text: String, on connection: Connection) -> Bool {
    guard waiting.count < limits.waitingAnswers else { return false }
    answers += 1
    let id = answers
    waiting[id] = connection
    listener(.answer(id: id, voter: voter, question: question, text: text))
    let bound = NIOLoopBound(self, eventLoop: loop)
    loop.scheduleTask(in: limits.replyTime) {
      bound.value.waiting.removeValue(forKey: id)?.respond(.busy)
    }
    return true
  }
}

extension Response {
  /// Said where the presentation has other things to do.
  static let busy = Response.refusal(.serviceUnavailable, "Not now. Try again in a moment.")
}
