internal import Kernels

/// Two half circles that reach into each other: scikit-learn's `make_moons`.
///
/// x is [samples, 2], y [samples]. Of class 0, ⌊samples/2⌋ points (cos t, sin t); of class 1 the others,
/// (1 - cos t, 1 - sin t - ½); each at even steps of t from 0 to π. Then the samples are shuffled, and with `noise` each
/// coordinate gets a normal number of that deviation, in C order (a noise of 0 draws too). As near to scikit-learn as
/// our sine and cosine are to the C library's: one unit in the last place.
///
/// Throws `argument` for no samples, or a noise that is negative or not finite.
public func makeMoons(
    samples: Int = 100, noise: Double? = nil, shuffle: Bool = true, random: inout RandomState
) throws(EngineError) -> Dataset {
    try makeArcs(samples: samples, noise: noise, shuffle: shuffle, random: &random) { outer, inner in
        evenSteps(to: .pi, count: outer, includingEnd: true).map { (kernels_cos($0), kernels_sin($0)) }
            + evenSteps(to: .pi, count: inner, includingEnd: true).map {
                (1 - kernels_cos($0), 1 - kernels_sin($0) - 0.5)
            }
    }
}
