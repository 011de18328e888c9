/// What a layer's way back goes by.
package struct LayerRecord {
  /// What went in, [sample, …].
  let input: Tensor
  /// What came out, [sample, …].
  let output: Tensor
  /// What was written down beside the two.
  let context: LayerContext

  /// The number of samples.
  var samples: Int { input.shape[0] }
}

/// The gradients that a layer's way back works out.
package struct LayerSums {
  /// That of the input, [sample, …]; zeros at first.
  var input: [Double]
  /// That of the weight; what other layers with the same weights have summed at first.
  var weight: [Double]
}
