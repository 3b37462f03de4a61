import Documents
import Testing

@testable import Checking

@Suite struct RecordTests {
    private var record: Record {
        var record = Record()
        record.versions = [Record.Fact("notebook", "0.1.0"), Record.Fact("cmark", "0.30.2")]
        record.seed = 7
        record.precision = 64
        record.parameters = [Record.Fact("name", "'a: b, c'"), Record.Fact("lr", "0.1")]
        record.files = [Record.Fact("data/x: y.csv", SHA256.digits(of: Array("abc".utf8)))]
        record.cells = [
            Record.Cell(source: "0123456789abcdef", plots: nil, cost: Cost(operations: 12, memory: 96)),
            Record.Cell(source: "0123456789abcdee", plots: "fedcba9876543210", cost: Cost()),
        ]
        return record
    }

    @Test func itsLinesSayAllOfIt() {
        #expect(Record(lines: record.lines) == record)
        #expect(Record(lines: Record().lines) == Record())
    }

    @Test func linesThatSayNothingKnownArePassedOver() {
        #expect(Record(lines: ["", "a", "weather: fine", "cell x: y", "seed: many"]) == Record())
    }

    /// FIPS 180-4, the examples of NIST.
    @Test func sha256IsThatOfTheStandard() {
        #expect(
            SHA256.digits(of: Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            SHA256.digits(of: []) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }
}
