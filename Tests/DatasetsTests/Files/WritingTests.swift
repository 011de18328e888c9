import Datasets
import NeuralNetwork
import TestSupport
import Testing

@Suite("Files for other programs")
struct WritingTests {
  @Test(
    "A .npy file is the one that numpy.save writes, to the byte",
    arguments: ["conv1.weight", "conv1.bias", "loss"])
  func array(_ name: String) throws {
    let file = ReferenceFile.named("written-\(name).npy")
    #expect(NumPyArray.encoded(try #require(file.tensor)) == file.bytes)
  }

  @Test("A safetensors file is the one that the Python package writes, to the byte")
  func safetensors() {
    let file = ReferenceFile.named("written.safetensors")
    let tensors = file.tensors.map { NamedTensor($0, $1) }
    #expect(Safetensors.encoded(tensors) == file.bytes)
  }

  @Test("The order in which tensors are given leaves a safetensors file as it is")
  func order() {
    let tensors = [
      NamedTensor("b", Tensor(1)), NamedTensor("a\"", Tensor(shape: [0], elements: [])),
    ]
    #expect(Safetensors.encoded(tensors) == Safetensors.encoded(tensors.reversed()))
  }
}
