import FoundationEssentials
import NIOCore
import NIOHTTP1

extension Room {
  /// Answers a request, at once or when the presentation has said what.
  func handle(_ request: Request, on connection: Connection) {
    let headers = request.head.headers
    let names = headers["host"]
    guard names.count == 1, let host = names.first, hosts.allows(host: host, of: request.peer)
    else {
      return connection.respond(.refusal(.misdirectedRequest, "This is not my address."))
    }
    let isTeacher = isTeacher(request)
    guard isTeacher ? keys.take(at: .now()) : doorkeeper.mayAsk(request.peer, at: .now()) else {
      return connection.respond(.refusal(.tooManyRequests, "Too many requests."))
    }
    switch request.head.method {
    case .GET: get(request, isTeacher: isTeacher, on: connection)
    case .POST:
      guard
        hosts.allows(
          origin: headers.first(name: "origin"), site: headers.first(name: "sec-fetch-site"),
          host: host)
      else { return connection.respond(.refusal(.forbidden, "Not from that page.")) }
      post(request, isTeacher: isTeacher, on: connection)
    default:
      var response = Response.refusal(.methodNotAllowed, "GET and POST alone.")
      response.allow = "GET, POST"
      connection.respond(response)
    }
  }

  // MARK: Reading

  private func get(_ request: Request, isTeacher: Bool, on connection: Connection) {
    switch request.path {
    case "/page/events":
      guard isTeacher else { return connection.respond(.notYours) }
      begin(.page, on: connection)
    case "/events":
      guard let voter = voter(of: request) else {
        return connection.respond(.refusal(.forbidden, "Open the page first."))
      }
      guard streamCount(of: .phone(voter)) < limits.streamsOfVoter else {
        return connection.respond(.refusal(.tooManyRequests, "Too many windows."))
      }
      begin(.phone(voter), on: connection)
    case let path where isTeacher && secret.opens(toPath: path):
      serve(
        "/page", cookie: "\(teacherCookie)=\(secret.text); HttpOnly; SameSite=Strict; Path=/page",
        on: connection)
    case let path:
      if files[path]?.isTeachers == true, !isTeacher { return connection.respond(.notYours) }
      guard path == "/", voter(of: request) == nil else { return serve(path, on: connection) }
      guard let voter = voters.issue(to: request.peer.address) else {
        return connection.respond(
          .refusal(.serviceUnavailable, "Too many phones came from this address."))
      }
      listener(.voter(id: voter.id, address: voter.address))
      serve(path, cookie: "\(voterCookie)=\(voter.id); \(Self.phoneRules)", on: connection)
    }
  }

  private func serve(_ path: String, cookie: String? = nil, on connection: Connection) {
    guard let file = files[path] else {
      return connection.respond(.refusal(.notFound, "There is nothing here."))
    }
    connection.respond(
      Response(status: .ok, type: file.type, body: file.text, cookie: cookie))
  }

  /// A phone's name lasts a day's lectures, and no page but ours may make it be sent.
  private static let phoneRules = "HttpOnly; SameSite=Strict; Path=/; Max-Age=43200"

  // MARK: Writing

  private struct Keys: Decodable { let keys: [String] }
  private struct Answer: Decodable {
    let question: Int
    let text: String
  }

  private func post(_ request: Request, isTeacher: Bool, on connection: Connection) {
    guard request.body.readableBytes <= limits.bodyBytes else {
      return connection.respond(.refusal(.payloadTooLarge, "That is too long."))
    }
    // What a form could send without being asked is not taken.
    guard request.head.headers.first(name: "content-type")?.lowercased() == "application/json"
    else {
      return connection.respond(.refusal(.unsupportedMediaType, "JSON alone."))
    }
    let body = Data(request.body.readableBytesView)
    switch request.path {
    case "/page/keys":
      guard isTeacher else { return connection.respond(.notYours) }
      guard let keys = try? JSONDecoder().decode(Keys.self, from: body).keys, keys.count <= 20,
        keys.allSatisfy({ $0.utf8.count <= 16 })
      else { return connection.respond(.refusal(.badRequest, "No keys.")) }
      listener(.keys(names: keys))
      connection.respond(Response(status: .noContent))
    case "/answer":
      guard let voter = voter(of: request) else {
        return connection.respond(.refusal(.forbidden, "Open the page first."))
      }
      guard voters.mayAnswer(voter, at: .now()) else {
        return connection.respond(.refusal(.tooManyRequests, "Not so fast."))
      }
      guard let answer = try? JSONDecoder().decode(Answer.self, from: body),
        Self.questions.contains(answer.question),
        (1...Self.longestAnswer).contains(answer.text.unicodeScalars.count),
        answer.text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
      else { return connection.respond(.refusal(.badRequest, "No answer.")) }
      guard ask(voter: voter, question: answer.question, text: answer.text, on: connection) else {
        return connection.respond(.busy)
      }
    default: connection.respond(.refusal(.notFound, "There is nothing here."))
    }
  }

  private static let longestAnswer = 40
  /// No presentation has more.
  private static let questions = 0..<1_000_000

  // MARK: Who it is

  private var teacherCookie: String { "gradus-teacher-\(hosts.port)" }
  private var voterCookie: String { "gradus-phone-\(hosts.port)" }

  /// Whether a request comes from the page that drives: from this machine, with the secret.
  private func isTeacher(_ request: Request) -> Bool {
    guard request.peer.isLocal else { return false }
    return secret.opens(toPath: request.path)
      || request.cookie(teacherCookie).map { secret.opens(to: $0) } ?? false
  }

  /// The phone that a request comes from; `nil` where its name was not given by us.
  private func voter(of request: Request) -> String? {
    request.cookie(voterCookie).flatMap { voters.knows($0) ? $0 : nil }
  }
}

extension Response {
  /// Said to whoever asks for the teacher's side without the secret.
  static let notYours = Response.refusal(
    .forbidden, "This page is the teacher's: its address is in the terminal that presents.")
}
