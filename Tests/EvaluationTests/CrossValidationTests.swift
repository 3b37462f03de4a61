import Diagnostics
import Testing

@testable import Evaluation

@Suite struct CrossValidationTests {
    /// Folds, weights and batches are drawn in the order of a loop written out, so the numbers are the same.
    @Test func isTheLoopOverFolds() {
        let shown = show(
            """
            data = make_moons(80, noise=0.2)
            def make(units=4):
                return sequential(dense(units, tanh), dense(1, sigmoid))
            seed 3
            loss, right = [], []
            for part, val in kfold(data, 4):
                net = make()
                train(net, part, loss=binary_crossentropy, optimizer=adam(lr=0.05), epochs=3, batch=16)
                loss.append(binary_crossentropy(net, val))
                right.append(accuracy(net, val))
            seed 3
            scores = cross_validate(make, data, folds=4, loss=binary_crossentropy, optimizer=adam(lr=0.05), epochs=3, batch=16)
            print all(scores.loss == array(loss)), all(scores.accuracy == array(right)), scores.fold
            """,
            "scores", "print f\"{mean(loss):.7g} {std(loss):.7g} {mean(right):.7g} {std(right):.7g}\"")
        #expect(shown.diagnostics.isEmpty)
        #expect(shown.texts.first == "True True [1 2 3 4]")
        let rows = shown.texts.dropFirst().first?.split(separator: "\n").map(String.init) ?? []
        #expect(rows.first == "fold | loss | accuracy")
        #expect(rows.count == 7)
        let numbers = shown.last.split(separator: " ").map(String.init)
        #expect(numbers.count == 4)
        if rows.count == 7, numbers.count == 4 {
            #expect(rows[5] == "mean | \(numbers[0]) | \(numbers[2])")
            #expect(rows[6] == "std | \(numbers[1]) | \(numbers[3])")
        }
    }

    @Test func measuresWhatItIsAskedTo() {
        let shown = show(
            """
            def largest(y, y_hat):
                return max(abs(y - y_hat))
            seed 0
            s = cross_validate(lambda: sequential(dense(1)), make_sine(30), folds=3, loss=mse, metrics=[mae, largest])
            print all(s.largest >= s.mae), len(s.mae)
            s.accuracy
            """)
        #expect(shown.texts == ["True 3"])
        #expect(shown.number == 261)
    }

    @Test func refusesWhatIsNoFreshNet() {
        #expect(show("cross_validate(lambda: 3, make_xor(20), loss=mse)").number == 390)
        let again = "net = sequential(dense(1))\ncross_validate(lambda: net, make_xor(20), loss=mse)"
        #expect(show(again).number == 391)
    }

    /// A column of predictions against a row of labels would make all differences of all.
    @Test func labelsOfOneAxisMeetPredictionsOfOneColumn() {
        let shown = show(
            """
            def own(y, y_hat):
                return mean((y - y_hat)**2)
            seed 1
            data = make_regression(samples=20, features=2)
            net = sequential(dense(1), input=2)
            before = mse(net, data)
            first = train(net, data, loss=own, metrics=[own, mse])
            print first.loss[0] ≈ before, first.own[0] ≈ first.mse[0], first.own[0] ≈ first.loss[0]
            evaluate net, data, own, mse
            """)
        #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics.map { $0.headline[.english] })")
        #expect(shown.texts.first == "True True True")
        let cells = shown.last.split(separator: "\n").dropFirst().map { $0.split(separator: "|").last }
        #expect(cells.count == 2 && cells[0] == cells[1])
    }

    @Test func metricsAreFunctionsOfOnesOwn() {
        let fit = "train sequential(dense(1)), make_sine(10), loss=mse, metrics="
        #expect(show(fit + "[lambda y, p: y - p]").number == 392)
        #expect(show(fit + "[mae, mae]").number == 267)
        #expect(show(fit + "[3]").number == 270)
    }

    @Test func oneRowOfProbabilitiesIsOneColumn() {
        let shown = show("print crossentropy([0, 1], [0.25, 0.5]) == binary_crossentropy([0, 1], [0.25, 0.5])")
        #expect(shown.texts == ["True"])
    }

    @Test func theTargetMayBeNamedAmongColumns() {
        let shown = show(
            """
            data = dataset(age=[31, 45], weight=[60, 70], dose=[1, 0], target="dose")
            print data[["age", "dose"]].features, data[["age", "dose"]].y
            """)
        #expect(shown.texts == ["['age'] [1 0]"])
    }
}
