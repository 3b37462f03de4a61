import Diagnostics
import Documents
import Foundation
import Testing

@testable import Rendering

private let grid = SweepGrid([.init("lr", ["0.1", "1"]), .init("kind", ["'a'", "<b>"])])

private func sweep(_ outputs: [Output]..., resultName: String? = nil) -> Sweep {
    Sweep(grid, resultName: resultName, outputs: outputs)
}

private func table(_ sweep: Sweep) -> [[String]]? {
    SweepTable(sweep, language: .english).table.map {
        [$0.columns.map(\.heading)] + $0.rows + ($0.note.map { [[$0]] } ?? [])
    }
}

private func metrics(_ accuracy: String, _ note: String? = "30 samples") -> Output {
    .table(
        Table(
            columns: [.init("metric", isNumeric: false), .init("value", isNumeric: true)],
            rows: [["accuracy", accuracy], ["recall", "1"]], note: note))
}

@Suite struct SweepTests {
    @Test func whatEvaluateGivesIsAColumnForEachMetric() {
        let found = sweep(
            [.text("x"), metrics("0.1")], [metrics("0.2")], [metrics("0.3")], [metrics("nan"), .promise("p")])
        #expect(
            table(found) == [
                ["lr", "kind", "accuracy", "recall"], ["0.1", "'a'", "0.1", "1"], ["0.1", "<b>", "0.2", "1"],
                ["1", "'a'", "0.3", "1"], ["1", "<b>", "nan", "1"], ["30 samples"],
            ])
        #expect(
            SweepTable(found, language: .english).table?.columns.map(\.isNumeric) == [true, false, true, true])
        let noted = sweep([metrics("0.1", "a")], [metrics("0.2", "b")], [metrics("0.3", nil)], [metrics("0.4", "a")])
        #expect(table(noted)?[0] == ["lr", "kind", "accuracy", "recall", "note"])
        #expect(table(noted)?.map { $0.last ?? "" } == ["note", "a", "b", "", "a"])
    }

    @Test func valuesAreColumns() {
        let one = sweep([.text("1")], [.text("2")], [.text("3")], [.text("-4.5e3")], resultName: "loss(w)")
        #expect(table(one)?[0] == ["lr", "kind", "loss(w)"])
        #expect(table(one)?[4] == ["1", "<b>", "-4.5e3"])
        let unnamed = sweep([.text("1")], [.text("a = 2")], [.text("3")], [.text("x")])
        #expect(table(unnamed)?[0] == ["lr", "kind", "result"])
        let named = sweep(
            [.text("a = 1\nb = 2")], [.text("a = 3\nb = 4")], [.text("a = 5\nb = 6")], [.text("a = 7\nb = 8")])
        #expect(table(named)?[0] == ["lr", "kind", "a", "b"])
        #expect(table(named)?[3] == ["1", "'a'", "5", "6"])
    }

    @Test func aRowIsAsManyColumns() {
        func row(_ value: String) -> [Output] {
            [.table(Table(columns: [.init("a", isNumeric: true), .init("b", isNumeric: true)], rows: [[value, "2"]]))]
        }
        #expect(table(sweep(row("1"), row("2"), row("3"), row("4")))?[0] == ["lr", "kind", "a", "b"])
    }

    @Test func whatFitsIntoNoRowIsNoTable() {
        #expect(table(sweep([.text("1\n2")], [.text("1\n2")], [.text("1\n2")], [.text("1\n2")])) == nil)
        #expect(table(sweep([.text("1")], [.text("2")], [.text("3")], [])) == nil)
        #expect(table(sweep([.text("1")], [.text("2")], [.text("3")], [.plots([Plot(marks: [])])])) == nil)
        #expect(table(sweep([.text("1")], [metrics("1")], [.text("3")], [.text("4")])) == nil)
        #expect(table(sweep([.promise("1")], [.promise("1")], [.promise("1")], [.promise("1")])) == nil)
    }

    private func markdown(_ sweep: Sweep) -> String {
        let notebook = LineReader.read("```nn\n```\n")
        let execution = Execution(
            cells: [.init(status: .done, outputs: sweep.outputs[0], sweep: sweep)], inlines: [], diagnostics: [])
        return String(decoding: MarkdownRenderer().render(notebook, execution), as: UTF8.self)
    }

    @Test func markdownHasOneTable() {
        #expect(
            markdown(sweep([.text("1")], [.text("2")], [.text("3")], [.text("4")], resultName: "x|y")) == """
                ```nn
                ```
                <!-- nn:output -->
                |  lr | kind | x\\|y |
                | --: | ---- | ---: |
                | 0.1 | 'a'  |    1 |
                | 0.1 | \\<b> |    2 |
                |   1 | 'a'  |    3 |
                |   1 | \\<b> |    4 |
                <!-- nn:end -->

                """)
    }

    @Test func markdownHasEachCombinationWhereThereIsNoTable() {
        #expect(
            markdown(sweep([.text("1\n2")], [.promise("p")], [], [.text("4")])) == """
                ```nn
                ```
                <!-- nn:output -->
                **lr = 0.1, kind = 'a'**

                ```output
                1
                2
                ```

                **lr = 0.1, kind = \\<b>**

                ✓ p

                **lr = 1, kind = 'a'**

                **lr = 1, kind = \\<b>**

                ```output
                4
                ```
                <!-- nn:end -->

                """)
    }

    private func draft() -> NotebookDraft {
        var draft = NotebookDraft()
        draft.frontMatter.title = "Sweeps"
        let found = sweep([.text("1")], [.text("2")], [.text("3")], [.text("4")], resultName: "x")
        draft.add("x", found.outputs[0])
        draft.results[0].sweep = found
        let pictures = (1...4).map { size in
            [Output.plots([Plot(marks: [Mark(.line(x: [0, 1], y: [0, Double(size)]))])])]
        }
        draft.add("plot", pictures[0]) {
            $0.label = "fig-lines"
            $0.caption = "Four lines."
        }
        draft.results[1].sweep = Sweep(grid, resultName: nil, outputs: pictures)
        draft.trees.append(.paragraph(.reference("fig-lines")))
        return draft
    }

    @Test func writesThePageAsRecorded() throws {
        let (bytes, diagnostics) = HTMLRenderer(.plain).render(draft().notebook, draft().execution)
        #expect(diagnostics.isEmpty)
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/sweep.html")
        if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" { try Data(bytes).write(to: file) }
        #expect(try Data(contentsOf: file) == Data(bytes))
    }

    @Test func eachChoiceLeavesOneCombination() {
        let page = String(
            decoding: HTMLRenderer(.plain).render(draft().notebook, draft().execution).bytes, as: UTF8.self)
        for place in ["0-0", "0-1", "1-0", "1-1"] {
            #expect(page.contains(".sweep:has(.c\(place):checked)>.combination:not(.v\(place))"), "\(place)")
            #expect(page.components(separatedBy: "class=\"c\(place)\"").count == 3)
        }
        #expect(!page.contains("\"c0-2\"") && !page.contains("\"c2-0\""))
        #expect(page.components(separatedBy: " checked>").count == 5)
        for place in ["v0-0 v1-0", "v0-0 v1-1", "v0-1 v1-0", "v0-1 v1-1"] {
            #expect(page.components(separatedBy: "class=\"combination \(place)\"").count == 3, "\(place)")
        }
        // One number for all of them.
        #expect(page.components(separatedBy: "<figure").count == 2)
        #expect(page.contains("<figure id=\"fig-lines\">\n<div class=\"sweep\">"))
        #expect(page.contains("<div class=\"sweep listed\">"))
    }

    @Test func aPageWithoutASweepHasNoStyleForIt() {
        var draft = NotebookDraft()
        draft.add("x", [.text("1")])
        let page = String(decoding: HTMLRenderer(.plain).render(draft.notebook, draft.execution).bytes, as: UTF8.self)
        #expect(!page.contains("combination"))
    }
}
