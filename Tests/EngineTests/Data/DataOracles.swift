/// What Oracles/data.py wrote.
struct DataOracles: Decodable {
    let classification: [Classification]
    let labels: [String: [Double]]
    let splits: [SplitCase]
    let scores: [Scores]
    let regression: Regression

    struct Classification: Decodable {
        let name: String
        let seed: UInt32
        let shape: [Int]
        let x: [String]
        let hash: String
        let labels: String
        /// The first samples, where BLAS adds in an order of its own and a hash would not fit.
        let rows: [String]
    }

    struct SplitCase: Decodable {
        let labels: String
        let seed: UInt32
        let count: Int
        let test: Double
        let validation: Double
        let parts: [[Int]]
        let after: String
    }

    struct Scores: Decodable {
        let classes: Int
        let labels: [Double]
        let probabilities: [String]
        let accuracy: Double
        let precision: Double
        let recall: Double
        let f1: Double
        let log_loss: Double
        let auc: Double?
        let specificity: Double?
    }

    struct Regression: Decodable {
        let y: [String]
        let z: [String]
        let mse: Double
        let mae: Double
        let rmse: Double
        let r2: Double
        let mse3: Double
        let r23: Double
    }

    static func read() throws -> DataOracles { try oracle("data") }
}

/// The doubles whose bit patterns are written as hexadecimal words.
func doubles(_ words: [String]) -> [Double] { words.map { Double(bitPattern: UInt64($0, radix: 16) ?? 0) } }
