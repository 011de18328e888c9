import CommandLanguage
import NeuralNetwork
import Sessions

// What a learner worked out is told from what was read off or typed by doing the same statements
// again where the gradients read wrong, and where the values they rest on are others.
extension Interpreter {
  /// A way to make values read wrong: the gradients of all weights and biases, and whatever else
  /// holds the answers, other than by a name.
  ///
  /// - Parameters:
  ///   - answers: what was worked out.
  ///   - asked: what is asked for, where that is said; `answers` tell nothing then.
  ///   - reachingTerms: whether the terms of a gradient read wrong as well.
  ///   - measured: whether the answers are about right, and names that are as near read wrong too.
  package func falsification(
    of answers: [Tensor], asked: [Expression], reachingTerms: Bool, measured: Bool
  ) -> Falsification {
    let named = asked.compactMap { (try? session.address($0)).flatMap { $0 } }
    func holders(_ places: [(root: Address.Root, value: Tensor)], _ reach: Double) -> [Address.Root]
    {
      guard asked.isEmpty else { return [] }
      return places.filter { place in
        answers.contains { $0.count == place.value.count && Self.agree($0, place.value, reach) }
      }.map(\.root)
    }
    let names = session.definitions.map { (root: Address.Root.definition($0), value: $1) }
    return Falsification(
      others: Set(
        holders(gradientRoots, measured ? 0.02 : 1e-9) + named.filter(\.isGradient).map(\.root)),
      values: Set(
        holders(valueRoots, 1e-9) + (measured ? holders(names, 0.02) : [])
          + named.filter { !$0.isGradient }.map(\.root)),
      reachesTerms: reachingTerms)
  }

  /// Makes values read wrong from here on, with nothing to tell of it.
  ///
  /// A name reads wrong as it stands here, and as it is made where it is made anew.
  package mutating func falsify(by falsification: Falsification) {
    var names = Set<Address.Root>()
    for case .definition(let name) in falsification.values {
      names.insert(.definition(name))
      if let value = session.definitions[name] {
        session.definitions[name] = Falsification.wrong(value)
      }
    }
    var reading = Falsification(
      others: falsification.others, values: falsification.values.subtracting(names),
      reachesTerms: falsification.reachesTerms)
    reading.reachesTraining = falsification.reachesTraining
    session.falsification = reading
    beginHistory()
  }

  /// Expressions that read a value off what the engine or the lesson has, each of the value's own
  /// shape.
  ///
  /// - Parameters:
  ///   - names: the names that are looked at beside gradients, activations and the loss.
  ///   - asked: that of which parts are looked at beside the gradients of weights and biases.
  ///   - measured: whether the answer is about right.
  package func readings(
    of answer: Tensor, names: [String], asked: [Expression], measured: Bool
  ) -> [String] {
    let named = asked.compactMap { (try? session.address($0)).flatMap { $0 }?.root }
    let definitions = names.compactMap { name in
      session.definitions[name].map { (root: Address.Root.definition(name), value: $0) }
    }
    let gradients = gradientRoots.map { ($0.root, $0.value, "\($0.root.name).grad") }
    let standing = (valueRoots + definitions).map { ($0.root, $0.value, $0.root.name) }
    return (gradients + standing).compactMap { root, value, name in
      guard answer.count > 0, value.count >= answer.count else { return nil }
      let isWhole = value.count == answer.count
      let isParameter =
        switch root {
        case .layer(_, .weight), .layer(_, .bias): true
        case .layer, .input, .target, .loss, .definition: false
        }
      guard isParameter || (asked.isEmpty ? isWhole : named.contains(root)) else { return nil }
      let places = 0...(value.count - answer.count)
      let reach = measured && !Self.isActivation(root, name) ? 0.002 : 1e-9
      guard
        let place = places.first(where: { start in
          let part = Array(value.elements[start..<start + answer.count])
          return Self.agree(answer, Tensor(shape: answer.shape, elements: part), reach)
        })
      else { return nil }
      if value.shape == answer.shape { return name }
      if answer.shape.rank == 0 { return "flatten(\(name))[\(place)]" }
      let extents = answer.shape.extents.map(String.init).joined(separator: ", ")
      return "reshape(flatten(\(name))[\(place):\(place + answer.count)], [\(extents)])"
    }
  }

  private static func isActivation(_ root: Address.Root, _ text: String) -> Bool {
    switch root {
    case .loss: true
    case .layer: !text.hasSuffix(".grad")
    case .input, .target, .definition: false
    }
  }

  /// All gradients of the last pass.
  private var gradientRoots: [(root: Address.Root, value: Tensor)] {
    values(of: [.weight, .bias, .output, .input], and: [.input], areGradients: true)
  }

  /// What the last pass computed on the way forward.
  private var valueRoots: [(root: Address.Root, value: Tensor)] {
    values(of: [.output], and: [.loss], areGradients: false)
  }

  private func values(
    of fields: [Address.Field], and others: [Address.Root], areGradients: Bool
  ) -> [(root: Address.Root, value: Tensor)] {
    guard let network = session.pass?.forward.network else { return [] }
    let roots = network.layers.flatMap { layer in fields.map { Address.Root.layer(layer.name, $0) }
    }
    return (roots + others).compactMap { root in
      let address = Address(
        root: root, isGradient: areGradients, subscripts: [],
        range: SourceRange(line: 1, column: 1, length: 0))
      return (try? session.value(of: address)).map { (root, $0) }
    }
  }

  /// Draws values anew, and runs again what of a pass had been run on them.
  ///
  /// A drawn number stays near the old one and on its side of zero; a class becomes another one.
  /// The gradient of the last output is what `backward with` started from.
  ///
  /// - Returns: whether all of them could be drawn.
  package mutating func redraw(_ addresses: [Expression]) -> Bool {
    let pass = session.isStale ? nil : session.pass
    var upstream = pass?.startsFromGiven == true ? pass?.backward?.activationGradients.last : nil
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    for expression in addresses {
      guard case .success(let old) = value(of: expression),
        let address = try? session.address(expression)
      else { return false }
      if address.isGradient {
        guard let given = upstream, given.count == old.count else { return false }
        upstream = Tensor(
          shape: given.shape, elements: Self.redrawn(given, state: &state).elements)
        continue
      }
      let isClass =
        if address.root == .target, case .classes? = session.pass?.forward.target { true } else {
          false
        }
      let classes = Double(session.network?.outputShape[0] ?? 1)
      let new =
        isClass
        ? Tensor(
          shape: old.shape,
          elements: old.elements.map { ($0 + 1).truncatingRemainder(dividingBy: classes) })
        : Self.redrawn(old, state: &state)
      guard assign(new, to: expression.sourceText) else { return false }
    }
    defer { beginHistory() }
    guard let pass else { return true }
    let hadBackward = pass.hasBackward
    guard perform("forward") else { return false }
    guard hadBackward else { return true }
    guard let upstream, let forward = session.pass?.forward else { return perform("backward") }
    guard
      let backward = try? forward.backward(
        from: upstream, interruption: environment.interruption, fault: session.fault)
    else { return false }
    session.pass?.gradients = AccumulatedGradients(backward)
    session.pass?.backward = backward
    session.pass?.startsFromGiven = true
    session.changeCount += 1
    return true
  }

  /// Numbers near the old ones, none of them the same.
  private static func redrawn(_ old: Tensor, state: inout UInt64) -> Tensor {
    var elements = old.elements
    for place in elements.indices {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // A multiple of a sixteenth from 1/16 to 1/2.
      let part = Double(1 + (state >> 33) % 8) / 16
      let value = elements[place]
      let isUp = state >> 62 & 1 == 0
      elements[place] = value == 0 ? (isUp ? part : -part) : value * (isUp ? 1 + part : 1 - part)
    }
    return Tensor(shape: old.shape, elements: elements)
  }

  /// Assigns numbers as they are, which a text could only say at length.
  private mutating func assign(_ value: Tensor, to address: String) -> Bool {
    let name = "redrawn"
    let old = session.definitions[name]
    session.definitions[name] = value
    defer { session.definitions[name] = old }
    return perform("\(address) = \(name)")
  }

  private mutating func perform(_ statement: String) -> Bool {
    ScriptParser.statements(in: statement).allSatisfy { source in
      if case .success = run(source) { true } else { false }
    }
  }

  /// Whether two values have the same numbers but for a part of them.
  private static func agree(_ a: Tensor, _ b: Tensor, _ reach: Double) -> Bool {
    zip(a.elements, b.elements).allSatisfy {
      ($0 - $1).magnitude <= reach * max(reach < 1e-6 ? 1 : 0, $0.magnitude, $1.magnitude)
    }
  }
}
