extension Vocabulary {
  /// All commands, by topic, in the order in which `help all` lists them; the only list of them.
  package static let commands: [CommandSpecification] =
    building + running + stepping + learning + seeing + sabotage + practising + session + lessons

  /// Starting, filling and editing a network.
  private static let building = [
    ExampleCommand.specification, InputCommand.specification, LossCommand.specification,
    ConvCommand.specification, DenseCommand.specification, MaxPoolCommand.specification,
    AvgPoolCommand.specification, GlobalAvgPoolCommand.specification,
    GlobalMaxPoolCommand.specification, ReLUCommand.specification,
    LeakyReLUCommand.specification, SigmoidCommand.specification, TanhCommand.specification,
    GELUCommand.specification, ELUCommand.specification, SELUCommand.specification,
    SiLUCommand.specification, SoftplusCommand.specification, FlattenCommand.specification,
    BatchNormCommand.specification, LayerNormCommand.specification,
    GroupNormCommand.specification, DropoutCommand.specification, PReLUCommand.specification,
    SoftmaxCommand.specification, ConvTransposeCommand.specification,
    LocallyConnectedCommand.specification, ZeroPadCommand.specification,
    UpsampleCommand.specification, AdaptiveAvgPoolCommand.specification,
    FromCommand.specification, AddCommand.specification, ConcatCommand.specification,
    InsertCommand.specification, ReplaceCommand.specification, RemoveCommand.specification,
    RenameCommand.specification, SeedCommand.specification, InitialiseCommand.specification,
  ]

  /// Forward and backward.
  private static let running = [
    ForwardCommand.specification, BackwardCommand.specification, ModeCommand.specification,
    PredictCommand.specification,
  ]

  /// Stepping through a pass: the debugger's words.
  private static let stepping = [
    StepCommand.specification, NextCommand.specification, FinishCommand.specification,
    BackCommand.specification, WhereCommand.specification, RestartCommand.specification,
    WatchCommand.specification, UnwatchCommand.specification,
  ]

  /// Updates, samples, training, freezing, and how a training went.
  private static let learning = [
    UpdateCommand.specification, OptimizerCommand.specification, ClipCommand.specification,
    RateCommand.specification, DataCommand.specification, SampleCommand.specification,
    TrainCommand.specification, EvaluateCommand.specification, ScheduleCommand.specification,
    FreezeCommand.specification, UnfreezeCommand.specification, CurvesCommand.specification,
    FilmstripCommand.specification,
  ]

  /// What each view answers, and what holds a gradient against something computed without it.
  private static let seeing = [
    NetCommand.specification, ShowCommand.specification, GradsCommand.specification,
    ExplainCommand.specification, AccumulateCommand.specification, CompareCommand.specification,
    FateCommand.specification, UnrollCommand.specification, FormulaCommand.specification,
    GradcheckCommand.specification, NudgeCommand.specification, PathsCommand.specification,
    ReceptiveCommand.specification,
  ]

  /// Dropping a convolution's constraints, blocking gradients, and breaking the pass on purpose.
  private static let sabotage = [
    RelaxCommand.specification, TieCommand.specification, BlockCommand.specification,
    UnblockCommand.specification, SabotageCommand.specification, GuessCommand.specification,
  ]

  /// Exercises.
  private static let practising = [
    QuizCommand.specification, WorksheetCommand.specification,
  ]

  /// Undo, files, help, names and options.
  private static let session = [
    UndoCommand.specification, RedoCommand.specification, ResetCommand.specification,
    HistoryCommand.specification, SaveCommand.specification, SourceCommand.specification,
    LoadCommand.specification, ExportCommand.specification, RecordCommand.specification,
    HelpCommand.specification, AproposCommand.specification, LetCommand.specification,
    PrintCommand.specification, SetCommand.specification, QuitCommand.specification,
    QCommand.specification,
  ]

  /// The words of a lesson; the shell acts on them.
  private static let lessons = [
    LessonCommand.specification, HintCommand.specification, DoneCommand.specification,
    SkipCommand.specification,
  ]

  /// The commands that only show something, which `export` can write to a file; `data` does so alone.
  package static let views: [CommandSpecification] = commands.filter {
    if case .view = $0.command { true } else { $0.command == .change(.data) }
  }
}
