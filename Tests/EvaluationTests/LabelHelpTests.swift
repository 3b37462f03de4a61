import Diagnostics
import Testing

@testable import Evaluation

/// What is advised about labels and samples that do not fit.
struct LabelHelpTests {
    @Test(arguments: [
        ("train net, (rand(3, 2), [1, 2, 3]), loss=crossentropy", 320, "subtract 1"),
        ("train net, (rand(3, 2), [0, 2, 7]), loss=crossentropy", 320, "one unit for each class"),
        (
            "train sequential(dense(1, sigmoid)), (rand(3, 2), [0, 1, 1]), loss=sparse_categorical_crossentropy", 320,
            "binary_crossentropy"
        ),
        ("one_hot([0, 5], 3)", 320, "there are 3 classes"), ("roc(randn(5), randn(5))", 320, "whole numbers from 0"),
        ("net(zeros(2))", 287, "x[None, :]"),
        ("sequential(conv2d(1, 1), input=(4, 4, 1))(zeros(4, 4, 1))", 287, "x[None, :]"),
    ])
    func saysWhatToDo(cell: String, number: Int, help: String) throws {
        let shown = show("seed 0\nnet = sequential(dense(3, softmax), input=2)\n\(cell)")
        #expect(shown.diagnostics.map(\.number) == [number])
        let said = try #require(shown.diagnostics.first?.help?[.english])
        #expect(said.contains(help))
        if cell.hasPrefix("one_hot") || cell.hasPrefix("roc") { #expect(!said.contains("layer")) }
    }

    @Test(arguments: [
        ("-3", "input must be 0 or more, not -3"), ("\"20\"", "input of sequential must be whole numbers, not a text"),
    ])
    func namesTheInputOfAModel(input: String, message: String) {
        #expect(show("sequential(dense(1), input=\(input))").diagnostics.first?.headline[.english] == message)
    }
}
