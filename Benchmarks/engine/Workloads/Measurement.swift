internal import Engine
internal import Glibc

/// What one process measured of one workload; written as the peers write theirs.
struct Measurement {
    let peer: String
    let workload: Workload
    /// Seconds of each training.
    var times: [Double] = []
    /// The seconds of a training of no epochs, which are part of the others.
    var preparation: [Double] = []
    /// Seconds that drawing all epochs' orders takes, before the clock starts.
    var drawing = 0.0
    var loss = Double.nan
    let data: WorkloadData

    /// `RESULT` and an object of JSON.
    var line: String {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let fields: [(String, String)] = [
            ("peer", "\"\(peer)\""), ("w", "\"\(workload.rawValue)\""), ("steps", "\(workload.steps)"),
            ("times", "\(times)"), ("preparation", "\(preparation)"), ("order_s", "\(drawing)"),
            ("final_loss", "\(loss)"), ("rss_mb", "\(Double(usage.ru_maxrss) / 1024)"),
            ("data_mb", "\(Double(8 * (data.x.count + data.y.count)) / 1_048_576)"),
            ("crc", "\(Checksum(of: data).value)"),
        ]
        return "RESULT {" + fields.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
    }
}

/// The seconds that `body` takes.
func seconds(_ body: () throws -> Void) rethrows -> Double {
    let elapsed = try ContinuousClock().measure(body)
    return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
}
