internal import Kernels

/// A circle in a circle: scikit-learn's `make_circles`.
///
/// x is [samples, 2], y [samples]. Of class 0, ⌊samples/2⌋ points (cos t, sin t) at even steps of t from 0 to below 2π;
/// of class 1 the others, on the circle of radius `factor`. Then as in `makeMoons`.
///
/// Throws `argument` for no samples, a factor outside [0, 1), or a noise that is negative or not finite.
public func makeCircles(
    samples: Int = 100, noise: Double? = nil, factor: Double = 0.8, shuffle: Bool = true, random: inout RandomState
) throws(EngineError) -> Dataset {
    if !(factor >= 0 && factor < 1) { throw .argument(name: "factor", value: factor, .share) }
    return try makeArcs(samples: samples, noise: noise, shuffle: shuffle, random: &random) { outer, inner in
        evenSteps(to: 2 * .pi, count: outer, includingEnd: false).map { (kernels_cos($0), kernels_sin($0)) }
            + evenSteps(to: 2 * .pi, count: inner, includingEnd: false).map {
                (kernels_cos($0) * factor, kernels_sin($0) * factor)
            }
    }
}
