import Diagnostics
import Testing

@Test(arguments: [
    ("", 0), ("abc", 3), ("学习率", 6), ("，。：（）", 10), ("ｆｕｌｌ", 8), ("ﾊﾝｶｸ", 4), ("한국어", 6), ("ひらがな", 8), ("e\u{301}", 1),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("α≈→…✓─│█", 8), ("😀", 2), ("👩‍🎓", 2), ("👍🏽", 2), ("👨‍👩‍👧‍👦", 2), ("❤\u{FE0F}", 2),
    ("❤", 1), ("☃", 1), ("a\u{200D}b", 2), ("\u{200B}", 0), ("\0\n", 0), ("𠀀", 2), ("𠀀\u{200D}𠀀", 4),
    ("👩🏽‍🎓", 2), ("👩‍❤\u{FE0F}‍👨", 2), ("🏳\u{FE0F}‍🌈x", 3), ("👩🏽‍🤝‍👩🏿", 2), ("🐦‍⬛", 2), ("a\u{200D}😀", 3), ("学\u{200D}学", 4),
    ("\u{200D}😀", 2), ("नि", 2), ("1\u{FE0F}\u{20E3}", 2),
])
func countsColumns(text: String, width: Int) {
    #expect(displayWidth(of: text) == width)
}

@Test func padsToColumns() {
    #expect(padded("学", toWidth: 4) == "学  ")
    #expect(padded("学", toWidth: 4, isRight: true) == "  学")
    #expect(padded("学习", toWidth: 3) == "学习")
    #expect(padded("", toWidth: 0) == "")
    #expect(padded("x", toWidth: -1) == "x")
}
