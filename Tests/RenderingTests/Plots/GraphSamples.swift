import Diagnostics
import Documents

extension PlotSamples {
    /// A graph from lines such as `U -> T -> Y` and `T <-> Y`; arrows and arcs of `marked` are written so too.
    static func graph(
        _ lines: [String], roles: [String: GraphDiagram.Role] = [:], marked: [String] = [], marking: Text? = nil
    ) -> GraphDiagram {
        var names: [String] = []
        var (arrows, arcs): ([GraphDiagram.Edge], [GraphDiagram.Edge]) = ([], [])
        func node(_ name: Substring) -> Int {
            if let node = names.firstIndex(of: String(name)) { return node }
            names.append(String(name))
            return names.count - 1
        }
        for line in lines {
            let words = line.split(separator: " ")
            var last = node(words[0])
            for index in stride(from: 1, to: words.count, by: 2) {
                let next = node(words[index + 1])
                let isMarked = marked.contains("\(words[index - 1]) \(words[index]) \(words[index + 1])")
                let edge = GraphDiagram.Edge(last, next, isMarked: isMarked)
                if words[index] == "->" { arrows.append(edge) } else { arcs.append(edge) }
                last = next
            }
        }
        let touched = Set((arrows + arcs).filter(\.isMarked).flatMap { [$0.from, $0.to] })
        return GraphDiagram(
            nodes: names.enumerated().map { node, name in
                GraphDiagram.Node(name, role: roles[name] ?? .observed, isMarked: touched.contains(node))
            }, arrows: arrows, arcs: arcs, marking: marking)
    }

    private static func plot(_ graph: GraphDiagram) -> Plot { Plot(marks: [Mark(.graph(graph))]) }

    /// Treatment and outcome with an unnamed common cause.
    static var bow: Plot { plot(graph(["T -> Y", "T <-> Y"], roles: ["T": .treatment, "Y": .outcome])) }

    /// Two frames, a latent and a given variable, and a path that is marked.
    static var hedge: Plot {
        var graph = graph(
            ["U -> T -> M -> Y", "U -> Y", "Z -> T -> Y", "Z -> Y", "T <-> W -> Y"],
            roles: ["U": .latent, "T": .treatment, "Y": .outcome, "Z": .given],
            marked: ["U -> T", "U -> Y", "T <-> W"], marking: Text(en: "open path", zh: "畅通的路径"))
        graph.groups = [GraphDiagram.Group("F\u{2032}", nodes: [3]), GraphDiagram.Group("F", nodes: [1, 2, 3])]
        var plot = plot(graph)
        plot.title = "Everything that a graph can show"
        return plot
    }

    /// Chinese names, one too long for a line.
    static var smoking: Plot {
        plot(
            graph(
                ["吸烟 -> 焦油沉积 -> 肺癌", "基因型（没有人测量过的那一部分） -> 吸烟", "年龄 -> 吸烟", "年龄 -> 肺癌", "吸烟 <-> 肺癌"],
                roles: ["吸烟": .treatment, "肺癌": .outcome, "年龄": .given]))
    }

    /// Too many layers for a page from left to right.
    static var fifteen: Plot {
        plot(
            graph(
                [
                    "age -> smoking -> tar -> cancer -> disease", "age -> income -> diet -> weight -> blood_pressure",
                    "age -> disease", "income -> exercise -> weight", "education -> income", "education -> smoking",
                    "blood_pressure -> disease", "smoking -> blood_pressure", "genes -> cancer", "genes -> weight",
                    "stress -> smoking", "stress -> sleep -> disease", "diet <-> exercise", "stress <-> blood_pressure",
                    "noise",
                ], roles: ["smoking": .treatment, "disease": .outcome]))
    }

    /// Variables and arrows by chance, each arrow with `probability`.
    static func random(_ count: Int, probability: Double, arcs: Int, seed: UInt64) -> GraphDiagram {
        let noise = Noise(seed: seed)
        var (arrows, bows): ([GraphDiagram.Edge], [GraphDiagram.Edge]) = ([], [])
        for to in 0..<count {
            for from in 0..<to where noise.take(1)[0] + 0.5 < probability { arrows.append(GraphDiagram.Edge(from, to)) }
        }
        for _ in 0..<arcs {
            let ends = noise.take(2).map { min(Int(($0 + 0.5) * Double(count)), count - 1) }
            if ends[0] != ends[1] { bows.append(GraphDiagram.Edge(ends[0], ends[1])) }
        }
        return GraphDiagram(nodes: (0..<count).map { GraphDiagram.Node("x\($0)") }, arrows: arrows, arcs: bows)
    }
}
