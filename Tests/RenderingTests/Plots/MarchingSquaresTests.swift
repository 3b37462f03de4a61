import Documents
import Testing

@testable import Rendering

@Suite struct MarchingSquaresTests {
    @Test func closesALineAroundAPeak() throws {
        let surface = Surface(x: [0, 1, 2], y: [0, 1, 2], values: [0, 0, 0, 0, 4, 0, 0, 0, 0])
        let lines = MarchingSquares.lines(of: 1, on: surface)
        #expect(lines.count == 1)
        let line = try #require(lines.first)
        #expect(line.count == 5)
        #expect(line.first.map { [$0.x, $0.y] } == line.last.map { [$0.x, $0.y] })
        // The level is a quarter of the way up, so three quarters of a cell from the peak.
        let corners = Set(line.map { [$0.x, $0.y] })
        #expect(corners == [[0.25, 1], [1.75, 1], [1, 0.25], [1, 1.75]])
    }

    @Test func partsASaddleByItsMiddle() {
        func lines(_ level: Double) -> Int {
            MarchingSquares.lines(of: level, on: Surface(x: [0, 1], y: [0, 1], values: [1, 0, 0, 1])).count
        }
        #expect(lines(0.25) == 2 && lines(0.75) == 2)
        let high = MarchingSquares.lines(of: 0.75, on: Surface(x: [0, 1], y: [0, 1], values: [1, 0, 0, 1]))
        // The corners above lie apart: each line ends beside one of them.
        for line in high { #expect(line.allSatisfy { $0.x + $0.y <= 0.25 } || line.allSatisfy { $0.x + $0.y >= 1.75 }) }
    }

    @Test func staysWithinTheGridAndOnItsLevel() {
        let noise = PlotSamples.Noise(seed: 21)
        let surface = Surface(
            x: (0..<12).map(Double.init), y: (0..<9).map(Double.init), values: noise.take(108))
        for level in [-0.3, 0, 0.2] {
            let lines = MarchingSquares.lines(of: level, on: surface)
            #expect(!lines.isEmpty)
            for point in lines.joined() {
                #expect((0...11).contains(point.x) && (0...8).contains(point.y))
                let (column, row) = (Int(point.x), Int(point.y))
                let isAlongRow = point.y == Double(row)
                let share = isAlongRow ? point.x - Double(column) : point.y - Double(row)
                let start = row * 12 + column
                let next = isAlongRow ? min(start + 1, 107) : min(start + 12, 107)
                let value = surface.values[start] * (1 - share) + surface.values[next] * share
                #expect((value - level).magnitude < 1e-12)
            }
        }
    }

    @Test func leavesHolesAndHoldsTheLargestNumbers() {
        let hole = Surface(x: [0, 1, 2], y: [0, 1], values: [0, .nan, 0, 1, 1, 1])
        #expect(MarchingSquares.lines(of: 0.5, on: hole).isEmpty)
        let huge = Surface(x: [0, 1], y: [0, 1], values: [-1.7e308, 1.7e308, -1.7e308, 1.7e308])
        #expect(MarchingSquares.lines(of: 0, on: huge).joined().allSatisfy { $0.x == 0.5 })
        #expect(MarchingSquares.lines(of: 0, on: Surface(x: [1], y: [1], values: [1])).isEmpty)
    }
}
