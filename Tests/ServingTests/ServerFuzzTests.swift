import Foundation
import Serving
import TestSupport
import Testing

@Suite("A server that is sent anything")
struct ServerFuzzTests {
  private static let seeds: [String] = [
    #"{"id":1,"op":"run","text":"example sum; forward; backward","as":["text","html","json","values","svg","ansi"],"width":60}"#,
    #"{"id":"é😀","op":"get","name":"conv1.weight.grad"}"#,
    #"{"op":"set","name":"k","value":{"dtype":"<f8","shape":[1],"data":"AAAAAAAA8D8="}}"#,
    #"{"op":"set","name":"conv1.weight[0,0,0,0]","value":{"dtype":"<f8","shape":[],"data":"AAAAAAAA8D8="}}"#,
    #"{"op":"complete","text":"let a = [1,\nconv1.we","cursor":20}"#,
    #"{"op":"inspect","text":"explain conv1.weight","cursor":12,"as":["html"]}"#,
    #"{"op":"is-complete","text":"let a = [1,"}"#,
    #"{"op":"snapshot","script":true}"#, #"{"op":"restore","snapshot":1}"#,
    #"{"op":"forget","snapshot":1}"#, #"{"op":"hello"}"#, #"{"op":"ping","id":null}"#,
    #"{"op":"answer","text":"1"}"#, #"{"op":"run","text":"predict conv1.out","asks":true}"#,
    #"{"op":"run","text":"lesson by-hand 2; lesson question 1 as 6; done; hint; skip"}"#,
    #"{"op":"run","text":"lesson question 1","asks":true}"#,
  ]

  @Test("answers each line that is no blank with one line that ends it", arguments: 0..<4)
  func lines(_ seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let client = Client()
    for number in 0..<400 {
      var bytes = Array(random.pick(Self.seeds).utf8)
      // A third of the lines stay whole, so that the session moves on.
      if random.int(in: 0...2) > 0 { Self.damage(&bytes, &random) }
      bytes.removeAll { $0 == 0x0A }
      let replies = client.lines(for: bytes)
      let isBlank = bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      let objects = try replies.map { line in
        #expect(!line.contains("\n"))
        return try #require(
          try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      }
      let endings = objects.filter { ["done", "error"].contains($0["event"] as? String) }
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(endings.count == (isBlank ? 0 : 1), "line \(number) of seed \(seed): \(text)")
      #expect(isBlank || ["done", "error"].contains(objects.last?["event"] as? String), "\(text)")
    }
    #expect(try client.last(["op": "ping"])["event"] as? String == "done")
  }

  /// Changes, takes away or puts in some bytes; or cuts, doubles or replaces all of it.
  private static func damage(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    for _ in 0...random.int(in: 0...3) {
      guard !bytes.isEmpty else { return }
      let place = random.int(in: 0...bytes.count - 1)
      switch random.int(in: 0...6) {
      case 0: bytes[place] = UInt8(random.int(in: 0...255))
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(random.pick(Array("{}[]\",:\\0-e. u".utf8)), at: place)
      case 3: bytes.removeSubrange(place...)
      case 4: bytes += bytes[place...]
      case 5: bytes[place] = random.pick(Array("0123456789abcdnrtu".utf8))
      default: bytes = (0..<random.int(in: 0...80)).map { _ in UInt8(random.int(in: 0...255)) }
      }
    }
  }
}
