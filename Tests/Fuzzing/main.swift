import Glibc

/// libFuzzer's own loop, around a function that takes one input.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ read: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

guard let word = getenv("GRADUS_FUZZ"), FuzzSubject(rawValue: String(cString: word)) != nil else {
  print("GRADUS_FUZZ names no subject; see Tests/Fuzzing/run")
  exit(2)
}
var count = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(
  runDriver(&count, &arguments) { bytes, count in
    FuzzSubject.chosen?.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
  })
