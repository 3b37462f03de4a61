import Evaluation
import FuzzingLaws
import Testing

/// What libFuzzer found worth keeping, and every input that once broke a law, without libFuzzer.
@Suite struct CorpusTests {
    @Test func noNotebookBreaksALaw() {
        let notebooks = PackageFiles.files(in: "Tests/Fuzzing/Corpus/notebooks")
        #expect(notebooks.count > 100)
        for (path, bytes) in notebooks {
            // Reading and checking are parts of a run.
            for entry in bytes.contains(UInt8(ascii: "$")) ? [EntryPoint.notebook, .formulas] : [.notebook] {
                let findings = DeepThread { entry.findings(in: bytes) }.value()
                #expect(findings.isEmpty, "\(path)")
            }
        }
    }

    @Test func noCellBreaksALaw() {
        let cells = PackageFiles.files(in: "Tests/Fuzzing/Corpus/cells")
        #expect(cells.count > 50)
        for (path, bytes) in cells {
            let findings = DeepThread { EntryPoint.language.findings(in: bytes) }.value()
            #expect(findings.isEmpty, "\(path)")
        }
    }

    @Test func noJupyterNotebookBreaksALaw() {
        let notebooks = PackageFiles.files(in: "Tests/Fuzzing/Corpus/jupyter")
        #expect(notebooks.count >= 10)
        for (path, bytes) in notebooks {
            let findings = DeepThread { EntryPoint.jupyter.findings(in: bytes) }.value()
            #expect(findings.isEmpty, "\(path)")
        }
    }

    @Test func noFoundMistakeComesBack() {
        let regressions = PackageFiles.files(in: "Tests/Fuzzing/Regressions")
        #expect(!regressions.isEmpty)
        for (path, bytes) in regressions {
            for entry in EntryPoint.allCases {
                let findings = DeepThread { entry.findings(in: bytes) }.value()
                #expect(findings.isEmpty, "\(path), \(entry)")
            }
        }
    }
}
