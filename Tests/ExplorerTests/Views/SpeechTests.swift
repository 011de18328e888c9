import Documents
import Explorer
import Foundation
import Testing

/// Every view as it is heard: no sign that a reader passes over, and no more words than anybody
/// would listen to.
@Suite("Views for the ear")
struct SpeechTests {
  private static let cross = "example cross; forward; backward; "
  private static let lenet = "example lenet; forward; backward; "
  private static let data = "input 8x8; conv 2 3x3; relu; dense 10; loss cross-entropy; "

  /// Scripts whose last statement is a view, and how many words it may take.
  static let views: [(script: String, words: Int)] = [
    ("example", 360), ("example both", 110), ("data digits 40", 700), ("data handwritten 60", 700),
    ("data rings 40", 110), ("input 8x8; data digits 40; sample 3", 160),
    (data + "data digits 60; train 2 epochs", 160),
    (data + "data digits 60; train 2 epochs; evaluate", 330),
    (
      "input 2; dense 4; tanh; dense 2; loss cross-entropy; data rings 60; train 2 epochs; evaluate",
      160
    ),
    (data + "data digits 60; train 2 epochs; curves", 160),
    (
      data + "data digits 60; train 2 epochs; train 1 epoch; seed 2; train 1 epoch; curves 1 2", 160
    ),
    (data + "data digits 60; train 2 epochs; curves moved", 200),
    (data + "data digits 60; train 30 steps; filmstrip conv1", 420),
    (cross + "gradcheck", 330), (cross + "net", 260), (cross + "grads", 900),
    (cross + "show conv1.out", 220), (cross + "show conv1.weight", 160),
    (cross + "explain conv1.weight[0,0,1,1]", 330),
    (cross + "explain conv1.weight[0,0,1,1] pixel 2,2", 330),
    (cross + "accumulate conv1.weight[0]", 900),
    (cross + "compare conv1.weight[0,0,1,1] dense1.weight[0,3]", 420),
    (cross + "unroll conv1", 330), (cross + "unroll conv1 grad", 420), (cross + "fate conv1", 330),
    (cross + "formula conv1", 260), (cross + "formula conv1 matrix", 420),
    (cross + "receptive conv1.out[0,1,1]", 160), (cross + "paths conv1.weight[0,0,1,1]", 260),
    (cross + "nudge conv1.weight[0,0,1,1] by 0.1", 240), (cross + "update", 700),
    (cross + "update; explain conv1.weight[0,0,1,1] update", 260),
    (cross + "relax conv1 sharing", 260), (cross + "conv1.weight[0]", 60),
    (cross + "print input", 60), (cross + "restart; step", 420), (cross + "restart; next", 420),
    (lenet + "fate conv1", 330), (lenet + "unroll conv1", 330),
    (lenet + "receptive conv2.out[0,1,1]", 240), (lenet + "accumulate conv1.weight[0]", 900),
    ("optimizer adam", 110), ("help", 330), ("help conv", 420),
  ]

  @Test(
    "No view says a sign that a reader passes over, or more words than its budget", arguments: views
  )
  func view(_ script: String, words: Int) throws {
    let outcomes = run(script)
    for outcome in outcomes { #expect(outcome.diagnostic == nil, "\(outcome.source.text)") }
    let document = try #require(outcomes.last?.document).spoken()
    let texts = document.blocks.flatMap(\.heard)
    #expect(!texts.isEmpty)
    for text in texts {
      for span in text.spans where span.style != .code {
        guard case .string(let string) = span.content else {
          Issue.record("a number that was not put into words: \(text.exactString)")
          continue
        }
        let silent = string.filter {
          SpeechSpelling.silent.contains($0) || $0.isLooseHyphen(in: string)
        }
        #expect(silent.isEmpty, "\(silent) in: \(text.exactString)")
      }
    }
    let count = texts.reduce(0) { $0 + $1.exactString.split(separator: " ").count }
    #expect(count <= words, "\(count) words:\n\(texts.map(\.exactString).joined(separator: "\n"))")
  }

  @Test("The confusion matrix says what is right, and what was taken for what")
  func confusion() throws {
    let document = try #require(
      run(Self.data + "data digits 60; train 2 epochs; evaluate").last?.document)
    let heard = document.spoken().blocks.flatMap(\.heard).map(\.exactString)
    #expect(heard.contains { $0.hasPrefix("what it is, down; what it is taken for, across: 0: ") })
    #expect(heard.count { $0.contains(" of ") && $0.contains(" right") } >= 10)
    #expect(!heard.contains { $0.contains("window") || $0.contains("masked") })
  }

  @Test("Of 36 pixels 4 of which count the 4 are told, the others in a few words")
  func accumulate() throws {
    let document = try #require(
      run(
        """
        input 7x7; conv 1 2x2 bias off
        input = ramp; forward
        let up = zeros(1,6,6)
        up[0,0,0] = 1; up[0,2,3] = -2; up[0,3,3] = 3; up[0,5,5] = 0.5
        backward with up; accumulate conv1.weight[0]
        """
      ).last?.document)
    let heard = document.spoken().blocks.flatMap(\.heard).map(\.exactString)
    #expect(heard.count { $0.hasPrefix("sum so far") } == 4)
    #expect(heard.count < 40)
  }

  @Test("A training is told by its start, its end, its lowest and its trend")
  func training() throws {
    let document = try #require(run("example dense; train 20 steps").last?.document)
    let heard = document.spoken().blocks.flatMap(\.heard).map(\.exactString)
    #expect(heard.contains { $0.hasPrefix("loss: from 0.781 to ") && $0.hasSuffix("never rising") })
  }
}

extension Character {
  /// Whether it is a hyphen that joins no letters.
  fileprivate func isLooseHyphen(in string: String) -> Bool {
    self == "-" && (string.contains(" - ") || string.contains(" -") || string.contains("- "))
  }
}

extension Block {
  /// The texts of a block that was made to be spoken.
  fileprivate var heard: [Text] {
    switch self {
    case .heading(let text), .paragraph(let text): [text]
    case .verbatim(let texts): texts
    case .note(let note): [note.text]
    case .suggestion: []
    case .grids, .table, .formula, .value, .drawing, .figure, .frames: ["█ was not put into words"]
    }
  }
}
