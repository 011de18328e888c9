import Attribution
import NeuralNetwork

/// One line of the table.
enum Row: String, CaseIterable {
  case firstGradient = "first-gradient"
  case tinyPass = "tiny-pass"
  case tinyKept = "tiny-pass-kept"
  case tinyStep = "tiny-step-16"
  case leNetStep = "lenet-step-32"
  case leNetStepPlain = "lenet-step-32-plain"
  case leNetSingle = "lenet-step-1"
  case tinyContributions = "tiny-contributions"
  case leNetContributions = "lenet-contributions"
  case leNetContributionsKept = "lenet-contributions-kept"
  case gradientCheck = "gradient-check"
  case digits = "digits-97"
  case tinyMemory = "tiny-memory"
  case leNetMemory = "lenet-memory"

  /// What is done.
  var summary: String {
    switch self {
    case .firstGradient: "process start to first gradient, tiny network"
    case .tinyPass: "forward and backward, tiny network, float64, laid out once"
    case .tinyKept: "the same with every activation and gradient kept as a value"
    case .tinyStep: "one SGD step, tiny network, batch 16, float64"
    case .leNetStep: "one SGD step, LeNet-5, batch 32, float32"
    case .leNetStepPlain: "the same with the kernels for every processor"
    case .leNetSingle: "one SGD step, LeNet-5, batch 1, float32"
    case .tinyContributions: "forward, backward and every contribution to every kernel weight"
    case .leNetContributions: "every contribution to LeNet's first kernels, batch 32, float32"
    case .leNetContributionsKept: "the same in float64, as a value of its own"
    case .gradientCheck: "central differences of all 77 parameters, tiny network"
    case .digits: "process start to digits told 97 % right"
    case .tinyMemory: "peak of the shell, tiny network"
    case .leNetMemory: "peak of the shell, LeNet-5 trained at batch 128"
    }
  }

  /// Does it often enough to tell how long it takes.
  func measure() throws -> Figure {
    switch self {
    case .firstGradient: return try median(of: Script.tiny)
    case .tinyPass:
      let work = try Workload.tiny()
      var plan = try plan(work, .float64)
      return try Stopwatch.median { _ = try plan.pass(work.input, target: work.target) }
    case .tinyKept:
      let work = try Workload.tiny()
      return try Stopwatch.median {
        _ = try work.network.forward(work.input, target: work.target).backward()
      }
    case .tinyStep: return try step(.tiny(samples: 16), .float64)
    case .leNetStep: return try step(.leNet(samples: 32), .float32)
    case .leNetStepPlain: return try step(.leNet(samples: 32), .float32, .plain)
    case .leNetSingle: return try step(.leNet(samples: 1), .float32)
    case .tinyContributions:
      let work = try Workload.tiny()
      var plan = try plan(work, .float64)
      var contributions = try plan.contributions(toWeightsOfLayer: 0)
      return try Stopwatch.median {
        _ = try plan.pass(work.input, target: work.target)
        plan.update(&contributions)
      }
    case .leNetContributions:
      let work = try Workload.leNet(samples: 32)
      var plan = try plan(work, .float32)
      _ = try plan.pass(work.input, target: work.target)
      var contributions = try plan.contributions(toWeightsOfLayer: 0)
      return Stopwatch.median { plan.update(&contributions) }
    case .leNetContributionsKept:
      let work = try Workload.leNet(samples: 32)
      let pass = try work.network.forward(work.input, target: work.target).backward()
      return try Stopwatch.median { _ = try pass.contributions(toWeightsOfLayer: 0) }
    case .gradientCheck:
      let work = try Workload.tiny()
      let pass = try work.network.forward(work.input, target: work.target).backward()
      let places = work.network.layers.indices.flatMap { layer -> [GradientCheck.Place] in
        [
          work.network.layers[layer].weight == nil ? nil : .weight(layer: layer),
          work.network.layers[layer].bias == nil ? nil : .bias(layer: layer),
        ].compactMap(\.self)
      }
      return try Stopwatch.median { _ = try GradientCheck(pass, places: places) }
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
