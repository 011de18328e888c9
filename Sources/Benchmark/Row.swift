import Datasets
import NeuralNetwork

/// One line of the table.
enum Row: String, CaseIterable {
  case firstGradient = "first-gradient"
  case tinyPass = "tiny-pass"
  case tinyStep = "tiny-step-16"
  case leNetStep = "lenet-step-32"
  case leNetCores = "lenet-step-128-cores"
  case leNetCoresDouble = "lenet-step-128-cores-float64"
  case leNetStepPlain = "lenet-step-32-plain"
  case leNetSingle = "lenet-step-1"
  case residualStep = "residual-step-16"
  case residualStepSingle = "residual-step-16-float32"
  case residualStepBare = "residual-step-16-bare"
  case tinyContributions = "tiny-contributions"
  case leNetPass = "lenet-pass-32"
  case leNetContributions = "lenet-contributions"
  case tinyGrads = "tiny-grads"
  case leNetGrads = "lenet-grads"
  case tinyExplain = "tiny-explain"
  case leNetExplain = "lenet-explain"
  case tinyAccumulate = "tiny-accumulate"
  case leNetAccumulate = "lenet-accumulate"
  case leNetEvaluate = "lenet-evaluate"
  case leNetExport = "lenet-export"
  case gradientCheck = "gradient-check"
  case leNetGradientCheck = "lenet-gradient-check"
  case picturesLoad = "pictures-load"
  case picturesMemory = "pictures-memory"
  case picturesEpoch = "pictures-epoch"
  case epochOfBytes = "epoch-of-bytes"
  case epochOfNumbers = "epoch-of-numbers"
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
    case .leNetCores:
      "one SGD step, LeNet-5, batch 128, float32, on all cores: its time as a multiple of what a step "
        + "comes to where each core has a process of its own"
    case .leNetCoresDouble: "the same in float64"
    case .leNetStepPlain: "a step of lenet-step-32 with the kernels for every processor"
    case .leNetSingle: "one SGD step, LeNet-5, batch 1, float32"
    case .residualStep: "one SGD step, residual block with batch norm, batch 16, float64"
    case .residualStepSingle: "the same in float32"
    case .residualStepBare: "the same without its norms, float64"
    case .tinyContributions: "`forward; backward`, tiny network, and `contributions(conv1.weight)`"
    case .leNetPass: "`forward; backward`, LeNet-5, batch 32, float64, not for the first time"
    case .leNetContributions: "`contributions(conv1.weight)`, LeNet-5, batch 32, float64"
    case .tinyGrads: "`grads`, tiny network, drawn as text"
    case .leNetGrads: "`grads`, LeNet-5, batch 32, drawn as text"
    case .tinyExplain: "`explain conv1.weight[0,0,1,1]`, tiny network, drawn as text"
    case .leNetExplain: "`explain conv1.weight[0,0,1,1]`, LeNet-5, batch 32, drawn as text"
    case .tinyAccumulate: "`accumulate conv1.weight[0]`, tiny network, its first picture drawn"
    case .leNetAccumulate:
      "`accumulate conv1.weight[0]`, LeNet-5, batch 32, its first picture drawn"
    case .leNetEvaluate: "`evaluate`, LeNet-5, 128 held-back samples"
    case .leNetExport: "`export safetensors`, LeNet-5"
    case .leNetGradientCheck: "`gradcheck conv1`, LeNet-5, batch 1: 150 weights and 6 biases"
    case .picturesLoad: "process start to 60,000 pictures of 28 × 28 bytes loaded"
    case .picturesMemory: "peak of the shell with them loaded"
    case .picturesEpoch:
      "the same, and an epoch of LeNet-5 over four fifths of them, batch 32, float32"
    case .epochOfBytes:
      "1,500 SGD steps, LeNet-5, batch 32, float32, each batch read from stored bytes"
    case .epochOfNumbers: "the same from numbers that lie in memory as they are used"
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
    case .leNetCores: return try Cores(.float32).measure()
    case .leNetCoresDouble: return try Cores(.float64).measure()
    case .leNetStepPlain: return try step(.leNet(samples: 32), .float32, .plain)
    case .leNetSingle: return try step(.leNet(samples: 1), .float32)
    case .residualStep: return try step(.residual(samples: 16), .float64)
    case .residualStepSingle: return try step(.residual(samples: 16), .float32)
    case .residualStepBare: return try step(.residual(samples: 16, isNormed: false), .float64)
    case .tinyContributions:
      return try Prompt(after: Script.tinyBegun)
        .median(of: "forward; backward; contributions(conv1.weight)")
    case .leNetPass: return try Prompt(after: Script.leNetPassed).median(of: "forward; backward")
    case .leNetContributions:
      return try Prompt(after: Script.leNetPassed)
        .median(of: "contributions(conv1.weight)")
    case .tinyGrads: return try Prompt(after: Script.tinyPassed).median(of: "grads", drawn: true)
    case .leNetGrads: return try Prompt(after: Script.leNetPassed).median(of: "grads", drawn: true)
    case .tinyExplain:
      return try Prompt(after: Script.tinyPassed)
        .median(of: "explain conv1.weight[0,0,1,1]", drawn: true)
    case .leNetExplain:
      return try Prompt(after: Script.leNetPassed)
        .median(of: "explain conv1.weight[0,0,1,1]", drawn: true)
    case .tinyAccumulate:
      return try Prompt(after: Script.tinyPassed)
        .median(of: "accumulate conv1.weight[0]", drawn: true)
    case .leNetAccumulate:
      return try Prompt(after: Script.leNetPassed)
        .median(of: "accumulate conv1.weight[0]", drawn: true)
    case .leNetEvaluate:
      return try Prompt(after: Script.leNetBegun + "; data digits 640").median(of: "evaluate")
    case .leNetExport:
      return try Prompt(after: Script.leNetPassed)
        .median(of: "export safetensors \"\(PictureFiles.folder)/gradus-benchmark.safetensors\"")
    case .leNetGradientCheck:
      return try Prompt(after: Script.leNetSingle + "; forward; backward")
        .median(of: "gradcheck conv1")
    case .picturesLoad: return try median(of: Script.pictures(), repetitions: 7)
    case .picturesMemory: return try .bytes(Program.peak(Script.pictures()))
    case .picturesEpoch:
      return try median(
        of: Script.leNetBegun + "; set precision float32; " + Script.pictures()
          + "; train 1 epochs",
        repetitions: 3)
    case .epochOfBytes: return try epoch(fromBytes: true)
    case .epochOfNumbers: return try epoch(fromBytes: false)
    case .gradientCheck:
      return try Prompt(after: Script.tinyPassed).median(of: "gradcheck")
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

  /// Training over pictures that are there, of which the batches are taken in some mixed order.
  private func epoch(fromBytes: Bool) throws -> Figure {
    let (steps, samples, kept) = (1500, 32, 3200)
    let work = try Workload.leNet(samples: samples)
    let pictures = SampleTensor(
      FileTensor(
        shape: [kept, 1, 28, 28],
        numbers: .bytes((0..<kept * 28 * 28).map { UInt8($0 * 31 % 251) }[...])))
    let orders = (0..<kept / samples).map { part in
      (0..<samples).map { (part * samples + $0) * 7 % kept }
    }
    let batches = orders.map { pictures.batch($0) }
    var plan = try plan(work, .float32)
    return try Stopwatch.median {
      for step in 0..<steps {
        let part = step % orders.count
        _ = try plan.step(
          fromBytes ? pictures.batch(orders[part]) : batches[part], target: work.target)
      }
    }
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
