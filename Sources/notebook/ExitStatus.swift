internal import ArgumentParser
internal import Diagnostics

/// What an exit code means; the numbers are those of sysexits.h.
enum ExitStatus: Int32 {
    case well = 0
    /// A cell failed, or an output or a claim differs.
    case notebookIsWrong = 1
    case usage = 64
    case unreadable = 65
    case noInput = 66
    case processorCannot = 69
    case ourBug = 70
    case cannotWrite = 73
    case overBudget = 75
    case refusedForSafety = 77
    case interrupted = 130

    /// Of several, the first of this order is the one that counts.
    private static let order: [ExitStatus] = [
        .interrupted, .ourBug, .refusedForSafety, .overBudget, .cannotWrite, .unreadable, .noInput, .usage,
        .notebookIsWrong,
    ]

    /// The one that counts among `statuses`.
    static func first(of statuses: [ExitStatus]) -> ExitStatus {
        order.first { statuses.contains($0) } ?? statuses.first { $0 != .well } ?? .well
    }

    /// What an error in a notebook means for the exit.
    init(_ diagnostic: Diagnostic) {
        self =
            switch diagnostic.number {
            case 100..<120, 614, 615, 631: .unreadable
            case 403: .refusedForSafety
            case 709: .interrupted
            case 700..<709, 710, 711: .overBudget
            case 900...: .ourBug
            default: .notebookIsWrong
            }
    }

    var code: ExitCode { ExitCode(rawValue) }
}
