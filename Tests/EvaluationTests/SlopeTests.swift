import Diagnostics
import Engine
import Testing

@testable import Evaluation

/// No word cuts a derivative in silence: what each command of the vocabulary makes of a traced number either follows it,
/// or changes in steps, or refuses.
struct SlopeTests {
    /// What becomes of the derivative in `t`.
    enum Slope: Sendable {
        /// It is what central differences say.
        case follows
        /// It is zero: the value only jumps.
        case isZero
        /// It is refused with this number.
        case isRefused(Int)
        /// No numbers come out of numbers that could be traced: shapes, texts, tables and pictures.
        case isNone
    }

    struct Word: Sendable, CustomTestStringConvertible {
        let name: String
        let slope: Slope
        let formulas: [String]
        var testDescription: String { "\(name) \(slope)" }
    }

    /// Words whose formula is `name(…)` of the same arguments.
    static func words(_ names: String, _ slope: Slope, _ arguments: String...) -> [Word] {
        names.split(separator: " ").map { name in
            Word(name: String(name), slope: slope, formulas: arguments.map { "sum(\(name)(\($0)))" })
        }
    }

    static func word(_ name: String, _ slope: Slope, _ formulas: String...) -> [Word] {
        [Word(name: name, slope: slope, formulas: formulas)]
    }

    static let refused = Slope.isRefused(321)

    static let session =
        words("seed print show table str range summary freeze unfreeze describe head load evaluate confusion", .isNone)
        + words(
            "roc calibration points line bars hist hline vline area contour heatmap text images boundary draw plot zeros ones eye rand randn randint",
            .isNone)
        + words("iris wine digits penguins nhefs kidney_stones sequential", .isNone)
        + words(
            "glorot_uniform glorot_normal he_uniform he_normal lecun_normal orthogonal check_gradient trace why",
            .isNone)
        + words("explain best_possible saliency integrated_gradients partial_dependence", .isNone)
        + word("len", .isZero, "len(t*ones(3))") + word("int", .isZero, "int(t*10)")
        + word("bool", .isZero, "1.0*bool(t)")
        + word("zip", .follows, "sum([a*b for a, b in zip([1, 2], [t, t*t])])")
        + word("enumerate", .follows, "sum([k*a for k, a in enumerate(t*array([1.0, 2.0]))])")
        + word("sorted", .follows, "sorted([t, 0.2, 3*t])[2]**2", "sorted(t*array([3.0, 1.0]))[0]**2")
        + word("float", .follows, "float(t)**2", "float(t*ones(1))**2")
        + word("list", .follows, "list(t*ones(2))[0]**2")

    static let arrays =
        words("array sort cumsum median diff tril unique", .follows, "t**2*array([[3.0, 1.0], [2.0, 3.0]])")
        + words("sum prod mean var std norm max min flatten copy", .follows, "t**2*array([[3.0, 1.0], [2.0, 4.0]])")
        + words("max min", .follows, "t, t**2", "t*array([[3.0, 1.0], [2.0, 4.0]]), axis=1")
        + words("argsort argmax argmin all any", .isZero, "t*array([3.0, 1.0])")
        + word("full", .follows, "sum(full((2, 2), t)**2)") + word("arange", refused, "sum(arange(0, t, 0.25))")
        + word("arange", .follows, "sum(arange(t, 3)**2)", "sum(arange(1, 4, t))", "sum(arange(t, 4, t))")
        + word("linspace", .follows, "sum(linspace(0, t, 5)**2)", "sum(linspace(t, 2, 4)**2)", "sum(linspace(t, 2, 1))")
        + words("reshape", .follows, "t**2*arange(4), 2, 2") + words("transpose", .follows, "t**2*ones(2, 3)")
        + words("concat stack", .follows, "[t**2*ones(2), t*ones(2)]")
        + words("dot outer", .follows, "t*array([1.0, 2.0]), array([3.0, t])")
        + words("one_hot", .isZero, "floor(t*array([1.0, 2.0])), 3")
        + words(
            "quantile", .follows, "t**2*array([3.0, 1.0, 9.0]), 0.3", "array([1.0, 5.0, 7.0, 20.0]), t",
            "t*array([3, 1, 9]), t/3")
        + words("repeat tile", .follows, "t**2*ones(2), 3")
        + word(
            "corrcoef", .follows, "corrcoef([1, 2, 4], array([1.0, t, t*t]))[0, 1]",
            "corrcoef(array([1.0, t, t*t]), [1, 2, 4])[1, 0]")
        + words("solve lstsq", refused, "t*eye(2), ones(2)", "eye(2), t*ones(2)")
        + words("inv det", refused, "t*eye(2)")
        + words("eigh svd", refused, "t*eye(2)")

    static let functions =
        words(
            "exp log sqrt sin cos tan abs sigmoid tanh softplus softsign relu leaky_relu elu selu gelu silu", .follows,
            "t*array([0.5, 1.5])")
        + words("softsign tanh leaky_relu elu selu gelu silu", .follows, "-t*array([0.5, 1.5])")
        + word("softmax", .follows, "softmax(array([t, 1.0, 2.0]))[0]") + words("linear", .follows, "t**2*ones(2)")
        + words("sign floor ceil isnan", .isZero, "t*array([3.0, -1.0])")
        + words("round", .isZero, "t*array([3.3]), 1", "t")
        + words("maximum minimum", .follows, "t*array([1.0, 5.0]), array([3.0, t])")
        + words("where", .follows, "array([True, False]), t*ones(2), t**2")
        + words("where", .isZero, "t > 0.5, 2.0, 3.0")
        + words("clip", .follows, "t**2, 0, 2", "0.1, t**2, 2", "5, 0, t**2")

    static let random =
        words("uniform", .follows, "t, 3", "-1, t", "-t, t*ones(3)", "-t, t, (2, 2)")
        + words("normal", .follows, "t", "0, t", "t*ones(3), t**2", "t, 1, 4")
        + words("exponential", .follows, "t", "t, 3", "t*ones(2)")
        + words("permutation choice", .follows, "t**2*array([1.0, 2.0])")
        + words("choice", refused, "[1.0, 2.0], p=array([t, 1 - t])")
        + words("binomial", refused, "10, t", "10, t*ones(2)", "array([3, 4]), t, (3, 2)")

    static let data =
        word(
            "dataset", refused, "dataset(t*ones(3, 1), ones(3)).x[0, 0]", "dataset(ones(3, 1), t*ones(3)).y[0]",
            "dataset(a=t*ones(3), b=ones(3), target=\"b\").x[0, 0]")
        + word(
            "split", refused, "split((t*ones(4, 1), ones(4)), test=0.5)[0].x[0, 0]", "split(iris(), test=t)[0].x[0, 0]")
        + word("kfold", refused, "kfold((t*ones(4, 1), ones(4)), 2)[0][0].x[0, 0]")
        + word("batches", refused, "batches((t*ones(4, 1), ones(4)), 2)[0].x[0, 0]")
        + words("standardize normalize", refused, "(array([[t], [1.0]]), ones(2))")
        + words("fill_missing", refused, "(array([[t], [1.0]]), ones(2))", "iris(), method=t")
        + words("drop_missing", refused, "(array([[t], [1.0]]), ones(2))")
        + words("select_features", refused, "(array([[t, 1.0], [2.0, 3.0], [1.0, 1.0]]), array([1.0, 2.0, 4.0])), k=1")
        + words("make_classification", refused, "flip=t")
        + words("make_regression make_moons make_xor make_spiral", refused, "10, noise=t")
        + words("make_blobs", refused, "10, std=t") + words("make_circles", refused, "10, factor=t")
        + words("make_sine", refused, "10, low=t")

    static let layers =
        word("dense", .follows, "sum(dense(2, tanh)(t*ones((1, 3))))")
        + word("reshape", .follows, "sum(reshape(1, 3)(t**2*ones((1, 3))))")
        + word("flatten", .follows, "sum(flatten()(t**2*ones((1, 2, 2))))")
        + word("embedding", .isZero, "sum(embedding(3, 2)(floor(t*ones((1, 2)))))")
        + word("positional_encoding", .follows, "sum(positional_encoding()(t*ones((1, 3, 2)))**2)")
        + word("conv1d", .follows, "sum(conv1d(2, 2, tanh)(t*ones((1, 4, 1))))")
        + word("conv2d", .follows, "sum(conv2d(2, 2, tanh)(t*ones((1, 4, 4, 1))))")
        + ["max_pool2d", "average_pool2d", "global_average_pool"].flatMap {
            word($0, .follows, "sum(\($0)()(t**2*arange(16).reshape(1, 4, 4, 1)))")
        }
        + word("dropout", .follows, "sum(dropout(0.5)(t**2*ones((2, 3)), training=True))")
        + word("dropout", refused, "sum(dropout(t)(ones((1, 2))))")
        + ["batch_norm", "layer_norm"].flatMap {
            word($0, .follows, "sum(\($0)()(array([[t, 2.0, 4.0], [1.0, t, 2.0]]))**3)")
        }
        + word("batch_norm", refused, "sum(batch_norm(momentum=t)(ones((1, 2))))")
        + word("layer_norm", refused, "sum(layer_norm(epsilon=t)(ones((1, 2))))")
        + word("residual", .follows, "sum(residual(dense(3, tanh))(t*ones((1, 3))))")
        + word("layer", .follows, "sum(layer(lambda x, W: x**2*W, W=ones(2))(t*ones((1, 2))))")
        + word("layer", refused, "sum(layer(lambda x, W: x*W, W=t*ones(2))(ones((1, 2))))")
        + ["simple_rnn", "lstm", "gru"].flatMap { word($0, .follows, "sum(\($0)(2)(t*ones((1, 3, 2))))") }
        + word("bidirectional", .follows, "sum(bidirectional(gru(2))(t*ones((1, 3, 2))))")
        + word("attention", .follows, "sum(attention(1, 2)(array([[[t, 1.0], [0.3, t]]])))")
        + words("l1 l2", refused, "t")
        + word("predict", .follows, "sum(predict(sequential(dense(2, tanh), input=3), t*ones((1, 3))))")

    static let training =
        words("train", .isRefused(387), "sequential(dense(1)), (ones((4, 1)), ones(4)), loss=mse, epochs=1")
        + words(
            "cross_validate", .isRefused(387),
            "lambda: sequential(dense(1)), (ones((4, 1)), ones(4)), loss=mse, folds=2")
        + words("minimize", .isRefused(387), "lambda a: a**2, t")
        + words("sgd adam adamw rmsprop adagrad adadelta adamax nadam lion", refused, "lr=t")
        + words("step_decay exponential_decay", refused, "t, 10, 0.5") + words("cosine_decay warmup", refused, "t, 10")
        + words("early_stopping", refused, "min_delta=t") + words("reduce_on_plateau", refused, "factor=t")
        + word(
            "grad", .follows, "grad(lambda x: x**3, t)", "sum(grad(lambda x: sum(x**3), t*ones(2)))",
            "grad(lambda x: 3*x, t)*t")
        + word(
            "value_and_grad", .follows, "value_and_grad(lambda x: x**3, t)[1]", "value_and_grad(lambda x: x**3, t)[0]")

    static let measures =
        words(
            "mse half_mse mae log_cosh huber rmse", .follows, "array([1.0, 2.0]), t*array([1.0, 4.0])",
            "t*array([1.0, 2.0]), array([1.0, 4.0])")
        + words("rmse r2 mse", .follows, "[1.0, 2.0, 4.0], t*array([[1.0], [2.0], [3.0]])")
        + words("huber", refused, "[0.0], [3.0], delta=t")
        + words(
            "r2", .follows, "[1.0, 2.0, 4.0], t*array([1.0, 2.0, 3.0])", "t*array([1.0, 2.0, 4.0]), [1.0, 2.5, 3.0]",
            "[[1.0, 5.0], [2.0, 5.0]], t*array([[1.0, 2.0], [4.0, 4.0]])")
        + words("binary_crossentropy crossentropy log_loss", .follows, "[0.0, 1.0], t*array([0.5, 0.9])")
        + words("binary_crossentropy", .follows, "array([t, 0.5]), [0.3, 0.6]")
        + words(
            "categorical_crossentropy crossentropy", .follows, "[[1.0, 0.0]], array([[t, 1 - t]])",
            "array([[t, 1 - t]]), [[0.2, 0.8]]")
        + words(
            "sparse_categorical_crossentropy crossentropy log_loss", .follows, "[1, 0], array([[t, 1 - t], [0.4, 0.6]])"
        )
        + words(
            "log_loss", .follows, "[[0, 1], [1, 0]], array([[t, 1 - t], [0.4, 0.6]])",
            "[0, 1], array([[t, 1 - t], [0.4, 0.6]])")
        + words("hinge", .follows, "[-1, 1], t*array([0.5, 0.9])", "[1, 0], array([t, -t])")
        + words("kl_divergence", .follows, "array([[t, 1 - t]]), [[0.2, 0.8]]", "[[0.2, 0.8]], array([[t, 1 - t]])")
        + words("accuracy precision recall f1 specificity auc", refused, "[0, 1, 1], t*array([0.2, 0.9, 0.3])")

    static let cause = words(
        """
        causal_graph paths separated adjustment_sets frontdoor instruments implications identify structural_model \
        simulate do counterfactual distribution expectation estimate balance regression ipw aipw s_learner t_learner \
        x_learner dr_learner tarnet dragonnet cfr two_stage refute placebo random_common_cause subset \
        unobserved_confounder e_value
        """, .isNone)

    static let all = session + arrays + functions + random + data + layers + training + measures + cause

    @Test func everyWordIsHere() {
        #expect(Set(SlopeTests.all.map(\.name)) == Set(CommandTable.names))
    }

    @Test(arguments: all) func noWordCutsADerivativeInSilence(_ word: Word) throws {
        for formula in word.formulas {
            let cell = "def f(t):\n    seed(3)\n    return \(formula)\n"
            var settings = SessionSettings()
            settings.precision = .double
            switch word.slope {
            case .isNone: break
            case .follows:
                let shown = show(cell + "print grad(f, 0.7), (f(0.70001) - f(0.69999)) / 2e-5", settings: settings)
                #expect(shown.diagnostics.isEmpty, "\(formula) \(shown.diagnostics.map { $0.headline[.english] })")
                let numbers = shown.last.split(separator: " ").compactMap { Double($0) }
                try #require(numbers.count == 2, "\(formula) \(shown.last)")
                // Seven digits are shown; the differences err by t²·10⁻¹⁰ and by rounding.
                #expect(abs(numbers[0] - numbers[1]) <= 2e-6 * max(1, abs(numbers[1])), "\(formula) \(shown.last)")
                #expect(abs(numbers[1]) > 1e-3, "\(formula) does not hang on t")
            case .isZero:
                let shown = show(cell + "print grad(f, 0.7)", settings: settings)
                #expect(shown.diagnostics.isEmpty, "\(formula) \(shown.diagnostics.map { $0.headline[.english] })")
                #expect(shown.last == "0.0", "\(formula)")
            case .isRefused(let number):
                // Before the run nobody knows whether this branch is taken: it is the run that refuses.
                let shown = show(cell + "if rand() < 2:\n    print grad(f, 0.7)", settings: settings)
                #expect(shown.diagnostics.map(\.number) == [number], "\(formula) \(shown.texts)")
            }
        }
    }
}
