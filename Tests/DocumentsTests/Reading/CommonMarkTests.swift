import Diagnostics
import Testing

@testable import Documents

struct CommonMarkTests {
    @Test func hasAllExamples() {
        #expect(Example.all.count == 652)
    }

    @Test(arguments: Example.all.map(\.example))
    func readsWhatTheSpecificationSays(_ number: Int) throws {
        let example = Example.all[number - 1]
        let (notebook, inexact) = try readBytes(Array(example.markdown.utf8), extensions: false)
        #expect(HTMLDump.html(of: notebook) == example.html, "\(example.markdown)")
        #expect(inexact == 0, "\(example.markdown)")
    }

    @Test(arguments: Example.all.map(\.example))
    func keepsRangesNestedWithExtensions(_ number: Int) throws {
        let example = Example.all[number - 1]
        let (notebook, inexact) = try readBytes(Array(example.markdown.utf8))
        expectNested(notebook)
        #expect(inexact == 0, "\(example.markdown)")
    }
}

/// Every range lies in the file and in its parent's, and siblings follow one another.
func expectNested(_ notebook: Notebook) {
    let count = notebook.source.bytes.count
    var open: [Int] = []
    var previousEnd: [Int] = []
    for (index, node) in notebook.nodes.enumerated() {
        while let last = open.last, notebook.nodes[last].end <= index {
            open.removeLast()
            previousEnd.removeLast()
        }
        #expect(node.range.start >= 0 && node.range.end <= count)
        if let parent = open.last {
            let outer = notebook.nodes[parent].range
            #expect(
                node.range.start >= outer.start && node.range.end <= outer.end, "\(node) in \(notebook.nodes[parent])")
            #expect(node.range.start >= previousEnd[previousEnd.count - 1], "\(node) begins too early")
            previousEnd[previousEnd.count - 1] = node.range.end
        }
        if node.end > index + 1 {
            open.append(index)
            previousEnd.append(node.range.start)
        }
    }
}
