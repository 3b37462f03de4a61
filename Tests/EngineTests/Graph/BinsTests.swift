import Engine
import Testing

/// A case of Oracles/histograms.json; what has no `bins` was counted between its edges, what has no `x` shares that of
/// the first case of its name.
private struct HistogramOracle: Decodable {
    let name: String
    let x: [String]?
    let bins: Int?
    let edges: [String]
    let counts: [Int]
}

@Suite struct BinsTests {
    @Test func areNumPysBitForBit() throws {
        let cases: [HistogramOracle] = try oracle("histograms")
        #expect(cases.count == 57)
        var samples: [String: [Double]] = [:]
        for expected in cases {
            if let x = expected.x { samples[expected.name] = doubles(x) }
            let x = try #require(samples[expected.name])
            let bins =
                try expected.bins.map { try Bins(counting: x, bins: $0) }
                ?? Bins(counting: x, between: doubles(expected.edges))
            #expect(words(bins.edges) == expected.edges, "\(expected.name) in \(bins.edges.count - 1)")
            #expect(bins.counts == expected.counts, "\(expected.name) in \(bins.edges.count - 1)")
            #expect(bins.outside + bins.counts.reduce(0, +) == x.count)
        }
    }

    @Test func holdRangesThatAreNoFiniteNumber() throws {
        let bins = try Bins(counting: [-1.7e308, 0, 1.7e308], bins: 3)
        #expect(bins.counts == [1, 1, 1])
        #expect(bins.edges.allSatisfy { $0.isFinite })
        let equal = try Bins(counting: [1e300, 1e300], bins: 4)
        #expect(equal.counts.reduce(0, +) == 2)
        #expect(equal.edges[0] < 1e300 && equal.edges[4] > 1e300)
    }

    @Test(arguments: [0, -1, 1001]) func refuseOtherCounts(bins: Int) {
        #expect(throws: EngineError.self) { _ = try Bins(counting: [1, 2], bins: bins) }
    }
}
