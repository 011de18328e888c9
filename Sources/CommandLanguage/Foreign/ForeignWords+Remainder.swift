extension ForeignWords {
  /// The words of PyTorch, Keras and NumPy, as `Tests/Oracles/list_foreign_remainder.py` wrote
  /// them: of those that neither ``table`` nor Gradus has, there is nothing in Gradus.
  static let remainder: Set<String> = Set(
    """
    abs absolute accuracy acos acosh activation activityregularization adadelta adafactor adagrad
    adam adamax adamw adaptive_avg_pool adaptive_max_pool adaptive_max_pool1d_with_indices
    adaptive_max_pool2d_with_indices adaptive_max_pool3d_with_indices adaptiveaveragepooling
    adaptiveavgpool adaptivelogsoftmaxwithloss adaptivemaxpool adaptivemaxpooling add add_module
    add_param_group addbmm addcdiv addcmul additiveattention addmm addmv addr adjoint affine_grid
    affine_grid_generator all allclose alpha_dropout alphadropout amax amin aminmax angle any
    append apply apply_along_axis apply_over_axes arange arccos arccosh arcsin arcsinh arctan
    arctan2 arctanh argmax argmin argpartition argsort argwhere around array array2string
    array_equal array_equiv array_repr array_split array_str as_strided as_strided_scatter
    as_subclass as_tensor asanyarray asarray asarray_chkfinite ascontiguousarray asfortranarray
    asgd asin asinh asmatrix assert_int_or_pair astype atan atan2 atanh atleast attention auc
    augmix autocontrast average averagepooling avg_pool avgpool backupandrestore backward baddbmm
    bartlett bartlett_window base_repr batch_norm batchnorm batchnormalization bceloss
    bcewithlogitsloss bernoulli beta bfloat16 bias bidirectional bilinear binary_cross_entropy
    binary_cross_entropy_with_logits binary_repr binaryaccuracy binarycrossentropy
    binaryfocalcrossentropy binaryiou bincount binomial bitwise_and bitwise_count bitwise_invert
    bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift bitwise_xor blackman
    blackman_window block block_diag bmat bmm bool broadcast_arrays broadcast_shapes
    broadcast_tensors broadcast_to bucketize buffers build busday_count busday_offset byte bytes
    calculate_gain call callback callbacklist can_cast cartesian_prod cat categoricalaccuracy
    categoricalcrossentropy categoricalfocalcrossentropy categoricalgeneralizedcrossentropy
    categoricalhinge categoryencoding cbrt cdist cdouble ceil celu centercrop cfloat chain_matmul
    chainedscheduler chalf channel_shuffle channelshuffle char children chisquare choice cholesky
    cholesky_ex cholesky_inverse cholesky_solve choose choose_qparams_optimized chunk circle
    circularpad clamp clamp_max clamp_min classproperty clip clone coalesce column_stack
    combinations common_type compile compiled_with_cxx11_abi complex compress compute_loss concat
    concatenate concordancecorrelation cond conj conj_physical conjugate const_data_ptr constant
    constant_pad_nd constantlr constantpad container contiguous
    contrastlimitedadaptivehistogramequalization conv conv1dtranspose conv2dtranspose
    conv3dtranspose conv_tbc conv_transpose convlstm convolution convolution1dtranspose
    convolution2dtranspose convolution3dtranspose convolve convtranspose copy copysign copyto
    corrcoef correlate cos cosh cosine_embedding_loss cosine_similarity cosineannealinglr
    cosineannealingwarmrestarts cosineembeddingloss cosinesimilarity count_nonzero count_params
    cov cpu cropping cross cross_entropy crossentropyloss crossmaplrn csvlogger ctc ctc_loss
    ctcloss cuda cummax cummin cumprod cumsum cumulative_prod cumulative_sum cumulative_trapezoid
    cutmix cycliclr data data_ptr dataparallel datetime_as_string datetime_data default_rng
    deg2rad degrees delete dense dense_dim depthwiseconv deserialize det detach device diag
    diag_embed diag_indices diag_indices_from diagflat diagonal diagonal_scatter dice diff digamma
    digitize dim dim_order dirac dirichlet discretization dist div divide divmod dot double
    dropout dsplit dstack dtype earlystopping ediff eig eigh eigvals eigvalsh einsum einsum_path
    einsumdense element_size elu embedding embedding_bag embedding_renorm embeddingbag empty
    empty_like empty_permuted empty_strided enable_grad eq equal equalization erf erfc erfinv eval
    evaluate exp exp2 expand expand_as expand_dims expm1 exponential exponentiallr export extract
    eye f1score fabs falsenegatives falsepositives fbetascore feature_alpha_dropout
    feature_dropout featurealphadropout fill fill_diagonal fit fix flat flatnonzero flatten
    flaxlayer flip fliplr flipud float float32 float64 float_power floattensor floor floor_divide
    fmax fmin fmod fold format_float_positional format_float_scientific forward frac
    fractional_max_pool fractional_max_pool2d_with_indices fractional_max_pool3d_with_indices
    fractionalmaxpool frexp frobenius_norm from_dlpack from_file from_numpy frombuffer fromfile
    fromfunction fromiter frompyfunc fromregex fromstring ftrl full full_like gamma gather
    gaussian_nll_loss gaussiandropout gaussiannllloss gaussiannoise gcd ge gelu generator
    genfromtxt geometric geomspace geqrf ger get get_layer get_parameter get_weights getbufsize
    geterr geterrcall globalaveragepooling globalavgpool globalmaxpool globalmaxpooling
    glorot_normal glorot_uniform glorotnormal glorotuniform glu grad grad_fn gradient greater
    greater_equal grid_sample grid_sampler group_norm grouped_mm groupnorm groupnormalization
    groupqueryattention gru grucell gt gumbel gumbel_softmax half hamming hamming_window
    hann_window hanning hard_shrink hard_sigmoid hard_silu hard_swish hard_tanh hardshrink
    hardsigmoid hardswish hardtanh hash_tensor hashedcrossing hashing he_normal he_uniform
    heaviside henormal heuniform hinge hinge_embedding_loss hingeembeddingloss histc histogram
    histogram_bin_edges histogramdd history householder_product hsplit hspmm hstack huber
    huber_loss huberloss hypergeometric hypot i0 identity identityinitializer igamma igammac imag
    import_ir_module import_ir_module_from_buffer index index_add index_fill index_put
    index_reduce index_select indices info init_num_threads initial_seed initializer inner
    inputlayer inputs insert instance_norm instancenorm int int_repr integerlookup interp
    interpolate intersect inv inv_ex inverse invert iou ipu is_anomaly_check_nan_enabled
    is_anomaly_enabled is_busday is_coalesced is_complex is_conj is_contiguous is_distributed
    is_floating_point is_grad_enabled is_inference is_leaf is_neg is_nonzero is_pinned
    is_same_size is_shared is_signed is_tensor is_vulkan_available is_warn_always_enabled isclose
    iscomplex iscomplexobj isdtype isfinite isfortran isin isinf isnan isnat isneginf isposinf
    isreal isrealobj isscalar issubdtype istft item itemsize iterable ix jaxlayer kaiming_normal
    kaiming_uniform kaiser kaiser_window kl_div kldivergence kldivloss kron kthvalue l1 l1_l2
    l1_loss l1l2 l1loss l2 lamb lambda lambdacallback lambdalr laplace layer layer_norm layernorm
    layernormalization layers lazybatchnorm lazyconv lazyconvtranspose lazyinstancenorm lazylinear
    lbfgs lcm ldexp ldl_factor ldl_factor_ex ldl_solve le leaky_relu leakyrelu
    learningratescheduler lecun_normal lecun_uniform lecunnormal lecununiform left_shift lerp less
    less_equal lexsort lgamma linear linear_cross_entropy linearcrossentropyloss linearlr linspace
    lion load load_state_dict load_weights loadtxt lobpcg local_response_norm localresponsenorm
    log log10 log1p log2 log_sigmoid log_softmax logaddexp logaddexp2 logcosh logcosherror
    logcumsumexp logdet logical_and logical_not logical_or logical_xor logistic logit lognormal
    logseries logsigmoid logsoftmax logspace logsumexp long longtensor loss lossscaleoptimizer
    lp_pool lppool lrscheduler lstm lstmcell lstsq lt lu lu_factor lu_factor_ex lu_solve lu_unpack
    manual_seed margin_ranking_loss marginrankingloss mask_indices masked_fill masked_scatter
    masked_select masking matmul matrix_exp matrix_norm matrix_power matrix_rank matrix_sqrth
    matrix_transpose matvec max max_pool max_pool1d_with_indices max_pool2d_with_indices
    max_pool3d_with_indices max_unpool maximum maxnumboundingboxes maxpool maxpooling maxunpool
    may_share_memory mean meanabsoluteerror meanabsolutepercentageerror meaniou meanmetricwrapper
    meansquarederror meansquaredlogarithmicerror median melspectrogram
    merge_type_from_type_comment meshgrid metric metrics min min_scalar_type minimum mintypecode
    mish mixup mm mod mode modelcheckpoint modf module moduledict modulelist modules moveaxis
    movedim mse_loss mseloss msort mt mtia mul multi_dot multi_head_attention_forward
    multi_margin_loss multiheadattention multilabel_margin_loss multilabel_soft_margin_loss
    multilabelmarginloss multilabelsoftmarginloss multimarginloss multinomial multioptimizer
    multiplicativelr multiply multisteplr multivariate_normal muon mv mvlgamma nadam
    named_children named_modules named_parameters nan_to_num nanargmax nanargmin nancumprod
    nancumsum nanmax nanmean nanmedian nanmin nanpercentile nanprod nanquantile nanstd nansum
    nanvar narrow nbytes ndarray ndim ndimension ne neg negative negative_binomial nelement
    nested_iters new new_empty new_empty_strided new_full new_ones new_tensor new_zeros newaxis
    nextafter nll_loss nllloss no_grad non_trainable_weights noncentral_chisquare noncentral_f
    nonzero nonzero_static norm norm_except_dim normal normalization normalize not_equal
    nuclear_norm numel numpy one_hot onecyclelr onehotiou onehotmeaniou ones ones_like optimizer
    orbaxcheckpoint orgqr ormqr orthogonal orthogonal_regularizer orthogonalinitializer
    orthogonalregularizer outer outputs packbits pad pairwise_distance pairwisedistance
    param_groups parameter parameterdict parameterlist parameters pareto parse_ir parse_schema
    parse_type_comment partition pca_lowrank pdist pearsoncorrelation percentile permutation
    permute permute_dims pi piecewise pin_memory pinv pinverse pipeline pixel_shuffle
    pixel_unshuffle pixelshuffle pixelunshuffle place poisson poisson_nll_loss poissonnllloss
    polar poly polyadd polyder polydiv polyfit polygamma polyint polymul polynomiallr polysub
    polyval pop positive pow power precision precisionatrecall predict predict_on_batch prelu
    printoptions prod profiler_allow_cudagraph_cupti_lazy_reinit_cuda12 progbarlogger
    promote_types ptp put put_along_axis putmask qr quantile r2score rad2deg radam radians rand
    rand_like randaugment randint randint_like randn randn_like random random_integers
    random_normal random_sample random_uniform randombrightness randomcolordegeneration
    randomcolorjitter randomcontrast randomcrop randomelastictransform randomerasing randomflip
    randomgaussianblur randomgrayscale randomhue randominvert randomnormal randomperspective
    randomposterization randomrotation randomsaturation randomsharpness randomshear
    randomtranslation randomuniform randomzoom randperm ranf range ravel ravel_multi_index
    rayleigh real real_if_close recall recallatprecision reciprocal record_stream
    reducelronplateau reflectionpad register_buffer register_forward_hook
    register_full_backward_hook register_hook register_parameter
    register_post_accumulate_grad_hook regularizer reinforce relu relu6 remainder remotemonitor
    renorm repeat repeat_interleave repeatvector replicationpad require requires_grad rescaling
    reset_metrics reshape reshape_as resize resize_as resizing resolve_conj resolve_neg
    result_type retain_grad reversibleembedding right_shift rint rms_norm rmsnorm rmsnormalization
    rmsprop rnn rnn_relu rnn_tanh rnnbase rnncell rnncellbase roll rollaxis rootmeansquarederror
    roots rot90 round row_stack rprop rrelu rsqrt rsub sample save save_weights savetxt savez
    savez_compressed scalar_tensor scaled_addmm scaled_dot_product_attention scaled_grouped_mm
    scaled_mm scatter scatter_add scatter_reduce schedulefreeadamw searchsorted seed
    segment_reduce select select_scatter selu sensitivityatspecificity separableconv
    separableconvolution sequential sequentiallr serialize set_grad_enabled set_weights setbufsize
    setdiff seterr seterrcall setxor sgd sgn shape shares_memory short show_config show_runtime
    shuffle sigmoid sign signbit silu simplernn simplernncell sin sinc sinh size slice_inverse
    slice_scatter slogdet smooth_l1_loss smoothl1loss soft_margin_loss soft_shrink softmarginloss
    softmax softmin softplus softshrink softsign solarization solve solve_ex solve_triangular sort
    sort_complex spacing sparseadam sparsecategoricalaccuracy sparsecategoricalcrossentropy
    sparsetopkcategoricalaccuracy spatialdropout specificityatsensitivity spectralnormalization
    split split_with_sizes spmm sqrt square squaredhinge squareplus squeeze stack stackedrnncells
    standard_cauchy standard_exponential standard_gamma standard_normal standard_t state_dict std
    std_mean step steplr stft stftinitializer stftspectrogram stride stringlookup sub subtract sum
    sum_to_size summary svd svd_lowrank svdvals swapaxes swapdims swapemaweights swish symeig
    syncbatchnorm take take_along_axis take_along_dim tan tanh tanh_shrink tanhshrink tensor
    tensor_split tensorboard tensordot tensorinv tensorsolve terminateonnan test test_on_batch
    textvectorization tfsmlayer thread_safe_generator threshold tile timedistributed to to_dense
    to_dlpack to_json tolist topk topkcategoricalaccuracy torchmodulewrapper trace train
    train_on_batch trainable trainable_variables trainable_weights training transformer
    transformerdecoder transformerdecoderlayer transformerencoder transformerencoderlayer
    transpose trapezoid trapz tri triangular triangular_solve tril tril_indices tril_indices_from
    trim_zeros triplet_margin_loss triplet_margin_with_distance_loss tripletmarginloss
    tripletmarginwithdistanceloss triu triu_indices triu_indices_from true_divide truenegatives
    truepositives trunc trunc_normal truncated_normal truncatednormal tversky type type_as unbind
    unflatten unfold uniform unify_type_list union unique unique_all unique_consecutive
    unique_counts unique_inverse unique_values unitnormalization unpackbits unravel_index
    unsqueeze unstack unwrap upsample upsample_bilinear upsample_nearest upsampling
    upsamplingbilinear upsamplingnearest values vander var var_mean variance_scaling
    variancescaling vdot vecdot vecmat vector_norm view view_as view_as_complex view_as_real
    vonmises vsplit vstack wald weibull weight weights where while_loop wrapper xavier_normal
    xavier_uniform xlogy xpu zero zero_grad zeropad zeropadding zeros zeros_like zipf
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
