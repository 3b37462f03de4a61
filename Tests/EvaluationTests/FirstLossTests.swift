import Diagnostics
import Testing

@testable import Evaluation

/// A loss that is not a number, from the start or later.
struct FirstLossTests {
    @Test(arguments: [
        ("net.layers[0].weights = [[nan]]\ntrain net, ([[1.0]], [1.0]), loss=mse, epochs=3", 346),
        ("train net, ([[1.0]], [1.0]), loss=lambda y, p: mean(log(y - y) * p - log(y - y) * p), epochs=3", 346),
        ("train net, ([[1e30]], [1.0]), loss=mse, epochs=3", 346),
        ("train net, ([[1.0]], [1.0]), loss=mse, optimizer=sgd(lr=1e300), epochs=3", 330),
        ("minimize(lambda w: w * (log(0 * w) - log(0 * w)), 1.0, steps=3)", 347),
        ("minimize(lambda w: w**4, 1.0, optimizer=sgd(lr=1e200), steps=9)", 381),
    ])
    func aLossThatBeginsAsNaNIsNotBlamedOnTheSteps(cell: String, number: Int) {
        let shown = show("net = sequential(dense(1), input=1)\n\(cell)")
        #expect(shown.diagnostics.map(\.number) == [number])
    }
}
