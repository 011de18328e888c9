/// What the presentation is told: a line of JSON.
enum Report: Encodable {
  /// The door is open: the address for phones, which is the machine's own where others cannot come in,
  /// and the same as a picture, row by row.
  case ready(port: Int, address: String, picture: [String])
  /// The door cannot be opened.
  case failed(reason: String)
  /// Keys of the teacher's page.
  case keys(names: [String])
  /// A phone's answer, which waits for a reply.
  case answer(id: Int, voter: String, question: Int, text: String)
  /// A new phone.
  case voter(id: String, address: String)
  /// How many look on.
  case seen(pages: Int, phones: Int)
}
