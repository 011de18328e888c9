import CReadline
import Platform

/// Stands between the caller's closure and the C target while a line is being read.
struct CompletionBridge {
  let complete: (CompletionRequest) -> CompletionAnswer
  private(set) var candidates: [CompletionAnswer.Candidate] = []

  init(complete: @escaping (CompletionRequest) -> CompletionAnswer) {
    self.complete = complete
  }

  /// What all candidates begin with; what was typed, when they begin with less than that.
  static func common(
    _ candidates: [CompletionAnswer.Candidate], typed: String,
    folding: CompletionFolding = CompletionFolding()
  ) -> String {
    guard let first = candidates.first?.text.unicodeScalars else { return typed }
    var common = first[...]
    for candidate in candidates.dropFirst() {
      let count = zip(common, candidate.text.unicodeScalars).prefix { $0 == $1 }.count
      common = common.prefix(count)
    }
    let text = String(common)
    if folding.folded(text).utf8.starts(with: folding.folded(typed).utf8) { return text }
    // Candidates in other letters come where there are none in these.
    let isFallback = !candidates.contains { $0.text.utf8.starts(with: typed.utf8) }
    let ignoresCase = text.lowercased().utf8.starts(with: typed.lowercased().utf8)
    return isFallback && ignoresCase ? text : typed
  }

  mutating func answer(_ request: CompletionRequest, to receiver: OpaquePointer) {
    let answer = complete(request)
    candidates = []
    if answer.isFile {
      gradus_completion_use_files(receiver)
      return
    }
    guard (0...request.cursor).contains(answer.start) else { return }
    var seen: Set<String> = []
    candidates = answer.candidates.filter { !$0.text.isEmpty && seen.insert($0.text).inserted }
    let before = request.line.utf8.prefix(request.cursor)
    let typed = String(decoding: before.dropFirst(answer.start), as: UTF8.self)
    let common = Self.common(candidates, typed: typed, folding: request.folding)
    gradus_completion_set_range(receiver, answer.start, common, answer.appendsSpace)
    for candidate in candidates {
      gradus_completion_add(receiver, candidate.text)
    }
  }
}
