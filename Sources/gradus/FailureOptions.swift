import ArgumentParser

/// What a script does behind a statement that failed.
struct FailureOptions: ParsableArguments {
  @Flag(help: "Go on behind a statement that failed.")
  var keepGoing = false
}
