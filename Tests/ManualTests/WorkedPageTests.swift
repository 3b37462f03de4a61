import Diagnostics
import Testing

@testable import Manual

@Suite struct WorkedPageTests {
    private func page(_ markdown: String, in language: MessageLanguage = .english) -> String {
        WorkedPage(markdown, in: language).markdown
    }

    @Test func aCellIsFollowedByWhatItShows() {
        #expect(page("```nn\n1 + 1\n```\n") == "```nn\n1 + 1\n```\n\nIt shows:\n\n```output\n2\n```\n")
        #expect(page("```nn\nx = 1\n```\n") == "```nn\nx = 1\n```\n")
        #expect(page("no cell\n") == "no cell\n")
    }

    @Test func anErrorIsSaidInTheLanguageOfThePage() {
        let cell = "```nn {expect=NN0253}\n1 / 0\n```\n"
        #expect(page(cell).contains("\nIt says:\n\n```error\nerror[NN0253]: "))
        #expect(page(cell, in: .chinese).contains("\n信息：\n\n```error\n错误[NN0253]: "))
    }

    @Test func aWarningIsSaidToo() {
        let cell = "```nn\nx = zeros(3) + zeros(3, 1)\n```\n"
        #expect(page(cell).contains("\nIt says:\n\n```error\nwarning[NN0"))
    }

    @Test func aNotebookInAFenceIsFollowedByWhatIsSaidOfIt() {
        let wrong = "````markdown\n```nn {exho=false}\n1\n```\n````\n"
        #expect(
            page(wrong).hasPrefix(
                wrong + "\nIt says:\n\n```error\nerror[NN0123]: a cell has no option exho\n  lesson.md:1:"))
        let right = "````markdown\n```nn {echo=false}\n1\n```\n````\n"
        #expect(page(right) == right)
        let timed = "````markdown\n---\nexecute:\n  timeout: 0.001\n---\n\n```nn\nwhile True:\n    pass\n```\n````\n"
        #expect(page(timed) == timed)
    }

    @Test func theFirstTableOfValuesIsTheFileOfTheCells() {
        let text = "```csv\na,y\n1,2\n```\n\n```nn\nload(\"data.csv\", target=\"y\").x\n```\n"
        #expect(page(text).hasSuffix("```output\n[[1]]\n```\n"))
    }
}
