extension [FormatterLine] {
    /// The lines with their comments: two spaces behind the code, or on a line of their own.
    ///
    /// Comments of consecutive lines that stood under one another stay so, those too that go on without code before them.
    var withComments: [[UInt8]] {
        var result: [[UInt8]] = []
        var start = 0
        while start < count {
            let end = endOfComments(from: start)
            let column = (self[start..<end].map(\.ownWidth).max() ?? 0) + 2
            for line in self[start..<end] {
                guard let remark = line.remark else {
                    result.append(line.text)
                    continue
                }
                // A comment that begins its group has its block's column.
                let blanks = end == start + 1 && line.text.isEmpty ? line.width : column - line.ownWidth
                result.append(line.text + Array<UInt8>(repeating: 0x20, count: blanks) + remark.text)
            }
            start = end
        }
        return result
    }

    /// The end of the lines whose comments stand under that of the line at `start`.
    private func endOfComments(from start: Int) -> Int {
        var end = start + 1
        guard let first = self[start].remark, !self[start].text.isEmpty else { return end }
        while end < count, let remark = self[end].remark, remark.column == first.column,
            !self[end].text.isEmpty || !remark.followsBlank
        {
            end += 1
        }
        return end
    }
}

extension FormatterLine {
    /// The columns of its code.
    fileprivate var ownWidth: Int { text.isEmpty ? 0 : width }
}
