/// The candidate that `name` was most likely meant to be; nil when none is near.
///
/// First one that differs in case, `_` or `-` alone, then the nearest by Damerau and Levenshtein's distance (up to one
/// change in a short name, three in a long one), then one that begins with `name`. Of equals the first wins.
public func closestMatch(to name: String, among candidates: [String]) -> String? {
    let longest = 64
    let wanted = Array(name.unicodeScalars.prefix(longest + 1))
    guard !wanted.isEmpty, wanted.count <= longest else { return nil }
    let folded = folded(wanted)
    let limit = wanted.count < 2 ? 0 : wanted.count < 5 ? 1 : wanted.count < 9 ? 2 : 3

    var best: (candidate: String, distance: Int)?
    var completion: String?
    for candidate in candidates where !candidate.utf8.elementsEqual(name.utf8) {
        let scalars = Array(candidate.unicodeScalars.prefix(longest + 1))
        guard scalars.count <= longest, !scalars.isEmpty else { continue }
        let foldedCandidate = Diagnostics.folded(scalars)
        if !folded.isEmpty, foldedCandidate == folded { return candidate }
        let distance = distance(folded, foldedCandidate, atMost: limit)
        // A name of two letters with one of them wrong has little left of what was meant.
        if distance <= limit, distance < min(scalars.count, wanted.count), distance < best?.distance ?? .max {
            best = (candidate, distance)
        }
        if completion == nil, folded.count >= 3, foldedCandidate.starts(with: folded) { completion = candidate }
    }
    return best?.candidate ?? completion
}

private func folded(_ name: [Unicode.Scalar]) -> [Unicode.Scalar] {
    name.compactMap { scalar in
        switch scalar {
        case "_", "-": nil
        case "A"..."Z": Unicode.Scalar(UInt8(scalar.value + 32))
        default: scalar
        }
    }
}

/// The fewest insertions, deletions, replacements and swaps of neighbours; `limit + 1` if there are more than `limit`.
private func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost limit: Int) -> Int {
    guard abs(a.count - b.count) <= limit else { return limit + 1 }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
        var row = [i + 1]
        for j in b.indices {
            var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
            row.append(cost)
        }
        if row.allSatisfy({ $0 > limit }) { return limit + 1 }
        (beforeLast, last) = (last, row)
    }
    return last[b.count]
}
