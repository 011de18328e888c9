import NeuralNetwork
import TestSupport
import Testing

@testable import Explorer

/// What students of Stanford's CS231n check their own layers, losses and update rules on, typed in.
@Suite("Worked examples of a course")
struct CourseAssignmentTests {
  @Test("Typed in, it comes to PyTorch's numbers", arguments: CourseCases.all)
  func example(_ example: CourseCases.Case) throws {
    var interpreter = Interpreter()
    for outcome in run(example.lines.joined(separator: "\n"), in: &interpreter) {
      #expect(outcome.diagnostic == nil, "\(outcome.source.text)")
    }
    for (expression, wanted) in example.checks.sorted(by: { $0.key < $1.key }) {
      let found = try value(expression, in: &interpreter)
      #expect(found.shape.extents == wanted.shape, "\(expression)")
      let scale = wanted.data.reduce(1e-6) { max($0, $1.magnitude) }
      let gap = zip(found.elements, wanted.data).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
      #expect(gap <= 1e-10 * scale, "\(expression)")
    }
  }

  @Test("Layers, losses and update rules of two assignments are there, each with its notebook")
  func sources() {
    #expect(CourseCases.all.count >= 19)
    for example in CourseCases.all {
      #expect(example.source.contains(".ipynb"))
      #expect(!example.checks.isEmpty)
    }
  }
}
