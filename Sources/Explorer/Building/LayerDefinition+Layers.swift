import CommandLanguage
import NeuralNetwork
import Sessions

extension Convolution {
  /// The convolution that `conv` asks for.
  init(_ call: TypedCall<ConvCommand>) {
    self.init(
      outputChannels: call.outputs.value, kernel: call.kernel.value,
      stride: call.stride?.value ?? Size(square: 1),
      padding: call.padding?.value.value ?? Size(square: 0),
      dilation: call.dilation?.value ?? Size(square: 1), groups: call.groups?.value ?? 1,
      hasBias: call.bias?.value ?? true, keepsExtent: call.padding?.value.word == .same)
  }

  /// The convolution without sharing that `locallyconnected` asks for.
  init(local call: TypedCall<LocallyConnectedCommand>) {
    self.init(
      outputChannels: call.outputs.value, kernel: call.kernel.value,
      stride: call.stride?.value ?? Size(square: 1),
      padding: call.padding?.value ?? Size(square: 0),
      dilation: call.dilation?.value ?? Size(square: 1), biases: call.biases?.value ?? .each)
  }
}

extension TransposedConvolution {
  /// The layer that `convtranspose` asks for.
  init(_ call: TypedCall<ConvTransposeCommand>) {
    self.init(
      outputChannels: call.outputs.value, kernel: call.kernel.value,
      stride: call.stride?.value ?? Size(square: 1),
      padding: call.padding?.value ?? Size(square: 0),
      outputPadding: call.outputPadding?.value ?? Size(square: 0),
      dilation: call.dilation?.value ?? Size(square: 1), groups: call.groups?.value ?? 1,
      hasBias: call.bias?.value ?? true)
  }
}

extension MaxPooling {
  /// The pool that `maxpool` asks for.
  init(_ call: TypedCall<MaxPoolCommand>) {
    self.init(
      window: call.window.value, stride: call.stride?.value,
      padding: call.padding?.value ?? Size(square: 0),
      dilation: call.dilation?.value ?? Size(square: 1), roundsUp: call.roundsUp?.value ?? false)
  }
}

extension AveragePooling {
  /// The pool that `avgpool` asks for.
  init(_ call: TypedCall<AvgPoolCommand>) {
    self.init(
      window: call.window.value, stride: call.stride?.value,
      padding: call.padding?.value ?? Size(square: 0),
      countsPadding: call.countsPadding?.value ?? true, roundsUp: call.roundsUp?.value ?? false)
  }
}

extension ZeroPadding {
  /// The zeros that `zeropad` asks for: the same on every side, or on each as it was given.
  init(_ call: TypedCall<ZeroPadCommand>) {
    let left = call.left.value
    self.init(
      left: left, right: call.right?.value ?? left, top: call.top?.value ?? left,
      bottom: call.bottom?.value ?? left)
  }
}

extension Normalisation {
  /// The layer that `batchnorm` asks for.
  init(batch call: TypedCall<BatchNormCommand>) throws(Failure) {
    let momentum = call.momentum?.value ?? Self.usualMomentum
    try self.init(
      .batch(momentum: momentum, tracks: call.tracks?.value ?? true), call.epsilon, call.affine)
  }

  /// The layer that `layernorm` asks for.
  init(layer call: TypedCall<LayerNormCommand>) throws(Failure) {
    try self.init(.sample, call.epsilon, call.affine)
  }

  /// The layer that `groupnorm` asks for.
  init(groups call: TypedCall<GroupNormCommand>) throws(Failure) {
    try self.init(.groups(call.groups.value), call.epsilon, call.affine)
  }

  private init(
    _ scope: Scope, _ epsilon: Given<Double>?, _ affine: Given<Bool>?
  ) throws(Failure) {
    if let epsilon, epsilon.value < 0 { throw epsilon.refused(allowed: "0 or more") }
    self.init(
      scope, epsilon: epsilon?.value ?? Self.usualEpsilon, isAffine: affine?.value ?? true)
  }
}

extension Dropout {
  /// The layer that `dropout` asks for.
  init(_ call: TypedCall<DropoutCommand>) throws(Failure) {
    if let rate = call.rate, !(0...1).contains(rate.value) {
      throw rate.refused(as: "the probability", allowed: "0 to 1")
    }
    self.init(rate: call.rate?.value ?? Self.usualRate)
  }
}

extension TypedCall<SoftplusCommand> {
  /// How sharply it bends, by which it divides.
  func divisor() throws(Failure) -> Double {
    let beta = self.beta
    if let beta, beta.value == 0 {
      throw Failure(
        .badSetting(beta.name, value: "0", allowed: "any other number: it divides"),
        at: beta.range)
    }
    return beta?.value ?? Softplus.usualBeta
  }
}
