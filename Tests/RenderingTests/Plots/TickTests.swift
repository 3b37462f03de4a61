import Documents
import Testing

@testable import Rendering

@Suite struct TickTests {
    @Test(
        arguments: [
            (0, 1, 5, "0.0 0.2 0.4 0.6 0.8 1.0"),
            (0, 200, 4, "0 50 100 150 200"),
            (1, 200, 6, "50 100 150 200"),
            (-3, 3, 6, "-3 -2 -1 0 1 2 3"),
            (0.03, 0.69, 5, "0.2 0.4 0.6"),
            (0, 10, 4, "0.0 2.5 5.0 7.5 10.0"),
            (0.1, 0.30000000000000004, 4, "0.10 0.15 0.20 0.25 0.30"),
            (1000, 1000.5, 5, "1000.0 1000.1 1000.2 1000.3 1000.4 1000.5"),
            (0, 3e6, 4, "0 1e6 2e6 3e6"),
            (0, 2e-5, 4, "0 5e-6 1e-5 1.5e-5 2e-5"),
            (-1e300, 1e300, 4, "-1e300 -5e299 0 5e299 1e300"),
            (-1.7e308, 1.7e308, 4, "-1e308 0 1e308"),
            (1e11, 1e11 + 4, 4, "100000000000 100000000001 100000000002 100000000003 100000000004"),
        ] as [(Double, Double, Int, String)])
    func standAtRoundNumbers(low: Double, high: Double, limit: Int, expected: String) {
        #expect(axis(low, high).ticks(atMost: limit).map(\.text).joined(separator: " ") == expected)
    }

    @Test(
        arguments: [
            (1e-5, 1, 6, "1e-5 1e-4 1e-3 1e-2 1e-1 1e0"),
            (1, 1000, 5, "1 10 100 1000"),
            (0.5, 30, 6, "0.5 1 2 5 10 20"),
            (2, 3, 5, "2 2.2 2.4 2.6 2.8 3"),
            (1e-300, 1e300, 6, "1e-300 1e-200 1e-100 1e0 1e100 1e200 1e300"),
        ] as [(Double, Double, Int, String)])
    func standAtPowersOnALogarithmicAxis(low: Double, high: Double, limit: Int, expected: String) {
        #expect(
            axis(low, high, isLogarithmic: true).ticks(atMost: limit).map(\.text).joined(separator: " ") == expected)
    }

    @Test func staysWithinLimitsAndHasAtLeastTwo() {
        let noise = PlotSamples.Noise(seed: 7)
        for round in 0..<3000 {
            let numbers = noise.take(3)
            let exponent = Int(numbers[0] * 600)
            let size = RoundDecimal(1, exponent: exponent).value
            let low = numbers[1] * size
            let high = low + (numbers[2] + 0.5001) * size
            let isLogarithmic = round % 3 == 0 && low > 0
            let axis = axis(low, high, isLogarithmic: isLogarithmic)
            let ticks = axis.ticks(atMost: 4 + round % 5)
            #expect(ticks.count >= 2, "\(low) ... \(high)")
            #expect(ticks.count <= 10, "\(low) ... \(high)")
            for tick in ticks {
                let fraction = axis.fraction(tick.place.value) ?? .nan
                #expect((-1e-8...1 + 1e-8).contains(fraction), "\(tick.text) in \(low) ... \(high)")
                #expect(Set(ticks.map(\.text)).count == ticks.count)
                #expect(Double(tick.text) == tick.place.value, "\(tick.text)")
            }
        }
    }

    @Test func whatIsCountedHasNoFractions() {
        let axis = Axis(
            data: Plot.Limits(0, 3), limits: nil, isLogarithmic: false, isWhole: true, padding: 0, startsAtZero: true)
        #expect(axis.ticks(atMost: 8).map(\.text) == ["0", "1", "2", "3"])
    }

    @Test(
        arguments: [
            (0.125, 2, "0.13"), (-0.69314, 3, "-0.693"), (999.6, 3, "1000"), (1e21, 3, "1e21"),
            (0.00004567, 2, "4.6e-5"),
            (123_456_789, 3, "1.23e8"), (0, 3, "0"), (.leastNonzeroMagnitude, 3, "5e-324"), (1_234.5, 6, "1234.5"),
        ] as [(Double, Int, String)])
    func roundsToSignificantDigits(value: Double, digits: Int, expected: String) {
        #expect(RoundDecimal(rounding: value, digits: digits)?.text == expected)
    }

    @Test func logarithmIsExactAtPowersAndCloseElsewhere() {
        for exponent in -1074...1023 {
            let power = Double(sign: .plus, exponent: exponent, significand: 1)
            #expect(Logarithm.base2(power) == Double(exponent))
        }
        // log2(10) and log2(3), from tables.
        #expect((Logarithm.base2(10) - 3.321_928_094_887_362_3).magnitude < 1e-13)
        #expect((Logarithm.base2(3) - 1.584_962_500_721_156_2).magnitude < 1e-13)
        for exponent in -323...308 {
            let power = RoundDecimal(1, exponent: exponent).value
            #expect(Logarithm.floorOfBase10(power) == exponent)
            #expect(
                Logarithm.floorOfBase10(power.nextDown) == exponent - 1 || power == .leastNonzeroMagnitude
                    || exponent == -323)
        }
    }

    private func axis(_ low: Double, _ high: Double, isLogarithmic: Bool = false) -> Axis {
        Axis(
            data: nil, limits: Plot.Limits(low, high), isLogarithmic: isLogarithmic, isWhole: false, padding: 0,
            startsAtZero: false)
    }
}
