import Diagnostics
import Testing

@testable import Evaluation

@Suite struct GradientTests {
    @Test(arguments: [
        ("grad(lambda x: x**3, 2.0)", "12.0"),
        ("grad(lambda x: sum(x**2), array([1.0, 2.0]))", "[2. 4.]"),
        ("grad(grad(lambda x: x**4), 2.0)", "48.0"),
        ("grad(lambda a, b: a*b, 3.0, 4.0)", "(4.0, 3.0)"),
        ("value_and_grad(lambda x: x*x, 3.0)", "(9.0, 6.0)"),
        ("grad(lambda p: p[0]*p[1], [3.0, 5.0])", "[5.0, 3.0]"),
        ("x = 3.0\ngrad(lambda a: a*x, x)", "3.0"),
        ("grad(lambda x: grad(lambda y: x*y*y, 2.0)*x, 3.0)", "24.0"),
        ("def f(x):\n    if x > 0:\n        return x*x\n    return -x\n[grad(f, 3.0), grad(f, -3.0)]", "[6.0, -1.0]"),
        ("grad(lambda x: sum(x[1:] - x[:-1]), array([1.0, 5.0, 2.0]))", "[-1.  0.  1.]"),
        ("grad(lambda x: sum(sort(x) * [1, 10, 100]), array([3.0, 1.0, 2.0]))", "[100.   1.  10.]"),
        (
            "grad(lambda x: sum(sort(x, axis=0) * [[1, 2], [3, 4]]), array([[3.0, 1.0], [1.0, 2.0]]))",
            "[[3. 2.]\n [1. 4.]]"
        ),
        ("grad(lambda x: median(x), array([3.0, 1.0, 2.0, 7.0]))", "[0.5 0.  0.5 0. ]"),
        (
            "grad(lambda x: sum(median(x, axis=1)), array([[3.0, 1.0, 2.0], [4.0, 5.0, 6.0]]))",
            "[[0. 0. 1.]\n [0. 1. 0.]]"
        ),
        ("grad(lambda x: quantile(x, 0.3), array([3.0, 1.0, 2.0, 7.0]))", "[0.  0.1 0.9 0. ]"),
        ("grad(lambda x: sum(cumsum(x) * [1, 10, 100]), array([3.0, 1.0, 2.0]))", "[111. 110. 100.]"),
        ("grad(lambda x: sum(argsort(x) * x), array([3.0, 1.0, 2.0]))", "[1. 2. 0.]"),
        ("def f(x):\n    y = zeros(3)\n    y[1] = x\n    return sum(y*y)\ngrad(f, 4.0)", "8.0"),
    ]) func gradientIs(cell: String, text: String) {
        let shown = show(cell)
        #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics.map { $0.headline[.english] })")
        #expect(shown.last.split(separator: "\n").last.map(String.init) == text || shown.last == text)
    }

    /// What stands in layers while a function runs is part of its trace.
    @Test func gradientGoesThroughTheWeightsOfLayers() {
        let shown = show(
            """
            def f(a):
                inner = dense(1)
                net = sequential(inner, input=1)
                inner.bias = a**2
                return mean(net(ones(4, 1)))
            net, x = sequential(dense(1, initializer=ones), input=2), ones(1, 2)
            print grad(f, 3.0)
            print grad(lambda n: mean(copy(n)(x))**2, net)[0].T
            print net.layers[0].weights.T, net.layers[0].bias
            """)
        #expect(shown.diagnostics.isEmpty)
        #expect(shown.last == "6.0\n[[4. 4.]]\n[[1. 1.]] [0.]")
    }

    /// A function in a net may read a traced number from outside, whatever the net is given.
    @Test(arguments: [
        "sequential(lambda x: x*a**2)", "sequential(dense(1, lambda z: a**2*z, initializer=ones), input=2)",
        "layer(lambda x, W: a**2*x*W, W=ones(2))", "sequential(lambda x: x/2, residual(lambda x: a**2*x))",
    ]) func gradientGoesThroughWhatAFunctionInANetReads(net: String) {
        let shown = show("def f(a):\n    return sum(\(net)(ones(1, 2)))\nprint grad(f, 3.0), f(4.0) - f(2.0)")
        #expect(shown.diagnostics.isEmpty)
        let numbers = shown.last.split(separator: " ").compactMap { Double($0) }
        // Of a parabola the central difference is the derivative.
        #expect(numbers.count == 2 && numbers.first.map { 2 * $0 } == numbers.last, "\(shown.last)")
    }

    @Test func gradientOfManyNumbersIsRefused() {
        #expect(show("grad(lambda x: x**2, array([1.0, 2.0]))").number == 322)
    }
}
