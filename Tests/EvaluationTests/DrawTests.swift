import BitCollections
import Causal
import Diagnostics
import Documents
import Testing

@testable import Evaluation

/// What `draw` makes of models.
@Suite struct DrawTests {
    /// The picture that the last statement of a cell draws.
    private func net(_ cell: String) throws -> NetDiagram {
        let shown = show(cell)
        #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics.map { $0.headline[.english] })")
        guard case .plots(let plots)? = shown.outputs.last, case .net(let net)? = plots.last?.marks.first?.shape else {
            throw Missing()
        }
        return net
    }

    private struct Missing: Error {}

    private func lines(_ net: NetDiagram) -> [String] {
        net.steps.map { step in
            let start =
                switch step.kind {
                case .layer: step.name
                case .omitted(let count): "… \(count)"
                case .begin: "(" + step.name
                case .end: ")"
                }
            return "\(start) \(step.shape.map { "\($0)" } ?? "?") \(step.parameterCount)"
        }
    }

    @Test func aSmallNetHasItsUnitsAndWeights() throws {
        let cell = """
            net = sequential(dense(2, tanh), dropout(0.5), dense(1), sigmoid, input=2)
            net.layers[0].weights = [[1, 2], [3, 4]]
            net.layers[0].bias = [5, 6]
            net.layers[2].weights = [[7], [8]]
            draw net
            """
        let units = try #require(net(cell).units)
        #expect(units.counts == [2, 2, 1])
        #expect(units.layers.map(\.names) == [["dense(2, tanh)", "dropout(0.5)"], ["dense(1)", "sigmoid"]])
        #expect(units.layers.map(\.weights) == [[1, 2, 3, 4], [7, 8]])
        #expect(units.layers.map(\.bias) == [[5, 6], [0]])
    }

    @Test(arguments: [
        "sequential(dense(13), input=2)", "sequential(dense(2), input=13)", "sequential(dense(2), input=(3, 2))",
        "sequential(relu, dense(2), input=2)", "sequential(dense(2), lambda x: x, input=2)",
        "sequential([dense(2) for i in range(6)], input=2)",
        "sequential(sequential(dense(2)), sequential(dense(2)), input=2)",
    ])
    func aLargerNetHasNoUnits(model: String) throws {
        #expect(try net("draw(\(model))").units == nil)
    }

    @Test func layersHaveTheirShapesAndParameters() throws {
        let cell = """
            draw(sequential(conv2d(2, 3, relu), max_pool2d(2), flatten(), dense(3), softmax, input=(6, 6, 1)))
            """
        let net = try net(cell)
        #expect(net.input == [6, 6, 1])
        #expect(
            lines(net) == [
                "conv2d(2, 3, relu) [4, 4, 2] 20", "max_pool2d(2) [2, 2, 2] 0", "flatten() [8] 0", "dense(3) [3] 27",
                "softmax [3] 0",
            ])
        #expect(net.parameterCount == 47 && net.layerCount == 5)
        #expect(
            net.steps.map(\.kind) == [
                .layer(.convolution), .layer(.pooling), .layer(.other), .layer(.dense), .layer(.other),
            ])
    }

    @Test func branchesAndModelsAreFramed() throws {
        let cell = """
            inner = sequential(dense(3), sequential(relu, dense(4)))
            draw(sequential(dense(4), residual(dense(4), tanh), inner, dense(1), input=2))
            """
        #expect(
            lines(try net(cell)) == [
                "dense(4) [4] 12", "(residual [4] 0", "dense(4) [4] 20", "tanh [4] 0", ") [4] 0", "(sequential [4] 0",
                "dense(3) [3] 15", "(sequential [4] 0", "relu [3] 0", "dense(4) [4] 16", ") [4] 0", ") [4] 0",
                "dense(1) [1] 5",
            ])
    }

    @Test func aModelThatIsAloneInAnotherNeedsNoFrame() throws {
        #expect(lines(try net("draw(sequential(sequential(sequential(dense(20))), input=2))")) == ["dense(20) [20] 60"])
    }

    @Test func aCopyKeepsItsFrames() throws {
        let cell = "net = sequential(sequential(dense(20)), dense(1), input=2)\ndraw(copy(net))"
        #expect(lines(try net(cell)).first == "(sequential [20] 0")
    }

    @Test func aFunctionHasItsOwnArraysAndItsParts() throws {
        let cell = """
            def both(x, left, W):
                return left(x) + x @ W
            draw(sequential(layer(both, left=dense(3), W=zeros(2, 3)), input=2))
            """
        let net = try net(cell)
        #expect(lines(net) == ["(layer(both) [3] 6", "dense(3) [3] 9", ") [3] 0"])
        #expect(net.steps[0].kind == .begin(.function) && net.parameterCount == 15)
    }

    @Test func whatIsSharedCountsOnceAndWhatIsFrozenSaysSo() throws {
        let cell = """
            shared = dense(20)
            net = sequential(shared, relu, shared, dense(1), input=20)
            freeze net.layers[1]
            draw net
            """
        let steps = try net(cell).steps
        #expect(steps.map(\.parameterCount) == [420, 0, 0, 21])
        #expect(steps.map(\.isRepeated) == [false, false, true, false])
        #expect(steps.map(\.isFrozen) == [false, false, false, true])
    }

    @Test func ofManyLayersTheFirstAndTheLastAreDrawn() throws {
        let net = try net("draw(sequential([dense(2) for i in range(60)], input=2))")
        #expect(net.steps.count == 40 && net.layerCount == 60 && net.parameterCount == 360)
        let framed = try self.net("draw(sequential([residual(dense(2), relu) for i in range(30)], input=2))")
        #expect(framed.steps.count == 30 && framed.steps[0].name == "residual(dense(2), relu)")
        #expect(framed.parameterCount == 180)
    }

    @Test func standsBesideOtherPlots() {
        let cell = """
            net = sequential(dense(1), input=1)
            h = train(net, (zeros(4, 1), zeros(4, 1)), loss=mse)
            plot draw(net), h
            """
        guard case .plots(let plots)? = show(cell).outputs.last else { return #expect(Bool(false), "no plots") }
        #expect(plots.count == 2)
    }

    /// What `cell` shows where `g` is the graph `Z -> T -> Y`, `U -> T`, `T <-> Y` in which U is latent.
    private func withGraph(_ cell: String) throws -> Execution {
        let graph = try CausalGraph(
            names: ["Z", "T", "Y", "U"], latent: [3], directed: [(0, 1), (1, 2), (3, 1)], bidirected: [(2, 1)])
        var session = Session(settings: SessionSettings(), host: Host())
        session.define("g", as: .causal(GraphValue(graph: graph)))
        var runner = Runner(notebook(of: [cell]), session: session)
        return runner.run()
    }

    @Test func aCausalGraphIsDrawnWithItsArrowsAndArcs() throws {
        let execution = try withGraph("draw g")
        #expect(execution.diagnostics.isEmpty)
        guard case .plots(let plots)? = execution.cells[0].outputs.first,
            case .graph(let diagram)? = plots.first?.marks.first?.shape
        else { throw Missing() }
        #expect(diagram.nodes.map(\.name) == ["Z", "T", "Y", "U"])
        #expect(diagram.nodes.map(\.role) == [.observed, .observed, .observed, .latent])
        #expect(diagram.arrows == [GraphDiagram.Edge(0, 1), GraphDiagram.Edge(1, 2), GraphDiagram.Edge(3, 1)])
        #expect(diagram.arcs == [GraphDiagram.Edge(1, 2)])
    }

    @Test func inAQuestionVariablesHaveRoles() throws {
        let graph = try CausalGraph(names: ["Z", "T", "Y", "U"], latent: [3], directed: [(0, 1), (1, 2), (3, 1)])
        let diagram = graph.diagram(treatments: [1], outcomes: [2], given: [0])
        #expect(diagram.nodes.map(\.role) == [.given, .treatment, .outcome, .latent])
    }

    @Test func aGraphStandsBesideANet() throws {
        let cell = "net = sequential(dense(1), input=1)\nplot draw(g), draw(net)"
        guard case .plots(let plots)? = try withGraph(cell).cells[0].outputs.first else { throw Missing() }
        #expect(plots.count == 2)
    }

    @Test func whatIsNeitherIsRefused() throws {
        #expect(
            show("draw 3").diagnostics.map { $0.headline[.english] } == [
                "what of draw must be a model or a causal graph, not an integer"
            ])
        #expect(show("draw \"g\"").diagnostics.map { $0.headline[.chinese] } == ["draw 的 what 应为模型或因果图，这里是文本"])
    }
}
