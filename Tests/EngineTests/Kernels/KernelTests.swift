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
        let code = Int32(operation.rawValue)
        var random = RandomState(seed: 3)
        for scale in [1.0, 30, 800, 1e6] {
            let x = try random.uniform(low: -scale, high: scale, shape: [32_000]).elements
            var bulk = x
            var single = x
            kernels_unary_double(code, &bulk, x, x.count)
            for index in x.indices { kernels_unary_double(code, &single[index], [x[index]], 1) }
            let same = zip(bulk, single).allSatisfy { $0.bitPattern == $1.bitPattern }
            #expect(same)
            let floats = x.map { Float($0) }
            var bulkFloats = floats
            var singleFloats = floats
            kernels_unary_float(code, &bulkFloats, floats, floats.count)
            for index in floats.indices { kernels_unary_float(code, &singleFloats[index], [floats[index]], 1) }
            let sameFloats = zip(bulkFloats, singleFloats).allSatisfy { $0.bitPattern == $1.bitPattern }
            #expect(sameFloats)
        }
    }

    /// The definition, written out: a chain of fused multiply-adds begun anew every 256.
    @Test(arguments: [(1, 1, 1), (4, 4, 2), (5, 3, 700), (1, 40, 257), (40, 1, 256), (9, 33, 600), (33, 7, 513)])
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
        kernels_product_double(&out, a, b, m, n, k, k, 1, n, 1)
        #expect(out == expected)
        var transposed = [Double](repeating: 0, count: n * k)
        for p in 0..<k { for j in 0..<n { transposed[j * k + p] = b[p * n + j] } }
        kernels_product_double(&out, a, transposed, m, n, k, k, 1, 1, k)
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
        var sum = 0.0
        kernels_reduce_double(Int32(KERNELS_SUM.rawValue), &sum, x, [1, 1, 1, 1, count, 1])
        #expect(sum == lanes[0])
        let columns = 11
        let wide = x.flatMap { Array(repeating: $0, count: columns) }
        var sums = [Double](repeating: 0, count: columns)
        kernels_reduce_double(Int32(KERNELS_SUM.rawValue), &sums, wide, [1, columns, 1, 1, count, columns])
        #expect(sums == Array(repeating: lanes[0], count: columns))
    }

    @Test func raisesWholeNumbersExactly() {
        var results = [Double](repeating: 0, count: 3)
        kernels_binary_double(
            Int32(KERNELS_INTEGER_POWER.rawValue), &results, [3, -7, 10], [33, 17, 15], [1, 3, 1, 1])
        #expect(results == [5_559_060_566_555_523, -232_630_513_987_207, 1_000_000_000_000_000])
    }

    @Test func overflowsInNeitherTailOfTheSigmoid() {
        let x: [Double] = [-800, -30, 0, 30, 800]
        var y = x
        kernels_unary_double(Int32(KERNELS_SIGMOID.rawValue), &y, x, 5)
        #expect(y == [0, y[1], 0.5, y[3], 1])
        #expect(abs(y[1] / 9.357622968839299e-14 - 1) < 1e-15)
    }
}
