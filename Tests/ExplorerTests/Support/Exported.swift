import Explorer
import TestSupport
import Testing

/// What `export KIND - VIEW` writes behind a script.
func exported(_ kind: String, _ view: String, after script: String) throws
  -> String
{
  let output = Output()
  var interpreter = Interpreter(
    environment: Environment(output: { output.append($0) }))
  for outcome in run("\(script); export \(kind) - \(view)", in: &interpreter) {
    try #require(outcome.diagnostic == nil, "\(view): \(outcome.errorReport ?? "")")
  }
  return String(decoding: output.bytes, as: UTF8.self)
}

/// Bytes that came out, from whichever thread.
final class Output: @unchecked Sendable {
  private(set) var bytes: [UInt8] = []
  func append(_ more: [UInt8]) { bytes += more }
}
