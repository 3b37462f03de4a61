import Diagnostics
import Testing

@testable import Evaluation

/// Cells of a lesson on sequences.
@Suite struct SequenceLayerTests {
    private func runs(_ cell: String) -> Shown {
        let shown = show(cell)
        #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics.map { $0.headline[.english] })")
        return shown
    }

    @Test func threeCellsAreAskedToRemember() {
        let shown = runs(
            """
            seed 0
            def remember(n, steps):                   # say at the end what came first
                x = randint(0, 2, (n, steps, 1))
                return dataset(x, x[:, 0, 0])
            for steps in [5, 15]:
                train_set, test_set = remember(300, steps), remember(200, steps)
                for cell in [simple_rnn, gru, lstm]:                           # layers are functions: a list of them
                    net = sequential(cell(8), dense(1, sigmoid))
                    train(net, train_set, loss=binary_crossentropy, optimizer=adam(lr=0.02), epochs=8, batch=50)
                    record steps, cell, right=accuracy(net, test_set)
            """)
        let rows = shown.last.split(separator: "\n")
        #expect(rows.count == 7)
        #expect(rows[0] == "steps | cell | right")
        #expect(rows[3].hasPrefix("5 | lstm | "))
    }

    @Test func aStepByHandIsTheLayer() {
        let shown = runs(
            """
            def rnn(x, W, U, b):
                h = zeros(len(x), len(U))
                for t in range(x.shape[1]):
                    h = tanh(x[:, t] @ W + h @ U + b)
                return h
            net = sequential(simple_rnn(4), input=(10, 1))
            cell = net.layers[0]
            x = randn(3, 10, 1)
            expect rnn(x, cell.weights, cell.recurrent, cell.bias) ≈ net(x)
            expect max(abs(cell.recurrent.T @ cell.recurrent - eye(4))) < 1e-6
            """)
        #expect(shown.texts.count == 2)
    }

    /// Whether the first step and the last have the same sign: no step can say by itself.
    @Test(arguments: ["attention(2, 8)", "attention(2, 8, causal=True)"])
    func attentionLearns(layer: String) {
        let shown = runs(
            """
            seed 0
            x = randn(200, 6, 4)
            y = (x[:, 0, 0] * x[:, 5, 0] > 0) + 0
            net = sequential(\(layer), lambda h: mean(h, axis=1), dense(8, tanh), dense(1, sigmoid))
            h = train(net, (x, y), loss=binary_crossentropy, optimizer=adam(lr=0.02), epochs=60)
            expect h.loss[-1] < 0.7 * h.loss[0]
            """)
        #expect(!shown.last.isEmpty)
    }

    @Test func layersStackAndRunBothWays() {
        let shown = runs(
            """
            net = sequential(bidirectional(gru(3, sequences=True)), lstm(4, sequences=True), simple_rnn(2, relu), input=(7, 5))
            net(zeros(2, 7, 5)).shape, len(net.parameters)
            """)
        #expect(shown.texts == ["net(zeros(2, 7, 5)).shape = (2, 2)\nlen(net.parameters) = 12"])
    }

    @Test func optionsReachTheLayer() {
        let shown = runs(
            """
            a = sequential(gru(3, reset_after=False, bias=False, recurrent_activation=tanh), input=(4, 2))
            b = sequential(lstm(3, lambda x: x / (1 + abs(x))), input=(4, 2))
            len(a.parameters), b(zeros(1, 4, 2)).shape
            """)
        #expect(shown.last == "len(a.parameters) = 2\nb(zeros(1, 4, 2)).shape = (1, 3)")
    }

    /// The penalty of the input kernel alone is what the loss has beyond the error.
    @Test(arguments: ["simple_rnn(2", "lstm(2", "gru(2"])
    func fillsAndPenalizesTheInputKernel(start: String) {
        let shown = show(
            """
            net = sequential(\(start), initializer=0.5, regularizer=l1(0.25)), input=(3, 1), precision=64)
            layer = net.layers[0]
            expect all(layer.weights == 0.5)
            expect (layer.recurrent @ layer.recurrent.T)[0, 1] ≈ 0.0
            plain = mse(ones(4, 2), net(ones(4, 3, 1)))
            history = train(net, (ones(4, 3, 1), ones(4, 2)), loss=mse)
            expect history.loss[0] - plain ≈ 0.125 * layer.weights.size
            """)
        #expect(shown.diagnostics.isEmpty)
    }

    @Test func fillsAndPenalizesTheKernelsOfAttention() {
        let shown = show(
            """
            net = sequential(attention(2, 3, initializer=0.5, regularizer=l1(0.25)), input=(3, 4), precision=64)
            x = ones(2, 3, 4)
            expect all([all(p == 0.5) or all(p == 0) for p in net.parameters])
            plain = mse(x, net(x))
            history = train(net, (x, x), loss=mse)
            expect history.loss[0] - plain ≈ 0.125 * 4 * 24
            """)
        #expect(shown.diagnostics.isEmpty)
    }

    @Test func learnsFromWordsThatArePadded() {
        let shown = show(
            """
            seed 2
            words = randint(1, 9, (120, 8))
            y = (words[:, 0] > 4) * 1
            for i in range(120):
                words[i, 1 + i % 4:] = 0
            net = sequential(embedding(9, 4, mask=True), dropout(0.1), lstm(8), dense(1, sigmoid))
            train net, (words, y), loss=crossentropy, optimizer=adam(0.03), epochs=20
            expect accuracy(net, (words, y)) > 0.95
            """)
        #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics)")
    }

}
