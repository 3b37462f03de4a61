import Engine

extension Workspace {
    /// value ± z s / √n, where s is the standard deviation of the influence function and z the normal quantile.
    mutating func addNormalInterval(to estimate: inout EffectEstimate) throws {
        guard let influence = estimate.influence else {
            estimate.warnings.append(.noInfluenceInterval)
            return
        }
        let error = (influence.variance / Double(influence.count)).squareRoot()
        let reach = try normalQuantile(inside: estimate.level) * error
        estimate.standardError = error
        estimate.low = estimate.value - reach
        estimate.high = estimate.value + reach
    }

    /// The z for which a standard normal number lies between -z and z with this probability: erf(z / √2) = share, halved
    /// until two neighbours are left.
    mutating func normalQuantile(inside share: Double) throws(EngineError) -> Double {
        var (low, high) = (0.0, 40.0)
        while true {
            let middle = (low + high) / 2
            if middle <= low || middle >= high { return high }
            let inside = try graph.unary(.erf, NDArray(number: middle / 2.0.squareRoot())).elements[0]
            if inside < share { low = middle } else { high = middle }
        }
    }
}
