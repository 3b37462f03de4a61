/// Pairs of a training and a test set, so that each sample is in one of the test sets.
///
/// The test sets are as even as can be, the first ones larger; each part keeps the order of the samples. With `shuffle`
/// the samples are dealt out by chance, as scikit-learn's `KFold(shuffle=True)` does it, bit for bit; without, test sets
/// follow each other. With `stratify` each has the classes of `y` in the proportions of the whole
/// (`StratifiedKFold`).
///
/// Throws `argument` for fewer than 2 folds, `tooFewSamples`, and, stratified, `tooFewOfClass` where a class has fewer
/// samples than there are folds.
public func kFold(
    _ data: Dataset, folds: Int, shuffle: Bool = true, stratify: Bool = false, random: inout RandomState
) throws(EngineError) -> [(train: Dataset, test: Dataset)] {
    if folds < 2 { throw .argument(name: "folds", value: Double(folds), .atLeast(2)) }
    if folds > data.count { throw .tooFewSamples(found: data.count, needed: folds) }
    let fold =
        stratify
        ? try stratifiedFolds(data, folds, shuffle, &random) : plainFolds(data.count, folds, shuffle, &random)
    var pairs: [(train: Dataset, test: Dataset)] = []
    for number in 0..<folds {
        pairs.append(
            (
                train: try data.rows(fold.indices.filter { fold[$0] != number }),
                test: try data.rows(fold.indices.filter { fold[$0] == number })
            ))
    }
    return pairs
}

/// The fold of each sample.
private func plainFolds(_ count: Int, _ folds: Int, _ shuffle: Bool, _ random: inout RandomState) -> [Int] {
    let order = shuffle ? random.permutation(count) : Array(0..<count)
    var fold = Array(repeating: 0, count: count)
    var start = 0
    for number in 0..<folds {
        let end = start + count / folds + (number < count % folds ? 1 : 0)
        for place in start..<end { fold[order[place]] = number }
        start = end
    }
    return fold
}

/// The fold of each sample. Sorted by class, the samples would be dealt out in turn: that says how many of a class a
/// fold gets; which ones, chance says.
private func stratifiedFolds(
    _ data: Dataset, _ folds: Int, _ shuffle: Bool, _ random: inout RandomState
) throws(EngineError) -> [Int] {
    let classes = Stratification(labels: data.y)
    for (label, rows) in zip(classes.labels, classes.members) where rows.count < folds {
        throw .tooFewOfClass(label: label, found: rows.count, needed: folds)
    }
    // scikit-learn numbers the classes by where they first come.
    let members = classes.members.sorted { $0[0] < $1[0] }
    var fold = Array(repeating: 0, count: data.count)
    var position = 0
    for rows in members {
        var sizes = Array(repeating: 0, count: folds)
        for place in position..<position + rows.count { sizes[place % folds] += 1 }
        position += rows.count
        var numbers = sizes.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
        if shuffle { random.shuffle(&numbers) }
        for (row, number) in zip(rows, numbers) { fold[row] = number }
    }
    return fold
}
