/// libFuzzer's entry: one input, read as the chosen subject does.
@_cdecl("LLVMFuzzerTestOneInput")
package func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let subject = FuzzSubject.chosen else {
    fatalError("GRADUS_FUZZ names no subject; see Tests/Fuzzing/run")
  }
  subject.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
