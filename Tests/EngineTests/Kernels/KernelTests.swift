import Engine
import Kernels
import Testing

struct KernelTests {
    @Test func runsOnThisProcessor() { #expect(kernels_supported()) }

    /// Whole vectors and single elements take different functions of SLEEF; they must give the same bits.
    @Test(arguments: [
        KERNELS_EXP, KERNELS_LOG, KERNELS_SIN, KERNELS_COS, KERNELS_TAN, KERNELS_TANH, KERNELS_EXPM1, KERNELS_LOG1P,
    ])
    func givesTheSameBitsOneByOne(operation: kernels_unary_operation) throws {
        let code = operation.rawValue
        var random = RandomState(seed: 3)
        for scale in [1.0, 30, 800, 1e6] {
            let x = try random.uniform(low: -scale, high: scale, shape: [32_000]).elements
            let bulk: [Double]
            var single = x
            bulk = unary(code, x)
            for index in x.indices { single[index] = unary(code, [x[index]])[0] }
            let same = zip(bulk, single).allSatisfy { $0.bitPattern == $1.bitPattern }
            #expect(same)
            let floats = x.map { Float($0) }
            var bulkFloats = floats
            var singleFloats = floats
            bulkFloats = unary(code, floats)
            for index in floats.indices { singleFloats[index] = unary(code, [floats[index]])[0] }
            let sameFloats = zip(bulkFloats, singleFloats).allSatisfy { $0.bitPattern == $1.bitPattern }
            #expect(sameFloats)
        }
    }

    /// The definition, written out: a chain of fused multiply-adds begun anew every 256.
    @Test(arguments: [(1, 1, 1), (4, 4, 2), (5, 3, 700), (1, 40, 257), (40, 2, 256), (9, 33, 600), (33, 7, 513)])
    func multipliesByTheChainOfItsDefinition(m: Int, n: Int, k: Int) throws {
        var random = RandomState(seed: 5)
        let a = try random.uniform(low: -1, high: 1, shape: [m, k]).elements
        let b = try random.uniform(low: -1, high: 1, shape: [k, n]).elements
        var expected = [Double](repeating: 0, count: m * n)
        for i in 0..<m {
            for j in 0..<n {
                var blocks: [Double] = []
                for start in stride(from: 0, to: k, by: 256) {
                    var chain = 0.0
                    for p in start..<min(start + 256, k) { chain.addProduct(a[i * k + p], b[p * n + j]) }
                    blocks.append(chain)
                }
                expected[i * n + j] = blocks.dropFirst().reduce(blocks[0], +)
            }
        }
        var out = expected.map { _ in 0.0 }
        perform(KERNELS_MATRIX_PRODUCT, count: 1, &out, a, b, [m, n, k, k, 1, n, 1, 0, 0])
        #expect(out == expected)
        var transposed = [Double](repeating: 0, count: n * k)
        for p in 0..<k { for j in 0..<n { transposed[j * k + p] = b[p * n + j] } }
        perform(KERNELS_MATRIX_PRODUCT, count: 1, &out, a, transposed, [m, n, k, k, 1, 1, k, 0, 0])
        #expect(out == expected)
    }

    /// Sixteen lanes, then halves, whether the reduced axis is the last or the first.
    @Test(arguments: [1, 5, 16, 17, 100, 1000])
    func sumsByTheTreeOfItsDefinition(count: Int) throws {
        var random = RandomState(seed: 9)
        let x = try random.uniform(low: -1, high: 1, shape: [count]).elements
        var lanes = [Double](repeating: 0, count: 16)
        for (index, value) in x.enumerated() { lanes[index % 16] += value }
        for half in [8, 4, 2, 1] { for lane in 0..<half { lanes[lane] += lanes[lane + half] } }
        var sum = [0.0]
        perform(KERNELS_REDUCE, KERNELS_SUM.rawValue, &sum, x, x, [1, 1, 1, 1, count, 1])
        #expect(sum == [lanes[0]])
        let columns = 11
        let wide = x.flatMap { Array(repeating: $0, count: columns) }
        var sums = [Double](repeating: 0, count: columns)
        perform(KERNELS_REDUCE, KERNELS_SUM.rawValue, &sums, wide, wide, [1, columns, 1, 1, count, columns])
        #expect(sums == Array(repeating: lanes[0], count: columns))
    }

    @Test func raisesWholeNumbersExactly() {
        var results = [Double](repeating: 0, count: 3)
        perform(
            KERNELS_BINARY, KERNELS_INTEGER_POWER.rawValue, &results, [3, -7, 10], [33, 17, 15], [1, 3, 1, 1])
        #expect(results == [5_559_060_566_555_523, -232_630_513_987_207, 1_000_000_000_000_000])
    }

    /// Indices are computed, so a plan must be safe from any.
    @Test(arguments: [3, -1, -0.5, .nan, .infinity, 1e300])
    func stopsAtAnIndexOutsideTheRows(index: Double) {
        for code in [KERNELS_GATHER, KERNELS_SCATTER_ADD] {
            var instruction = kernels_instruction()
            (instruction.code, instruction.count) = (code, 1)
            let good = instruction
            instruction.second = 1
            var out = [0.0, 0, 0]
            let stopped = kernels_perform_double(
                [good, instruction, good], 3, &out, [7, 8, 9], [2, index], [], [3, 1])
            #expect(stopped == 1)
            #expect(out == (code == KERNELS_GATHER ? [9, 0, 0] : [0, 0, 7]))
        }
    }

    /// Values of Oracles/erf.py, exact to the last digit; ours may be one unit off.
    @Test(arguments: [
        (1e-300, 1.1283791670955126e-300),
        (1e-09, 1.1283791670955127e-09),
        (0.1, 0.1124629160182849),
        (0.5, 0.5204998778130465),
        (0.84375, 0.7672256612323416),
        (0.999, 0.8422852702064969),
        (1.0, 0.8427007929497149),
        (1.25, 0.9229001282564583),
        (1.5, 0.9661051464753108),
        (2.0, 0.9953222650189527),
        (2.857, 0.9999466417399131),
        (3.3, 0.9999969422902035),
        (4.7, 0.9999999999700474),
        (5.9, 0.9999999999999999),
        (7.0, 1.0),
    ])
    func integratesTheBellCurve(x: Double, expected: Double) {
        for (x, expected) in [(x, expected), (-x, -expected)] {
            let found = unary(KERNELS_ERF.rawValue, [x])[0]
            #expect(abs(found - expected) <= expected.ulp)
            let narrow = unary(KERNELS_ERF.rawValue, [Float(x)])[0]
            let exact = Float(unary(KERNELS_ERF.rawValue, [Double(Float(x))])[0])
            #expect(abs(narrow - exact) <= exact.ulp)
        }
    }

    @Test func overflowsInNeitherTailOfTheSigmoid() {
        let x: [Double] = [-800, -30, 0, 30, 800]
        let y = unary(KERNELS_SIGMOID.rawValue, x)
        #expect(y == [0, y[1], 0.5, y[3], 1])
        #expect(abs(y[1] / 9.357622968839299e-14 - 1) < 1e-15)
    }
}

private func perform(
    _ code: kernels_code, _ detail: UInt32 = 0, count: Int = 0, _ out: inout [Double], _ a: [Double], _ b: [Double],
    _ layout: [Int]
) {
    var instruction = kernels_instruction()
    (instruction.code, instruction.detail, instruction.count) = (code, Int32(detail), count)
    #expect(kernels_perform_double(&instruction, 1, &out, a, b, b, layout) == -1)
}

private func unary(_ operation: UInt32, _ x: [Double]) -> [Double] {
    var out = x
    perform(KERNELS_UNARY, operation, count: x.count, &out, x, x, [])
    return out
}

private func unary(_ operation: UInt32, _ x: [Float]) -> [Float] {
    var instruction = kernels_instruction()
    (instruction.code, instruction.detail, instruction.count) = (KERNELS_UNARY, Int32(operation), x.count)
    var out = x
    #expect(kernels_perform_float(&instruction, 1, &out, x, x, x, []) == -1)
    return out
}
