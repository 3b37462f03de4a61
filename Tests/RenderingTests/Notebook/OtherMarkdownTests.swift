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
        #expect(try read(text) == (text, ["NN0616", "NN0616", "NN0626"]))
    }

    @Test func oursStayAsTheyAre() throws {
        let text = "```nn {#fig-a}\n#| eval: false\nx\n```\n\n``` {.python}\n```\n\nx `{nn} y`\n"
        #expect(try read(text) == (text, []))
    }

    /// Each begins many times what never ends, or stands in itself: time grows with the length alone.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "::: {.callout-note}\n", ":::\n", "::: {.a}\n", "::: {.content-hidden}\n", "::: {.callout-note}\n:::\n",
            "{{< ", "^[", "[@a;", "]{.a}", "[a]{.b}", "`r 1`", "{a}`b`", "(a)=\n# b\n", "+++\n", "```{note}\n",
            "@tip-a ",
            "# a {.b}\n", "```{nn}\n#| a: b\n```\n",
        ])
    func whatIsRepeatedTakesNoLonger(part: String) throws {
        let count = 20_000 / part.utf8.count
        let (text, _) = try read("---\nkernelspec:\n  language: nn\n---\n" + String(repeating: part, count: count))
        #expect(text.utf8.count < 4_000_000)
        let ends = String(repeating: part, count: count) + String(repeating: ":::\n", count: count)
        #expect(try read(ends).text.utf8.count < 4_000_000)
    }

    @Test func noCutOfAFileCrashes() throws {
        let file = """
            ---
            execute: {echo: false}
            format:
              html:
                toc: true
            kernelspec:
              language: nn
            ---

            (a)=
            # A {#b .c}

            ::: {.callout-note title="x"}
            ## T {#d}

            - x

              :::{tip} y
              ^[a [b](c){.d}] {{{< e >}}} [@fig-f; @g] @Fig-h {ref}`a <b>`
              :::
            ```{code-cell}
            :tags: [hide-input]
            ---
            ```
            :::

            ```{math}
            :label: m
            x
            ```
            """
        let bytes = Array(file.utf8)
        for end in 0...bytes.count {
            let source = SourceFile(path: "a.qmd", bytes: Array(bytes[..<end]))
            let converted = try OtherMarkdown(source)
            #expect(converted.diagnostics.allSatisfy { $0.severity == .warning })
        }
    }
}
