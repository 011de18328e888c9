import CommandLanguage
import Explorer
import TestSupport
import Testing

@Suite("Words of PyTorch, Keras and NumPy")
struct ForeignWordTests {
  /// What is typed, and what does the same here.
  private static let translations: [(String, String)] = [
    // Layers
    ("nn.Conv2d(1,8,3)", "conv 8 3x3"), ("Conv2d(1,8,3)", "conv 8 3x3"),
    ("torch.nn.Conv2d(3, 16, kernel_size=(3, 5))", "conv 16 3x5"),
    ("nn.Conv2d(1, 8, 3, padding=1, stride=(2, 1))", "conv 8 3x3 stride 2x1 pad 1"),
    ("nn.Conv2d(1, 8, 3, 2, 1, 2)", "conv 8 3x3 stride 2 pad 1 dilation 2"),
    ("nn.Conv2d(4, 8, 3, groups=2, bias=False)", "conv 8 3x3 groups 2 bias off"),
    ("nn.Conv1d(1, 2, 3)", "conv 2 1x3"), ("conv1d 2 3", "conv 2 1x3"),
    ("self.conv1 = nn.Conv2d(1, 8, 3)", "conv 8 3x3"), ("conv2d 8 3x3", "conv 8 3x3"),
    ("layers.Conv2D(32, (3, 3), activation='relu')", "conv 32 3x3"),
    ("nn.Linear(32,10)", "dense 10"), ("Linear(32, 10)", "dense 10"),
    ("nn.Linear(32, 10, bias=False)", "dense 10 bias off"), ("Dense(10)", "dense 10"),
    ("keras.layers.Dense(10, activation='softmax')", "dense 10"), ("Dense 10", "dense 10"),
    ("MaxPool2d(2)", "maxpool 2"), ("max_pool 2", "maxpool 2"), ("avg_pool 2", "avgpool 2"),
    ("conv_transpose 4 3", "convtranspose 4 3"), ("convolution 8 3x3", "conv 8 3x3"),
    ("nn.MaxPool2d(3, stride=2, padding=1)", "maxpool 3 stride 2 pad 1"),
    ("layers.MaxPooling2D((2, 2))", "maxpool 2x2"), ("nn.AvgPool2d(2)", "avgpool 2"),
    ("GlobalAveragePooling2D()", "globalavgpool"), ("nn.ReLU()", "relu"), ("ReLU()", "relu"),
    ("nn.ReLU(inplace=True)", "relu"), ("nn.LeakyReLU(0.2)", "leakyrelu 0.2"),
    ("nn.GELU()", "gelu"), ("F.gelu(x)", "gelu"), ("nn.ELU(alpha=0.5)", "elu 0.5"),
    ("F.elu(x, 0.5)", "elu 0.5"), ("nn.SiLU()", "silu"), ("swish", "silu"),
    ("nn.Softplus(beta=2)", "softplus 2"), ("nn.SELU(inplace=True)", "selu"),
    ("nn.BatchNorm2d(8)", "batchnorm"), ("BatchNormalization()", "batchnorm"),
    (
      "nn.BatchNorm2d(8, eps=1e-3, momentum=0.2, affine=False)",
      "batchnorm eps 1e-3 momentum 0.2 affine off"
    ),
    ("nn.BatchNorm1d(8, track_running_stats=False)", "batchnorm track off"),
    ("nn.LayerNorm(8)", "layernorm"),
    ("nn.LayerNorm([2, 4], elementwise_affine=False)", "layernorm affine off"),
    ("nn.GroupNorm(2, 8)", "groupnorm 2"), ("nn.InstanceNorm2d(8)", "groupnorm 8 affine off"),
    ("nn.Dropout(0.3)", "dropout 0.3"), ("nn.Dropout()", "dropout"),
    ("F.dropout(x, 0.3)", "dropout 0.3"),
    ("Dropout2d(0.1)", "dropout 0.1"), ("nn.PReLU()", "prelu"), ("nn.Softmax(dim=1)", "softmax"),
    ("model.eval()", "mode eval"), ("model.train()", "mode train"),
    ("nn.Sigmoid()", "sigmoid"), ("nn.Tanh()", "tanh"), ("nn.Flatten()", "flatten"),
    ("Input(shape=(1, 28, 28))", "input 1x28x28"),
    // Losses, optimizers, schedules
    ("nn.CrossEntropyLoss()", "loss cross-entropy"), ("nn.MSELoss()", "loss mse"),
    ("criterion = nn.CrossEntropyLoss()", "loss cross-entropy"),
    ("loss = F.cross_entropy(out, y)", "loss cross-entropy"), ("loss MSELoss", "mse"),
    ("nn.BCELoss()", "loss bce"),
    ("nn.BCEWithLogitsLoss(reduction='sum')", "loss bce-logits reduction sum"),
    ("criterion = nn.BCEWithLogitsLoss()", "loss bce-logits"), ("loss BCELoss", "bce"),
    ("F.binary_cross_entropy(p, y)", "loss bce"),
    ("BinaryCrossentropy(from_logits=True)", "loss bce-logits"),
    ("BinaryCrossentropy()", "loss bce"), ("nn.L1Loss()", "loss l1"), ("mae", "loss l1"),
    ("l1", "loss l1"), ("bce", "loss bce"), ("huber 2", "loss huber delta 2"),
    ("nn.HuberLoss(delta=0.5)", "loss huber delta 0.5"), ("nn.SmoothL1Loss()", "loss huber"),
    ("F.smooth_l1_loss(x, y, beta=2.0)", "loss huber delta 2.0"),
    ("nn.MultiMarginLoss(margin=0.5)", "loss hinge margin 0.5"), ("hinge", "loss hinge"),
    (
      "nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0]), label_smoothing=0.1)",
      "loss cross-entropy weights [1.0, 2.0] smoothing 0.1"
    ),
    ("nn.MSELoss(reduction='sum')", "loss mse reduction sum"),
    ("nn.MSELoss(reduction='none')", "loss mse"),
    ("label_smoothing 0.1", "loss cross-entropy smoothing 0.1"),
    ("optim.SGD(model.parameters(), lr=0.1)", "optimizer sgd lr 0.1"),
    ("optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)", "optimizer adam lr 1e-3"),
    (
      "optim.SGD(net.parameters(), lr=0.1, momentum=0.9, weight_decay=1e-4)",
      "optimizer sgd lr 0.1 momentum 0.9 decay 1e-4"
    ),
    ("adam", "optimizer adam"), ("adam 0.01", "optimizer adam lr 0.01"),
    ("lr 0.01", "optimizer sgd lr 0.01"), ("lr = 0.01", "optimizer sgd lr 0.01"),
    ("learning_rate 0.5", "optimizer sgd lr 0.5"), ("momentum 0.9", "optimizer sgd momentum 0.9"),
    ("weight-decay 0.01", "optimizer sgd decay 0.01"),
    ("lr_scheduler.StepLR(optimizer, step_size=30, gamma=0.1)", "schedule step 30 0.1"),
    ("lr_scheduler.CosineAnnealingLR(optimizer, T_max=50)", "schedule cosine 50"),
    ("nn.init.kaiming_normal_(conv1.weight)", "init conv1 he"),
    // Running
    ("loss.backward()", "backward"), ("loss.backward(retain_graph=True)", "backward"),
    ("optimizer.step()", "update"), ("model.fit(...)", "train"), ("fit", "train"),
    ("model.fit(x, y, epochs=5, batch_size=32)", "train 5 epochs batch 32"),
    ("model.summary()", "net"), ("summary", "net"), ("model.evaluate(x, y)", "evaluate"),
    ("accuracy", "evaluate"), ("plot", "curves"), ("gradient", "backward"),
    ("torch.manual_seed(0)", "seed 0"), ("detach dense1", "block dense1"),
    ("requires_grad conv1 off", "freeze conv1"), ("requires_grad conv1 on", "unfreeze conv1"),
    ("conv1.weight.requires_grad = False", "freeze conv1.weight"),
    ("conv1.weight.requires_grad_(True)", "unfreeze conv1.weight"),
    ("train 5 epochs batch_size 8", "train 5 epochs batch 8"), ("init kaiming", "init he"),
    ("conv 8 3 padding 1", "conv 8 3 pad 1"), ("conv 8 3 padding=1", "conv 8 3 pad 1"),
    // Values
    ("x.mean()", "mean(x)"), ("x.mean(dim=0)", "mean(x, 0)"), ("x.sum(1)", "sum(x, 1)"),
    ("(x + 1).mean()", "mean((x + 1))"), ("x.shape", "shape(x)"),
    ("conv1.weight.shape", "shape(conv1.weight)"), ("x.size(0)", "shape(x)[0]"),
    ("conv1.weight.grad.abs().max()", "max(abs(conv1.weight.grad))"),
    ("torch.randn(2,3)", "randn(2, 3)"), ("np.zeros((2,3))", "zeros(2, 3)"),
    ("x = np.zeros((2, 3))", "let x = zeros(2, 3)"), ("let a = torch.ones(3)", "let a = ones(3)"),
    ("torch.tensor([1, 2])", "[1, 2]"), ("F.relu(x)", "relu(x)"), ("x.relu()", "relu(x)"),
    (
      "nn.ConvTranspose2d(8, 4, 3, stride=2, padding=1, output_padding=1)",
      "convtranspose 4 3x3 stride 2 pad 1 outpad 1"
    ),
    ("Conv2DTranspose(4, 3, strides=2)", "convtranspose 4 3x3 stride 2"),
    ("nn.Conv2d(3, 8, 3, padding='same')", "conv 8 3x3 pad same"),
    ("Conv2D(8, 3, padding=\"valid\")", "conv 8 3x3 pad valid"),
    ("nn.MaxPool2d(3, 2, ceil_mode=True)", "maxpool 3 stride 2 ceil on"),
    ("nn.AvgPool2d(3, 2, 1, True, False)", "avgpool 3 stride 2 pad 1 count-pad off ceil on"),
    ("nn.ZeroPad2d((1, 0, 2, 0))", "zeropad 1 0 2 0"), ("nn.ZeroPad2d(2)", "zeropad 2"),
    ("ZeroPadding2D(1)", "zeropad 1"), ("nn.Upsample(scale_factor=2)", "upsample 2"),
    ("UpSampling2D((2, 3))", "upsample 2x3"),
    ("F.interpolate(x, scale_factor=2)", "upsample 2"),
    ("nn.AdaptiveAvgPool2d((2, 3))", "adaptiveavgpool 2x3"),
    ("LocallyConnected2D(4, 3)", "locallyconnected 4 3x3"), ("deconv", "convtranspose"),
    ("torch.matmul(a, b)", "a @ b"), ("a.T @ b", "transpose(a) @ b"), ("x.pow(2)", "x^2"),
    ("torch.pow(a + b, 2)", "(a + b)^2"), ("x.view(-1)", "flatten(x)"),
    ("x.reshape(2, 3)", "reshape(x, [2, 3])"), ("x.view(2, 3)", "reshape(x, [2, 3])"),
    ("np.max(x, axis=0)", "max(x, 0)"), ("loss.item()", "loss"), ("len(x)", "shape(x)[0]"),
    ("print(x.view(-1).mean())", "print(mean(flatten(x)))"), ("np.arange(5)", "arange(0, 5)"),
    ("F.conv2d(x, k)", "correlate(x, k)"), ("pi", "3.141592653589793"),
    ("optim.RMSprop(params)", "optimizer rmsprop"),
    (
      "torch.optim.RMSprop(params, lr=0.02, alpha=0.9, momentum=0.5, centered=True)",
      "optimizer rmsprop lr 0.02 alpha 0.9 momentum 0.5 centered on"
    ),
    ("Adagrad(params, lr=0.1, weight_decay=0.2)", "optimizer adagrad lr 0.1 decay 0.2"),
    ("rmsprop", "optimizer rmsprop"), ("adagrad lr 0.1", "optimizer adagrad lr 0.1"),
    ("torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)", "clip norm 1.0"),
    ("clip_grad_value_(params, 0.5)", "clip value 0.5"), ("clipnorm", "clip norm 1"),
    // Layers, losses and optimizers of a course, as other libraries have them
    ("Linear(10)", "dense 10"), ("nn.Dense(features=10)", "dense 10"),
    ("flax.linen.Dense(10)", "dense 10"),
    ("nn.Conv(features=8, kernel_size=(3, 3), strides=2)", "conv 8 3x3 stride 2"),
    ("nn.GELU('tanh')", "gelu approx"), ("nn.GELU(approximate='tanh')", "gelu approx"),
    ("F.gelu(x, approximate='tanh')", "gelu approx"), ("LeakyReLU(0.1)", "leakyrelu 0.1"),
    ("optim.Adam(model.parameters(), betas=(0.8, 0.99))", "optimizer adam beta1 0.8 beta2 0.99"),
    ("optax.adam(1e-3)", "optimizer adam lr 1e-3"),
    ("optax.sgd(0.1, momentum=0.9)", "optimizer sgd lr 0.1 momentum 0.9"),
    ("optax.rmsprop(1e-2, decay=0.9)", "optimizer rmsprop lr 1e-2 alpha 0.9"),
    ("optax.adamw(1e-3, weight_decay=0.1)", "optimizer adamw lr 1e-3 decay 0.1"),
    ("optax.clip_by_global_norm(1.0)", "clip norm 1.0"), ("optax.clip(0.5)", "clip value 0.5"),
    ("SyncBatchNorm(8, eps=1e-3)", "batchnorm eps 1e-3"), ("add(relu1)", "add relu1"),
    ("concat(conv1)", "concat conv1"), ("AdaptiveAvgPool2d(1)", "adaptiveavgpool 1"),
    ("maxpool 2 ceil_mode=True", "maxpool 2 ceil on"),
    ("batchnorm track_running_stats=False", "batchnorm track off"),
    ("optimizer sgd weight_decay 0.01", "optimizer sgd decay 0.01"),
    ("weight_decay=0.01", "optimizer sgd decay 0.01"),
    ("average_pooling 2", "avgpool 2"), ("avg_pooling 2", "avgpool 2"), ("fwd", "forward"),
    ("bprop", "backward"), ("batch_norm2d", "batchnorm"), ("global_max_pool", "globalmaxpool"),
    ("del conv1", "remove conv1"), ("rm relu1", "remove relu1"),
    ("torch.sign(x)", "(x > 0) - (x < 0)"), ("print sign(2)", "print (2 > 0) - (2 < 0)"),
    // Our own commands, written as calls
    ("conv(8, 3)", "conv 8 3"), ("conv(1, 8, 3)", "conv 8 3"), ("relu()", "relu"),
    ("conv(8, (3, 5), padding=1, bias=False)", "conv 8 3x5 pad 1 bias off"),
    ("convtranspose(8, 4, kernel_size=3, stride=2)", "convtranspose 4 3 stride 2"),
    ("dense(10)", "dense 10"), ("dense(32, 10)", "dense 10"), ("maxpool(2)", "maxpool 2"),
    ("leakyrelu(0.1)", "leakyrelu 0.1"), ("batchnorm()", "batchnorm"), ("flatten()", "flatten"),
    ("forward()", "forward"), ("remove(conv1)", "remove conv1"), ("seed(1)", "seed 1"),
    ("optimizer(sgd, lr=0.1)", "optimizer sgd lr 0.1"), ("upsample((2, 3))", "upsample 2x3"),
    ("batchnorm(8)", "batchnorm"), ("dropout(p=0.5)", "dropout 0.5"), ("prelu(1)", "prelu"),
    ("explain(conv1.weight[0,0,0,0])", "explain conv1.weight[0,0,0,0]"),
    // Shapes
    ("Input(shape=(28, 28, 1))", "input 1x28x28"), ("Input((3, 32, 32))", "input 3x32x32"),
    ("input 28 28", "input 28x28"), ("input (1,28,28)", "input 1x28x28"),
    ("input 1, 28, 28", "input 1x28x28"), ("input [1, 28, 28]", "input 1x28x28"),
    ("input 1 x 8 x 8", "input 1x8x8"), ("input 28*28", "input 28x28"),
  ]

  @Test(
    "is answered with what does the same, the arguments taken over", arguments: Self.translations)
  func translation(typed: String, meant: String) throws {
    let diagnostic = try #require(run(typed).first?.diagnostic, "\(typed) went well")
    #expect(diagnostic.suggestion == meant)
    #expect(try #require(diagnostic.range).length > 0)
  }

  @Test(
    "is said to be missing where it is",
    arguments: [
      "mish", "F.mish(x)", "nn.Mish()", "celu", "weight_norm(x)", "spectral_norm", "nn.ReLU6()",
      "clamp 1", "nn.LSTMCell(8)", "conv3d 8 3", "nn.Conv3d(1, 8, 3)", "MaxPool3d(2)",
      "nn.BatchNorm3d(8)",
      "HingeEmbeddingLoss()", "F.hinge_embedding_loss(x, y)", "CategoricalHinge()",
      "TripletMarginLoss()", "optimizer lbfgs", "optim.LBFGS(params)", "LSTM(8)",
      "nn.LSTM(3, 4)",
      "torch.einsum('i', x)",
      "median(x)", "x.median()", "np.percentile(x, 5)", "1 + mish", "x.unknown()", "torch.unknown",
      "np.clip(x, 0, 1)", "x.clip(0, 1)",
    ])
  func missing(typed: String) throws {
    let diagnostic = try #require(run(typed).first?.diagnostic, "\(typed) went well")
    #expect(diagnostic.message.hasSuffix("is not in Gradus"), "\(diagnostic.message)")
    #expect(diagnostic.suggestion == nil)
  }

  @Test(
    "is told where there is nothing to type",
    arguments: [
      "zero_grad", "optimizer.zero_grad()", "scheduler.step()", "import torch",
      "from torch import nn", "with torch.no_grad():", "for i in range(10):", "torch", "x.cpu()",
      "model = nn.Sequential(nn.Linear(3, 2))", "class Net(nn.Module):",
      // Arguments, as they stand in a call.
      "padding=1", "padding='same'", "ceil_mode=True", "negative_slope=0.1",
      "activation='relu'", "units=3", "kernel_size=3", "training=True", "share conv1",
      "pooling 2", "del x", "unset x", "clear",
    ])
  func told(typed: String) throws {
    let diagnostic = try #require(run(typed).first?.diagnostic, "\(typed) went well")
    // Of `class` there is an option as well.
    let ends = ["is not a word of Gradus", "does not stand by itself"]
    #expect(ends.contains { diagnostic.message.hasSuffix($0) }, "\(diagnostic.message)")
    #expect(diagnostic.suggestion == nil, "\(diagnostic.suggestion ?? "")")
    #expect(!diagnostic.notes.isEmpty)
  }

  @Test(
    "No argument of a command is left out to make it readable",
    arguments: ["seed(1, 2)", "undo(3, 1)", "freeze(conv1, conv2)", "rename(conv1, a, b)"])
  func whole(typed: String) throws {
    let diagnostic = try #require(run("example both; " + typed).last?.diagnostic)
    #expect(diagnostic.suggestion == nil, "\(diagnostic.suggestion ?? "")")
  }

  @Test("A command that is no layer has no volumes", arguments: ["grads3d", "net3d 1", "step3d"])
  func noVolumes(typed: String) throws {
    let diagnostic = try #require(run(typed).first?.diagnostic)
    #expect(!diagnostic.message.hasSuffix("is not in Gradus"), "\(diagnostic.message)")
  }

  @Test(
    "A word of ours that is an option is said to be one",
    arguments: [
      ("stride=2", "conv"), ("groups=2", "conv"), ("dilation=2", "maxpool"),
      ("sharing conv1", "dense"), ("outpad", "convtranspose"),
    ])
  func options(typed: String, owner: String) throws {
    let diagnostic = try #require(run(typed).first?.diagnostic, "\(typed) went well")
    let note = try #require(diagnostic.notes.first { $0.contains("it is an option of") })
    #expect(note.contains(owner))
  }

  // MARK: The whole lists

  /// The ways in which a name of that owner is typed.
  private static func forms(_ owner: String, _ name: String) -> [String] {
    switch owner {
    case "tensor", "array": [name, "x.\(name)", "x.\(name)()", "\(name)(x)"]
    case "module", "keras.model", "optimizer": [name, "m.\(name)()"]
    default:
      [name, "\(name)(1)", "\(name) 1", "\(owner).\(name)()", "torch.\(name)", name.lowercased()]
    }
  }

  @Test("has an answer for every name of theirs, which is no neighbour's")
  func everyName() throws {
    #expect(ForeignNames.all.count > 2000)
    var interpreter = Interpreter(environment: Environment(mayWriteFiles: false))
    for (owner, name) in ForeignNames.all {
      for typed in Self.forms(owner, name) {
        let outcome = try #require(run(typed, in: &interpreter).last)
        guard let diagnostic = outcome.diagnostic else { continue }
        let isForeign =
          diagnostic.message.hasSuffix("is not in Gradus")
          || diagnostic.message.hasSuffix("is not a word of Gradus")
        let isOurs =
          Vocabulary.command(name) != nil || Vocabulary.callable(name) != nil
          || (Vocabulary.pictures + Vocabulary.filters).contains { $0.name == name }
          || Vocabulary.field(name) != nil || Vocabulary.values.contains(name)
          || Vocabulary.command(name.lowercased()) != nil
          || Vocabulary.callable(name.lowercased()) != nil
          || Vocabulary.isInner(name) || Vocabulary.isInner(name.lowercased())
        #expect(isForeign || isOurs, "\(typed): \(diagnostic.message)")
        if let suggestion = diagnostic.suggestion, isForeign {
          let first = suggestion.split { " (".contains($0) }.first.map(String.init) ?? ""
          let isReadable = Parser.statements(in: suggestion).allSatisfy {
            if case .success = $0.result { true } else { false }
          }
          #expect(isReadable || Vocabulary.command(first) != nil, "\(typed): \(suggestion)")
        }
      }
    }
  }

  @Test(
    "is explained by help, and found by apropos", arguments: ["zero_grad", "Conv2d", "mish", "fit"])
  func help(word: String) throws {
    let page = try #require(run("help \(word)").first?.document)
    #expect(page.kind == "help")
    let found = try #require(run("apropos \(word)").first?.document)
    let matches = try #require(found.facts.first { $0.name == "matches" })
    guard case .list(let list) = matches.value else { throw NoValue() }
    #expect(!list.isEmpty)
  }

  @Test(
    "Where one of a command's own words belongs, a function of NumPy is not the answer",
    arguments: ["guess sign", "sabotage sign", "quiz median", "init conv1 sign"])
  func choices(line: String) {
    let error = run("example both; sabotage mean; " + line).last?.diagnostic
    #expect(
      error?.code == "unknown-choice" || error?.code == "unknown-option", "\(error?.code ?? "")")
    #expect(error?.message.contains("not a word of Gradus") == false)
  }
}
