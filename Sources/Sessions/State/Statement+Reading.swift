import CommandLanguage

extension Statement {
  /// Whether it may look at what the last pass computed.
  ///
  /// Where it does, a pass that was only promised is worked out before, and can be interrupted.
  package var readsPass: Bool {
    switch kind {
    case .expression(let expression): expression.readsPass
    case .assignment(let target, _, let value): target.readsPass || value.readsPass
    case .command(let call):
      call.command.readsPass || call.arguments.values.joined().contains(where: \.readsPass)
    }
  }
}

extension Command {
  /// Whether it may look at what the last pass computed, whatever its arguments.
  fileprivate var readsPass: Bool {
    switch self {
    case .layer, .exercise, .lesson: false
    case .stepping: true
    case .change(let word):
      switch word {
      case .backward, .update, .tie, .predict, .rename, .block, .unblock: true
      case .input, .example, .loss, .from, .insert, .replace, .remove, .reset, .seed, .initialise,
        .forward, .mode, .optimizer, .clip, .rate, .train, .schedule, .freeze, .unfreeze, .data,
        .sample,
        .load,
        .watch, .unwatch, .relax, .sabotage, .guess, .let, .print:
        false
      }
    case .view(let word):
      switch word {
      case .net, .grads, .explain, .accumulate, .compare, .fate, .unroll, .formula, .gradcheck,
        .nudge, .paths, .receptive, .where, .show:
        true
      case .evaluate, .curves, .filmstrip: false
      }
    case .session(let word):
      switch word {
      case .export: true
      case .undo, .redo, .history, .save, .source, .record, .help, .apropos, .set, .quit, .q: false
      }
    }
  }
}

extension Argument {
  /// Whether a value of the last pass is among what it reads.
  fileprivate var readsPass: Bool {
    switch value {
    case .expression(let expression): expression.readsPass
    case .integer, .number, .flag, .size, .shape, .word, .position, .layer, .view: false
    }
  }
}

extension Expression {
  /// Whether a value of the last pass is among what it reads.
  package var readsPass: Bool {
    switch kind {
    case .number: false
    case .name(let name): name == "loss"
    case .list(let entries): entries.contains(where: \.readsPass)
    case .field(let base, let field):
      ["grad", "out", "in", "mask"].contains(field) || base.readsPass
    case .index(let base, let subscripts):
      base.readsPass || subscripts.contains(where: \.readsPass)
    case .call(let function, let arguments):
      ["contributions", "patches"].contains(function) || arguments.contains(where: \.readsPass)
    case .negate(let operand): operand.readsPass
    case .binary(_, let left, let right): right.readsPass || left.readsPass
    }
  }
}

extension Subscript {
  /// Whether a value of the last pass is among what it reads.
  fileprivate var readsPass: Bool {
    switch self {
    case .position(let position): position.readsPass
    case .slice(let from, let to, let step, _):
      [from, to, step].contains { $0?.readsPass == true }
    }
  }
}
