import Documents
import NeuralNetwork
import Sessions

/// What `curves moved` answers: how far each kernel and each dense weight went since a run began.
struct MovedView {
  let session: Session
  let run: LearningRun

  var document: Document {
    guard let start = run.start else {
      return Document(
        kind: "curves",
        blocks: [
          .paragraph(
            "run \(run.number) began with \(run.end.parameterCount.grouped) parameters, too many to keep a copy of"
          )
        ], facts: [Fact("run", .integer(run.number))])
    }
    let stale = run.staleBlocks(session)
    let movement = MovementTable(from: start, to: run.end, frozen: masks)
    return Document(
      kind: "curves",
      blocks: [
        .heading("how far the weights went in run \(run.number), \(run.sentence)")
      ] + stale + [
        .table(movement.table),
        .note(
          Note(
            .remark,
            "size and moved: √ of the mean square, of the values before and of their changes")),
        .next("curves \(run.number)"),
      ],
      facts: [
        Fact("run", .integer(run.number)), Fact("steps", .integer(run.steps)), movement.fact,
      ])
  }

  /// What is frozen now, where the run's network is the one of now.
  private var masks: [ParameterName: [Bool]] {
    run.end == session.network ? session.heldStill : [:]
  }
}
