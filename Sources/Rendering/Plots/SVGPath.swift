/// The data of SVG paths.
enum SVGPath {
    /// Straight lines through each run of places; a run of one is a dot of the pen.
    static func data(_ runs: [[(x: Double, y: Double)]]) -> String {
        var data = ""
        for run in runs {
            for (index, place) in run.enumerated() {
                data +=
                    "\(index == 0 ? "M" : index == 1 ? "L" : " ")\(SVGNumber.text(place.x)) \(SVGNumber.text(place.y))"
            }
            if run.count == 1 { data += "h0" }
        }
        return data
    }
}
