import Documents
import Lessons
import Platform
import Synchronization

/// A presentation that is shown in a browser: what is shared between the terminal's thread, which
/// drives, and the one that hears the room.
final class WebStage: Sendable {
  /// What both threads see.
  struct State {
    var presentation: Presentation
    /// How phones come in, once the door is open.
    var join: JoinCard?
    var port = 0
    var pages = 0
    var phones = 0
    /// The phones by name, for the next program if this one ends.
    var voters: [(id: String, address: String)] = []
    /// Keys that the page sent and the terminal's thread has not taken.
    var keys: [String] = []
    /// Why it cannot go on.
    var failure: String?
    /// Whether something is to be drawn anew.
    var isChanged = true
    fileprivate var link: ClassroomLink?
    fileprivate var starts = 0
    fileprivate var shown = (page: "", room: "")
  }

  let door: ClassroomDoor
  private let program: String
  private let state: Mutex<State>

  init(_ presentation: Presentation, door: ClassroomDoor, program: String) {
    (self.door, self.program) = (door, program)
    state = Mutex(State(presentation: presentation))
  }

  /// Looks at the state.
  func look<Result: Sendable>(_ body: (inout sending State) -> Result) -> Result {
    state.withLock { body(&$0) }
  }

  /// Changes what is to be seen, and tells the pages.
  func change<Result: Sendable>(_ body: (inout sending State) -> Result) -> Result {
    state.withLock { state in
      let result = body(&state)
      state.isChanged = true
      show(&state)
      return result
    }
  }

  /// Sends what is to be seen, as far as it is new.
  private func show(_ state: inout State) {
    guard let link = state.link, state.port > 0 else { return }
    let page = state.presentation.pageState(
      join: door.isShared ? state.join : nil, phones: door.isShared ? state.phones : 0)
    let room = state.presentation.roomState
    guard page != state.shown.page || room != state.shown.room else { return }
    link.send(
      .show(
        page: page == state.shown.page ? nil : page, room: room == state.shown.room ? nil : room))
    state.shown = (page, room)
  }

  // MARK: The program that serves

  /// More than so many starts in one presentation are not tried.
  private static let mostStarts = 20
  /// More keys of the page do not wait.
  private static let mostKeys = 100

  /// Serves, and starts the program anew where it ends, in a thread of its own.
  func begin() {
    let own = Unmanaged.passRetained(self)
    var thread = pthread_t(bitPattern: 0)
    // A phone's number may be a formula: its thread is given the room that the main one has.
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, 8 << 20)
    defer { pthread_attr_destroy(&attributes) }
    pthread_create(
      &thread, &attributes,
      { own in
        guard let own else { return nil }
        Unmanaged<WebStage>.fromOpaque(own).takeRetainedValue().serve()
        return nil
      }, own.toOpaque())
  }

  private func serve() {
    while true {
      guard let link = ClassroomLink(program) else {
        return fail("\(program) cannot be started")
      }
      state.withLock { state in
        state.link = link
        state.starts += 1
        state.shown = ("", "")
        var door = door
        // The pages look for it where it was.
        if state.port > 0 { (door.port, door.isPortFixed) = (state.port, true) }
        link.send(.open(door, voters: state.voters))
      }
      // A hundred answers that come at once are shown at once.
      link.read {
        hear($0, from: link)
      } pause: {
        change { _ in }
      }
      let isLast = state.withLock { state in
        (state.link, state.pages, state.phones, state.isChanged) = (nil, 0, 0, true)
        return state.failure != nil || state.starts >= Self.mostStarts
      }
      if isLast { return fail("\(program) has ended, again and again") }
      usleep(300_000)
    }
  }

  private func fail(_ reason: String) {
    state.withLock { state in
      if state.failure == nil { state.failure = reason }
      state.isChanged = true
    }
  }

  private func hear(_ report: ClassroomReport, from link: ClassroomLink) {
    look { state in
      switch report {
      case .ready(let port, let address, let picture):
        (state.port, state.join) = (port, JoinCard(address: address, picture: picture))
      case .failed(let reason):
        // A port may still be taken by the one that has just ended.
        if state.port == 0 { state.failure = reason }
        link.end()
      // While the terminal has the live prompt, they wait; nobody wants more of them done then.
      case .keys(let keys): state.keys = (state.keys + keys).suffix(Self.mostKeys)
      case .answer(let id, let voter, let question, let text):
        let reply = state.presentation.answer(text, from: voter, to: question)
        link.send(.reply(id: id, reply))
      case .voter(let id, let address): state.voters.append((id, address))
      case .seen(let pages, let phones): (state.pages, state.phones) = (pages, phones)
      }
    }
  }

  /// Ends the program that serves.
  func end() {
    state.withLock { state in
      if state.failure == nil { state.failure = "it has ended" }
      state.link?.end()
    }
  }
}
