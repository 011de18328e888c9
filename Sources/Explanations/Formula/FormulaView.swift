import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Wording

/// What `formula` answers: a layer's gradient with the sum over pixels written out, implied by an
/// operator, or as matrices of windows, each with an expression that checks it.
package struct FormulaView {
  package let session: Session
  package let call: TypedCall<FormulaCommand>
  package let interruption: Interruption

  /// Makes a formula view of its parts.
  package init(
    session: Session, call: TypedCall<FormulaCommand>, interruption: Interruption
  ) {
    self.session = session
    self.call = call
    self.interruption = interruption
  }

  typealias Form = FormulaCommand.Form

  /// A gradient's formulas, before they are laid out.
  struct Content {
    /// What the form says about the sum, in one line.
    var answer: Text
    /// The formulas.
    var lines: [FormulaLine]
    /// The same with numbers.
    var numbers: [Block] = []
    /// What the letters mean, and other remarks.
    var remarks: [Text] = []
    /// What the layer adds to the gradients of its weight and bias, where others may add to them, too.
    var parts: [FormulaPart] = []
    /// Expressions that are 1 after a backward pass.
    var claims: [String] = []
    /// Expressions about what it sends back, where it is not blocked.
    var inputClaims: [String] = []
    /// What the form alone has to tell a program.
    var facts: [Fact] = []
  }

  package func document() throws(Failure) -> Document {
    let viewed = try ViewedLayer(session, call.layer)
    let ran = viewed.differentiatedIfAny
    let form = call.form?.value ?? .index
    let (network, index) =
      ran.map { ($0.backward.forward.network, $0.index) } ?? (viewed.network, viewed.index)
    let layer = network.layers[index]
    let users = network.uses(ofLayer: network.owner(ofLayer: index))
    let contents = users.map { user in
      self.content(of: network.layers[user], ran?.use(user), form, isShared: users.count > 1)
    }
    let content = contents[users.firstIndex(of: index) ?? 0]
    let sums = content.parts.indices.map { number in
      content.parts[number].claim(contents.map { $0.parts[number] })
    }
    return try document(
      content, claiming: sums + content.claims + (layer.isBlocked ? [] : content.inputClaims),
      of: index, in: network, form: form, ran: ran)
  }

  /// The formulas of one layer.
  private func content(
    of layer: Layer, _ ran: DifferentiatedLayer?, _ form: Form, isShared: Bool
  ) -> Content {
    let isBatched = session.pass?.isBatched ?? session.input?.isBatched ?? false
    let samples = ran?.samples ?? session.input?.batch.shape[0] ?? 1
    switch layer.operation.words.formula(place(of: layer, ran, samples, isBatched)) {
    case .rule(let rule): return Content(rule)
    case .convolution(let convolution):
      return FormulaConvolution(
        layer: layer, convolution: convolution, samples: samples, isBatched: isBatched, ran: ran,
        isShared: isShared
      ).content(form)
    case .relaxedConvolution:
      return FormulaRelaxed(layer: layer, samples: samples, isBatched: isBatched, ran: ran)
        .content(form)
    case .transposedConvolution(let convolution):
      return FormulaTransposed(
        layer: layer, convolution: convolution, samples: samples, isBatched: isBatched, ran: ran
      ).content(form)
    case .dense:
      return FormulaDense(layer: layer, samples: samples, isBatched: isBatched, ran: ran)
        .content(form)
    case .normalisation(let normalisation):
      return FormulaNormalisation(
        layer: layer, normalisation: normalisation, samples: samples, isBatched: isBatched, ran: ran
      ).content
    }
  }

  /// What a rule goes by.
  private func place(
    of layer: Layer, _ ran: DifferentiatedLayer?, _ samples: Int, _ isBatched: Bool
  ) -> FormulaPlace {
    let network = session.pass?.forward.network ?? session.network
    let index = network?.index(ofLayer: layer.name)
    let first =
      index.map { network?.offset(ofSlot: layer.operation.mainSlot, inLayer: $0) ?? 0 } ?? 0
    return FormulaPlace(
      layer, samples: samples, isBatched: isBatched,
      firstChannel: first / layer.outputShape.droppingFirst().count,
      tolerance: Self.tolerance(ran?.upstream, terms: 1),
      slopeTolerance: Self.tolerance(ran?.upstream, layer.weight, terms: 1),
      sumTolerance: Self.tolerance(
        ran?.input, ran?.upstream, terms: samples * layer.inputShape.count),
      output: ran.map { $0.backward.forward.activations[$0.index + 1] })
  }

  private func document(
    _ content: Content, claiming codes: [String], of index: Int, in network: Network, form: Form,
    ran: DifferentiatedLayer?
  ) throws(Failure) -> Document {
    let layer = network.layers[index]
    var blocks: [Block] = [.heading(content.answer)]
    if ran != nil { blocks += StaleNote.blocks(session) }
    blocks.append(.formula(content.lines))
    blocks += content.numbers
    blocks += content.remarks.map { .note(Note(.remark, $0)) }
    if form != .index, !layer.weightForm.hasFormulaForms {
      blocks.append(
        .note(
          Note(
            .remark,
            "\(layer.name) has this one form: as an operator or a matrix is written what multiplies its input by weights, a convolution or a dense layer"
          )))
    }
    blocks += SharingNote.blocks(index, in: network)
    if layer.isBlocked {
      blocks.append(
        .note(
          Note(
            .remark,
            "\(layer.name) is blocked: ∂L/∂x is what it would send back; \(.code("\(layer.name).in.grad")) is 0"
          )))
    }
    let passes = ran?.gradients.passes ?? 1
    var claims: [FormulaClaim] = []
    for code in codes {
      claims.append(
        try FormulaClaim(
          code, session: session, hasPass: ran != nil && passes == 1, interruption: interruption))
    }
    if passes > 1 {
      blocks.append(
        .note(
          Note(
            .remark,
            "the formulas are those of one pass; the stored gradients sum \(passes) of them")))
    }
    blocks += claims.map(\.block)
    return Document(
      kind: "formula", blocks: blocks,
      facts: [
        Fact("layer", .text(layer.name)),
        Fact("form", layer.weight == nil ? .none : .text(form.rawValue)),
        Fact("weightGradient", gradient(ran?.gradients.weights, ran)),
        Fact("biasGradient", gradient(ran?.gradients.biases, ran)),
        Fact(
          "checks",
          .list(
            claims.map { claim in
              .record([
                Fact("expression", .text(claim.code)),
                Fact("holds", claim.holds.map { .flag($0) } ?? .none),
              ])
            })),
      ] + content.facts)
  }

  private func gradient(_ tensors: [Tensor?]?, _ ran: DifferentiatedLayer?) -> Fact.Value {
    guard let ran, let tensors, let tensor = tensors[ran.index] else { return .none }
    return .tensor(tensor)
  }

  /// What `∂L/∂w` means, in words.
  static let meaning: Text =
    "\u{2202}L/\u{2202}w: how much the loss L grows for each unit that w grows, all else kept"

  /// `2r+a−1`: where a kernel's tap lies, as short as the stride, the dilation and the padding allow.
  static func place(
    _ position: String, _ tap: String, stride: Int, dilation: Int, padding: Int
  ) -> String {
    (stride == 1 ? position : "\(stride)\(position)")
      + "+" + (dilation == 1 ? tap : "\(dilation)\(tap)")
      + (padding == 0 ? "" : "\u{2212}\(padding)")
  }

  /// The index of the first number that is as large as any: the weight whose gradient is written out.
  static func largest(of gradient: Tensor) -> [Int] {
    var best = 0
    for (offset, value) in gradient.elements.enumerated()
    where value.magnitude > gradient.elements[best].magnitude {
      best = offset
    }
    return gradient.shape.index(at: best)
  }

  /// `r = 0…5`, held together.
  static func range(_ letter: String, _ count: Int) -> String {
    "\(letter)\u{A0}=\u{A0}0" + (count > 1 ? "\u{2026}\(count - 1)" : "")
  }

  /// A tolerance that allows for the rounding of sums of such terms: 1e-12 for terms up to 1.
  static func tolerance(_ tensors: Tensor?..., terms: Int) -> String {
    var magnitude = 1.0
    for tensor in tensors {
      magnitude *= max(1, tensor?.elements.lazy.map(\.magnitude).filter(\.isFinite).max() ?? 1)
    }
    magnitude *= Double(max(terms, 1)) / 100
    var exponent = -12
    while magnitude > 1, exponent < 300 {
      magnitude /= 10
      exponent += 1
    }
    return "1e\(exponent)"
  }

  /// A weight's sum with its largest terms: `1⋅1 + (−2)⋅2 + 30 smaller terms = 11.5`.
  static func sum(of terms: [(upstream: Double, input: Double)], gradient: Double) -> Text {
    let limit = 6
    let products = terms.map { $0.upstream * $0.input }
    let zeros = products.count { $0 == 0 }
    let ranked = terms.indices.filter { products[$0] != 0 || terms.count <= 4 }
      .sorted { (products[$0].magnitude, -$0) > (products[$1].magnitude, -$1) }
    var parts = ranked.prefix(limit).sorted().map { place in
      factor(terms[place].upstream) + "\u{22C5}" + factor(terms[place].input)
    }
    let rest = ranked.count - limit
    if rest > 0 { parts.append("\(rest) smaller \(rest.plural("term"))") }
    if zeros > 0, terms.count > 4 {
      parts.append("\(zeros.counted("term that is", "terms that are")) 0")
    }
    var text = Text()
    for (position, part) in parts.enumerated() {
      if position > 0 { text += " + " }
      text += part
    }
    return text + " = " + .number(gradient, style: .strong)
  }

  private static func factor(_ value: Double) -> Text {
    value < 0 ? "(\(value))" : .number(value)
  }
}

extension FormulaView.Content {
  /// The rule of a layer.
  init(_ rule: LayerRule) {
    self.init(
      answer: rule.answer, lines: rule.lines, numbers: rule.numbers, remarks: rule.remarks,
      claims: rule.claims, inputClaims: rule.inputClaims)
  }
}

extension WeightForm {
  /// Whether a gradient may be written with the sum, as an operator and with matrices.
  fileprivate var hasFormulaForms: Bool {
    switch self {
    case .kernels, .ownKernels, .unrolled, .transposedKernels, .matrix: true
    case .none, .scaleAndShift, .slope: false
    }
  }
}
