import Testing

@testable import Explorer

@Suite("Whole sessions as they look")
struct TranscriptTests {
  private static let network = """
    input 1x8x8
    conv 2 3x3
    relu
    maxpool 2
    dense 3
    loss cross-entropy
    input = cross
    target = 1

    """

  private static let issue =
    network + """
      forward
      backward
      net
      grads
      explain conv1.weight[0,0,1,1]
      explain conv1.weight[0,0,1,1] terms
      explain conv1.weight[0,0,1,1] pixel 2,3
      accumulate conv1.weight[0]
      compare conv1.weight[0,0,1,1] dense1.weight[0,3]
      unroll conv1
      unroll conv1 grad
      fate conv1
      sum(contributions(conv1.weight[0,0,1,1])) == conv1.weight[0,0,1,1].grad
      """

  @Test("The signature view")
  func signature() throws {
    try Transcript(
      name: "signature",
      script: """
        example sum
        forward
        backward with [[1,-2],[3,0.5]]
        grads
        explain conv1.weight[0,0,0,0]
        accumulate conv1.weight[0]
        unroll conv1 grad
        sum(contributions(conv1.weight[0,0,0,0])) == conv1.weight[0,0,0,0].grad
        """
    ).check()
  }

  @Test("The first session")
  func first() throws { try Transcript(name: "first-session", script: Self.issue).check() }

  @Test("The first session at 160 columns, in ASCII")
  func firstInASCII() throws {
    try Transcript(
      name: "first-session-160-ascii", script: Self.issue, width: 160, glyphs: .ascii
    ).check()
  }

  @Test("Every kind of number explained")
  func explained() throws {
    try Transcript(
      name: "explained",
      script: Self.network + """
        explain conv1.weight[0,0,1,1]
        forward
        explain conv1.weight[0,0,1,1]
        backward
        explain conv1.bias[1]
        explain dense1.weight[1,6]
        explain dense1.bias[0]
        explain input[0,4,4]
        explain conv1.out[1,2,2]
        explain relu1.out[1,2,2]
        explain maxpool1.out[1,1,1]
        explain dense1.out[1]
        explain loss
        explain dense1.out[1].grad
        explain flatten1.out[13].grad
        explain maxpool1.out[1,1,1].grad
        explain relu1.out[1,2,2].grad
        explain conv1.out[1,2,2].grad
        explain conv1.out[0,2,3].grad
        explain input.grad[0,4,4]
        explain input[0,4,4].grad terms
        """
    ).check()
  }

  @Test("What goes wrong, and what is said of it")
  func errors() throws {
    try Transcript(
      name: "errors",
      script: """
        cnov 2 3x3
        conv 2 3x3
        input 3 x 3
        input 1x100000x100000
        input 1x6x6
        conv 1 7x7
        conv 3x3 2
        conv 2 3x3 strid 2
        conv 2 3x3
        loss cross-entrpy
        conv1.wieght
        conv1
        conv1.weight[2]
        conv1.weight[0] = [1,2]
        conv1.out
        [1,2] + [1,2,3]
        (1 + 2]
        sum(
        smu(3)
        1 < 2 < 3
        let relu = 3
        input = ones(3,3)
        input = ring
        forward; input = cross; loss squared-error; backward
        target = 1
        forward
        remove conv2
        explain conv1.weight
        undo 99; undo
        """
    ).check()
  }

  @Test("A batch")
  func batch() throws {
    try Transcript(
      name: "batch",
      script: """
        example batch
        forward
        backward
        net
        grads
        explain conv1.weight[0,0,0,0]
        explain dense1.weight[0,0]
        compare conv1.weight[0,0,0,0] dense1.weight[0,0]
        show input[1]
        contributions(dense1.weight[0,0])
        conv1.out.grad[2,0]
        """
    ).check()
  }

  private static let transfer = """
    input 8x8; conv 4 3x3; relu; maxpool 2; dense 4; loss cross-entropy; data edges 200
    optimizer adam lr 0.02
    train 6 epochs
    curves
    curves moved
    filmstrip conv1
    replace dense1 with dense 4; data shapes 200; freeze conv1
    train 50 steps
    seed 3; unfreeze all; train 50 steps
    curves 2 3
    evaluate
    """

  @Test("Training, and looking back on it", arguments: [80, 160])
  func learning(width: Int) throws {
    try Transcript(
      name: width == 80 ? "learning" : "learning-160-ascii", script: Self.transfer, width: width,
      glyphs: width == 80 ? .unicode : .ascii
    ).check()
  }

  @Test("Rules, clipping and rates", arguments: [80, 60])
  func optimisers(width: Int) throws {
    try Transcript(
      name: width == 80 ? "optimisers" : "optimisers-60-ascii",
      script: """
        example both
        forward
        backward
        optimizer rmsprop momentum 0.5 centered on decay 0.1
        clip norm 1
        rate conv1 0.5
        freeze dense1.weight[0,3]
        net
        update
        explain conv1.weight[0,0,0,0] update
        optimizer adagrad
        clip value 0.25
        forward
        backward
        finish
        restart
        finish
        finish
        step term
        explain dense1.weight[0,0] update
        train 5 steps
        curves
        clip off
        rate all 1
        optimizer
        """, width: width, glyphs: width == 80 ? .unicode : .ascii
    ).check()
  }

  @Test("Help")
  func help() throws {
    try Transcript(
      name: "help",
      script: """
        help
        help conv
        help stride
        help sum
        apropos prewitt
        help cnov
        set
        set digits 5
        """
    ).check()
  }

  @Test("Making, changing, undoing")
  func editing() throws {
    try Transcript(
      name: "editing",
      script: """
        input 1x8x8
        conv 2 3x3
        dense 3
        insert relu maxpool 2 after conv1
        rename conv1 edges
        edges.weight[0] = sobel_x
        init dense1 zeros
        seed 7
        replace dense1 with dense 4 bias off
        remove relu1
        undo 2
        redo
        let k = [[1,0],[0,-1]]
        k @ k
        history
        """
    ).check()
  }

  @Test("Every example", arguments: Example.all.map(\.name))
  func examples(_ name: String) throws {
    let layer =
      switch name {
      case "dense", "xor": "dense1"
      default: "conv1"
      }
    let views =
      name == "lenet" ? "grads dense3" : "grads\nfate \(layer)\nformula \(layer)"
    try Transcript(
      name: "example-\(name)",
      script: """
        example \(name)
        forward
        backward
        net
        \(views)
        """
    ).check()
  }
}
