import ArgumentParser

/// How the results of a script are written.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Write one JSON object for each statement.")
  var json = false

  @Flag(help: "Go on behind a statement that failed.")
  var keepGoing = false

  /// The same for a script.
  var script: ScriptRunner.Options { .init(json: json, keepGoing: keepGoing) }
}
