import Serving

/// What the program that serves pages tells: a line of JSON.
enum ClassroomReport: Equatable {
  /// The door is open.
  case ready(port: Int, address: String, picture: [String])
  /// The door cannot be opened.
  case failed(reason: String)
  /// Keys of the projector's page.
  case keys([String])
  /// A phone's answer, which waits for a reply.
  case answer(id: Int, voter: String, question: Int, text: String)
  /// A new phone.
  case voter(id: String, address: String)
  /// How many look on.
  case seen(pages: Int, phones: Int)

  /// Reads a line; `nil` where it is none of these.
  init?(_ line: [UInt8]) {
    guard case .record(let members)? = try? JSONReader.value(of: line), members.count == 1,
      let (name, value) = members.first, case .record(let parts) = value
    else { return nil }
    func text(_ name: String) -> String? {
      if case .text(let text)? = parts[name] { text } else { nil }
    }
    func texts(_ name: String) -> [String]? {
      guard case .list(let list)? = parts[name] else { return nil }
      return list.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }
    func number(_ name: String) -> Int? { parts[name]?.integer }
    switch name {
    case "ready":
      guard let port = number("port"), let address = text("address"),
        let picture = texts("picture")
      else { return nil }
      self = .ready(port: port, address: address, picture: picture)
    case "failed":
      guard let reason = text("reason") else { return nil }
      self = .failed(reason: reason)
    case "keys":
      guard let keys = texts("names") else { return nil }
      self = .keys(keys)
    case "answer":
      guard let id = number("id"), let voter = text("voter"), let question = number("question"),
        let text = text("text")
      else { return nil }
      self = .answer(id: id, voter: voter, question: question, text: text)
    case "voter":
      guard let id = text("id"), let address = text("address") else { return nil }
      self = .voter(id: id, address: address)
    case "seen":
      guard let pages = number("pages"), let phones = number("phones") else { return nil }
      self = .seen(pages: pages, phones: phones)
    default: return nil
    }
  }
}
