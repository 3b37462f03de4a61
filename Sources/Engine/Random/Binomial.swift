/// The binomial distribution as NumPy's legacy stream draws it: by inversion where trials·p ≤ 30, else by BTPE
/// (Kachitvichyanukul and Schmeiser 1988), with p the smaller of the two probabilities.
struct Binomial {
    private let trials: Double
    private let probability: Double
    private let method: Method

    private enum Method {
        case inversion(Inversion)
        case rejection(BinomialRejection)
    }

    private struct Inversion {
        let p: Double
        let q: Double
        /// The probability of no success.
        let none: Double
        let bound: Double
    }

    init(trials: Double, probability: Double) {
        self.trials = trials
        self.probability = probability
        let p = probability <= 0.5 ? probability : 1 - probability
        if p * trials <= 30 {
            let q = 1 - p
            let mean = trials * p
            method = .inversion(
                Inversion(
                    p: p, q: q, none: GlibcMath.exp(trials * GlibcMath.log(q)),
                    bound: min(trials, mean + 10 * (mean * q + 1).squareRoot()).rounded(.towardZero)))
        } else {
            method = .rejection(BinomialRejection(trials: trials, p: p))
        }
    }

    func isFor(_ trials: Double, _ probability: Double) -> Bool {
        self.trials == trials && self.probability == probability
    }

    func draw(_ random: inout RandomState) -> Double {
        let successes: Double
        switch method {
        case .inversion(let inversion): successes = draw(inversion, &random)
        case .rejection(let rejection): successes = rejection.draw(&random)
        }
        return probability <= 0.5 ? successes : trials - successes
    }

    private func draw(_ inversion: Inversion, _ random: inout RandomState) -> Double {
        var successes = 0.0
        var term = inversion.none
        var u = random.uniform()
        while u > term {
            successes += 1
            if successes > inversion.bound {
                successes = 0
                term = inversion.none
                u = random.uniform()
            } else {
                u -= term
                term = ((trials - successes + 1) * inversion.p * term) / (successes * inversion.q)
            }
        }
        return successes
    }
}
