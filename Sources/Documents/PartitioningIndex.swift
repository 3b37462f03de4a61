extension RandomAccessCollection where Index == Int {
    /// The index of the first element of which `isBehind` is true, as it is of all that follow; the end if it is of none.
    package func partitioningIndex(where isBehind: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
