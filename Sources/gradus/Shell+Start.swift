import CommandLanguage
import Explorer
import LineEditor
import Platform
import Sessions
import Storage

/// How a session begins, and what it leaves behind.
extension Shell {
  /// Takes the user's own settings; says what is wrong with them, and goes on.
  func readStartupFile() {
    guard let file = StartupFile.ofUser else { return }
    do throws(FileStore.FileError) {
      guard let bytes = try file.contents() else { return }
      for report in interpreter.adopt(startup: bytes, file: file.path) {
        StandardStream.error.write(report + "\n")
      }
    } catch {
      StandardStream.error.write("\(file.path) cannot be read: \(error.reason)\n")
    }
    if interpreter.settings.theme == .auto { TerminalBackground.ask() }
  }

  /// Leaves what was not saved for the next start to offer, as the end of the process by a signal
  /// does, and says so where somebody is there to read it.
  func leaveBehind() {
    guard let journal else { return }
    guard journal.holdsUnsavedWork else { return journal.discard() }
    StandardStream.output.write(
      "what you did is not saved: the next start offers it; quit leaves nothing behind\n")
  }

  /// Says that statements are not written down as they run, and goes on.
  static func warnOfCrash(_ reason: String) {
    StandardStream.error.write(
      "the session is not written down (\(reason))\na crash would lose it; save FILE keeps it\n")
  }

  /// Offers the sessions that ended without goodbye, the latest first, until one is taken.
  func offerToResume() {
    guard let sessionsFolder else { return }
    for session in Journal.abandoned(in: sessionsFolder) {
      let count = session.statementCount
      StandardStream.output.write(
        "A session of \(count.counted("statement")) was left behind, "
          + "\(Self.time(session.changed)).\nIts last: \(Self.shortened(session.lastStatement))\n")
      guard let wantsIt = Self.yes("Resume it? [Y/n] ") else { return }
      if !wantsIt {
        Journal.forget(session)
        continue
      }
      let resumed = interpreter.resume(session)
      if Interrupts.isRequested {
        Interrupts.clear()
        StandardStream.output.write(
          "stopped after \(resumed) of \(count.counted("statement")); all of it is offered again next time\n"
        )
        return
      }
      Journal.forget(session)
      StandardStream.output.write(
        "\(resumed.counted("statement")) done again; net shows where you are\n")
      return
    }
  }

  /// Whether a question is answered by yes, which Return alone is too; `nil` where it is not answered.
  private static func yes(_ question: String) -> Bool? {
    while let answer = Person.ask(question) {
      switch answer.filter({ !$0.isWhitespace }).lowercased() {
      case "", "y", "yes": return true
      case "n", "no": return false
      default:
        StandardStream.output.write(
          "y (or Return) or n, please; \"\(shortened(answer))\" was not run\n")
      }
    }
    return nil
  }

  /// A moment, as people write it: `today at 14:03`, `28 November 2026 at 14:03`.
  private static func time(_ seconds: Int) -> String {
    func parts(_ moment: time_t) -> (day: String, time: String) {
      var (moment, broken) = (moment, tm())
      localtime_r(&moment, &broken)
      func text(_ format: String) -> String {
        var buffer = [CChar](repeating: 0, count: 64)
        let count = strftime(&buffer, buffer.count, format, &broken)
        return String(
          decoding: buffer[..<count].map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)
      }
      return (text("%-d %B %Y"), text("%H:%M"))
    }
    let moment = parts(seconds)
    let isToday = moment.day == parts(Platform.time(nil)).day
    return "\(isToday ? "today" : moment.day) at \(moment.time)"
  }

  /// A statement on one line of a terminal, without what would control it.
  private static func shortened(_ statement: String) -> String {
    let line = String(
      statement.unicodeScalars.map { scalar in
        scalar.properties.generalCategory == .control ? " " : Character(scalar)
      })
    return line.count > 60 ? "\(line.prefix(57))..." : line
  }
}
