internal import Diagnostics

extension Diagnostic {
    /// The way out for a name that Python, NumPy, Keras or scikit-learn has, and that is called otherwise here.
    static func elsewhere(_ name: String, among known: [String]) -> Text? {
        if ["X_train", "X_test", "x_train", "x_test", "y_train", "y_test"].contains(name) {
            return Text(
                en: "split gives data sets: train_set, test_set = split(data), then train_set.x and train_set.y",
                zh: "split 给出数据集：train_set, test_set = split(data)，再用 train_set.x 和 train_set.y")
        }
        if let written = phrases[name] {
            return Text(en: "here it is written \(written)", zh: "在这里写作 \(written)")
        }
        return namesElsewhere[name].flatMap { ours in
            known.contains(ours) ? Text(en: "here it is called \(ours)", zh: "在这里叫 \(ours)") : nil
        }
    }

    /// What is no single word here.
    private static let phrases: [String: String] = [
        "hstack": "concat([a, b], axis=1)", "vstack": "concat([a, b])", "square": "x**2", "power": "a**b",
        "pow": "a**b",
        "null": "None", "nil": "None", "true": "True", "false": "False", "GradientTape": "grad(f, w)",
        "linear_regression": "best_possible(net, data, loss=mse)", "LinearRegression": "sequential(dense(1))",
        "LogisticRegression": "sequential(dense(1, sigmoid))", "Input": "sequential(…, input=3)",
        "ravel": "reshape(x, -1)", "squeeze": "x[:, 0]", "expand_dims": "x[:, None]", "set": "unique(xs)",
        "map": "[f(x) for x in xs]", "filter": "[x for x in xs if …]",
    ]

    /// The words that mean the same.
    static let namesElsewhere: [String: String] = [
        "Sequential": "sequential", "Dense": "dense", "Linear": "dense", "Dropout": "dropout", "Flatten": "flatten",
        "BatchNormalization": "batch_norm", "LayerNormalization": "layer_norm", "Embedding": "embedding",
        "Conv1D": "conv1d", "Conv2D": "conv2d", "MaxPooling2D": "max_pool2d", "AveragePooling2D": "average_pool2d",
        "GlobalAveragePooling2D": "global_average_pool", "LSTM": "lstm", "GRU": "gru", "SimpleRNN": "simple_rnn",
        "Bidirectional": "bidirectional", "MultiHeadAttention": "attention",
        "Adam": "adam", "AdamW": "adamw", "SGD": "sgd", "RMSprop": "rmsprop", "Adagrad": "adagrad",
        "EarlyStopping": "early_stopping", "ReduceLROnPlateau": "reduce_on_plateau", "swish": "silu",
        "bce": "binary_crossentropy", "mean_squared_error": "mse", "mean_absolute_error": "mae",
        "accuracy_score": "accuracy", "precision_score": "precision", "recall_score": "recall", "f1_score": "f1",
        "roc_auc_score": "auc", "roc_curve": "roc", "confusion_matrix": "confusion",
        "train_test_split": "split", "KFold": "kfold", "cross_val_score": "cross_validate",
        "StandardScaler": "standardize", "MinMaxScaler": "normalize", "normalise": "normalize",
        "standardise": "standardize", "OneHotEncoder": "one_hot", "to_categorical": "one_hot", "read_csv": "load",
        "load_iris": "iris", "load_wine": "wine", "load_digits": "digits", "concatenate": "concat", "matmul": "dot",
        "absolute": "abs", "display": "show", "disp": "print", "printf": "print", "println": "print", "plt": "plot",
        "scatter": "points", "length": "len", "average": "mean", "avg": "mean", "fit": "train",
    ]
}
