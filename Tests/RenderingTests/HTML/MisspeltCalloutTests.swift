import Diagnostics
import Documents
import Testing

@testable import Rendering

/// Quotations that were to be callouts.
@Suite struct MisspeltCalloutTests {
    private func said(_ line: String) throws -> [Diagnostic] {
        let notebook = try Notebook.read(SourceFile(path: "a.md", bytes: Array("> \(line)\n> b\n".utf8)))
        return HTMLRenderer(.standard(Formulas(of: notebook))).render(notebook, Execution(notRun: notebook)).diagnostics
    }

    @Test(arguments: [
        ("[!INFO]", "NOTE"), ("[!NOTES]", "NOTE"), ("[!注意]", "WARNING"), ("[!提示] 先看", "TIP"),
        ("[!note] A title", "NOTE"), ("［！NOTE］", "NOTE"), ("[！NOTE]", "NOTE"), ("[! NOTE]", "NOTE"),
        ("[!warning]-", "WARNING"),
    ]) func areSaidWithWhatIsMeant(_ line: String, _ callout: String) throws {
        let found = try said(line)
        #expect(found.map(\.number) == [630])
        for language in [MessageLanguage.english, .chinese] {
            #expect(found.first?.help?[language].contains("[!\(callout)]") == true)
        }
    }

    @Test func whatIsLikeNoneIsSaidWithAllThereAre() throws {
        #expect(try said("[!qwertz]").first?.help?[.english].contains("NOTE, TIP, IMPORTANT") == true)
    }

    @Test(arguments: [
        "[!NOTE]", "[!tip]", "\\[!INFO]", "[!INFO](b)", "![INFO](b)", "[!a] is said so", "[! ]", "[!]", "[1]",
        "**Note**",
        "a [!INFO]",
    ]) func othersAreNone(_ line: String) throws {
        #expect(try said(line).filter { $0.number == 630 }.isEmpty)
    }
}
