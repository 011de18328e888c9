extension Example {
  /// Tiny versions of the networks that courses name, the oldest first.
  static let courses: [Example] = [
    Example(
      name: "alexnet", summary: "AlexNet in small: strided kernels, pools that overlap",
      lines: [
        "input 1x16x16", "conv 4 5x5 stride 2 pad 2; relu; maxpool 3 stride 2",
        "conv 6 3x3 pad 1; relu; maxpool 3 stride 2", "dense 8; relu; dense 3",
        "loss cross-entropy", "input = ring; target = 1",
      ], next: ["forward", "backward", "grads"]),
    Example(
      name: "vgg", summary: "VGG in small: 3×3 kernels in pairs, then a pool",
      lines: [
        "input 1x8x8", "conv 4 3x3 pad 1; relu; conv 4 3x3 pad 1; relu; maxpool 2",
        "conv 6 3x3 pad 1; relu; conv 6 3x3 pad 1; relu; maxpool 2", "dense 3",
        "loss cross-entropy", "input = square; target = 2",
      ], next: ["forward", "backward", "receptive conv4.out[0,1,1]"]),
    Example(
      name: "nin", summary: "network in network: 1×1 kernels, and a mean in place of a dense head",
      lines: [
        "input 1x8x8", "conv 4 3x3 pad 1; relu", "conv 4 1x1; relu; conv 3 1x1",
        "globalavgpool; flatten", "loss cross-entropy", "input = diagonal; target = 0",
      ], next: ["forward", "backward", "unroll conv2"]),
    Example(
      name: "inception", summary: "three ways side by side, then one: an Inception block",
      lines: [
        "input 1x8x8", "conv 3 3x3 pad 1; relu", "conv 2 1x1", "from relu1; conv 3 3x3 pad 1",
        "from relu1; maxpool 3 stride 1 pad 1; conv 2 1x1", "concat conv2 conv3; relu",
        "globalavgpool; dense 3", "loss cross-entropy", "input = cross; target = 1",
      ], next: ["forward", "backward", "explain relu1.out.grad[0,3,3]"]),
    Example(
      name: "resnet", summary: "a shortcut past two convolutions: a residual block",
      lines: [
        "input 1x8x8", "conv 4 3x3 pad 1; relu", "conv 4 3x3 pad 1; relu; conv 4 3x3 pad 1",
        "add relu1; relu", "globalavgpool; dense 3", "loss cross-entropy",
        "input = cross; target = 2",
      ], next: ["forward", "backward", "explain relu1.out.grad[0,3,3]"]),
    Example(
      name: "densenet", summary: "every layer reads all that were made before: a DenseNet block",
      lines: [
        "input 1x8x8", "conv 3 3x3 pad 1; relu; concat input",
        "conv 3 3x3 pad 1; relu; concat concat1", "conv 3 3x3 pad 1; relu; concat concat2",
        "globalavgpool; dense 3", "loss cross-entropy", "input = checker; target = 0",
      ], next: ["forward", "backward", "net"]),
    // Half of all ReLU codes of two channels are closed from the start, whatever the learning rate.
    Example(
      name: "autoencoder", summary: "a picture through a bottleneck: its target is its input",
      lines: [
        "input 1x8x8", "conv 3 3x3 stride 2 pad 1; elu; conv 2 3x3 stride 2 pad 1; elu",
        "convtranspose 3 4x4 stride 2 pad 1; elu; convtranspose 1 4x4 stride 2 pad 1",
        "loss mse", "input = ring; target = input",
      ], learningRate: 0.5, next: ["forward", "backward", "formula convtranspose1 operator"]),
    Example(
      name: "twice", summary: "one layer used twice: its weights' gradient is the sum of both uses",
      lines: [
        "input 1x6x6", "conv 2 3x3 pad 1; relu", "conv 2 3x3 pad 1; relu",
        "conv 2 3x3 pad 1 sharing conv2; relu", "dense 2", "loss cross-entropy",
        "input = square; target = 1",
      ], next: ["forward", "backward", "explain conv2.weight[0,0,1,1]"]),
  ]
}
