extension ForeignWords {
  /// A line for each word, `KEY: INSTEAD  # NOTE`; the only list of them.
  ///
  /// A word that Gradus gets itself is taken out here, and that is all: what is a word of ours is
  /// answered as such however it is written, `nn.GELU()` and `F.gelu(x)` among them.
  ///
  /// `-` says that Gradus has nothing of the kind, and an empty INSTEAD that there is nothing to
  /// type. A KEY that begins with a dot stands behind a value, `{self}`; one with brackets gives
  /// names to the arguments, after a value and a dot to that value first; one with words behind it
  /// is written like a command, `=True` is an argument that has to be that, `name=True` one that is
  /// given by its name. ``ForeignTemplate`` says
  /// how INSTEAD is written. Of several lines for a word the first one that fits is taken.
  static let table = """
    Conv2d(in, out, kernel, stride, padding, dilation, groups, bias, padding_mode): \
    conv {out:whole} {kernel:square} \
    «stride {stride:size}» «pad {padding:padding}» «dilation {dilation:size}» \
    «groups {groups:whole}» «bias {bias:flag}»
    Conv2D(out, kernel, stride, padding): conv {out:whole} {kernel:square} \
    «stride {stride:size}» «pad {padding:padding}»
    Convolution2D(out, kernel, stride, padding): conv {out:whole} {kernel:square} \
    «stride {stride:size}» «pad {padding:padding}»
    Conv(features, kernel, stride, padding): conv {features:whole} {kernel:square} \
    «stride {stride:size}» «pad {padding:padding}»
    DepthwiseConv2D(kernel, stride, padding): conv C {kernel:square} groups C  \
    # C is the number of channels: a group for each
    depthwise: conv  # `conv 4 3x3 groups 4`: as many groups as channels
    SeparableConv2D: conv  # `conv 4 3x3 groups 4; conv 8 1x1`: each channel by itself, then all
    LazyConv2d(out, kernel, stride, padding): \
    conv {out:whole} {kernel:square} «stride {stride:size}» «pad {padding:padding}»
    ConvTranspose2d(in, out, kernel, stride, padding, output_padding, groups, bias, dilation): \
    convtranspose {out:whole} {kernel:square} «stride {stride:size}» «pad {padding:size}» \
    «outpad {output_padding:size}» «dilation {dilation:size}» «groups {groups:whole}» \
    «bias {bias:flag}»
    LazyConvTranspose2d(out, kernel, stride, padding): convtranspose {out:whole} {kernel:square} \
    «stride {stride:size}» «pad {padding:size}»
    Conv2DTranspose(out, kernel, stride): convtranspose {out:whole} {kernel:square} \
    «stride {stride:size}»
    Convolution2DTranspose(out, kernel, stride): convtranspose {out:whole} {kernel:square} \
    «stride {stride:size}»
    conv_transpose2d: convtranspose
    conv2dtranspose: convtranspose
    deconv: convtranspose
    LocallyConnected2D(out, kernel, stride): locallyconnected {out:whole} {kernel:square} \
    «stride {stride:size}»
    locally_connected: locallyconnected
    ZeroPad2d(padding): zeropad {padding:sides}
    ZeroPadding2D(padding): zeropad {padding:whole}
    ZeroPadding2D: zeropad  # LEFT RIGHT TOP BOTTOM, in PyTorch's order
    Upsample(size, scale_factor, mode): upsample {scale_factor:size}
    UpsamplingNearest2d(size, scale_factor): upsample {scale_factor:size}
    UpSampling2D(size): upsample {size:size}
    upsampling: upsample
    interpolate(x, size, scale_factor): upsample {scale_factor:size}  \
    # a layer; there is no function of it
    interpolate: upsample
    AdaptiveAvgPool2d(size): adaptiveavgpool {size:size}
    adaptive_avg_pool2d(x, size): adaptiveavgpool {size:size}
    adaptive_avg_pool2d: adaptiveavgpool
    AdaptiveAveragePooling2D(size): adaptiveavgpool {size:size}
    AdaptiveMaxPool2d(=1): globalmaxpool
    adaptive_max_pool2d: globalmaxpool  # to one number for each channel
    Conv1d(in, out, kernel, stride, padding): conv {out:whole} 1x{kernel:whole} \
    «stride 1x{stride:whole}» «pad 0x{padding:whole}»  \
    # a sequence is a picture of one row: `input 1x1x10`
    Conv1D(out, kernel): conv {out:whole} 1x{kernel:whole}  # a sequence is a picture of one row
    Convolution1D(out, kernel): conv {out:whole} 1x{kernel:whole}  # of a picture of one row
    conv1d OUT K: conv {OUT:whole} 1x{K:whole}  # a sequence is a picture of one row: `input 1x1x10`
    conv1d K: conv OUT 1x{K:whole}  # a sequence is a picture of one row: `input 1x1x10`
    conv1d(x, k): correlate({x:value}, {k:value})  # x is C×1×N, k is O×C×1×K
    conv1d: conv OUT 1xK  # a sequence is a picture of one row: `input 1x1x10`
    conv2d(x, k): correlate({x:value}, {k:value})
    conv2d: conv
    convolution: conv
    Linear(in, out, bias): dense {out:whole} «bias {bias:flag}»
    Linear(out): dense {out:whole}
    LazyLinear(out): dense {out:whole}
    Dense(out, activation): dense {out:whole}  # an activation is a layer of its own, as relu
    Dense(features): dense {features:whole}
    Linear: dense
    MaxPool2d(kernel, stride, padding, dilation, return_indices, ceil_mode): maxpool {kernel:size} \
    «stride {stride:size}» «pad {padding:size}» «dilation {dilation:size}» «ceil {ceil_mode:flag}»
    MaxPool2D(kernel, stride): maxpool {kernel:size} «stride {stride:size}»
    MaxPooling2D(kernel, stride): maxpool {kernel:size} «stride {stride:size}»
    MaxPool1d(kernel): maxpool 1x{kernel:whole}  # a sequence is a picture of one row
    MaxPool1D(kernel): maxpool 1x{kernel:whole}  # a sequence is a picture of one row
    MaxPooling1D(kernel): maxpool 1x{kernel:whole}  # a sequence is a picture of one row
    max_pool1d: maxpool
    max_pool2d(x, kernel, stride): maxpool {kernel:size} «stride {stride:size}»
    max_pool2d: maxpool
    maxpool2d: maxpool
    maxpooling: maxpool
    AvgPool2d(kernel, stride, padding, ceil_mode, count_include_pad): avgpool {kernel:size} \
    «stride {stride:size}» «pad {padding:size}» «count-pad {count_include_pad:flag}» \
    «ceil {ceil_mode:flag}»
    AvgPool2D(kernel, stride): avgpool {kernel:size} «stride {stride:size}»
    AveragePooling2D(kernel, stride): avgpool {kernel:size} «stride {stride:size}»
    AvgPool1d(kernel): avgpool 1x{kernel:whole}  # a sequence is a picture of one row
    AvgPool1D(kernel): avgpool 1x{kernel:whole}  # a sequence is a picture of one row
    AveragePooling1D(kernel): avgpool 1x{kernel:whole}  # a sequence is a picture of one row
    avg_pool1d: avgpool
    avg_pool2d(x, kernel, stride): avgpool {kernel:size} «stride {stride:size}»
    avg_pool2d: avgpool
    avgpool2d: avgpool
    averagepooling: avgpool
    avgpooling: avgpool
    pooling: # `maxpool 2` keeps the largest of each window, `avgpool 2` the mean
    GlobalMaxPooling2D: globalmaxpool
    GlobalMaxPooling1D: globalmaxpool
    GlobalMaxPool1D: globalmaxpool
    global_max_pool: globalmaxpool
    GlobalAveragePooling2D: globalavgpool
    GlobalAvgPool2D: globalavgpool
    GlobalAveragePooling1D: globalavgpool
    GlobalAvgPool1D: globalavgpool
    global_avg_pool: globalavgpool
    LeakyReLU(slope): leakyrelu «{slope:number}»
    leaky_relu(x, slope): leakyrelu «{slope:number}»  # a layer; there is no function of it
    leaky_relu: leakyrelu
    lrelu: leakyrelu
    ELU(alpha): elu «{alpha:number}»
    elu(x, alpha): elu «{alpha:number}»  # a layer; there is no function of it
    Softplus(beta): softplus «{beta:number}»
    softplus(x, beta): softplus «{beta:number}»  # of a value: log(1 + exp(x))
    GELU(approximate='tanh'): gelu approx
    gelu(x, approximate='tanh'): gelu approx  # a layer; there is no function of it
    gelu(x): gelu  # a layer; there is no function of it
    silu(x): silu  # of a value: x * sigmoid(x)
    selu(x): selu  # a layer; there is no function of it
    swish: silu
    BatchNorm2d(features, eps, momentum, affine, track_running_stats): batchnorm \
    «eps {eps:number}» «momentum {momentum:number}» «affine {affine:flag}» \
    «track {track_running_stats:flag}»
    BatchNorm1d(features, eps, momentum, affine, track_running_stats): batchnorm \
    «eps {eps:number}» «momentum {momentum:number}» «affine {affine:flag}» \
    «track {track_running_stats:flag}»
    BatchNormalization(axis, momentum, eps): batchnorm «eps {eps:number}»  \
    # Keras keeps 0.99 of what was: `batchnorm momentum 0.01`
    SyncBatchNorm(features, eps, momentum, affine, track_running_stats): batchnorm \
    «eps {eps:number}» «momentum {momentum:number}» «affine {affine:flag}» \
    «track {track_running_stats:flag}»  # all runs in one process
    SyncBatchNorm: batchnorm  # all runs in one process
    weight_norm: -  # norms are of activations: batchnorm, layernorm, groupnorm
    spectral_norm: -  # norms are of activations: batchnorm, layernorm, groupnorm
    batch_norm(x): batchnorm  # a layer; there is no function of it
    batch_norm: batchnorm
    bn: batchnorm
    LayerNorm(shape, eps, elementwise_affine): layernorm «eps {eps:number}» \
    «affine {elementwise_affine:flag}»
    LayerNormalization: layernorm
    layer_norm(x): layernorm  # a layer; there is no function of it
    layer_norm: layernorm
    GroupNorm(groups, channels, eps, affine): groupnorm {groups:whole} «eps {eps:number}» \
    «affine {affine:flag}»
    GroupNormalization(groups): groupnorm {groups:whole}
    GroupNormalization: groupnorm  # `groupnorm 2`, for two groups
    group_norm(x, groups): groupnorm {groups:whole}
    group_norm: groupnorm
    InstanceNorm2d(channels): groupnorm {channels:whole} affine off  # a group for each channel
    instance_norm: groupnorm  # with as many groups as channels
    instancenorm: groupnorm  # with as many groups as channels
    running_mean: # `batchnorm1.mean`
    running_var: # `batchnorm1.var`
    num_batches_tracked: # not counted: `momentum` alone says how much is taken
    Dropout(p): dropout «{p:number}»
    Dropout2d(p): dropout «{p:number}»  # single numbers are dropped, not whole channels
    SpatialDropout2D(p): dropout «{p:number}»  # single numbers are dropped, not whole channels
    dropout(x, p): dropout «{p:number}»  # a layer; there is no function of it
    PReLU: prelu
    prelu(x, w): prelu  # a layer; there is no function of it
    Softmax: softmax  # a layer; softmax(x) of a value; `loss cross-entropy` has its own
    Softmax2d: softmax
    Identity: # a layer that changes nothing is left out
    Flatten: flatten
    ravel(x): flatten({x:value})
    Activation(name): {name:word}
    Input(shape): input {shape:picture}  # channels come first: `input 1x28x28`
    InputLayer(shape): input {shape:picture}  # channels come first: `input 1x28x28`
    inputs: input
    Sequential: # there is one network: each layer is a command, type them in order
    ModuleList: # there is one network: each layer is a command, type them in order
    ModuleDict: # there is one network: each layer is a command, type them in order
    Module: # there is one network: each layer is a command, type them in order
    Model: # there is one network: each layer is a command, type them in order
    Layer: # each layer is a command; `help all` lists them
    Container: # there is one network: each layer is a command, type them in order
    network: net
    model(x): forward  # x is assigned first: input = x
    model: net  # there is one network; `net` shows it
    net(x): forward  # x is assigned first: input = x
    self: # there is one network, and it needs no name
    layers: net
    .layers: net
    modules: net
    children: net
    named_modules: net
    named_children: net
    named_parameters: net
    parameters: net  # `update` and the optimizer take all of them
    params: net
    param_groups: optimizer
    .weights: net  # a layer's are conv1.weight
    weights: net  # a layer's are conv1.weight
    trainable_weights: net
    trainable_variables: net
    non_trainable_weights: net
    .summary: net
    summary: net
    count_params: net
    get_layer: net
    get_parameter: net
    get_weights: # a layer's weights are conv1.weight, its biases conv1.bias
    set_weights: # weights are assigned: conv1.weight = ones(1,1,2,2)
    buffers: -
    register_buffer: -
    register_parameter: -
    register_forward_hook: # nothing has to be caught: every value stays, as conv1.out
    register_full_backward_hook: # nothing has to be caught: every gradient stays, as conv1.out.grad
    register_hook: # nothing has to be caught: every gradient stays, as conv1.out.grad
    retain_grad: # every gradient is kept, those of activations too: conv1.out.grad
    hook: # nothing has to be caught: every value and gradient stays, as conv1.out.grad
    Parameter: # each layer has its weights by itself; assign them: conv1.weight = ...
    add_module: # a layer is added by its word, as conv 2 3x3; `insert` puts it elsewhere
    compile(optimizer, loss): loss {loss:word}  # and `optimizer`
    compile: # `loss` and `optimizer` choose what `train` follows
    build: # a network is there as soon as its layers are
    call: forward
    forward(x): forward
    fwd: forward
    fprop: forward
    bwd: backward
    bprop: backward
    .forward: forward
    .backward: backward
    backprop: backward
    backpropagation: backward
    backpropagate: backward
    autograd: backward
    grad_fn: explain  # `explain ADDRESS` tells where a number comes from
    is_leaf: # every value has a gradient here
    GradientTape: backward  # every pass can be followed by one
    gradient: backward  # then `grads` shows them, conv1.weight.grad is one
    gradients: grads
    jacobian: unroll  # of a convolution: the matrix that it is
    no_grad: # nothing is recorded behind your back: `forward` alone computes no gradient
    enable_grad: # `backward` computes the gradients when you say so
    set_grad_enabled: # `backward` computes the gradients when you say so
    zero_grad: # each backward starts from zero; `backward add` adds, as PyTorch does
    zerograd: # each backward starts from zero; `backward add` adds, as PyTorch does
    scheduler.step: # `schedule` acts at each update by itself
    lr_scheduler.step: # `schedule` acts at each update by itself
    .step: update
    apply_gradients: update
    minimize: update
    detach LAYER: block {LAYER}  # what is below that layer gets no gradient
    detach(x): {x:value}  # a value carries no graph; `block LAYER` lets no gradient pass
    detach: block  # `block LAYER` lets no gradient pass below it
    stop_gradient LAYER: block {LAYER}  # what is below that layer gets no gradient
    stop_gradient: block
    requires_grad LAYER off: freeze {LAYER}
    requires_grad LAYER on: unfreeze {LAYER}
    requires_grad LAYER: freeze {LAYER}  # `unfreeze` lets it learn again
    requires_grad(x, =False): freeze {x:value}
    requires_grad(x, =True): unfreeze {x:value}
    requires_grad(x): # all have gradients; `freeze` keeps weights from being updated
    requires_grad: freeze  # all have gradients; `freeze` keeps weights from being updated
    .trainable(x, =False): freeze {x:value}
    .trainable(x, =True): unfreeze {x:value}
    trainable: freeze  # `freeze` and `unfreeze`
    fit(x, y, batch_size, epochs): train {epochs:whole} epochs «batch {batch_size:whole}»
    fit N: train {N:whole} epochs
    fit: train
    train_on_batch: train  # `train 1 step`
    learn: train
    epochs N: train {N:whole} epochs
    epochs: train  # `train 5 epochs`
    epoch: train  # `train 1 epoch`
    iterations: train  # `train 100 steps`
    batch_size: batch  # an option: `train 5 epochs batch 32`
    batch: # `train 5 epochs batch 32`
    minibatch: # `train 5 epochs batch 32`
    test: evaluate
    test_on_batch: evaluate
    .evaluate: evaluate
    accuracy: evaluate
    accuracy_score: evaluate
    confusion_matrix: evaluate
    Accuracy: evaluate
    BinaryAccuracy: evaluate
    CategoricalAccuracy: evaluate
    SparseCategoricalAccuracy: evaluate
    compute_loss: loss
    metrics: evaluate
    validate: evaluate
    validation: evaluate
    eval: mode eval  # `evaluate` looks at held-back data
    .train: mode train  # `train 5 steps` trains
    .eval: mode eval  # `evaluate` looks at held-back data
    training: # `mode train` is what batch norm and dropout do in training
    .predict: forward  # x is assigned first: input = x
    predict_proba: # behind `forward`: softmax(dense1.out), of the last layer's output
    predict_on_batch: forward
    inference: forward
    criterion: loss  # `loss cross-entropy` chooses it, `forward` works it out
    loss_fn: loss  # `loss cross-entropy` chooses it, `forward` works it out
    loss_function: loss
    objective: loss
    CrossEntropyLoss(weight, size, ignore, reduce, reduction, label_smoothing): loss cross-entropy \
    «weights {weight:value}» «smoothing {label_smoothing:number}» «reduction {reduction:reduction}»
    CrossEntropyLoss: loss cross-entropy
    CategoricalCrossentropy(from_logits, label_smoothing): loss cross-entropy \
    «smoothing {label_smoothing:number}»
    SparseCategoricalCrossentropy: loss cross-entropy
    CategoricalCrossentropy: loss cross-entropy
    categorical_crossentropy: loss cross-entropy
    sparse_categorical_crossentropy: loss cross-entropy
    crossentropy: loss cross-entropy
    cross_entropy(input, target, weight, size, ignore, reduce, reduction, label_smoothing): \
    loss cross-entropy «weights {weight:value}» «smoothing {label_smoothing:number}» \
    «reduction {reduction:reduction}»
    cross_entropy: loss cross-entropy
    crossentropyloss: loss cross-entropy
    softmax_cross_entropy: loss cross-entropy
    label_smoothing S: loss cross-entropy smoothing {S:number}
    label_smoothing: loss  # an option: `loss cross-entropy smoothing 0.1`
    LinearCrossEntropyLoss: loss cross-entropy  # `dense` comes before it
    linear_cross_entropy: loss cross-entropy  # `dense` comes before it
    ce: loss cross-entropy
    MSELoss(size, reduce, reduction): loss mse «reduction {reduction:reduction}»
    MSELoss: loss mse
    mse_loss(input, target, size, reduce, reduction): loss mse «reduction {reduction:reduction}»
    mse_loss: loss mse
    MeanSquaredError: loss mse
    mean_squared_error: loss mse
    mse: loss mse
    squared_error: loss squared-error
    l2_loss: loss squared-error
    NLLLoss(weight, size, ignore, reduce, reduction): loss cross-entropy \
    «weights {weight:value}» «reduction {reduction:reduction}»  \
    # the logarithm of softmax is part of it
    NLLLoss: loss cross-entropy  # the logarithm of softmax is part of it
    nll_loss: loss cross-entropy  # the logarithm of softmax is part of it
    nll: loss cross-entropy  # the logarithm of softmax is part of it
    BCELoss(weight, size, reduce, reduction): loss bce «reduction {reduction:reduction}»
    BCELoss: loss bce
    BCEWithLogitsLoss(weight, size, reduce, reduction): loss bce-logits \
    «reduction {reduction:reduction}»
    BCEWithLogitsLoss: loss bce-logits
    BinaryCrossentropy(from_logits=True): loss bce-logits
    BinaryCrossentropy: loss bce
    binary_crossentropy: loss bce
    binary_cross_entropy(input, target, weight, size, reduce, reduction): loss bce \
    «reduction {reduction:reduction}»
    binary_cross_entropy: loss bce
    binary_cross_entropy_with_logits(input, target, weight, size, reduce, reduction): \
    loss bce-logits «reduction {reduction:reduction}»
    binary_cross_entropy_with_logits: loss bce-logits
    sigmoid_cross_entropy: loss bce-logits
    bce: loss bce
    bce_logits: loss bce-logits
    bce_with_logits: loss bce-logits
    L1Loss(size, reduce, reduction): loss l1 «reduction {reduction:reduction}»
    L1Loss: loss l1
    l1_loss(input, target, size, reduce, reduction): loss l1 «reduction {reduction:reduction}»
    l1_loss: loss l1
    l1: loss l1  # the loss; `optimizer sgd decay R` pulls weights to 0, as the square of them would
    mae: loss l1
    MeanAbsoluteError: loss l1
    mean_absolute_error: loss l1
    HuberLoss(reduction, delta): loss huber «delta {delta:number}» «reduction {reduction:reduction}»
    HuberLoss: loss huber
    Huber(delta): loss huber «delta {delta:number}»
    Huber: loss huber
    huber_loss(input, target, reduction, delta): loss huber «delta {delta:number}» \
    «reduction {reduction:reduction}»
    huber_loss: loss huber
    huber D: loss huber delta {D:number}
    huber: loss huber
    SmoothL1Loss(size, reduce, reduction, beta): loss huber «delta {beta:number}» \
    «reduction {reduction:reduction}»  # with a beta other than 1 divide it by beta
    SmoothL1Loss: loss huber  # with a beta other than 1 divide it by beta
    smooth_l1_loss(input, target, size, reduce, reduction, beta): loss huber \
    «delta {beta:number}» «reduction {reduction:reduction}»  \
    # with a beta other than 1 divide it by beta
    smooth_l1_loss: loss huber  # with a beta other than 1 divide it by beta
    smooth_l1: loss huber  # with a beta other than 1 divide it by beta
    MultiMarginLoss(p, margin, weight, size, reduce, reduction): loss hinge \
    «margin {margin:number}» «reduction {reduction:reduction}»  \
    # which PyTorch also divides by the number of classes; p is 1
    MultiMarginLoss: loss hinge  # which PyTorch also divides by the number of classes; p is 1
    multi_margin_loss(input, target, p, margin, weight, size, reduce, reduction): loss hinge \
    «margin {margin:number}» «reduction {reduction:reduction}»  \
    # which PyTorch also divides by the number of classes; p is 1
    multi_margin_loss: loss hinge  # which PyTorch also divides by the number of classes
    hinge M: loss hinge margin {M:number}
    hinge: loss hinge  # of class scores; Keras' Hinge reads targets of 1 and -1
    hinge_loss: loss hinge
    HingeEmbeddingLoss: -  # of distances, with targets of 1 and -1; of class scores: `loss hinge`
    hinge_embedding_loss: -  # of distances, with targets of 1 and -1; of scores: `loss hinge`
    CategoricalHinge: -  # it takes the nearest wrong class alone; `loss hinge` adds up all of them
    categorical_hinge: -  # it takes the nearest wrong class alone; `loss hinge` adds up all of them
    SquaredHinge: -  # of class scores, not squared: `loss hinge`
    squared_hinge: -  # of class scores, not squared: `loss hinge`
    MultiLabelSoftMarginLoss: loss bce-logits  # the same mean, taken for each sample first
    multilabel_soft_margin_loss: loss bce-logits  # the same mean, taken for each sample first
    L2 R: optimizer sgd decay {R:number}
    L2(factor): optimizer sgd decay {factor:number}  # the same for all weights
    l2 R: optimizer sgd decay {R:number}
    l2: optimizer  # `optimizer sgd decay 0.01` pulls weights to 0
    regularization: optimizer  # `optimizer sgd decay 0.01` pulls weights to 0
    weight_decay R: optimizer sgd decay {R:number}
    weight_decay: decay  # an option: `optimizer sgd decay 0.01`
    decay R: optimizer sgd decay {R:number}
    lr R: optimizer sgd lr {R:number}
    lr: optimizer  # `optimizer` alone shows it
    learning_rate R: optimizer sgd lr {R:number}
    learning_rate: optimizer  # `optimizer sgd lr 0.1`; `optimizer` alone shows it
    learningrate: optimizer  # `optimizer sgd lr 0.1`; `optimizer` alone shows it
    learning: optimizer  # `optimizer sgd lr 0.1`; `optimizer` alone shows it
    momentum M: optimizer sgd momentum {M:number}
    betas: # two options: `optimizer adam beta1 0.9 beta2 0.999`
    SGD(params, lr, momentum, dampening, weight_decay, nesterov): optimizer sgd \
    «lr {lr:number}» «momentum {momentum:number}» «nesterov {nesterov:flag}» \
    «decay {weight_decay:number}»
    SGD(lr, momentum, nesterov): optimizer sgd \
    «lr {lr:number}» «momentum {momentum:number}» «nesterov {nesterov:flag}»
    Adam(params, lr, betas, eps, weight_decay): optimizer adam \
    «lr {lr:number}» «beta1 {betas:first}» «beta2 {betas:second}» «eps {eps:number}» «decay {weight_decay:number}»
    Adam(lr): optimizer adam «lr {lr:number}»
    AdamW(params, lr, betas, eps, weight_decay): optimizer adamw \
    «lr {lr:number}» «beta1 {betas:first}» «beta2 {betas:second}» «eps {eps:number}» «decay {weight_decay:number}»
    AdamW(lr): optimizer adamw «lr {lr:number}»
    sgd R: optimizer sgd lr {R:number}
    sgd lr R: optimizer sgd lr {R:number}
    adam R: optimizer adam lr {R:number}
    adam lr R: optimizer adam lr {R:number}
    adamw R: optimizer adamw lr {R:number}
    adamw lr R: optimizer adamw lr {R:number}
    sgd: optimizer sgd
    adam: optimizer adam
    adamw: optimizer adamw
    Optimizer: optimizer
    optimiser: optimizer
    add_param_group: rate  # `rate conv1 0.1` gives conv1 a part of the learning rate
    param_groups: rate  # `rate conv1 0.1` gives conv1 a part of the learning rate
    RMSprop(params, lr, alpha, eps, weight_decay, momentum, centered): optimizer rmsprop \
    «lr {lr:number}» «alpha {alpha:number}» «eps {eps:number}» «momentum {momentum:number}» \
    «centered {centered:flag}» «decay {weight_decay:number}»
    RMSprop(lr, rho, momentum, epsilon, centered): optimizer rmsprop «lr {lr:number}» \
    «alpha {rho:number}» «eps {epsilon:number}» «momentum {momentum:number}» \
    «centered {centered:flag}»
    Adagrad(params, lr, lr_decay, weight_decay, initial_accumulator_value, eps): \
    optimizer adagrad «lr {lr:number}» «eps {eps:number}» «decay {weight_decay:number}»
    Adagrad(lr): optimizer adagrad «lr {lr:number}»
    optax.sgd(lr, momentum, nesterov): optimizer sgd «lr {lr:number}» \
    «momentum {momentum:number}» «nesterov {nesterov:flag}»
    optax.adam(lr, b1, b2, eps): optimizer adam «lr {lr:number}» «beta1 {b1:number}» \
    «beta2 {b2:number}» «eps {eps:number}»
    optax.adamw(lr, b1, b2, eps, eps_root, mu_dtype, weight_decay): optimizer adamw \
    «lr {lr:number}» «beta1 {b1:number}» «beta2 {b2:number}» «eps {eps:number}» \
    «decay {weight_decay:number}»
    optax.rmsprop(lr, decay, eps): optimizer rmsprop «lr {lr:number}» «alpha {decay:number}» \
    «eps {eps:number}»
    optax.adagrad(lr): optimizer adagrad «lr {lr:number}»
    optax.clip_by_global_norm(max_norm): clip norm {max_norm:number}
    optax.clip(max_delta): clip value {max_delta:number}
    clip_by_global_norm(max_norm): clip norm {max_norm:number}
    clip_by_global_norm: clip norm 1
    rmsprop R: optimizer rmsprop lr {R:number}
    rmsprop lr R: optimizer rmsprop lr {R:number}
    adagrad R: optimizer adagrad lr {R:number}
    adagrad lr R: optimizer adagrad lr {R:number}
    rmsprop: optimizer rmsprop
    adagrad: optimizer adagrad
    lbfgs: -  # optimizers are sgd, adam, adamw, rmsprop, adagrad
    StepLR(optimizer, step_size, gamma): schedule step {step_size:whole} {gamma:number}
    StepLR: schedule
    CosineAnnealingLR(optimizer, T_max): schedule cosine {T_max:whole}
    CosineAnnealingLR: schedule
    ConstantLR: schedule constant
    ExponentialLR(optimizer, gamma): schedule step 1 {gamma:number}
    LRScheduler: schedule
    LearningRateScheduler: schedule
    scheduler: schedule
    lr_scheduler: schedule
    lr_schedule: schedule
    cosine N: schedule cosine {N:whole}
    warmup: -  # `schedule` goes down by steps or along a cosine
    kaiming_normal(x): init {x:layer} he
    kaiming_normal: init he
    he_normal: init he
    HeNormal: init he
    kaiming: init he
    he: init he
    kaiming_uniform(x): init {x:layer} default
    kaiming_uniform: init default  # PyTorch's own default, with a = √5
    xavier_uniform(x): init {x:layer} xavier
    xavier_uniform: init xavier
    glorot_uniform: init xavier
    GlorotUniform: init xavier
    xavier: init xavier
    glorot: init xavier
    xavier_normal: -  # `init xavier` draws evenly, `init normal STD` normally
    glorot_normal: -  # `init xavier` draws evenly, `init normal STD` normally
    GlorotNormal: -  # `init xavier` draws evenly, `init normal STD` normally
    init.normal(x, mean, std): init {x:layer} normal {std:number}
    init.normal(x, mean, std): init normal {std:number}
    RandomNormal: init normal
    init.zeros(x): init {x:layer} zeros
    init.zeros: init zeros
    Zeros: init zeros
    Initializer: init
    initialize: init
    reset_parameters: init default
    manual_seed N: seed {N:whole}
    manual_seed(n): seed {n:whole}
    random.seed(n): seed {n:whole}
    initial_seed: seed
    default_rng(n): seed {n:whole}
    default_rng: seed
    Generator: seed
    RandomState: seed
    set_random_seed(n): seed {n:whole}
    double: set precision float64
    float: set precision float32
    .double: set precision float64
    .float: set precision float32
    float32: set precision float32
    float64: set precision float64
    FloatTensor(x): {x:value}
    dtype: set precision  # one for all: `set precision float32`
    .dtype: set precision  # one for all: `set precision float32`
    .type: set precision  # one for all: `set precision float32`
    astype: set precision  # one for all: `set precision float32`
    half: -  # `set precision float32` is the smallest
    bfloat16: -  # `set precision float32` is the smallest
    cuda: -  # all runs on the processor
    gpu: -  # all runs on the processor
    cpu: # all runs on the processor
    device: # all runs on the processor
    .to: # all runs on the processor; `set precision float32` for single precision
    shape(x): shape({x:value})
    size(x, axis): shape({x:value})[{axis:whole}]
    size(x): shape({x:value})
    dim(x): shape(shape({x:value}))[0]
    ndim(x): shape(shape({x:value}))[0]
    ndimension(x): shape(shape({x:value}))[0]
    numel(x): sum({x:operand}*0 + 1)
    nelement(x): sum({x:operand}*0 + 1)
    len(x): shape({x:value})[0]
    T(x): transpose({x:value})
    t(x): transpose({x:value})
    mT(x): transpose({x:value})
    H(x): transpose({x:value})
    adjoint(x): transpose({x:value})
    matrix_transpose(x): transpose({x:value})
    swapaxes: transpose  # of a matrix: transpose(x)
    swapdims: transpose  # of a matrix: transpose(x)
    permute: -  # of a matrix: transpose(x)
    permute_dims: -  # of a matrix: transpose(x)
    moveaxis: -  # of a matrix: transpose(x)
    movedim: -  # of a matrix: transpose(x)
    view(x, =-1): flatten({x:value})
    view(x, shape): reshape({x:value}, {shape:list})
    view: # `flatten` makes a vector of a picture; of a value: reshape(x, [4,4])
    view_as(x, y): reshape({x:value}, shape({y:value}))
    reshape_as(x, y): reshape({x:value}, shape({y:value}))
    resize: reshape
    unsqueeze: reshape  # reshape(x, [1,3,3]) puts an axis before
    squeeze: reshape  # reshape(x, [3,3]) takes an axis out
    expand_dims: reshape  # reshape(x, [1,3,3]) puts an axis before
    unflatten: reshape
    newaxis: reshape  # reshape(x, [1,3,3]) puts an axis before
    atleast_2d: reshape
    data(x): {x:value}
    numpy(x): {x:value}
    tolist(x): {x:value}
    item(x): {x:value}
    clone(x): {x:value}
    copy(x): {x:value}
    contiguous(x): {x:value}
    tensor(x): {x:value}
    Tensor(x): {x:value}
    array(x): {x:value}
    asarray(x): {x:value}
    as_tensor(x): {x:value}
    from_numpy(x): {x:value}
    ndarray: # numbers in brackets, [[1, 2], [3, 4]]
    LongTensor(x): {x:value}
    add(a, b): {a:operand} + {b:operand}
    add(layer): add {layer:layer}
    concat(layer): concat {layer:layer}
    sub(a, b): {a:operand} - {b:operand}
    subtract(a, b): {a:operand} - {b:operand}
    mul(a, b): {a:operand} * {b:operand}
    multiply(a, b): {a:operand} * {b:operand}
    div(a, b): {a:operand} / {b:operand}
    divide(a, b): {a:operand} / {b:operand}
    true_divide(a, b): {a:operand} / {b:operand}
    pow(a, b): {a:operand}^{b:operand}
    power(a, b): {a:operand}^{b:operand}
    float_power(a, b): {a:operand}^{b:operand}
    square(x): {x:operand}^2
    reciprocal(x): 1 / {x:operand}
    rsqrt(x): 1 / sqrt({x:value})
    neg(x): -{x:operand}
    negative(x): -{x:operand}
    positive(x): {x:value}
    absolute(x): abs({x:value})
    fabs(x): abs({x:value})
    exp2(x): 2^{x:operand}
    expm1(x): exp({x:value}) - 1
    log1p(x): log(1 + {x:operand})
    log2(x): log({x:value}) / log(2)
    log10(x): log({x:value}) / log(10)
    ln(x): log({x:value})
    expit(x): sigmoid({x:value})
    rint(x): round({x:value})
    around(x): round({x:value})
    sign(x): ({x:operand} > 0) - ({x:operand} < 0)  # 1, 0 or -1
    log_softmax(x): log(softmax({x:value}))
    LogSoftmax: # part of `loss cross-entropy`; of a value, log(softmax(x))
    logsigmoid(x): log(sigmoid({x:value}))
    log_sigmoid(x): log(sigmoid({x:value}))
    logsumexp(x): log(sum(exp({x:value})))
    swish(x): {x:operand} * sigmoid({x:value})  # no layer does it
    tanhshrink(x): {x:operand} - tanh({x:value})
    softsign(x): {x:operand} / (1 + abs({x:value}))
    eq(a, b): {a:operand} == {b:operand}
    ne(a, b): {a:operand} != {b:operand}
    lt(a, b): {a:operand} < {b:operand}
    le(a, b): {a:operand} <= {b:operand}
    gt(a, b): {a:operand} > {b:operand}
    ge(a, b): {a:operand} >= {b:operand}
    equal(a, b): {a:operand} == {b:operand}
    not_equal(a, b): {a:operand} != {b:operand}
    less(a, b): {a:operand} < {b:operand}
    less_equal(a, b): {a:operand} <= {b:operand}
    greater(a, b): {a:operand} > {b:operand}
    greater_equal(a, b): {a:operand} >= {b:operand}
    array_equal(a, b): min({a:operand} == {b:operand})
    isclose(a, b): allclose({a:value}, {b:value}, 1e-8)
    matmul(a, b): {a:operand} @ {b:operand}
    mm(a, b): {a:operand} @ {b:operand}
    mv(a, b): {a:operand} @ {b:operand}
    dot(a, b): {a:operand} @ {b:operand}
    inner(a, b): {a:operand} @ {b:operand}
    vdot(a, b): {a:operand} @ {b:operand}
    outer(a, b): transpose([{a:value}]) @ [{b:value}]
    ger(a, b): transpose([{a:value}]) @ [{b:value}]
    einsum: -  # a @ b is the matrix product; sum(a * b, axis) does much of the rest
    bmm: -  # a @ b takes vectors and matrices
    average(x): mean({x:value})
    amax(x): max({x:value})
    amin(x): min({x:value})
    nansum: -
    any(x): max({x:value})  # of ones and zeros
    all(x): min({x:value})  # of ones and zeros
    count_nonzero(x): sum({x:operand} != 0)
    vector_norm(x): norm({x:value})
    matrix_norm(x): norm({x:value})
    frobenius_norm(x): norm({x:value})
    linalg.norm(x): norm({x:value})
    var: -  # mean((x - mean(x))^2) divides by n
    empty(shape): zeros({shape:each})
    full(shape, value): {value:operand} * ones({shape:each})
    rand: -  # randn(2,3) draws normal numbers
    random: -  # randn(2,3) draws normal numbers
    standard_normal(shape): randn({shape:each})
    normal(mean, std, shape): {mean:operand} + {std:operand} * randn({shape:each})
    normal: randn
    random.randn(a, b): randn({a:value}, {b:value})
    randn_like(x): randn(SHAPE)
    zeros_like(x): {x:operand} * 0
    ones_like(x): {x:operand} * 0 + 1
    full_like(x, value): {x:operand} * 0 + {value:operand}
    identity(n): eye({n:value})
    range(a, b): arange({a:value}, {b:value})
    range(n): arange(0, {n:value})
    range: arange
    arange(n): arange(0, {n:value})
    flip(x): rot180({x:value})  # rows and columns both
    rot90: rot180  # turns by half a turn; there is no quarter
    unfold: # patches(conv1) are the windows of a layer's input
    Unfold: # patches(conv1) are the windows of a layer's input
    im2col: # patches(conv1) are the windows of a layer's input
    filters: # 3×3 kernels: sobel_x sobel_y prewitt_x laplacian gaussian box sharpen identity
    kernel: # a layer's is conv1.weight
    bias: # a layer's is conv1.bias
    weight: # a layer's is conv1.weight
    grad: grads  # a gradient is conv1.weight.grad
    grad_input: # input.grad
    pi: 3.141592653589793
    e: exp(1)
    state_dict: save  # `export safetensors FILE` writes the weights alone
    load_state_dict: load  # `load FILE` reads weights by name and shape
    torch.save(x, file): export safetensors {file:value}
    torch.load(file): load {file:value}
    np.load(file): load {file:value}
    save_weights(file): export safetensors {file:value}
    save_weights: export  # `export safetensors FILE`
    load_weights(file): load {file:value}
    load_weights: load
    savez: export  # `export numpy FILE`
    savez_compressed: export  # `export numpy FILE compressed`
    savetxt: export  # `export numpy FILE`
    loadtxt: data  # `data load FILE` reads tables
    genfromtxt: data  # `data load FILE` reads tables
    read_csv: data  # `data load FILE` reads tables
    onnx: -  # `export pytorch FILE` writes a script
    ModelCheckpoint: save
    checkpoint: save
    DataLoader: data  # `data digits`, `train 5 epochs batch 32`
    dataset: data
    Dataset: data
    datasets: data
    mnist: data  # `data digits` draws them; `data load FILES` reads MNIST's own
    cifar10: -  # `data load FOLDER` reads pictures; networks' inputs are yours to choose
    shuffle: # `train` shuffles the data by the seed
    validation_split: # a fifth of the data is held back for `evaluate`
    plot: curves
    .plot: curves
    plt: curves  # `export svg FILE VIEW` writes pictures
    figure: curves
    History: curves
    imshow X: show {X}
    imshow(x): show {x:value}
    imshow: show
    TensorBoard: curves
    hist: curves
    logs: curves
    EarlyStopping: -  # Ctrl-C stops `train` and keeps whole steps
    Callback: -
    gradcheck(x): gradcheck
    check_grad: gradcheck
    gradient_check: gradcheck
    saliency: explain  # input.grad is how the loss answers to each pixel
    receptive_field: receptive
    rename_layer: rename
    freeze_layer: freeze
    del LAYER: remove {LAYER:layer}
    del: # `remove conv1` takes a layer out; a value's name can be given to another
    delete LAYER: remove {LAYER:layer}
    delete: # `remove conv1` takes a layer out; a value's name can be given to another
    rm LAYER: remove {LAYER:layer}
    rm: # `remove conv1` takes a layer out; a value's name can be given to another
    unset: # a value's name can be given to another; `undo` takes a statement back
    clear: # Ctrl-L clears the screen; `input 1x8x8` starts a new network
    num_parameters: net
    hardtanh: -  # activations are relu, leakyrelu, prelu, sigmoid, tanh, gelu, elu, selu, silu, softplus
    padding: pad  # an option: `conv 2 3x3 pad 1`
    ceil_mode: ceil  # an option: `maxpool 3 stride 2 ceil on`
    count_include_pad: count-pad  # an option: `avgpool 2 pad 1 count-pad off`
    output_padding: outpad  # an option: `convtranspose 2 3x3 stride 2 outpad 1`
    negative_slope: # the slope stands behind the word: `leakyrelu 0.1`
    track_running_stats: track  # an option: `batchnorm track off`
    elementwise_affine: affine  # an option: `layernorm affine off`
    kernel_initializer: init  # `init he` draws the weights anew
    share: # `conv 2 3x3 sharing conv1` and `dense 3 sharing dense1` use another's weights
    shared: # `conv 2 3x3 sharing conv1` and `dense 3 sharing dense1` use another's weights
    strides: stride  # an option: `conv 2 3x3 stride 2`
    dilation_rate: dilation  # an option: `conv 2 3x3 dilation 2`
    kernel_size: # the size stands behind the number of kernels: `conv 2 3x3`
    out_channels: # the number of kernels comes first: `conv 2 3x3`
    in_channels: # the layer before says how many there are
    units: # the number comes first: `dense 3`
    activation: # an activation is a layer of its own: `dense 3; relu`
    embedding: -
    lstm: -
    gru: -
    rnn: -
    attention: -
    MultiheadAttention: -
    transformer: -
    clip_grad_norm(params, max_norm): clip norm {max_norm:number}
    clip_grad_norm X: clip norm {X:number}
    clip_grad_norm: clip norm 1
    clip_grad_value(params, clip_value): clip value {clip_value:number}
    clip_grad_value X: clip value {X:number}
    clip_grad_value: clip value 1
    clip(x, low, high): -  # `clip norm 1` and `clip value 1` cut gradients before an update
    clipnorm: clip norm 1
    clipvalue: clip value 1
    clamp: -
    concatenate: concat NAME  # channels one behind the other: NAME's, then the last output's
    cat: concat NAME  # channels one behind the other: NAME's, then the last output's
    stack: -
    Add: add NAME  # the last output plus NAME's
    residual: add NAME  # the last output plus NAME's: a shortcut past the layers between
    shortcut: add NAME  # the last output plus NAME's, past the layers between
    branch: from NAME  # the next layer reads NAME's output
    where(c, a, b): {c:operand} * {a:operand} + (1 - {c:operand}) * {b:operand}
    where: # `where` alone says where stepping stands; (x > 0) * x chooses
    import: # nothing is imported: type a command
    def: # commands are typed one by one; `source FILE` runs those of a file
    class: # there is one network: each layer is a command, type them in order
    for: # there are no loops: `train 5 epochs`, `step 10`
    while: # there are no loops: `train 5 epochs`, `step 10`
    if: # there are no branches
    return: # a value prints by itself
    lambda: # there are no functions of one's own; `let` names a value
    True: # a flag is on or off, a number 1
    False: # a flag is on or off, a number 0
    None: # what is not set is left out
    assert: # a comparison gives 1 or 0
    pip: # nothing has to be installed
    install: # nothing has to be installed
    torch: # its words stand alone here: `randn(2,3)`, `backward`
    nn: # layers are commands: `conv 2 3x3`, `dense 3`
    functional: # functions stand alone: relu(x), softmax(x)
    optim: optimizer
    np: # functions stand alone: zeros(2,3), sum(x, 0)
    numpy: # functions stand alone: zeros(2,3), sum(x, 0)
    keras: # layers are commands: `conv 2 3x3`, `dense 3`
    tensorflow: # layers are commands: `conv 2 3x3`, `dense 3`
    tf: # layers are commands: `conv 2 3x3`, `dense 3`
    jax: # functions stand alone: zeros(2,3), sum(x, 0)
    """
}
