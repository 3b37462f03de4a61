import Engine
import Kernels
import Testing

/// The whole sweep, on other processors too, is Tests/Kernels/run. One test at a time takes another instruction set.
@Suite(.serialized) struct InstructionSetTests {
    private static let extents = Array(1...17) + [23, 31, 33]

    /// Every form and edge of a tile against the definition, written out.
    @Test func multiplyByTheSameChains() throws {
        var random = RandomState(seed: 11)
        let numbers = try random.uniform(low: -1, high: 1, shape: [33 * 259 * 2]).elements
        for m in Self.extents {
            for n in Self.extents {
                let k = [1, 2, 17, 256, 259][(3 * m + n) % 5]
                let (a, b) = (Array(numbers[0..<m * k]), Array(numbers[numbers.count - k * n..<numbers.count]))
                let bias = Array(numbers[17..<17 + n])
                let sums = n == 1 ? lanes(a, b, m, k) : chains(a, b, m, n, k)
                let (aTurned, bTurned) = (turned(a, m, k), turned(b, k, n))
                for form in 0..<4 {
                    let layout = [m, n, k] + (form & 1 == 0 ? [k, 1] : [1, m]) + (form & 2 == 0 ? [n, 1] : [1, k])
                    let (first, second) = (form & 1 == 0 ? a : aTurned, form & 2 == 0 ? b : bTurned)
                    let detail = [
                        0, KERNELS_ADDS_BIAS.rawValue, KERNELS_ADDS_BIAS.rawValue | KERNELS_RECTIFIES.rawValue,
                    ]
                    for (number, detail) in detail.enumerated() {
                        let added = number == 0 ? sums : sums.indices.map { sums[$0] + bias[$0 % n] }
                        let expected = number == 2 ? added.map { max(0, $0) } : added
                        for (set, out) in everywhere(
                            KERNELS_MATRIX_PRODUCT, detail, 1, m * n, first, second, bias, layout + [0, 0])
                        {
                            #expect(out == expected, "\(set) \(m) \(n) \(k) form \(form) detail \(detail)")
                        }
                    }
                }
            }
        }
    }

    /// Whole vectors, masked ends, and elements that are not numbers.
    @Test func giveTheSameBitsAtEveryLength() throws {
        var random = RandomState(seed: 13)
        var x = try random.uniform(low: -30, high: 30, shape: [142]).elements
        for (index, special) in [0, -0.0, .infinity, -.infinity, .nan, -.nan, .leastNonzeroMagnitude, 1, 2, -1, 0.5]
            .enumerated()
        {
            x[7 * index + 2] = special
        }
        for length in 0...70 {
            let (a, b) = (Array(x[..<length]), Array(x[70..<70 + max(length, 1)]))
            for operation in 0...KERNELS_WHOLE.rawValue {
                compare(KERNELS_UNARY, operation, length, length, a, b, [])
            }
            for operation in 0...KERNELS_CLASS_CROSSENTROPY_GRADIENT.rawValue {
                compare(KERNELS_BINARY, operation, 0, length, a, b, [1, length, 1, 1])
                compare(KERNELS_BINARY, operation, 0, length, a, b, [1, length, 1, 0])
            }
            for reduction in 0...KERNELS_SMALLEST.rawValue {
                compare(KERNELS_REDUCE, reduction, 0, 1, a, b, [1, 1, 1, 1, length, 1])
                compare(KERNELS_REDUCE, reduction, 0, length, x, b, [1, length, 1, 1, 2, length])
            }
        }
    }

    @Test func giveTheSameBitsOnOneThreadAndSeveral() throws {
        var random = RandomState(seed: 17)
        let x = try random.uniform(low: -3, high: 3, shape: [250_001]).elements
        let count = x.count
        defer { kernels_limit_threads(0) }
        for (code, detail, layout) in [
            (KERNELS_UNARY, KERNELS_TANH.rawValue, []), (KERNELS_BINARY, KERNELS_DIVIDE.rawValue, [1, count, 1, 0]),
            (KERNELS_REDUCE, KERNELS_SUM.rawValue, [1, 500, 500, 1, 500, 1]),
            (KERNELS_COPY, 0, [2, 500, 500, 1, 500]),
            (KERNELS_MATRIX_PRODUCT, 0, [500, 500, 500, 500, 1, 1, 500, 0, 0]),
        ] as [(kernels_code, UInt32, [Int])] {
            let number = code == KERNELS_MATRIX_PRODUCT ? 1 : count
            kernels_limit_threads(1)
            let alone = perform(code, detail, number, count, x, x, x, layout)
            kernels_limit_threads(0)
            let together = perform(code, detail, number, count, x, x, x, layout)
            #expect(words(alone) == words(together))
        }
    }
}

/// The definition of a product: chains of fused multiply-adds begun anew every 256.
private func chains(_ a: [Double], _ b: [Double], _ m: Int, _ n: Int, _ k: Int) -> [Double] {
    var out: [Double] = []
    for i in 0..<m {
        for j in 0..<n {
            var (sum, chain) = (0.0, 0.0)
            for p in 0..<k {
                if p == 256 { (sum, chain) = (chain, 0) }
                chain.addProduct(a[i * k + p], b[p * n + j])
            }
            out.append(k > 256 ? sum + chain : chain)
        }
    }
    return out
}

/// The definition of a product with one column: sixteen chains, and the tree of a reduction.
private func lanes(_ a: [Double], _ b: [Double], _ m: Int, _ k: Int) -> [Double] {
    (0..<m).map { i in
        var lanes = [Double](repeating: 0, count: 16)
        for p in 0..<k { lanes[p % 16].addProduct(a[i * k + p], b[p]) }
        for half in [8, 4, 2, 1] {
            for l in 0..<half { lanes[l] += lanes[l + half] }
        }
        return lanes[0]
    }
}

private func turned(_ x: [Double], _ rows: Int, _ columns: Int) -> [Double] {
    (0..<columns).flatMap { column in (0..<rows).map { x[$0 * columns + column] } }
}

private func perform(
    _ code: kernels_code, _ detail: UInt32, _ count: Int, _ length: Int, _ a: [Double], _ b: [Double], _ c: [Double],
    _ layout: [Int]
) -> [Double] {
    var instruction = kernels_instruction()
    (instruction.code, instruction.detail, instruction.count) = (code, Int32(detail), count)
    var out = [Double](repeating: 0, count: length)
    #expect(kernels_perform_double(&instruction, 1, &out, a, b, c, layout) == -1)
    return out
}

/// The result on each instruction set that this processor has.
private func everywhere(
    _ code: kernels_code, _ detail: UInt32, _ count: Int, _ length: Int, _ a: [Double], _ b: [Double], _ c: [Double],
    _ layout: [Int]
) -> [(set: String, out: [Double])] {
    let usual = kernels_instruction_set()
    defer { kernels_use(usual) }
    var results: [(set: String, out: [Double])] = []
    for set in ["scalar", "avx2", "avx512", "neon"] where kernels_use(set) {
        results.append((set, perform(code, detail, count, length, a, b, c, layout)))
    }
    return results
}

private func compare(
    _ code: kernels_code, _ detail: UInt32, _ count: Int, _ length: Int, _ a: [Double], _ b: [Double], _ layout: [Int]
) {
    let results = everywhere(code, detail, count, length, a, b, b, layout)
    #expect(results.count > 1)
    for result in results.dropFirst() {
        #expect(words(result.out) == words(results[0].out), "\(result.set) \(code) \(detail) \(length)")
    }
}
