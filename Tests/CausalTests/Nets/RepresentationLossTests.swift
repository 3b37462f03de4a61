import Engine
import Testing

@testable import Causal

@Suite struct RepresentationLossTests {
    private static let kinds: [RepresentationNet.Kind] = [.tarnet, .dragonnet(targeting: 0.75), .cfr(balance: 1.5)]

    /// Three samples, two of them treated, and what a net may give for them.
    private static func batch(_ isBinary: Bool) -> (labels: NDArray, predictions: NDArray) {
        let labels = isBinary ? [1, 1, 0, 0, 1, 1] : [0.7, 1, -1.2, 0, 2.5, 1]
        let predictions = [0.3, 0.6, 0.2, 0.4, 0.8, 0.1, 0.7, -0.3, 0.55, 0.35, 0.9, 0.25]
        return (NDArray(shape: [3, 2], elements: labels), NDArray(shape: [3, 4], elements: predictions))
    }

    @Test(arguments: kinds, [false, true])
    func hasTheGradientOfFiniteDifferences(kind: RepresentationNet.Kind, isBinary: Bool) throws {
        var bench = NetBench()
        let (labels, predictions) = Self.batch(isBinary)
        let loss = RepresentationLoss(kind: kind, isBinary: isBinary)
        // Against a claim of zeros all twelve elements are shown.
        let check = try bench.checkGradient(
            in: [.array(predictions)], claimed: [NDArray(shape: [3, 4], repeating: 0)]
        ) { bench, arrays in
            try loss.compute(labels, arrays[0], &bench.graph)
        }
        #expect(check.elements.count == 12)
        for element in check.elements {
            // The formula's error is h²/6 times the third derivative; h = 2⁻¹⁷, and 1/g⁴ is below a thousand.
            #expect(abs(element.exact - element.numeric) <= 1e-7)
        }
        // A sample follows the head of its own arm, and not the other's.
        for element in check.elements where element.index[1] < 2 {
            #expect((element.exact != 0) == (labels.elements[2 * element.index[0] + 1] == Double(element.index[1])))
        }
        let moved = check.elements.count { $0.exact != 0 }
        #expect(moved == (kind == .tarnet ? 3 : 9))
    }

    @Test func isTheFormula() throws {
        var bench = NetBench()
        let (labels, predictions) = Self.batch(false)
        func value(_ kind: RepresentationNet.Kind) throws -> Double {
            try RepresentationLoss(kind: kind, isBinary: false).compute(labels, predictions, &bench.graph).elements[0]
        }
        // Treated, untreated, treated.
        let fit = (0.1 * 0.1 + 2 * 2 + 2.15 * 2.15) / 3
        #expect(abs(try value(.tarnet) - fit) <= 1e-15)
        // The means of the treated are 0.55 and 0.325, those of the other 0.7 and -0.3.
        let distance = 0.15 * 0.15 + 0.625 * 0.625
        #expect(abs(try value(.cfr(balance: 2)) - (fit + 2 * distance)) <= 1e-15)
        let base = try value(.dragonnet(targeting: 0))
        // Propensities 0.2, 0.7 and 0.9.
        let residuals = [0.1 - 0.4 * 1.02 / 0.21, -2 - 0.3 * 1.02 / 0.31, 2.15 - 0.25 * 1.02 / 0.91]
        let targeted = residuals.reduce(0) { $0 + $1 * $1 } / 3
        #expect(abs(try value(.dragonnet(targeting: 3)) - (base + 3 * targeted)) <= 1e-13)
    }

    @Test(arguments: [0.0, 1.0])
    func oneGroupAloneHasNoDistance(treatment: Double) throws {
        var bench = NetBench()
        let labels = NDArray(shape: [2, 2], elements: [1, treatment, 2, treatment])
        let predictions = NDArray(shape: [2, 4], elements: [1, 2, 3, 4, 5, 6, 7, 8])
        let cfr = RepresentationLoss(kind: .cfr(), isBinary: false)
        let tarnet = RepresentationLoss(kind: .tarnet, isBinary: false)
        func gradient(of loss: RepresentationLoss) throws -> (Double, [Double]) {
            bench.graph.endRecording()
            let leaf = bench.graph.variable(predictions)
            let value = try loss.compute(labels, leaf, &bench.graph)
            return (value.elements[0], try bench.graph.gradients(of: value, in: [leaf])[0].elements)
        }
        let (one, other) = (try gradient(of: cfr), try gradient(of: tarnet))
        #expect(one.0 == other.0)
        #expect(one.1 == other.1)
    }

    @Test func theHeadOfTheOtherArmDoesNotMatter() throws {
        var bench = NetBench()
        let labels = NDArray(shape: [1, 2], elements: [1, 1])
        let predictions = NDArray(shape: [1, 2], elements: [.infinity, 2])
        let loss = RepresentationLoss(kind: .tarnet, isBinary: false)
        #expect(try loss.compute(labels, predictions, &bench.graph).elements == [1])
    }
}
