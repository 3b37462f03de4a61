/// How large a part of a split is.
public enum Portion: Hashable, Sendable {
    /// A share of all samples, between 0 and 1, rounded up.
    case share(Double)
    /// So many samples.
    case count(Int)

    func samples(of count: Int, name: String) throws(EngineError) -> Int {
        switch self {
        case .share(let share):
            if !(share > 0 && share < 1) { throw .argument(name: name, value: share, .properShare) }
            return Int((share * Double(count)).rounded(.up))
        case .count(let samples):
            if samples < 1 { throw .emptyPart(name, samples: count) }
            return samples
        }
    }
}

/// The parts of a data set.
public struct Split: Sendable {
    /// What is left for training.
    public let train: Dataset
    /// What training is watched by, if asked for.
    public let validation: Dataset?
    /// What is held back to the end, if asked for.
    public let test: Dataset?

    /// The parts that there are, in the order train, validation, test.
    public var parts: [Dataset] { [train] + [validation, test].compactMap(\.self) }
}

/// Parts of `dataset` that share no sample, as scikit-learn's `train_test_split` draws them.
///
/// The test part is split off first: ⌈test·n⌉ samples. What is left is split again in the same way, so that validation
/// gets ⌈validation·n⌉ samples, a share of the whole (`train_test_split(rest, test_size=⌈validation·n⌉)`).
/// Stratified, each part has the classes of `y` in the proportions of the whole. Without `shuffle` the parts follow each
/// other as train, validation, test, and nothing is drawn.
///
/// Throws `emptyPart`, `argument` for a share outside (0, 1), and, stratified, `tooFewOfClass` (a class needs two
/// samples), `tooFewForClasses` and `stratifiedWithoutShuffle`.
public func split(
    _ dataset: Dataset, test: Portion?, validation: Portion? = nil, stratify: Bool = false, shuffle: Bool = true,
    random: inout RandomState
) throws(EngineError) -> Split {
    if stratify, !shuffle { throw .stratifiedWithoutShuffle }
    let testCount = try test?.samples(of: dataset.count, name: "test") ?? 0
    let validationCount = try validation?.samples(of: dataset.count, name: "validation") ?? 0
    let (held, overflow) = testCount.addingReportingOverflow(validationCount)
    if overflow || held >= dataset.count { throw .emptyPart("train", samples: dataset.count) }

    // On a copy, so that a split that is refused draws nothing.
    var stream = random
    var rest = dataset
    var testSet: Dataset?
    var validationSet: Dataset?
    if test != nil {
        let part = try halves(rest, testCount, "test", stratify, shuffle, &stream)
        testSet = try rest.rows(part.second)
        rest = try rest.rows(part.first)
    }
    if validation != nil {
        let part = try halves(rest, validationCount, "validation", stratify, shuffle, &stream)
        validationSet = try rest.rows(part.second)
        rest = try rest.rows(part.first)
    }
    random = stream
    return Split(train: rest, validation: validationSet, test: testSet)
}

/// The rows of a first part and of a second one of `count` samples.
private func halves(
    _ dataset: Dataset, _ count: Int, _ name: String, _ stratify: Bool, _ shuffle: Bool, _ random: inout RandomState
) throws(EngineError) -> (first: [Int], second: [Int]) {
    let first = dataset.count - count
    if stratify {
        return try Stratification(labels: dataset.y).halves(first: first, second: count, name: name, &random)
    }
    if !shuffle { return (Array(0..<first), Array(first..<dataset.count)) }
    let order = random.permutation(dataset.count)
    return (Array(order[count...]), Array(order[..<count]))
}
