import Diagnostics
import Documents
import Rendering
import Testing

@Suite struct OtherMarkdownTests {
    private func read(_ text: String) throws -> (text: String, said: [String]) {
        let read = try OtherMarkdown(SourceFile(path: "a.qmd", bytes: Array(text.utf8)))
        return (String(decoding: read.bytes, as: UTF8.self), read.diagnostics.map(\.code))
    }

    @Test func quartosCellsAreCells() throws {
        let (text, said) = try read(
            """
            ---
            title: A
            jupyter: nn
            format: html
            ---

            ```{nn}
            #| label: fig-a
            #| fig-cap: "A: b"
            #| eval: false
            #| include: true
            plot x
            ```

            - ```{nn}
              #| fig-width: 6
              #| code-fold: true
              y
              ```
            """)
        #expect(
            text == """
                ---
                title: A
                jupyter: nn
                format: html
                ---

                ```nn
                #| label: fig-a
                #| caption: "A: b"
                #| run: false
                #|
                plot x
                ```

                - ```nn
                  #| fig-width: 6
                  #| echo: fold
                  y
                  ```
                """)
        #expect(said == ["NN0618"])
    }

    @Test(arguments: [
        ("{nn}", "nn"), ("{nn fig-a, echo=FALSE, fig.cap=\"a, b\"}", "nn {#fig-a echo=false caption=\"a, b\"}"),
        ("{.nn #fig-a echo=false}", "nn {#fig-a echo=false}"), ("{nn, include=FALSE}", "nn {hidden}"),
        ("{nn error=TRUE}", "nn {expect=error}"), ("{nn exercise}", "nn {exercise}"),
    ]) func fencesInBracesAreCells(written: String, ours: String) throws {
        let (text, said) = try read("```\(written)\nx\n```\n")
        #expect(text == "```\(ours)\nx\n```\n" && said == [])
        #expect(try Notebook.read(SourceFile(path: "a.md", bytes: Array(text.utf8))).cells.count == 1)
    }

    @Test func otherLanguagesStay() throws {
        let text =
            "```{python}\n#| eval: false\nx\n```\n\n```{r}\ny\n```\n\n```{python, echo=FALSE}\nz\n```\n\n```{=html}\n<b>\n```\n"
        #expect(try read(text) == (text, ["NN0616", "NN0616"]))
    }

    @Test func oursStayAsTheyAre() throws {
        let text = "```nn {#fig-a}\n#| eval: false\nx\n```\n\n``` {.python}\n```\n\nx `{nn} y`\n"
        #expect(try read(text) == (text, []))
    }
}
