/// The report for other programs: an object with a list of notebooks, names in the order of their bytes.
public struct JSONReport: Sendable {
    private struct Document: Encodable {
        let version = 1
        let notebooks: [Entry]
    }

    private struct Entry: Encodable {
        let path: String
        let status: Int32
        let operations: Int
        let findings: [Finding]
        let cells: [Part]
    }

    private struct Finding: Encodable {
        let severity, code, message: String
        let help: String?
        let line, column, endLine, endColumn: Int?
        let diff: [String]?
    }

    private struct Part: Encodable {
        let name: String
        let line, endLine: Int
        let isRun: Bool
    }

    private let reports: [Report]

    /// The report on several notebooks.
    public init(_ reports: [Report]) { self.reports = reports }

    /// One line of JSON.
    public var bytes: [UInt8] {
        let entries = reports.map { report in
            Entry(
                path: report.path, status: report.status, operations: report.operations,
                findings: report.findings.map { found in
                    Finding(
                        severity: found.severity, code: found.code, message: found.message, help: found.help,
                        line: found.place?.line, column: found.place?.column, endLine: found.place?.endLine,
                        endColumn: found.place?.endColumn, diff: found.body.isEmpty ? nil : found.body)
                },
                cells: report.parts.map { part in
                    Part(name: part.name, line: part.place.line, endLine: part.place.endLine, isRun: part.isRun)
                })
        }
        return JSONLine.bytes(of: Document(notebooks: entries))
    }
}
