import Documents
import Lessons

/// What the program that serves pages is asked for: a line of JSON.
enum ClassroomOrder {
  /// To open the door.
  case open(ClassroomDoor, voters: [(id: String, address: String)])
  /// What the projector and the phones show from now on; `nil` for what they show already.
  case show(page: String?, room: String?)
  /// What to say to an answer.
  case reply(id: Int, RoomReply)

  /// The line, without its end.
  var line: String {
    var writer = JSONWriter()
    writer.object { writer in
      switch self {
      case .open(let door, let voters):
        writer.member("open") { writer in
          writer.object { writer in
            writer.member("port") { $0.value(door.port) }
            writer.member("isPortFixed") { $0.value(door.isPortFixed) }
            writer.member("share") { $0.value(door.isShared) }
            if let host = door.host { writer.member("host", host) }
            writer.member("secret", door.secret)
            writer.member("files") { writer in
              writer.array { writer in
                for file in WebFile.all { Self.write(file, &writer) }
              }
            }
            writer.member("voters") { writer in
              writer.array { writer in
                for voter in voters {
                  writer.object {
                    $0.member("id", voter.id)
                    $0.member("address", voter.address)
                  }
                }
              }
            }
          }
        }
      case .show(let page, let room):
        writer.member("show") { writer in
          writer.object {
            if let page { $0.member("page", page) }
            if let room { $0.member("room", room) }
          }
        }
      case .reply(let id, let reply):
        writer.member("reply") { writer in
          writer.object {
            $0.member("id") { $0.value(id) }
            $0.member("status") { $0.value(reply.status) }
            $0.member("text", reply.json)
          }
        }
      }
    }
    return writer.text
  }

  private static func write(_ file: WebFile, _ writer: inout JSONWriter) {
    writer.object {
      $0.member("path", file.path)
      $0.member("type", file.type)
      $0.member("text", file.text)
      $0.member("isTeachers") { $0.value(file.isTeachers) }
    }
  }
}

extension RoomReply {
  /// The status of HTTP.
  fileprivate var status: Int {
    switch self {
    case .taken: 200
    case .closed: 409
    case .unreadable: 422
    }
  }

  /// The words for a phone.
  fileprivate var json: String {
    var writer = JSONWriter()
    writer.object {
      switch self {
      case .taken(let words): $0.member("taken", words)
      case .closed: $0.member("refused", "This question is not open now.")
      case .unreadable(let invitation):
        $0.member("refused", "That could not be read: an answer is \(invitation).")
      }
    }
    return writer.text
  }
}
