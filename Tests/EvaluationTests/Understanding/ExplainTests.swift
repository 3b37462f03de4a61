import Diagnostics
import Testing

@testable import Evaluation

@Suite struct ExplainTests {
    static let net = """
        seed 42
        data = make_classification(samples=80, features=4, informative=2, redundant=0, classes=2)
        net = sequential(dense(8, tanh), dense(2, softmax))
        h = train(net, data, loss=crossentropy, optimizer=adam(lr=0.02), epochs=20)

        """

    /// Completeness: a sample's parts sum to what the output gained on the way.
    @Test(arguments: ["0", "ones(4)", "mean(data.x, axis=0)", "data.x[5:6]"]) func partsSumToTheDifference(
        baseline: String
    ) {
        let shown = show(
            Self.net + """
                x = data.x[:6]
                parts = integrated_gradients(net, x, baseline=\(baseline), output=1)
                gained = net(x)[:, 1] - net(zeros(6, 4) + \(baseline))[:, 1]
                print max(abs(sum(parts, axis=1) - gained)) < 0.0002, parts.shape, max(abs(gained)) > 0.1
                """)
        #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics.map { $0.headline[.english] })")
        #expect(shown.texts == ["True (6, 4) True"])
    }

    /// Of a line the parts are weight times distance, and saliency is the weight, to the last digit shown.
    @Test func ofALineTheyAreItsWeights() {
        let shown = show(
            """
            net = sequential(dense(1), input=3, precision=64)
            net.layers[0].weights = array([[2.0], [-3.0], [0.5]])
            x = array([[1.0, 2.0, 4.0], [0.0, 1.0, -2.0]])
            print integrated_gradients(net, x)
            print saliency(net, x)
            """)
        #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics.map { $0.headline[.english] })")
        #expect(shown.texts == ["[[ 2. -6.  2.]\n [ 0. -3. -1.]]\n[[2.  3.  0.5]\n [2.  3.  0.5]]"])
    }

    @Test func saysWhatCountsMost() {
        let path = finding(Self.net + "explain net, data.x[:1], method=integrated_gradients")
        #expect(path.title.hasPrefix("From the baseline to this sample the output goes from 0."))
        #expect(path.rows.count == 4)
        let slope = finding(Self.net + "explain net, data, method=saliency")
        #expect(slope.title.hasPrefix("Over 80 samples the output follows x"))
        let shuffled = finding(Self.net + "explain net, data, method=permutation")
        #expect(shuffled.title.contains(" matters most: shuffled among the 80 samples, it costs 0."))
        let moved = finding(Self.net + "explain net, data, method=partial_dependence")
        #expect(moved.title.contains(" moves the mean output most: from 0."))
        #expect(
            finding(Self.net + "explain net, data, method=\"permutation\"", language: .chinese).title.contains("最重要"))
        let many = finding("seed 0\nnet = sequential(dense(2, softmax))\nexplain net, digits().x[:1], method=saliency")
        #expect(many.rows.count == 12)
        #expect(many.note == "the 12 largest of 64 features")
    }

    /// The shuffles are the session's next permutations, feature by feature, and leave the stream where it was.
    @Test func permutationIsTheLoopWrittenOut() {
        let shown = show(
            Self.net + """
                explain net, data, method=permutation, repeats=3
                base = accuracy(net, data)
                for j in range(4):
                    drops = []
                    for k in range(3):
                        x = data.x
                        x[:, j] = x[permutation(80), j]
                        drops.append(base - accuracy(net, (x, data.y)))
                    print f"{data.features[j]} | {str(mean(drops))} | {str(std(drops))}"
                """)
        #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics.map { $0.headline[.english] })")
        let rows = shown.texts.first?.split(separator: "\n").dropFirst().map(String.init) ?? []
        #expect(rows.count == 4)
        // Deviations may differ in the last of the sum's bits.
        let cut = { (text: String) in text.split(separator: "|").prefix(2).joined(separator: "|") }
        #expect(rows.map(cut) == shown.last.split(separator: "\n").map(String.init).map(cut))
    }

    @Test func dependenceIsTheMeanOverSamples() {
        let shown = show(
            Self.net + """
                curve = partial_dependence(net, data, "x2")
                for k in [0, 4, 9]:
                    x = data.x
                    x[:, 2] = curve[k, 0]
                    print mean(net(x)[:, 1]) ≈ curve[k, 1]
                print curve.shape, len(partial_dependence(net, (randint(0, 2, (20, 4)), zeros(20)), 1))
                """)
        #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics.map { $0.headline[.english] })")
        #expect(shown.texts == ["True\nTrue\nTrue\n(10, 2) 2"])
    }

    @Test(arguments: ["saliency", "integrated_gradients", "permutation", "partial_dependence"]) func changesNothing(
        method: String
    ) {
        let cells = "seed 4\ndata, net = make_xor(30), sequential(dense(3, relu), dropout(0.5), dense(1, sigmoid))\n"
        let look = "found = explain(net, data, method=\(method))\n"
        let state = "print rand()\nprint net(data.x[:2])"
        #expect(show(cells + look + state).diagnostics.isEmpty)
        #expect(show(cells + look + state).texts == show(cells + state).texts)
    }

    @Test(arguments: [
        ("explain net, data, method=\"shap\"", 273), ("explain net, data, method=3", 270), ("explain net, data", 269),
        ("explain net, data, method=saliency, output=2", 239), ("partial_dependence net, data, \"x9\"", 401),
        ("partial_dependence net, data, \"x1\", output=7", 239),
        ("explain net, data.x[:0], method=saliency", 400), ("integrated_gradients net, data.x, baseline=ones(3)", 236),
        ("explain sequential(flatten(), dense(1)), (ones(3, 2, 2), ones(3)), method=permutation", 282),
    ]) func refuses(cell: String, number: Int) {
        #expect(show(Self.net + cell).number == number)
    }
}
