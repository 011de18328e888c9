import NeuralNetwork
import Testing

@Suite("Learning-rate schedules")
struct ScheduleTests {
  @Test("A step schedule multiplies after every so many steps")
  func step() {
    let schedule = LearningRateSchedule.step(every: 3, factor: 0.5)
    #expect((0..<8).map { schedule.rate(8, step: $0) } == [8, 8, 8, 4, 4, 4, 2, 2])
  }

  @Test("A cosine schedule sinks to 0 and rises again, as PyTorch's does")
  func cosine() {
    let schedule = LearningRateSchedule.cosine(steps: 4)
    let wanted = [2, 1 + 0.5.squareRoot(), 1, 1 - 0.5.squareRoot(), 0, 1 - 0.5.squareRoot(), 1]
    for (step, rate) in wanted.enumerated() {
      #expect(abs(schedule.rate(2, step: step) - rate) < 1e-15)
    }
    #expect(schedule.rate(2, step: 8) == 2)
  }

  @Test("An optimiser counts from where the schedule began, and keeps it when it starts over")
  func counting() {
    var optimiser = Optimiser(rule: .gradientDescent(GradientDescent(learningRate: 1)))
    var network = Network(inputShape: [1])
    optimiser.step(&network, weightGradients: [], biasGradients: [])
    optimiser.follow(.step(every: 1, factor: 0.5))
    #expect(optimiser.learningRate == 1)
    optimiser.step(&network, weightGradients: [], biasGradients: [])
    #expect(optimiser.learningRate == 0.5)
    #expect(optimiser.restarted().learningRate == 1)
    #expect(optimiser.restarted().schedule == .step(every: 1, factor: 0.5))
  }
}
