import CommandLanguage
import NeuralNetwork

/// What can go wrong with a statement that was read without error; carries data, not words.
package enum Problem: Error, Equatable {
  /// What the parser refuses.
  case syntax(SyntaxProblem)
  // Names and values
  case unknownName(String, candidates: [String], remedy: String? = nil)
  case foreignWord(ForeignAnswer)
  case unknownWord(String, values: [String], commands: [String])
  case unknownField(String, of: String, candidates: [String])
  case notALayer(String, layers: [String])
  /// A layer is to read one that does not stand before it.
  case comesLater(String, word: String, isReplaced: Bool)
  /// A layer is to use the weights of one that does not stand before it; those that would fit do.
  case sharesLater(String, isReplaced: Bool, fitting: [String])
  case cannotShare(String, owner: String, SharingObstacle)
  case weightsAreShared(String, users: [String], command: String)
  case layerIsNotAValue(String, fields: [String])
  case noNetwork
  case noValueYet(String, needing: Session.Need)
  case noGradient(String, reason: String)
  case reservedName(String, use: String)
  case nameTaken(String)
  case invalidName(String)
  case readOnly(String, reason: String)
  case notAnAddress(expected: String)
  case needsOneElement(String, shape: Shape, example: String)

  // Indices and shapes
  case tooManyIndices(given: Int, shape: Shape)
  case indexOutOfRange(index: Int, axis: Int, extent: Int)
  case notAnInteger(Double, written: String)
  case raggedList(Shape, Shape)
  case cannotBroadcast(Shape, Shape, operation: String)
  case cannotAssign(value: Shape, slot: Shape, name: String)
  case inputShape(value: Shape, expected: Shape)
  case matrixProduct(Shape, Shape)
  case tooLarge(elements: Int?, shape: String)
  case sessionTooLarge(shape: Shape?, held: Int, bound: Int)

  // Functions
  case argumentCount(function: String, usage: String, given: Int)
  case badArgument(function: String, what: String)
  case badAxis(Int, rank: Int)
  case pictureNeedsInput(String)

  // Building and running
  /// A layer that does not fit, with statements that would; `isWhole` where they can take its
  /// statement's place.
  case shape(ShapeError, layer: String, fitting: [String] = [], isWhole: Bool = true)
  case pass(PassError)
  case nothingToRun
  case noInputValue(Shape)
  case staleForward
  case noForward
  case halfway(Pass.Progress)
  case stepNeedsLoss(hasLoss: Bool)
  case noLoss
  case noTarget
  case upstreamShape(given: Shape, output: Shape)
  case unknownExample(String, candidates: [String])
  case data(DataProblem)
  case file(FileProblem)
  case notFinite(Divergence, doing: String)
  case networkTooLarge(parameters: Int, samples: Int, bytes: Int)

  // Session
  case nothingToUndo
  case nothingToRedo
  case badSetting(String, value: String, allowed: String)
  case fileNotReadable(String, reason: String)
  case fileNotWritable(String, reason: String)
  case fileTooLong(limit: Int)
  case mayNotWriteFiles
  case recording(RecordingProblem)
  case writesNothingHere(WritingBan)
  case sourceTooDeep(Int)
  case sourceFailed(String, line: Int)
  case interrupted
  case unknownTopic(String, candidates: [String])
  case notApplicable(command: String, reason: String, remedy: String)
  case badGuess(String)
  case notInALesson(String)
}
