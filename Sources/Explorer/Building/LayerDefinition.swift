import CommandLanguage
import NeuralNetwork
import Sessions

/// A layer as a command defines it: what it computes, and what else of the network it needs.
struct LayerDefinition {
  /// What it computes.
  let operation: Operation
  /// What it reads beside the network's last output, as it was named.
  private(set) var inputs: [Given<String>] = []
  /// The layer whose weights it uses, if they are not its own.
  private(set) var sharing: Given<String>?
  /// Where it was written.
  let range: SourceRange

  /// Reads a command that defines a layer, with the defaults filled in.
  ///
  /// - Throws: where a number makes no function.
  init(_ word: Command.Layer, _ call: CommandCall) throws(Failure) {
    range = call.range
    switch word {
    case .conv:
      let call: TypedCall<ConvCommand> = try call.typed()
      (operation, sharing) = (.convolution(Convolution(call)), call.sharing)
    case .dense:
      let call: TypedCall<DenseCommand> = try call.typed()
      operation = .dense(Dense(outputs: call.outputs.value, hasBias: call.bias?.value ?? true))
      sharing = call.sharing
    case .maxpool: operation = .maxPooling(MaxPooling(try call.typed()))
    case .avgpool: operation = .averagePooling(AveragePooling(try call.typed()))
    case .globalavgpool: operation = .globalAveragePooling
    // Its window is known where its input is.
    case .globalmaxpool: operation = .maxPooling(MaxPooling(wholeOf: Size(square: 1)))
    case .relu: operation = .activation(.relu)
    case .leakyrelu:
      let call: TypedCall<LeakyReLUCommand> = try call.typed()
      operation = .activation(.leakyReLU(slope: call.slope?.value ?? LeakyReLU.usualSlope))
    case .sigmoid: operation = .activation(.sigmoid)
    case .tanh: operation = .activation(.tanh)
    case .gelu:
      let call: TypedCall<GELUCommand> = try call.typed()
      operation = .activation(.gelu(call.form == nil ? .exact : .approximate))
    case .elu:
      let call: TypedCall<ELUCommand> = try call.typed()
      operation = .activation(.elu(alpha: call.alpha?.value ?? ELU.usualAlpha))
    case .selu: operation = .activation(.selu)
    case .silu: operation = .activation(.silu)
    case .softplus:
      let call: TypedCall<SoftplusCommand> = try call.typed()
      operation = .activation(.softplus(beta: try call.divisor()))
    case .flatten: operation = .flatten
    case .add:
      let call: TypedCall<AddCommand> = try call.typed()
      (operation, inputs) = (.addition(inputs: call.inputs.count + 1), call.inputs)
    case .concat:
      let call: TypedCall<ConcatCommand> = try call.typed()
      (operation, inputs) = (.concatenation(inputs: call.inputs.count + 1), call.inputs)
    case .batchnorm: operation = .normalisation(try Normalisation(batch: try call.typed()))
    case .layernorm: operation = .normalisation(try Normalisation(layer: try call.typed()))
    case .groupnorm: operation = .normalisation(try Normalisation(groups: try call.typed()))
    case .dropout: operation = .dropout(try Dropout(try call.typed()))
    case .prelu: operation = .learnedSlope
    case .softmax: operation = .softmax
    case .convtranspose:
      operation = .transposedConvolution(TransposedConvolution(try call.typed()))
    case .locallyconnected: operation = .locallyConnected(Convolution(local: try call.typed()))
    case .zeropad: operation = .zeroPadding(ZeroPadding(try call.typed()))
    case .upsample:
      let call: TypedCall<UpsampleCommand> = try call.typed()
      operation = .upsampling(Upsampling(factor: call.factor.value))
    case .adaptiveavgpool:
      let call: TypedCall<AdaptiveAvgPoolCommand> = try call.typed()
      operation = .adaptiveAveragePooling(AdaptiveAveragePooling(size: call.size.value))
    }
  }
}
