import NeuralNetwork

/// One line of the table.
enum Row: String, CaseIterable {
  case firstGradient = "first-gradient"
  case tinyPass = "tiny-pass"
  case tinyStep = "tiny-step-16"
  case leNetStep = "lenet-step-32"
  case leNetStepPlain = "lenet-step-32-plain"
  case leNetSingle = "lenet-step-1"
  case residualStep = "residual-step-16"
  case residualStepSingle = "residual-step-16-float32"
  case residualStepBare = "residual-step-16-bare"
  case tinyContributions = "tiny-contributions"
  case leNetPass = "lenet-pass-32"
  case leNetContributions = "lenet-contributions"
  case gradientCheck = "gradient-check"
  case digits = "digits-97"
  case tinyMemory = "tiny-memory"
  case leNetMemory = "lenet-memory"

  /// What is done.
  var summary: String {
    switch self {
    case .firstGradient: "process start to first gradient, tiny network"
    case .tinyPass: "`forward; backward`, tiny network, every number kept to look at"
    case .tinyStep: "one SGD step, tiny network, batch 16, float64"
    case .leNetStep: "one SGD step, LeNet-5, batch 32, float32"
    case .leNetStepPlain: "the same with the kernels for every processor"
    case .leNetSingle: "one SGD step, LeNet-5, batch 1, float32"
    case .residualStep: "one SGD step, residual block with batch norm, batch 16, float64"
    case .residualStepSingle: "the same in float32"
    case .residualStepBare: "the same without its norms, float64"
    case .tinyContributions: "`forward; backward`, tiny network, and `contributions(conv1.weight)`"
    case .leNetPass: "`forward; backward`, LeNet-5, batch 32, float64"
    case .leNetContributions: "`contributions(conv1.weight)`, LeNet-5, batch 32, float64"
    case .gradientCheck: "`gradcheck`, tiny network: 77 parameters and the input, nine steps"
    case .digits: "process start to digits told 97 % right"
    case .tinyMemory: "peak of the shell, tiny network"
    case .leNetMemory: "peak of the shell, LeNet-5 trained at batch 128"
    }
  }

  /// Does it often enough to tell how long it takes.
  func measure() throws -> Figure {
    switch self {
    case .firstGradient: return try median(of: Script.tiny)
    case .tinyPass: return try Prompt(after: Script.tinyBegun).median(of: "forward; backward")
    case .tinyStep: return try step(.tiny(samples: 16), .float64)
    case .leNetStep: return try step(.leNet(samples: 32), .float32)
    case .leNetStepPlain: return try step(.leNet(samples: 32), .float32, .plain)
    case .leNetSingle: return try step(.leNet(samples: 1), .float32)
    case .residualStep: return try step(.residual(samples: 16), .float64)
    case .residualStepSingle: return try step(.residual(samples: 16), .float32)
    case .residualStepBare: return try step(.residual(samples: 16, isNormed: false), .float64)
    case .tinyContributions:
      return try Prompt(after: Script.tinyBegun)
        .median(of: "forward; backward; contributions(conv1.weight)")
    case .leNetPass: return try Prompt(after: Script.leNetBegun).median(of: "forward; backward")
    case .leNetContributions:
      return try Prompt(after: Script.leNetBegun + "; forward; backward")
        .median(of: "contributions(conv1.weight)")
    case .gradientCheck:
      return try Prompt(after: Script.tinyBegun + "; forward; backward").median(of: "gradcheck")
    case .digits: return try median(of: Script.digits, repetitions: 5)
    case .tinyMemory: return try .bytes(Program.peak(Script.tiny))
    case .leNetMemory: return try .bytes(Program.peak(Script.leNet))
    }
  }

  private func step(
    _ work: Workload, _ precision: Precision, _ kernels: PlanKernels = .best
  ) throws -> Figure {
    var plan = try plan(work, precision, kernels)
    return try Stopwatch.median { _ = try plan.step(work.input, target: work.target) }
  }

  private func plan(
    _ work: Workload, _ precision: Precision, _ kernels: PlanKernels = .best
  ) throws -> TrainingPlan {
    let rule = UpdateRule.gradientDescent(GradientDescent(learningRate: 0.01))
    guard
      let plan = TrainingPlan(
        work.network, optimiser: Optimiser(rule: rule), frozen: [:],
        samples: work.input.shape[0], portion: work.input.shape[0], precision: precision,
        kernels: kernels)
    else { throw Program.Failure.noPlan }
    return plan
  }

  private func median(of script: String, repetitions: Int = 40) throws -> Figure {
    _ = try Program.seconds(script)
    let times = try (0..<repetitions).map { _ in try Program.seconds(script) }
    return .seconds(times.sorted()[repetitions / 2])
  }
}
