/// What the shell is given to run.
enum Script {
  /// The tiny network, to its first gradient.
  static let tiny = """
    input 1x8x8; conv 2 3x3; relu; maxpool 2; dense 3; loss cross-entropy; input = digit(7); \
    target = 1; forward; backward; grads
    """
  /// The same, before its first pass.
  static let tinyBegun = """
    input 1x8x8; conv 2 3x3; relu; maxpool 2; dense 3; loss cross-entropy; input = digit(7); \
    target = 1
    """
  /// LeNet-5 with a batch of 32, before its first pass.
  static let leNetBegun = """
    input 1x28x28; conv 6 5x5 pad 2; relu; maxpool 2; conv 16 5x5; relu; maxpool 2; dense 120; \
    relu; dense 84; relu; dense 10; loss cross-entropy; input = randn(32,1,28,28); \
    target = round(linspace(0, 9, 32))
    """
  /// The two after a pass.
  static let tinyPassed = tinyBegun + "; forward; backward"
  static let leNetPassed = leNetBegun + "; forward; backward"
  /// LeNet-5 with one sample.
  static let leNetSingle = """
    input 1x28x28; conv 6 5x5 pad 2; relu; maxpool 2; conv 16 5x5; relu; maxpool 2; dense 120; \
    relu; dense 84; relu; dense 10; loss cross-entropy; input = randn(1,28,28); target = 3
    """
  /// As many pictures as MNIST has.
  static func pictures() throws -> String {
    let (pictures, labels) = try PictureFiles.paths()
    return "data load \"\(pictures)\" \"\(labels)\""
  }
  /// A small convolutional network that tells 97 % of the held-back digits rightly.
  static let digits = """
    input 1x8x8; conv 8 3x3; relu; maxpool 2; dense 10; loss cross-entropy; data digits; \
    optimizer adam lr 0.01; train 12 epochs; evaluate
    """
  /// LeNet-5, trained for a while at batch 128.
  static let leNet = """
    input 1x28x28; conv 6 5x5 pad 2; relu; maxpool 2; conv 16 5x5; relu; maxpool 2; dense 120; \
    relu; dense 84; relu; dense 10; loss cross-entropy; data digits 640; train 20 steps batch 128
    """
}
