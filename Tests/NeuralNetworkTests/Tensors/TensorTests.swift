import NeuralNetwork
import Testing

@Suite("Tensors")
struct TensorTests {
  @Test("A number is changed in place, also from another module")
  func inPlace() {
    func place(_ tensor: Tensor) -> UnsafePointer<Double>? {
      tensor.elements.withUnsafeBufferPointer(\.baseAddress)
    }
    var tensor = Tensor(shape: Shape([2, 3]))
    let before = place(tensor)
    tensor.elements[4] = 5
    tensor.elements[4] += 1
    #expect(place(tensor) == before)
    #expect(tensor.elements == [0, 0, 0, 0, 6, 0])
    let copy = tensor
    tensor.elements[0] = 1
    #expect(copy.elements[0] == 0)
    #expect(copy != tensor)
  }
}
