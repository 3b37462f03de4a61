import Testing

@testable import Evaluation

/// Layers, optimisers and their like are shown as they were written.
struct DescriptionTests {
    /// What reads as it was written.
    private static let written = [
        "dense(3)", "dense(3, relu)", "dense(1, bias=False, initializer=he_normal, regularizer=l2(0.5))",
        "dense(2, initializer=0.5)", "dense(2, initializer=zeros)", "conv1d(4, 3, relu, strides=2, padding='causal')",
        "conv2d(4, (3, 2), strides=2, padding='same', dilation=(1, 2))", "max_pool2d(2)",
        "average_pool2d((2, 3), strides=1)", "global_average_pool()", "flatten()", "reshape(8, -1)", "dropout(0.25)",
        "batch_norm(momentum=0.8)", "layer_norm()", "embedding(10, 4, initializer=orthogonal)",
        "embedding(10, 4, mask=True)",
        "simple_rnn(4, relu, sequences=True)", "lstm(8, recurrent_activation=tanh, bias=False)",
        "gru(2, reset_after=False)", "bidirectional(lstm(8))", "attention(2, 8, causal=True)",
        "attention(2, 8, initializer=he_normal, regularizer=l2(0.1))",
        "lstm(8, initializer=0.5)", "bidirectional(gru(8, regularizer=l1(0.1)))",
        "positional_encoding()", "residual(dense(8, relu), dense(4))", "sequential(dense(3, relu), tanh, dense(1))",
        "adam()", "adam(lr=0.3, beta1=0.5)", "sgd(lr=cosine_decay(0.1, 10), momentum=0.9, nesterov=True)",
        "adamw(weight_decay=0.1, clip_norm=1)", "rmsprop(rho=0.5, centered=True)", "adagrad(initial=0)",
        "adadelta(rho=0.9)", "adamax(epsilon=0.001)", "nadam(beta2=0.5)", "lion(beta2=0.5, global_clip_norm=2)",
        "l1(0.01)", "step_decay(0.1, 10, 0.5)", "exponential_decay(0.1, 10, 0.5)", "cosine_decay(0.1, 10, alpha=0.1)",
        "warmup(0.1, 5)", "early_stopping(patience=3)", "early_stopping('loss', min_delta=0.1, restore_best=True)",
        "reduce_on_plateau(factor=0.5, patience=2, min_lr=0.001)",
    ]

    @Test(arguments: written)
    func readsAsItWasWritten(text: String) {
        let shown = show("print(\(text))\n[\(text)]")
        #expect(shown.diagnostics.isEmpty)
        #expect(shown.last == "\(text)\n[\(text)]")
    }

    /// An option that is given its default is left out, for all words of the vocabulary that have options.
    @Test(arguments: [
        "dense(3", "conv1d(4, 3", "conv2d(4, 3", "max_pool2d(2", "average_pool2d(2", "batch_norm(", "layer_norm(",
        "embedding(10, 4", "simple_rnn(4", "lstm(4", "gru(4", "attention(2, 8", "sgd(", "adam(", "adamw(", "rmsprop(",
        "adagrad(", "adadelta(", "adamax(", "nadam(", "lion(", "cosine_decay(0.1, 10", "early_stopping(",
        "reduce_on_plateau(",
    ])
    func leavesOutDefaults(start: String) throws {
        let name = String(start.prefix { $0 != "(" })
        let command = CommandTable.commands[try #require(CommandTable.index[name])]
        let options = command.parameters.filter { $0.defaultText != nil && $0.name != "size" }
        try #require(!options.isEmpty)
        let bare = start + ")"
        for option in options {
            let given = start + (start.hasSuffix("(") ? "" : ", ") + "\(option.name)=\(option.defaultText ?? ""))"
            let shown = show("print(\(given))")
            #expect(shown.diagnostics.isEmpty, "\(given)")
            #expect(shown.last == bare, "\(given)")
        }
    }

    @Test func namesFunctionsOfTheNotebook() {
        let shown = show(
            """
            def twice(x):
                return 2 * x
            def blend(x, W, part):
                return part(x) @ W
            print(dense(3, twice), sequential(twice, dense(1)), adam(lr=twice))
            print(layer(blend, W=eye(3), part=dense(3)))
            """)
        #expect(
            shown.last == """
                dense(3, twice) sequential(twice, dense(1)) adam(lr=twice)
                layer(blend, W=…, part=dense(3))
                """)
    }

    @Test func namesLayersInASummaryAsTheyWereWritten() {
        let shown = show("net = sequential(dense(3, relu), residual(dense(3)), input=2)\nsummary net")
        #expect(
            shown.last == """
                layer | output | parameters
                dense(3, relu) | [3] | 9
                residual(dense(3)) | [3] | 12
                """)
    }
}
