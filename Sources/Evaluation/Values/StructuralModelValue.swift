internal import Diagnostics
internal import Documents

/// What `structural_model` and `do` give.
extension StructuralModel: CausalValue {
    var kind: Text { Text(en: "structural model", zh: "结构模型") }

    var outline: Text {
        let count = equations.count
        return Text(en: "structural model of \(counted(count, "equation"))", zh: "\(grouped(count)) 个方程的结构模型")
    }

    var picture: GraphDiagram? { (try? graph())?.diagram() }

    func outputs(in language: MessageLanguage) -> [Output] {
        let headings: [Text] = [
            Text(en: "variable", zh: "变量"), Text(en: "equation", zh: "方程"), Text(en: "causes", zh: "原因"),
            Text(en: "noise", zh: "噪声"),
        ]
        let none = "–"
        let rows = equations.map { equation -> [String] in
            let causes = equation.causes.map { names[$0] }.joined(separator: ", ")
            let noise = equation.draws.map { closure.program.text(of: $0.expression) }.joined(separator: ", ")
            return [
                equation.label, text(of: equation), causes.isEmpty ? none : causes,
                equation.isSet
                    ? Text(en: "none: set from outside", zh: "无：由外部设定")[language] : noise.isEmpty ? none : noise,
            ]
        }
        return [
            .table(
                Table(
                    title: outline[language].prefix(1).uppercased() + outline[language].dropFirst(),
                    columns: headings.map { Table.Column($0[language], isNumeric: false) }, rows: rows))
        ]
    }
}

extension Equation {
    /// Whether an intervention stands in its place.
    var isSet: Bool { if case .set = source { true } else { false } }
}
