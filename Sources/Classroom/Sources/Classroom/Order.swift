/// What the presentation asks for: a line of JSON.
enum Order {
  /// To open the door.
  case open(Opening)
  /// What the pages show from now on.
  case show(Showing)
  /// What to say to one answer.
  case reply(Reply)

  /// How the door is opened.
  struct Opening: Decodable {
    /// The port asked for.
    let port: Int
    /// Whether no other port will do.
    let isPortFixed: Bool
    /// Whether other machines may come in.
    let share: Bool
    /// How phones are to call this machine, where the presentation was told.
    let host: String?
    /// What whoever drives has to know.
    let secret: String
    let files: [File]
    /// The phones known from before.
    let voters: [Voter]
  }

  /// A file that is served as it is.
  struct File: Decodable {
    let path: String
    let type: String
    let text: String
    /// Whether the teacher alone may see it.
    let isTeachers: Bool
  }

  /// A phone, by the name that it was given.
  struct Voter: Decodable {
    let id: String
    let address: String
  }

  /// What is shown, each as JSON that goes out as it is; what is missing stays as it was.
  struct Showing: Decodable {
    let page: String?
    let room: String?
  }

  struct Reply: Decodable {
    let id: Int
    let status: Int
    let text: String
  }
}

extension Order: Decodable {
  private enum Name: CodingKey { case open, show, reply }

  /// Reads `{"show": …}` and its like.
  init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Name.self)
    if let opening = try members.decodeIfPresent(Opening.self, forKey: .open) {
      self = .open(opening)
    } else if let showing = try members.decodeIfPresent(Showing.self, forKey: .show) {
      self = .show(showing)
    } else {
      self = .reply(try members.decode(Reply.self, forKey: .reply))
    }
  }
}
