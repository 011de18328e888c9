import CommandLanguage

/// What can be wrong with a lesson's file; carries data, not words.
package enum LessonProblem: Sendable {
  // The file
  case notReadable(reason: String)
  case tooLong(what: String, limit: Int)
  case notUTF8
  case controlCharacter(String)

  // The header
  case noHeader
  case headerNotClosed
  case notAKey(String)
  case unknownKey(String, nearest: String?)
  case doubledKey(String, first: Int)
  case missingKey(String)
  case badValue(key: String, value: String, expected: String)

  // Steps and blocks
  case noSteps
  case badHeading(String)
  case emptyStep(String)
  case commentNotClosed
  case blockNotClosed(String)
  case unnamedBlock
  case unknownBlock(String, nearest: String?)
  case blockOutsideStep(String)
  case emptyBlock(String)
  case unexpectedArgument(block: String, String)
  case missingFeedback
  case doubledBlock(String, first: Int)
  case blockBehind(String, behind: String)
  case missingBlock(String, because: String)
  case tooManyHints

  // Inside blocks
  case statement(SourceStatement, Diagnostic)
  case wordNotAllowed(SourceStatement, word: String)
  case asksNobody(SourceStatement)
  case notAnExpression(SourceStatement)
  case unknownCommandUsed(String, nearest: String?)
  case noQuestion
  case noAnswer
  case secondAnswer(first: Int)
  case optionsWithoutChoice
  case tooFewOptions
  case badTolerance(String)
  case ownNamesNothing
  case ownVariesNothing
  case notAnAddress(String)
  case replyWithoutQuestion
  case replyWithStatements
  case notAGuess(String, expected: String)
}
