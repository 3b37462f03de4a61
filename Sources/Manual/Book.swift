internal import Diagnostics
internal import Evaluation

/// The whole manual as two files: the language, and what its messages mean.
extension Handbook {
    /// `docs/language.md`: contents, the topics, every word by family.
    public var languageBook: String {
        let intro = Text(
            en: """
                What stands in the `nn` cells of a notebook, and every word of its vocabulary. `notebook help NAME` shows each of these pages in the terminal. The file is written by `make docs` from the tables that the program works with, and what the examples show is what they showed when it ran them. The messages have [a file of their own](mistakes.md).
                """,
            zh: """
                笔记本的 `nn` 单元格里写什么，以及词汇表里的每一个词。在终端里用 `notebook help 名字` 可以看到同样的内容。本文件由 `make docs` 根据程序自己用的表生成，例子显示的结果是程序运行它们得到的。错误信息另有[一份说明](mistakes.zh.md)。
                """)
        var book = Book(title: Text(en: "The nn language", zh: "nn 语言")[language], intro: intro[language])
        for topic in topics {
            book.add(2, topic.title, WorkedPage(topic.body, in: language).markdown)
        }
        for family in Reference.families {
            book.add(2, family.title[language], "")
            for entry in family.commands {
                book.add(3, "`\(entry.name)`", CommandPage(entry, in: language).markdown)
            }
        }
        return book.markdown
    }

    /// `docs/mistakes.md`: contents and a section for each number.
    public var mistakesBook: String {
        let intro = Text(
            en: """
                Every message of `notebook` has a number. Here each is explained, with a cell that makes the mistake, what is said of it, and a cell that does not make it. `notebook help NN0204` shows one of these pages in the terminal. The file is written by `make docs`.
                """,
            zh: """
                `notebook` 的每条信息都有编号。这里逐条说明：出错的单元格、给出的信息，以及改好的单元格。在终端里用 `notebook help NN0204` 可以看到其中一条。本文件由 `make docs` 生成。
                """)
        var book = Book(title: Text(en: "What the messages mean", zh: "信息说明")[language], intro: intro[language])
        for section in mistakes {
            book.add(
                2, "\(section.name): \(section.title)",
                WorkedPage(section.body, advice: section.number, in: language).markdown)
        }
        return book.markdown
    }

    /// All numbers with their titles.
    var indexOfMistakes: String {
        let title = Text(en: "What the messages mean", zh: "信息说明")[language]
        return "# \(title)\n\n" + mistakes.map { "- \($0.name): \($0.title)" }.joined(separator: "\n") + "\n"
    }
}

/// A Markdown file with contents that lead to its headings.
private struct Book {
    private let title: String
    private let intro: String
    private var contents = ""
    private var body = ""
    private var anchors = Anchors()

    init(title: String, intro: String) {
        (self.title, self.intro) = (title, intro)
        _ = anchors.add(title)
    }

    /// A chapter of level 2, or an entry of level 3, which the line of its chapter in the contents names.
    mutating func add(_ level: Int, _ heading: String, _ text: String) {
        let anchor = anchors.add(heading)
        contents += level == 2 ? "\n- " : contents.utf8.last == UInt8(ascii: ":") ? " " : ", "
        contents += "[\(heading)](#\(anchor))\(text.isEmpty ? ":" : "")"
        body += "\n\(String(repeating: "#", count: level)) \(heading)\n"
        if !text.isEmpty { body += "\n" + text }
        for line in MarkdownLine.lines(of: text) {
            if let heading = line.heading { _ = anchors.add(heading.title) }
        }
    }

    var markdown: String { "# \(title)\n\n\(intro)\n\(contents)\n\(body)" }
}

/// What GitHub calls the headings of a file, in their order.
struct Anchors {
    private var counts: [String: Int] = [:]

    /// The anchor of the next heading: its words in small letters, joined by hyphens; a number parts equal ones.
    mutating func add(_ heading: String) -> String {
        var anchor = ""
        for scalar in heading.lowercased().unicodeScalars {
            if scalar == " " {
                anchor += "-"
            } else if scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic
                || scalar.properties.numericType == .decimal
            {
                anchor.unicodeScalars.append(scalar)
            }
        }
        let count = counts[anchor, default: 0]
        counts[anchor] = count + 1
        return count == 0 ? anchor : "\(anchor)-\(count)"
    }
}
