import Testing

@testable import Rendering

@Suite struct MathEngineTests {
    private func answer(_ tex: String, of engine: inout MathEngine?) -> String {
        switch engine?.ask(CESU8.encode(tex), isDisplay: false) {
        case nil: "no engine"
        case .answered(let text): text
        case .outOfMemory: "out of memory"
        case .failed(let words): "failed: \(words)"
        }
    }

    @Test(arguments: [#"\gdef\E{b}"#, #"\def\E{b}"#, #"\newcommand\E{b}"#, #"\global\let\E=b"#])
    func forgetsWhatADocumentDefined(definition: String) {
        var engine = MathEngine(memory: 8 << 20)
        let unknown = answer(#"\E"#, of: &engine)
        #expect(unknown == #"s0:Undefined control sequence: \E"#)
        #expect(answer(definition, of: &engine).hasPrefix("m"))
        #expect(answer(#"\E"#, of: &engine).contains("<mi>b</mi>"))
        let isReset = engine?.reset(memory: 8 << 20)
        #expect(isReset == true)
        #expect(answer(#"\E"#, of: &engine) == unknown)
    }

    @Test func isNotUsedAgainOnceItHasFailed() {
        var engine = MathEngine(memory: 4 << 20)
        #expect(answer(String(repeating: "x", count: 8192), of: &engine) == "out of memory")
        let isReset = engine?.reset(memory: 64 << 20)
        #expect(isReset == false)
    }

    /// 8192 letters take some 6 MB beside KaTeX's 3: too much for the half that an engine of another document gets.
    @Test func aFormulaMayTakeTheWholeMemoryInEveryDocument() throws {
        for _ in 0..<4 {
            let renderer = MathRenderer(memory: 12 << 20)
            _ = renderer.render(#"\gdef\E{b}"#, isDisplay: false)
            _ = try renderer.render(String(repeating: "x", count: 8192), isDisplay: false).get()
            #expect(try renderer.render(#"\E"#, isDisplay: false).get().contains("<mi>b</mi>"))
        }
    }
}
