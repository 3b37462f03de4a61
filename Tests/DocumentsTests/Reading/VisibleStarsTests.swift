import Diagnostics
import Testing

@testable import Documents

/// Marks of emphasis that stay in the text because punctuation stands beside Chinese.
@Suite struct VisibleStarsTests {
    /// Where the message stands: each mark with the characters around it.
    private func found(_ markdown: String) throws -> [String] {
        let notebook = try read(markdown)
        let bytes = notebook.source.bytes
        return notebook.diagnostics.filter { $0.number == 108 }.compactMap { diagnostic in
            guard let range = diagnostic.range else { return nil }
            let before = bytes.scalar(endingAt: range.start).map(String.init) ?? ""
            let after = bytes.scalar(at: range.end).map(String.init) ?? ""
            return before + bytes[range.start..<range.end].text + after
        }
    }

    @Test(arguments: [
        ("**“你好”**然后", ["”**然"]), ("**发散。**请看", ["。**请"]), ("这是**「重点」**的", ["是**「"]),
        ("这是*（一）*的", ["是*（"]), ("__“你好”__然后", ["”__然"]), ("他说__“你好”__。", ["说__“"]),
        ("**发散.**请", [".**请"]), ("**损失：**$L$ 小", ["：**$"]), ("**损失：**loss 小", ["：**l"]),
        ("> 说**发散。**请", ["。**请"]), ("| 甲 |\n|---|\n| **发散。**请 |", ["。**请"]), ("## **发散。**请", ["。**请"]),
        ("[**发散。**请](a.md)", ["。**请"]), ("**甲。**乙，**丙。**丁", ["。**乙", "。**丁"]),
        ("**“甲”**乙，这是**「丙」**的", ["”**乙", "是**「"]), ("**甲。\n乙。**丙", ["。**丙"]),
        ("~~旧~~**发散。**请", ["。**请"]), ("**한국어.**라고", [".**라"]), ("**終了。**です", ["。**で"]),
    ]) func isSaidWhereItIs(_ markdown: String, _ marks: [String]) throws {
        #expect(try found(markdown) == marks)
    }

    @Test(arguments: [
        "**你好**，**发散**。请", "**发散。** 请", "**发散。**（请）", "“**你好**”然后", "甲**乙**丙", "*甲*乙", "`**发散。**请`",
        "$a**（b）**c$", "[甲](**“乙”**丙)", "<http://a**b。**c>", "2*（甲+b）*3", "\\**发散。\\**请", "**发散。\\**请", "甲_（乙）_c",
        "函数__init__的", "* 甲 * 乙", "**未完。请看", "发散。**请", "**甲，**乙**，丙**", "    **发散。**请", "```\n**发散。**请\n```",
        "&ast;&ast;发散。&ast;&ast;请", "**a, b.**c", "*（甲）*", "a*（b）*c",
    ]) func isNotSaidOtherwise(_ markdown: String) throws {
        #expect(try found(markdown) == [])
    }

    @Test func plainCommonMarkSaysNothing() throws {
        let notebook = try Notebook.read(
            SourceFile(path: "a.md", bytes: Array("**发散。**请".utf8)), ReaderOptions(extensions: false))
        #expect(notebook.diagnostics.isEmpty)
    }
}
