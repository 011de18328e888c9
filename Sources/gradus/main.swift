import ArgumentParser
import Platform

signal(SIGPIPE, SIG_IGN)
// A file that may not grow further is an error to tell of, as a full disk is.
signal(SIGXFSZ, SIG_IGN)
// A file opened later must not take the number of a standard stream that is closed.
for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
where fcntl(descriptor, F_GETFD) < 0 {
  _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
}
if let answer = CompletionScript.answer(to: Array(CommandLine.arguments.dropFirst())) {
  StandardStream.output.write(answer)
  exit(0)
}
if let status = DirectStart(Array(CommandLine.arguments.dropFirst()))?.run() {
  exit(status.rawValue)
}
do {
  let invocation = try Invocation(Array(CommandLine.arguments.dropFirst()))
  var command = try Gradus.parseAsRoot(invocation.arguments)
  try invocation.requireHeard(by: command)
  try command.run()
} catch {
  // The parser's own code for wrong usage is 64; a shell's is 2.
  let message = Gradus.fullMessage(for: error)
  switch Gradus.exitCode(for: error) {
  case .success:
    if !message.isEmpty { StandardStream.output.write(message + "\n") }
    exit(0)
  case .validationFailure:
    StandardStream.error.write(message + "\n")
    exit(2)
  case let code:
    if !message.isEmpty { StandardStream.error.write(message + "\n") }
    exit(code.rawValue)
  }
}
