/// Data sets of `size` samples one after the other, the last with what is left; with `shuffle` of one permutation.
///
/// Throws `argument` for a size below 1.
public func batches(
    _ data: Dataset, size: Int, shuffle: Bool = false, random: inout RandomState
) throws(EngineError) -> [Dataset] {
    if size < 1 { throw .argument(name: "size", value: Double(size), .atLeast(1)) }
    let order = shuffle ? random.permutation(data.count) : Array(0..<data.count)
    var parts: [Dataset] = []
    var start = 0
    while start < data.count {
        let end = data.count - start > size ? start + size : data.count
        parts.append(try data.rows(Array(order[start..<end])))
        start = end
    }
    return parts
}
