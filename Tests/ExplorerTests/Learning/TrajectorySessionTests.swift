import Explorer
import NeuralNetwork
import Sessions
import TestSupport
import Testing

/// PyTorch's trajectories, typed: the commands come to the same numbers as its optimisers.
@Suite("PyTorch's trajectories, typed")
struct TrajectorySessionTests {
  @Test(
    "train and update go where PyTorch goes, for every rule with every option",
    arguments: Trajectories.all.cases.indices)
  func typed(_ index: Int) throws {
    let all = Trajectories.all
    let wanted = all.cases[index]
    var interpreter = Interpreter()
    for line in all.lines + wanted.lines { try type(line, &interpreter) }
    var done = 0
    for (step, kept) in zip(all.steps, wanted.kept) {
      if let thaw = wanted.thaw, done < thaw, step > thaw {
        try type("train \(thaw - done) steps; unfreeze all", &interpreter)
        done = thaw
      }
      // The first step by hand, the others by `train`.
      if done == 0 {
        try type("forward; backward; update", &interpreter)
      } else {
        try type("train \(step - done) steps", &interpreter)
      }
      done = step
      for (address, numbers) in kept {
        let parts = address.split(separator: ".").map(String.init)
        let role = try #require(ParameterName.Role(rawValue: parts[1]))
        let found = try #require(interpreter.session.network?[parts[0]]?[role]?.elements)
        #expect(
          zip(found, numbers).allSatisfy { abs($0 - $1) <= 1e-9 },
          "\(wanted.name), \(address) after \(step)")
      }
    }
  }

  private func type(_ line: String, _ interpreter: inout Interpreter) throws {
    for outcome in run(line, in: &interpreter) {
      try #require(outcome.diagnostic == nil, "\(outcome.errorReport ?? "")")
    }
  }
}
