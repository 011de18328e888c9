import Explorer
import Sessions

/// What comes from the room: of each phone one answer to a question, until that is answered.
struct RoomAnswers: Sendable {
  /// The answers by the place of the question's cue, then by phone.
  private var answers: [Int: [String: Guess]] = [:]
  /// The questions whose answers were shown; nothing more is taken for them, also on the way back.
  private var closed: Set<Int> = []

  /// Whether the answer to a question was shown.
  func isClosed(_ cue: Int) -> Bool { closed.contains(cue) }

  /// How many phones have answered a question.
  func count(_ cue: Int) -> Int { answers[cue]?.count ?? 0 }

  /// Takes a phone's answer in place of its earlier one.
  mutating func take(_ guess: Guess, from phone: String, to cue: Int) {
    answers[cue, default: [:]][phone] = guess
  }

  /// Closes a question.
  ///
  /// - Returns: the answers with how many gave each, the first time; then none.
  mutating func close(_ cue: Int) -> [ClassVote.Entry] {
    guard closed.insert(cue).inserted else { return [] }
    var entries: [ClassVote.Entry] = []
    for (_, guess) in (answers[cue] ?? [:]).sorted(by: { $0.key < $1.key }) {
      if let place = entries.firstIndex(where: { $0.guess == guess }) {
        entries[place].count += 1
      } else {
        entries.append(ClassVote.Entry(guess: guess, count: 1))
      }
    }
    return entries
  }
}

/// What is said to a phone's answer.
package enum RoomReply: Equatable, Sendable {
  /// It counts, as it is read.
  case taken(String)
  /// The question is answered, or another one is asked.
  case closed
  /// It is no answer of the kind that is asked for.
  case unreadable(invitation: String)
}

extension Presentation {
  /// Takes a phone's answer.
  ///
  /// Nothing of the session is asked or changed by it.
  ///
  /// - Parameters:
  ///   - text: what was typed or pressed.
  ///   - phone: the phone's name, by which a second answer takes the place of the first.
  ///   - question: the question it is meant for, by the place that the phone was told.
  package mutating func answer(_ text: String, from phone: String, to question: Int) -> RoomReply {
    guard question == now.next, let asked = self.question, !room.isClosed(question) else {
      return .closed
    }
    guard let guess = asked.guess(text) else {
      return .unreadable(invitation: asked.invitation)
    }
    if case .number(let number) = guess, number.isNaN {
      return .unreadable(invitation: asked.invitation)
    }
    room.take(guess, from: phone, to: question)
    return .taken(AnswerSpread.label(guess, of: asked))
  }

  /// Counts what the room has answered among the class's votes: the answer is about to show.
  mutating func countRoom(at cue: Int) {
    for entry in room.close(cue) {
      votes[cue, default: ClassVote()].cast(entry.guess, entry.count)
    }
  }

  /// How many have answered the question on the screen, by phone and by hand.
  package var answerCount: Int {
    room.isClosed(now.next)
      ? votes[now.next]?.total ?? 0
      : room.count(now.next) + (votes[now.next]?.total ?? 0)
  }
}
