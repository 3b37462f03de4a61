import Diagnostics

/// A line that was to begin a cell, which by CommonMark begins prose: a backtick stands in its options.
struct BrokenFence {
    /// The first backtick of the options.
    let backtick: SourceRange

    /// Reads the line of prose in `range` of `bytes`; nil where it does not begin as a cell does, or where a run of as
    /// many backticks ends it as code in the sentence.
    init?(_ bytes: [UInt8], _ range: Range<Int>) {
        let line = bytes[range]
        let length = line.prefix { $0 == 0x60 }.count
        let info = line.dropFirst(length).drop(while: \.isBlank)
        guard length >= 3, info.starts(with: "nn".utf8), let next = info.dropFirst(2).first,
            next.isBlank || next == 0x7B, let backtick = info.firstIndex(of: 0x60)
        else { return nil }
        let runs = line[backtick...].split { $0 != 0x60 }
        guard !runs.contains(where: { $0.count == length }) else { return nil }
        self.backtick = SourceRange(backtick, backtick + 1)
    }
}

extension Diagnostic {
    /// NN0105: a fence that is none for a backtick in its options.
    static func backtickInOptions(of fence: BrokenFence) -> Diagnostic {
        Diagnostic(
            105, .error,
            Text(
                en: "a backtick cannot stand in the options of a fence: this line begins no cell",
                zh: "围栏的选项里不能有反引号：这一行不会开始单元格"),
            at: fence.backtick,
            help: Text(
                en: "write the option inside the cell, as a line #| caption: …, or fence the cell with ~~~",
                zh: "请把这个选项写进单元格，例如 #| caption: …，或改用 ~~~ 作围栏"))
    }
}
