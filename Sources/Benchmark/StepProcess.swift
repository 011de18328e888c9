import NeuralNetwork
import Platform

/// A process of this benchmark that makes steps of LeNet-5 at batch 128 when it is told to, and counts
/// them.
///
/// It is told how many threads to use and for how many seconds, and answers with steps a second.
struct StepProcess {
  /// What it is started with, before the precision.
  static let word = "steps"

  private let process: pid_t
  private let input: Int32
  private let output: Int32

  /// Starts one.
  init(_ precision: Precision) throws {
    guard let path = System.programPath else { throw Program.Failure.notOnDisk }
    var (input, output): ([Int32], [Int32]) = ([0, 0], [0, 0])
    guard pipe(&input) == 0, pipe(&output) == 0 else { throw Program.Failure.noPipe(code: errno) }
    // Nobody started later holds its input open.
    for end in [input[1], output[0]] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = System.makeSpawnedFiles()
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input[0], 0)
    posix_spawn_file_actions_adddup2(&actions, output[1], 1)
    let words: [String] = [path, Self.word, precision.rawValue]
    var list = words.map { strdup($0) } + [nil]
    defer { for word in list { free(word) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, path, &actions, nil, &list, System.environmentVariables)
    close(input[0])
    close(output[1])
    guard code == 0 else { throw Program.Failure.notStarted(path: path, code: code) }
    (self.process, self.input, self.output) = (process, input[1], output[0])
  }

  /// Tells it to begin.
  func begin(threads: Int, seconds: Double) {
    var text = "\(threads) \(seconds)\n"
    text.withUTF8 { _ = write(input, $0.baseAddress, $0.count) }
  }

  /// How many steps a second it has made since it was told to.
  func rate() throws -> Double {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(output, &bytes, bytes.count)
    let text = String(decoding: bytes[..<max(0, count)].prefix { $0 != 10 }, as: UTF8.self)
    guard let rate = Double(text) else { throw Program.Failure.noStatus }
    return rate
  }

  /// Ends it.
  func end() {
    close(input)
    close(output)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }

  /// What such a process does.
  static func serve(_ arguments: ArraySlice<String>) throws {
    let work = try Workload.leNet(samples: 128)
    let rule = UpdateRule.gradientDescent(GradientDescent(learningRate: 0.01))
    guard let precision = arguments.first.flatMap(Precision.init(rawValue:)),
      var plan = TrainingPlan(
        work.network, optimiser: Optimiser(rule: rule), samples: 128, precision: precision)
    else { throw Program.Failure.noPlan }
    while let words = readLine()?.split(separator: " "), words.count == 2,
      let threads = Int(words[0]), let seconds = Double(words[1])
    {
      let rate = try Threads.$count.withValue(threads) {
        var steps = 0.0
        let start = Stopwatch.now
        while Stopwatch.now < start + seconds {
          _ = try plan.step(work.input, target: work.target)
          steps += 1
        }
        return steps / (Stopwatch.now - start)
      }
      print(rate)
      fflush(nil)
    }
  }
}
