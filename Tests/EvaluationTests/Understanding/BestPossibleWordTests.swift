import Diagnostics
import Testing

@testable import Evaluation

@Suite struct BestPossibleWordTests {
    /// The tutorial's line: least squares have W = 1.93655106, b = 1.55808002 and the loss 0.07623325.
    @Test func saysHowFarTheTutorialsLineIs() {
        let cell = """
            seed 0
            x = rand(100, 1)
            y = 2*x + 1 + rand(100, 1)
            net = sequential(dense(1), input=1, precision=64)
            h = train(net, (x, y), loss=mse, optimizer=sgd(lr=0.01), epochs=1000, batch=100)
            best_possible net, (x, y), loss=mse
            """
        let found = finding(cell)
        #expect(found.title.hasPrefix("The least loss that these weights can have is 0.07623325, and the net has "))
        #expect(found.rows.map { [$0[0], $0[1]] } == [["x0", "1.936551"], ["intercept", "1.55808"]])
        #expect(found.note == "Found by least squares.")
        let best = finding(
            cell.replacing(
                "best_possible net",
                with:
                    "net.layers[0].weights = array([[1.9365510628]])\nnet.layers[0].bias = array([1.5580800207])\nbest_possible net"
            ))
        #expect(best.title == "The least loss that these weights can have is 0.07623325, and the net has reached it.")
        #expect(finding(cell, language: .chinese).title.hasPrefix("这些权重可能达到的最小损失是 0.07623325，模型是 "))
    }

    @Test func namesNoShareOfNothing() {
        let found = finding("best_possible sequential(dense(1)), (rand(20, 2), zeros(20)), loss=mse")
        #expect(found.title.hasPrefix("The least loss that these weights can have is 0.0, and the net has "))
        #expect(found.title.hasSuffix(" above it.") && !found.title.contains("%"))
    }

    @Test func comparesOtherNetsWithTheBestLine() {
        let moons = """
            seed 0
            data = make_moons(100, noise=0.1)
            net = sequential(dense(8, tanh), dense(1, sigmoid))
            h = train(net, data, loss=binary_crossentropy, optimizer=adam(lr=0.05), epochs=EPOCHS)
            best_possible net, data, loss=binary_crossentropy
            """
        #expect(finding(moons.replacing("EPOCHS", with: "60")).title.contains(" better than any line."))
        #expect(finding(moons.replacing("EPOCHS", with: "1")).title.contains(": a line would do "))
    }

    @Test func knowsWhatHasNoLeastLoss() {
        let found = finding(
            "data = (array([[0, 0], [0, 1], [1, 0], [1, 1]]), array([0, 0, 0, 1]))\nnet = sequential(dense(1, sigmoid))\nbest_possible net, data, loss=binary_crossentropy"
        )
        #expect(found.title.hasPrefix("A line separates these classes without an error, so the loss"))
        #expect(found.rows.isEmpty)
    }

    @Test func changesNothing() {
        let cells = "seed 4\ndata, net = make_xor(30), sequential(dense(1, sigmoid), precision=64)\n"
        let look = "best = best_possible(net, data, loss=crossentropy)\n"
        let state = "print rand()\nprint net(data.x[:2])"
        #expect(show(cells + look + state).texts == show(cells + state).texts)
    }

    @Test(arguments: [
        ("best_possible(sequential(dense(1)), (randn(9, 2), randn(9)), loss=hinge)", 320),
        ("best_possible(sequential(dense(1)), (randn(9, 2), randn(9)), loss=mae)", 345),
        ("best_possible(sequential(dense(1, relu)), (randn(9, 2), randn(9)), loss=mse)", 345),
        ("best_possible(sequential(dense(1)), (randn(9, 2), randint(0, 2, 9)), loss=crossentropy)", 345),
        ("best_possible(sequential(dense(1)), (randn(700, 650), randn(700)), loss=mse)", 285),
    ]) func refuses(cell: String, number: Int) {
        #expect(show(cell).number == number)
    }
}
