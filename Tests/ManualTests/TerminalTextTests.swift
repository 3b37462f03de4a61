import Diagnostics
import Testing

@testable import Manual

@Suite struct TerminalTextTests {
    @Test func paragraphsAreWrappedAndCodeIsNot() {
        let markdown =
            "# A `b`\n\none **two** [three](x.md)\nfour\n\n- five six seven\n- eight\n\n```nn\nx = 1\n\ny = a + very + long + line\n```\n"
        #expect(
            TerminalText.text(of: markdown, width: 12)
                == "A b\n\none two\nthree four\n\n- five six\n  seven\n- eight\n\n    x = 1\n\n    y = a + very + long + line\n"
        )
    }

    @Test func whatResultsProtectIsShownAsItIs() {
        #expect(
            TerminalText.text(of: "✓ loss\\[-1\\] < 0.1\n\n| x\\_1 |\n", width: 80)
                == "✓ loss[-1] < 0.1\n\n    | x_1 |\n")
    }

    @Test func chineseTakesTwoColumnsAndNoLineBeginsWithAStop() {
        #expect(wrapped("损失是一个数，越小越好。", width: 12) == ["损失是一个", "数，越小越", "好。"])
        #expect(wrapped("损失是一个数字，好。", width: 14) == ["损失是一个数", "字，好。"])
        #expect(wrapped("见（例如）x", width: 4) == ["见", "（例", "如）", "x"])
        #expect(wrapped("用 train(net, data) 训练\n模型", width: 80) == ["用 train(net, data) 训练模型"])
    }

    @Test(arguments: [20, 33, 80]) func noLineOfAPageIsWiderThanTheTerminal(width: Int) {
        let words = "The loss 损失函数 of a net（模型）is a number，and nothing more 而已。"
        for line in wrapped(words, width: width, hang: "  ") { #expect(displayWidth(of: line) <= width + 2, "\(line)") }
    }
}
