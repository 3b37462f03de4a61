import Documents
import Diagnostics
import Testing

@testable import Evaluation

/// The words for metrics, losses, and pictures of classifiers.
@Suite struct MetricWordTests {
    private static let net = """
        seed 3
        net = sequential(dense(3, tanh), dense(1, sigmoid), input=2)
        data = make_xor(40, noise=0.1)
        p = net(data.x)

        """

    @Test(arguments: [
        "accuracy", "precision", "recall", "f1", "specificity", "auc", "log_loss", "rmse", "r2", "mse", "half_mse",
        "mae", "huber", "log_cosh", "binary_crossentropy", "crossentropy", "hinge", "kl_divergence",
    ])
    func takesANetAndDataOrLabelsAndPredictions(name: String) {
        let shown = show(
            Self.net + """
                expect \(name)(net, data) == \(name)(data.y, p)
                expect abs(\(name)(net, data)) < 2
                """)
        #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics)")
    }

    @Test func showsWhichClassesAreTakenForWhich() {
        #expect(
            show("confusion([2, 0, 1, 2], [2, 1, 1, 0])").last
                == "true ↓ predicted → | 0 | 1 | 2\n0 | 0 | 1 | 0\n1 | 0 | 1 | 0\n2 | 1 | 0 | 1")
        let named = show(
            """
            data = load("pets.csv", target="kind")
            net = sequential(dense(3, softmax), input=1)
            confusion net, data
            """, files: ["pets.csv": Array("size,kind\n1,fish\n2,dog\n3,cat\n".utf8)])
        #expect(named.last.hasPrefix("true ↓ predicted → | cat | dog | fish\ncat | "))
    }

    /// The title of the table that a cell shows.
    private func title(_ cell: String, _ settings: SessionSettings = SessionSettings()) -> String? {
        guard case .table(let table)? = show(cell, settings: settings).outputs.last else { return nil }
        return table.title
    }

    @Test func confusionSaysHowManyAreRightAndTheMistakeMadeMost() {
        #expect(
            title("confusion([0, 1, 1, 2, 2, 2], [0, 0, 1, 0, 0, 2])")
                == "3 of 6 samples are right, 50 %; most often 2 is taken for 0, 2 times.")
        #expect(title("confusion([0, 1], [0, 1])") == "All 2 samples are right.")
        #expect(title("confusion([1], [1])") == "The sample is right.")
        var settings = SessionSettings()
        settings.language = .chinese
        #expect(title("confusion([0, 1, 1], [0, 0, 1])", settings) == "3 个样本判对 2 个，即 66.7 %；最常见的是把 1 判为 0，1 次。")
    }

    @Test func trainingAndFoldsSayWhatCameOfThem() throws {
        let cell = """
            net = sequential(dense(1, initializer=zeros), input=1)
            train(net, ([[1], [1]], [2, 2]), loss=mse, optimizer=sgd(lr=0.25), epochs=EPOCHS, batch=2, OPTIONS)
            """
        func of(_ epochs: Int, _ options: String = "shuffle=False") -> String? {
            title(cell.replacing("EPOCHS", with: "\(epochs)").replacing("OPTIONS", with: options))
        }
        // The first step is perfect: weight and bias are both 1.
        #expect(of(1) == "The loss is 4 in 1 epoch.")
        #expect(of(2) == "The loss falls from 4 to 0 in 2 epochs.")
        #expect(
            of(2, "validation=([[2]], [2]), metrics=[mae]")
                == "The loss falls from 4 to 0 in 2 epochs, the validation loss from 1 to 1; at the end mae 0, validation_mae 1."
        )
        let folds =
            "cross_validate(lambda: sequential(dense(1, initializer=zeros)), ([[1], [1], [1], [1]], [2, 2, 2, 2]), loss=mse, optimizer=sgd(lr=1e-12), folds=2)"
        #expect(title(folds) == "Over 2 folds the loss 4 ± 0, from 4 to 4.")
    }

    @Test func drawsTheCurveWithItsArea() throws {
        let shown = show("roc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])")
        guard case .plots(let plots) = try #require(shown.outputs.first) else {
            Issue.record("no plot")
            return
        }
        #expect(plots[0].marks[0].label == "AUC 0.75")
        #expect(plots[0].title == "A sample of class 1 scores above one of class 0 in 75 % of pairs")
        #expect(plots[0].marks[0].shape == .line(x: [0, 0, 0.5, 0.5, 1], y: [0, 0.5, 0.5, 1, 1]))
    }

    @Test func drawsHowFarProbabilitiesCanBeTrusted() throws {
        let shown = show("calibration([0, 1, 1, 1], [0.25, 0.25, 0.75, 1.0], bins=2)")
        guard case .plots(let plots) = try #require(shown.outputs.first) else {
            Issue.record("no plot")
            return
        }
        #expect(plots[0].marks[0].shape == .line(x: [0.25, 0.875], y: [0.5, 1]))
        #expect(plots[0].marks[0].label == "expected error 0.188")
        #expect(
            plots[0].title
                == "Mean error 0.188, largest at 0.25: there class 1 has a share of 0.5")
    }

    @Test func aLossIsAFunctionThatGradDifferentiates() {
        let shown = show(
            """
            y, p = array([0.0, 1.0]), array([0.25, 0.5])
            grad(lambda q: huber(y, q, delta=0.3), p)
            """)
        #expect(shown.last == "[ 0.125 -0.15 ]")
    }

    @Test(arguments: ["rmse", "log_loss", "lambda y, p: 1 - r2(y, p)", "lambda y, p: log_loss(y, p) + 0.1*mean(p**2)"])
    func aMetricWithADerivativeServesAsALoss(loss: String) {
        for precision in [32, 64] {
            let shown = show(
                """
                seed 4
                net = sequential(dense(6, tanh), dense(1, sigmoid), precision=\(precision))
                history = train(net, make_moons(60), loss=\(loss), optimizer=adam(lr=0.02), epochs=60, metrics=[log_loss, r2])
                print history.log_loss[-1] < 0.6*history.log_loss[0], history.loss[-1] < 0.6*history.loss[0], history.r2[-1] > 0.3
                """)
            #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics)")
            #expect(shown.last == "True True True", "\(loss) \(precision)")
        }
    }

    /// A net goes through the metric by its weights, which are no argument.
    @Test func aMetricOfANetFollowsItsWeights() {
        let shown = show(
            """
            seed 4
            net, data = sequential(dense(1), input=2, precision=64), make_xor(4)
            a, b = grad(lambda n: rmse(n, data), net), grad(lambda n: sqrt(mse(n, data)), net)
            print all(a[0] ≈ b[0]), all(a[1] ≈ b[1]), sum(abs(a[0])) > 0.01
            grad(lambda n: f1(n, data), net)
            """)
        #expect(shown.last == "True True True")
        #expect(shown.diagnostics.map(\.number) == [321])
    }

    @Test func trainsWithEachLossAndMetricOfTheVocabulary() {
        for loss in ["mae", "huber", "log_cosh", "hinge", "kl_divergence", "lambda y, p: huber(y, p, delta=0.1)"] {
            let shown = show(Self.net + "train net, data, loss=\(loss), epochs=2, metrics=[mae, accuracy]")
            #expect(shown.diagnostics.isEmpty, "\(loss): \(shown.diagnostics)")
        }
    }
}
