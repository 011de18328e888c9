import Explorer
import NeuralNetwork
import TestSupport
import Testing

/// The largest of a whole picture is a max pool whose window is the picture.
@Suite struct GlobalMaxPoolingTests {
  static let shapes = ["1,1,1", "2,3,4", "3,1,5", "5,2,4,4", "2,1,7,3"]

  @Test("It does what a window as large as the picture does, both ways", arguments: shapes)
  func whole(shape: String) throws {
    let extents = shape.split(separator: ",").suffix(3)
    let sizes = extents.joined(separator: "x")
    let window = extents.suffix(2).joined(separator: "x")
    func pass(_ layer: String) throws -> [Tensor] {
      let name = layer.prefix { $0 != " " } + "1"
      let script =
        "input \(sizes); \(layer); input = round(3 * randn(\(shape))); forward; "
        + "backward with randn(shape(\(name).out)); "
      return [try value("\(script)\(name).out"), try value("\(script)input.grad")]
    }
    #expect(try pass("globalmaxpool") == pass("maxpool \(window)"))
  }

  @Test("Its window follows the picture where layers before it change")
  func refitting() throws {
    let outcomes = run(
      "input 2x6x6; globalmaxpool; dense 3; insert conv 4 3x3 before globalmaxpool1; "
        + "insert maxpool 2 after conv1; input = randn(2,6,6); forward; shape(globalmaxpool1.out)")
    for outcome in outcomes { #expect(outcome.diagnostic == nil, "\(outcome.source.text)") }
    #expect(outcomes.last?.document?.blocks.isEmpty == false)
    let script = outcomes.dropLast().map(\.source.text).joined(separator: "; ")
    #expect(try value(script + "; shape(globalmaxpool1.out)").elements == [4, 1, 1])
    #expect(
      try value(
        script
          + "; allclose(globalmaxpool1.out, reshape(max(max(globalmaxpool1.in, 2), 1), [4,1,1]), 0)"
      )
      .elements == [1])
  }

  @Test("It is typed, saved and exported by its name")
  func words() throws {
    let folder = try TemporaryFolder()
    let script =
      "input 2x5x5; globalmaxpool; replace globalmaxpool1 with globalmaxpool; input = randn(2,5,5); forward; "
      + "backward with 1; export pytorch \(folder.file("a.py")); save \(folder.file("a.gradus")); fate globalmaxpool1; "
      + "explain globalmaxpool1.out[0,0,0]; step 3; formula globalmaxpool1; receptive globalmaxpool1.out[0,0,0]; net"
    let outcomes = run(script)
    for outcome in outcomes { #expect(outcome.diagnostic == nil, "\(outcome.source.text)") }
    #expect(folder.text(of: "a.py").contains("nn.AdaptiveMaxPool2d(1)"))
    #expect(folder.text(of: "a.gradus").contains("\nglobalmaxpool\n"))
    #expect(run("GlobalMaxPooling2D()").last?.diagnostic?.suggestion == "globalmaxpool")
  }

  @Test("A vector has no picture")
  func refused() throws {
    let diagnostic = try #require(run("input 4; globalmaxpool").last?.diagnostic)
    #expect(diagnostic.code == run("input 4; globalavgpool").last?.diagnostic?.code)
    #expect(diagnostic.message.contains("globalmaxpool"))
  }
}
