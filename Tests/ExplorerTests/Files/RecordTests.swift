import CommandLanguage
import Explorer
import Foundation
import Sessions
import Synchronization
import TestSupport
import Testing

@Suite("record")
struct RecordTests {
  /// What was asked of the recorder.
  private final class Requests: Sendable {
    private let list = Mutex<[RecordingRequest]>([])

    var all: [RecordingRequest] { list.withLock { $0 } }

    func add(_ request: RecordingRequest) -> Result<RecordingSummary, RecordingProblem> {
      list.withLock { $0.append(request) }
      return .success(RecordingSummary(file: "a.cast", seconds: 2))
    }
  }

  private func codes(_ script: String, mayWriteFiles: Bool = true) -> ([String?], Requests) {
    let requests = Requests()
    var interpreter = Interpreter(
      environment: Environment(mayWriteFiles: mayWriteFiles, record: { requests.add($0) }))
    return (run(script, in: &interpreter).map { $0.diagnostic?.code }, requests)
  }

  @Test("begins and ends what the shell records")
  func asks() {
    let (codes, requests) = codes("record a.cast; record off; undo")
    #expect(codes == [nil, nil, "nothing-to-undo"])
    #expect(requests.all == [.start(file: "a.cast"), .stop])
  }

  @Test("is not for scripts, nor for files from elsewhere")
  func refused() throws {
    #expect(run("record a.cast").last?.diagnostic?.code == "not-applicable")
    #expect(run("record").last?.diagnostic?.code == "missing-argument")
    let (lesson, asked) = codes("record a.cast; record off", mayWriteFiles: false)
    #expect(lesson == ["may-not-write", "may-not-write"])
    #expect(asked.all.isEmpty)
    let folder = try TemporaryFolder(["a.gradus": "record a.cast\n"])
    let (sourced, none) = codes("source \(folder.file("a.gradus"))")
    #expect(sourced == ["may-not-write", "source-failed"])
    #expect(none.all.isEmpty)
  }
}
