import Testing

/// A folder with a lesson, in which `notebook check` runs without a cache unless one is named.
struct RecordedLesson {
    /// Draws, a table of them, a parameter, and a value in a sentence.
    static let example = """
        ---
        params: {lr: 0.1}
        ---

        ```nn {#tbl-draw caption="Draws"}
        x = rand(3)
        table x
        ```

        ```nn
        print(sum(x) * lr)
        ```

        The sum is `{nn} sum(x) | .3f`.

        """

    let folder: Folder

    init(_ text: String) throws { folder = try Folder(lesson: text) }

    func check(_ arguments: String..., cache: Bool = false) throws -> Notebook {
        var words = ["check", "lesson.md"] + arguments
        if !cache { words.append("--no-cache") }
        let process = try NotebookProcess(words, in: folder, environment: ["XDG_CACHE_HOME": folder["cache"]])
        return try process.finish()
    }

    /// Records what the lesson shows.
    func promote() throws { #expect(try check("--promote").status == 0) }

    func edit(_ old: String, _ new: String, in name: String = "lesson.md") throws {
        let text = try folder.text(name)
        #expect(text.contains(old))
        try folder.write(Array(text.replacing(old, with: new).utf8), to: name)
    }
}
