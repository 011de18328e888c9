import CommandLanguage
import NeuralNetwork
import Sessions

extension Operation {
  /// The operation that a layer's definition asks for, with the defaults filled in.
  ///
  /// - Throws: where a number makes no function.
  init(_ word: Command.Layer, _ call: CommandCall) throws(Failure) {
    let bias = call.flag("bias") ?? true
    switch word {
    case .conv:
      self = .convolution(
        Convolution(
          outputChannels: call.requiredInteger("out"), kernel: call.requiredSize("kernel"),
          stride: call.size("stride") ?? Size(square: 1),
          padding: call.size("pad") ?? Size(square: 0),
          dilation: call.size("dilation") ?? Size(square: 1),
          groups: call.integer("groups") ?? 1, hasBias: bias,
          keepsExtent: call.word("pad") == "same"))
    case .dense:
      self = .dense(Dense(outputs: call.requiredInteger("out"), hasBias: bias))
    case .maxpool:
      self = .maxPooling(
        MaxPooling(
          window: call.requiredSize("window"), stride: call.size("stride"),
          padding: call.size("pad") ?? Size(square: 0),
          dilation: call.size("dilation") ?? Size(square: 1),
          roundsUp: call.flag("ceil") ?? false))
    case .avgpool:
      self = .averagePooling(
        AveragePooling(
          window: call.requiredSize("window"), stride: call.size("stride"),
          padding: call.size("pad") ?? Size(square: 0),
          countsPadding: call.flag("count-pad") ?? true, roundsUp: call.flag("ceil") ?? false))
    case .globalavgpool: self = .globalAveragePooling
    // Its window is known where its input is.
    case .globalmaxpool: self = .maxPooling(MaxPooling(wholeOf: Size(square: 1)))
    case .relu: self = .activation(.relu)
    case .leakyrelu:
      self = .activation(.leakyReLU(slope: call.number("slope") ?? LeakyReLU.usualSlope))
    case .sigmoid: self = .activation(.sigmoid)
    case .tanh: self = .activation(.tanh)
    case .gelu: self = .activation(.gelu(call.word("form") == nil ? .exact : .approximate))
    case .elu: self = .activation(.elu(alpha: call.number("alpha") ?? ELU.usualAlpha))
    case .selu: self = .activation(.selu)
    case .silu: self = .activation(.silu)
    case .softplus:
      let beta = call.number("beta") ?? Softplus.usualBeta
      if beta == 0 {
        throw Failure(
          .badSetting("beta", value: "0", allowed: "any other number: it divides"),
          at: call["beta"]?.range)
      }
      self = .activation(.softplus(beta: beta))
    case .flatten: self = .flatten
    case .add: self = .addition(inputs: call.all("inputs").count + 1)
    case .concat: self = .concatenation(inputs: call.all("inputs").count + 1)
    case .batchnorm:
      let momentum = call.number("momentum") ?? Normalisation.usualMomentum
      self = try .normalisation(
        call.normalisation(.batch(momentum: momentum, tracks: call.flag("track") ?? true)))
    case .layernorm: self = try .normalisation(call.normalisation(.sample))
    case .groupnorm:
      self = try .normalisation(call.normalisation(.groups(call.requiredInteger("groups"))))
    case .dropout:
      let rate = call.number("rate") ?? Dropout.usualRate
      guard rate >= 0, rate <= 1 else {
        throw Failure(
          .badSetting(
            "the probability", value: call["rate"]?.text ?? rate.shortest, allowed: "0 to 1"),
          at: call["rate"]?.range)
      }
      self = .dropout(Dropout(rate: rate))
    case .prelu: self = .learnedSlope
    case .softmax: self = .softmax
    case .convtranspose:
      self = .transposedConvolution(
        TransposedConvolution(
          outputChannels: call.requiredInteger("out"), kernel: call.requiredSize("kernel"),
          stride: call.size("stride") ?? Size(square: 1),
          padding: call.size("pad") ?? Size(square: 0),
          outputPadding: call.size("outpad") ?? Size(square: 0),
          dilation: call.size("dilation") ?? Size(square: 1),
          groups: call.integer("groups") ?? 1, hasBias: bias))
    case .locallyconnected:
      self = .locallyConnected(
        Convolution(
          outputChannels: call.requiredInteger("out"), kernel: call.requiredSize("kernel"),
          stride: call.size("stride") ?? Size(square: 1),
          padding: call.size("pad") ?? Size(square: 0),
          dilation: call.size("dilation") ?? Size(square: 1),
          biases: call.word("bias").flatMap(Convolution.Biases.init) ?? .each))
    case .zeropad:
      let left = call.requiredInteger("left")
      self = .zeroPadding(
        ZeroPadding(
          left: left, right: call.integer("right") ?? left, top: call.integer("top") ?? left,
          bottom: call.integer("bottom") ?? left))
    case .upsample: self = .upsampling(Upsampling(factor: call.requiredSize("factor")))
    case .adaptiveavgpool:
      self = .adaptiveAveragePooling(AdaptiveAveragePooling(size: call.requiredSize("size")))
    }
  }
}

extension CommandCall {
  fileprivate func requiredInteger(_ name: String) -> Int {
    guard let value = integer(name) else { preconditionFailure("the parser requires \(name)") }
    return value
  }

  /// A normalisation with the options that were given.
  fileprivate func normalisation(_ scope: Normalisation.Scope) throws(Failure) -> Normalisation {
    let epsilon = number("eps") ?? Normalisation.usualEpsilon
    guard epsilon >= 0 else {
      throw Failure(
        .badSetting("eps", value: self["eps"]?.text ?? epsilon.shortest, allowed: "0 or more"),
        at: self["eps"]?.range)
    }
    return Normalisation(scope, epsilon: epsilon, isAffine: flag("affine") ?? true)
  }

  fileprivate func requiredSize(_ name: String) -> Size {
    guard let value = size(name) else { preconditionFailure("the parser requires \(name)") }
    return value
  }
}
