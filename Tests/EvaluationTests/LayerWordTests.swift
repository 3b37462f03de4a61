import Testing

@testable import Evaluation

/// Layers as a notebook writes them.
struct LayerWordTests {
    private static let stripes = """
        seed 3
        x = uniform(0, 1, (120, 8, 8, 1))
        y = arange(120) % 2
        x[::2, ::2, :, :] += 1
        x[1::2, :, ::2, :] += 1
        """

    @Test(arguments: [32, 64])
    func trainsAConvolutionalNet(bits: Int) {
        let shown = show(
            Self.stripes,
            """
            net = sequential(reshape(8, 8, 1), conv2d(4, 3, relu, padding="same"), batch_norm(momentum=0.8), max_pool2d(), \
            residual(conv2d(4, 3, relu, padding="same"), dropout(0.1)), conv2d(8, 3), layer_norm(), relu, \
            average_pool2d(), flatten(), dense(2, softmax), precision=\(bits))
            history = train(net, (x, y), loss=crossentropy, optimizer=adam(0.01), epochs=5, batch=16)
            expect history.loss[-1] < 0.2 * history.loss[0]
            expect accuracy(net, (x, y)) > 0.95
            net.layers[2].moving_mean.shape
            """)
        #expect(shown.diagnostics.isEmpty)
        #expect(shown.last == "(4,)")
    }

    @Test func trainsOverWordsAndSteps() {
        let shown = show(
            """
            seed 1
            words = randint(0, 12, (200, 6))
            y = (words.max(axis=1) == 11) * 1
            net = sequential(embedding(12, 6), positional_encoding(), conv1d(8, 3, relu, padding="causal"), \
            global_average_pool(), dense(1, sigmoid))
            history = train(net, (words, y), loss=crossentropy, optimizer=adam(0.02), epochs=30)
            expect accuracy(net, (words, y)) > 0.95
            """)
        #expect(shown.diagnostics.isEmpty)
    }

    @Test func makesALayerOfAFunction() {
        let shown = show(
            """
            seed 0
            def blend(x, W, part, net):
                return part(x) @ W + net(x, training=False)
            inner = sequential(dense(3, tanh))
            mix = layer(blend, W=eye(3), part=dense(3), net=inner)
            model = sequential(mix, dense(1), input=2, precision=64)
            before = copy(model)
            x = randn(50, 2)
            history = train(model, (x, x.sum(axis=1)), loss=mse, optimizer=adam(0.02), epochs=60)
            print(history.loss[-1] < 0.05 * history.loss[0], len(model.parameters))
            print((mix.W == eye(3)).all(), (before.layers[0].W == eye(3)).all(), (inner(x) == before(x)[:, [0, 0, 0]]).all())
            summary model
            """)
        #expect(shown.diagnostics.isEmpty)
        #expect(shown.texts.dropLast() == ["True 7\nFalse True False"])
        #expect(shown.last.contains("layer(blend, W=…, part=dense(3), net=sequential(dense(3, ta… | [3] | 27"))
    }

    @Test func passesTrainingOnToTheModelsThatAFunctionCalls() {
        let shown = show(
            """
            seed 0
            inner = sequential(dropout(0.5))
            net = sequential(layer(lambda x, f: f(x), f=inner))
            plain = sequential(lambda x: inner(x))
            x = ones(2, 200)
            print((net(x) == 1).all(), (net(x, training=True) == 1).any(), (plain(x, training=True) == 0).any(), (net(x) == 1).all())
            """)
        #expect(shown.texts == ["True False True True"])
    }

    @Test func callsALayerLikeAFunction() {
        let shown = show(
            """
            seed 0
            d = dense(3)
            x = randn(4, 2)
            a = d(x)
            net = sequential(d)
            print((net(x) == a).all(), (dropout(0.5)(x) == x).all(), flatten()(zeros(2, 3, 4)).shape, residual(d, dense(2))(x).shape)
            print(grad(lambda x: d(x).sum(), x).shape, reshape([1, 2, 3, 4], 2, 2).shape, flatten([[1, 2], [3, 4]]))
            norm = batch_norm()
            y = norm(x, training=True)
            print((norm.moving_mean != 0).all())
            """)
        #expect(shown.diagnostics.isEmpty)
        #expect(shown.texts == ["True True (2, 12) (4, 2)\n(4, 2) (2, 2) [1 2 3 4]\nTrue"])
    }

    @Test func freezesAndCopies() {
        let shown = show(
            """
            seed 0
            net = sequential(dense(4, relu), batch_norm(), dense(1), input=2)
            twin = copy(net)
            freeze net.layers[:2]
            data = (randn(64, 2), randn(64))
            history = train(net, data, loss=mse, optimizer=adam(0.1), epochs=3)
            same = [(a.weights == b.weights).all() for a, b in zip(net.layers[::2], twin.layers[::2])]
            print(same, (net.layers[1].moving_mean == 0).all(), len(net.parameters), len(twin.parameters))
            freeze net
            unfreeze net
            opt = adam(0.1)
            history = train(twin, data, loss=mse, optimizer=opt, epochs=1)
            a, b = copy(twin), twin
            history = train(b, data, loss=mse, optimizer=copy(opt), epochs=1)
            print(len(net.parameters), (a.layers[0].weights == b.layers[0].weights).any())
            summary sequential(batch_norm(), bidirectional(lstm(2)), input=(3, 2))
            """)
        #expect(shown.diagnostics.isEmpty)
        #expect(shown.texts.first == "[True, False] True 2 6\n6 False")
    }
}
