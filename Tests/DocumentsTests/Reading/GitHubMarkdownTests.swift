import Diagnostics
import Testing

@testable import Documents

/// What GitHub's Markdown has beyond CommonMark and tables: footnotes, tasks, callouts, text struck through.
@Suite struct GitHubMarkdownTests {
    /// The tree of `markdown` in one line: containers in brackets, texts in quotation marks.
    private func tree(_ markdown: String) throws -> String {
        let nodes = try read(markdown).nodes
        func write(_ index: Int) -> String {
            var children: [String] = []
            var child = index + 1
            while child < nodes[index].end {
                children.append(write(child))
                child = nodes[child].end
            }
            let inside = children.filter { $0 != "''" }.joined(separator: " ")
            switch nodes[index].kind {
            case .document: return inside
            case .text(let text): return "'\(text)'"
            case .softBreak: return "/"
            case .paragraph: return "p(\(inside))"
            case .heading: return "h(\(inside))"
            case .list(_, let isTight): return (isTight ? "tight" : "loose") + "(\(inside))"
            case .item: return "li(\(inside))"
            case .blockQuote: return "quote(\(inside))"
            case .callout(let callout): return "\(callout)(\(inside))"
            case .footnote(let label): return "^\(label)(\(inside))"
            case .footnoteReference(let label): return "^\(label)"
            case .taskMark(let isDone): return isDone ? "[x]" : "[ ]"
            case .strikethrough: return "del(\(inside))"
            case .emphasis: return "em(\(inside))"
            case .strong: return "strong(\(inside))"
            case .link: return "a(\(inside))"
            case .math(let tex, _): return "$\(tex)$"
            case .code(let code): return "`\(code)`"
            case .codeBlock(_, let code): return "code'\(code)'"
            default: return "?(\(inside))"
            }
        }
        return write(0)
    }

    @Test(arguments: [
        ("a[^1]\n\n[^1]: word", "p('a' ^1) ^1(p('word'))"),
        ("a[^N]\n\n[^n]: *b* $x$\n    c", "p('a' ^n) ^n(p(em('b') ' ' $x$ / 'c'))"),
        ("a[^1]\n\n[^1]: b\n\n    c\n\n        d\n\ne", "p('a' ^1) ^1(p('b') p('c') code'd\n') p('e')"),
        ("a[^1]\n[^1]: b\nlazy", "p('a' ^1) ^1(p('b' / 'lazy'))"),
        ("a[^1]\n\n[^1]:\n    - b", "p('a' ^1) ^1(tight(li(p('b'))))"),
        ("a[^1][^2]\n\n[^1]: b\n[^2]: c", "p('a' ^1 ^2) ^1(p('b')) ^2(p('c'))"),
        ("- a[^1]\n- b\n\n[^1]: c\n\n- d", "tight(li(p('a' ^1)) li(p('b'))) ^1(p('c')) tight(li(p('d')))"),
        ("+ a[^1]\n\n[^1]: c", "tight(li(p('a' ^1))) ^1(p('c'))"),
        ("> a[^1]\n>\n> [^1]: c", "quote(p('a' ^1) ^1(p('c')))"),
        ("  [^1]: b\n\n    c\n\na[^1]", "^1(p('b') p('c')) p('a' ^1)"),
        ("`[^1]` \\[^1] [^1](u)\n\n[^1]: b", "p(`[^1]` ' [^1] ' a('^1')) ^1(p('b'))"),
        ("```\n[^1]: b\n```", "code'[^1]: b\n'"), ("    [^1]: b", "code'[^1]: b\n'"),
        ("[^1]: b\n    ===\n\na[^1]", "^1(h('b')) p('a' ^1)"),
        ("[^a b]: c d", "p('[^a b]: c d')"), ("a[^no]", "p('a[^no]')"),
        ("| a[^1] |\n|---|\n\n[^1]: b", "?(?(?('a' ^1))) ^1(p('b'))"),
    ]) func readsFootnotes(_ markdown: String, _ expected: String) throws {
        #expect(try tree(markdown) == expected)
    }

    @Test(arguments: [
        ("- [ ] a\n- [x] b\n- [X] c", "tight(li(p([ ] 'a')) li(p([x] 'b')) li(p([x] 'c')))"),
        ("1. [x] *a*", "tight(li(p([x] em('a'))))"), ("- [x]a", "tight(li(p('[x]a')))"),
        ("- \\[x] a", "tight(li(p('[x] a')))"), ("[x] a", "p('[x] a')"),
        ("- a\n\n  [x] b", "loose(li(p('a') p('[x] b')))"),
        ("- [x] a\n\n[x]: u", "tight(li(p(a('x') ' a')))"), ("- [ ]", "tight(li(p('[ ]')))"),
    ]) func readsTasks(_ markdown: String, _ expected: String) throws {
        #expect(try tree(markdown) == expected)
    }

    @Test(arguments: [
        ("a ~~b~~ c", "p('a ' del('b') ' c')"), ("~~a *b ~~c~~*~~", "p(del('a ' em('b ' del('c'))))"),
        ("~~a\nb~~", "p(del('a' / 'b'))"), ("~~ a~~", "p('~~' ' a' '~~')"), ("约3~5个，6~7天", "p('约3~5个，6~7天')"),
        ("~~~ a", "code''"), ("a ~~~b~~~", "p('a ~~~b~~~')"), ("\\~~a~~", "p('~~a' '~~')"), ("`~~a~~`", "p(`~~a~~`)"),
        ("*a ~~b* c~~", "p(em('a ' '~~' 'b') ' c' '~~')"), ("~~删除。~~后面", "p(del('删除。') '后面')"),
    ]) func readsWhatIsStruckOut(_ markdown: String, _ expected: String) throws {
        #expect(try tree(markdown) == expected)
    }

    @Test(arguments: [
        ("a https://x.org, b", "p('a ' a('https://x.org') ', b')"),
        ("(https://x.org/a_(b))", "p('(' a('https://x.org/a_(b)') ')')"),
        ("https://x.org/?a=1&b=2#c.", "p(a('https://x.org/?a=1&b=2#c') '.')"),
        ("见https://x.org。又见https://x.org/a，", "p('见' a('https://x.org') '。又见' a('https://x.org/a') '，')"),
        ("https://x.org/猫", "p(a('https://x.org/猫'))"),
        ("https://x.org/@fig-a ~~https://x.org/~~", "p(a('https://x.org/@fig-a') ' ' del(a('https://x.org/')))"),
        ("https://x.org/a[^1]\n\n[^1]: b", "p(a('https://x.org/a') ^1) ^1(p('b'))"),
        ("**https://x.org**", "p(strong(a('https://x.org')))"),
        ("[https://x.org *https://y.org*](u)", "p(a('https://x.org ' em('https://y.org')))"),
        ("<https://x.org>", "p(a('https://x.org'))"), ("`https://x.org`", "p(`https://x.org`)"),
        (
            "http://x.org ahttps://x.org https:// https://- https\\://x.org",
            "p('http://x.org ahttps://x.org https:// https://- https://x.org')"
        ),
    ]) func findsAddresses(_ markdown: String, _ expected: String) throws {
        #expect(try tree(markdown) == expected)
    }

    @Test func anAddressLeadsToItself() throws {
        let nodes = try read("\\* https://x.org/?a=1&amp;b=2 !").nodes
        let links = nodes.compactMap { if case .link(let destination, "") = $0.kind { destination } else { nil } }
        #expect(links == ["https://x.org/?a=1&b=2"])
        #expect(nodes[3].range == SourceRange(3, 29))
    }

    @Test(arguments: [
        ("> [!NOTE]\n> a", "note(p('a'))"), ("> [!tip]  \n>\n> a\n>\n> b", "tip(p('a') p('b'))"),
        ("> [!WARNING]", "warning()"), ("> [!NOTE] a", "quote(p('[!NOTE] a'))"),
        ("> [!FOO]\n> a", "quote(p('[!FOO]' / 'a'))"),
        ("> \\[!NOTE]\n> a", "quote(p('[!NOTE]' / 'a'))"), ("[!NOTE]\na", "p('[!NOTE]' / 'a')"),
        ("> a\n>\n> [!NOTE]\n> b", "quote(p('a') p('[!NOTE]' / 'b'))"),
        ("> [!CAUTION]\n> - a", "caution(tight(li(p('a'))))"),
    ]) func readsCallouts(_ markdown: String, _ expected: String) throws {
        #expect(try tree(markdown) == expected)
    }

    @Test(arguments: [
        ("a[^1]", [128]), ("[^1]: a", [129]), ("a[^1]\n\n[^1]: b\n\n[^1]: c", [129]), ("\\[^1]", []),
        ("[^1]: b\n\n    ```nn\n    1\n    ```\n\na[^1]", [120]),
    ]) func saysWhatIsWrongWithFootnotes(_ markdown: String, _ numbers: [Int]) throws {
        #expect(try read(markdown).diagnostics.map(\.number) == numbers)
    }

    /// What the reader takes for a footnote's mark must never be shown as cmark saw it.
    @Test func showsEveryByteAsItIsWritten() throws {
        for text in [
            "[^1]: | a | b |\n    |---|---|\n    | c | d |\n\n[^1]", "- [^1]: a\n\n  b[^1]", "> [^1]:\n>     a [^1]",
        ] {
            let shown = try tree(text)
            #expect(!shown.contains("::"), "\(shown)")
            #expect(!shown.contains("+"), "\(shown)")
        }
    }
}
