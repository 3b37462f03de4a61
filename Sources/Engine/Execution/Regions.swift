/// Which part of a plan's buffer is free: an array's place is reused once nothing reads it any more.
struct Regions {
    /// Free places in order, none touching another.
    private var free: [(offset: Int, size: Int)] = []
    /// The end of the buffer so far.
    private(set) var end: Int

    /// Nothing is free, and the buffer ends at `origin`.
    init(origin: Int) {
        end = Regions.rounded(origin)
    }

    /// Whole cache lines, so that no two arrays share one.
    static func rounded(_ size: Int) -> Int { (size + 15) & ~15 }

    /// The first place that is large enough.
    mutating func take(_ count: Int) -> Int {
        let size = Regions.rounded(max(count, 1))
        if let index = free.firstIndex(where: { $0.size >= size }) {
            let offset = free[index].offset
            free[index].offset += size
            free[index].size -= size
            if free[index].size == 0 { free.remove(at: index) }
            return offset
        }
        end += size
        return end - size
    }

    /// Gives a place back.
    mutating func give(_ offset: Int, _ count: Int) {
        let size = Regions.rounded(max(count, 1))
        let index = free.firstIndex { $0.offset > offset } ?? free.count
        free.insert((offset, size), at: index)
        if index + 1 < free.count, free[index].offset + free[index].size == free[index + 1].offset {
            free[index].size += free[index + 1].size
            free.remove(at: index + 1)
        }
        if index > 0, free[index - 1].offset + free[index - 1].size == free[index].offset {
            free[index - 1].size += free[index].size
            free.remove(at: index)
        }
    }
}
