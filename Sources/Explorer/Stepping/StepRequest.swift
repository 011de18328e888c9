import CommandLanguage
import Sessions

/// What a word that steps asks for.
enum StepRequest {
  /// One multiply-add.
  case term
  /// So many positions.
  case positions(Int)
  /// The rest of a layer.
  case stage
  /// The rest of a pass.
  case pass
  /// So many steps back.
  case back(Int)
  /// To the beginning.
  case restart

  /// Reads a command that steps.
  init(_ word: Command.Stepping, _ call: CommandCall) throws(Failure) {
    switch word {
    case .step:
      let call: TypedCall<StepCommand> = try call.typed()
      self = call.term == nil ? .positions(call.count?.value ?? 1) : .term
    case .next: self = .stage
    case .finish: self = .pass
    case .back:
      let call: TypedCall<BackCommand> = try call.typed()
      self = .back(call.count?.value ?? 1)
    case .restart: self = .restart
    }
  }

  /// How many positions or steps it asks for.
  var count: Int {
    switch self {
    case .positions(let count), .back(let count): count
    case .term, .stage, .pass, .restart: 1
    }
  }
}
