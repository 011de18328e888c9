import NIOCore
import NIOHTTP1

/// A whole request.
struct Request {
  let head: HTTPRequestHead
  let body: ByteBuffer
  let peer: Peer

  /// The path, without what stands behind `?`.
  var path: String { String(head.uri.prefix { $0 != "?" }) }

  /// A cookie's value.
  func cookie(_ name: String) -> String? {
    for header in head.headers["cookie"] {
      for pair in header.split(separator: ";") {
        let parts = pair.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, parts[0].drop(while: { $0 == " " }) == name else { continue }
        return String(parts[1])
      }
    }
    return nil
  }
}

/// What is said to a request.
struct Response {
  var status: HTTPResponseStatus
  var type = "text/plain; charset=utf-8"
  var body = ""
  var cookie: String?
  var allow: String?

  /// A refusal in a sentence.
  static func refusal(_ status: HTTPResponseStatus, _ words: String) -> Response {
    Response(status: status, body: words + "\n")
  }

  /// The headers: nothing is kept, framed, guessed at, or loaded from elsewhere.
  func headers(closing: Bool) -> HTTPHeaders {
    var headers = Self.guards
    headers.add(name: "content-type", value: type)
    headers.add(name: "content-length", value: String(body.utf8.count))
    if let cookie { headers.add(name: "set-cookie", value: cookie) }
    if let allow { headers.add(name: "allow", value: allow) }
    if closing { headers.add(name: "connection", value: "close") }
    return headers
  }

  /// What every answer says.
  static let guards: HTTPHeaders = [
    "cache-control": "no-store",
    "content-security-policy":
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
      + "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  ]
}
