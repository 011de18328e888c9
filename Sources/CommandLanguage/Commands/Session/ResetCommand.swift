/// The command `reset`.
enum ResetCommand {
  static let specification = CommandSpecification(
    .change(.reset), topic: .session, traits: [.endsStepping],
    summary: "begin anew: everything as at the start",
    usage: ["reset"], examples: ["input 4; dense 3; reset"],
    discussion: [
      "Network, names, seed, optimizer, schedule, clip, rates, data and precision are as at the "
        + "start; what "
        + "`set` says about screens stays. `undo` brings all of it back."
    ], givesWay: true)
}
