import Engine
import Testing

struct OptimizerTests {
    /// Keras in float64 by running (reference/engines.md 3.3): one weight at 1, the gradient is the weight.
    @Test(arguments: [
        (Optimizer.sgd(rate: 0.1), [0.9, 0.81, 0.729]),
        (Optimizer.sgd(rate: 0.1, momentum: 0.9), [0.9, 0.72, 0.486]),
        (Optimizer.sgd(rate: 0.1, momentum: 0.9, nesterov: true), [0.81, 0.5751, 0.327321]),
        (Optimizer.adam(), [0.999000003, 0.998000032, 0.997000103]),
        (Optimizer.adam(rate: 0.1), [0.900000316, 0.800412776, 0.701587015]),
    ])
    func movesAsKeras(optimizer: Optimizer, golden: [Double]) {
        var objects = ObjectStore()
        let id = objects.add(optimizer)
        var weights = [1.0]
        for expected in golden {
            objects[id].move(&weights, along: weights)
            // The goldens have nine digits.
            #expect(abs(weights[0] - expected) <= 5.1e-10)
        }
        #expect(objects[id].steps == 3)
    }
}
