import Diagnostics
import Documents
import Testing

@testable import Evaluation

/// What data sets, histories, tables and summaries say of themselves, in both languages.
struct OutlineTests {
    private static let chinese: SessionSettings = {
        var settings = SessionSettings()
        settings.language = .chinese
        return settings
    }()

    @Test(arguments: [
        ("dataset(zeros(1, 1), zeros(1))", "1 sample of 1 feature: x0 → y", "1 个样本，1 个特征：x0 → y"),
        (
            "dataset(zeros(40, 2), zeros(40))", "40 samples of 2 features: x0, x1 → y",
            "40 个样本，2 个特征：x0, x1 → y"
        ),
        (
            "dataset(zeros(3, 8, 8, 1), zeros(3))", "3 samples of shape [8, 8, 1] → y",
            "3 个样本，形状 [8, 8, 1] → y"
        ),
        ("dataset(zeros(20000), zeros(20000))", "20,000 samples of 1 feature: x0 → y", "20,000 个样本，1 个特征：x0 → y"),
        (
            "train(sequential(dense(1)), (zeros(4, 1), zeros(4)), loss=mse)", "history of 1 epoch", "1 轮的记录"
        ),
        ("head(dataset(zeros(4), zeros(4)), 1)", "table of 1 row", "1 行的表"),
        ("line([1, 2])", "1 mark", "1 个图形元素"),
    ])
    func speakBothLanguages(value: String, english: String, chinese: String) {
        #expect(show("print(\(value))").texts == [english])
        #expect(show(cells: ["print(\(value))"], settings: Self.chinese).texts == [chinese])
    }

    /// The note of the table that a cell ends with.
    private func note(_ cell: String, _ settings: SessionSettings = SessionSettings()) -> String? {
        guard case .table(let table)? = show(cells: [cell], settings: settings).outputs.last else { return nil }
        return table.note
    }

    @Test func countsAreWrittenInOneForm() {
        let shown = show("summary sequential(dense(40), dense(20), dense(1), input=50)")
        #expect(shown.last.contains("| 2,040") && shown.last.contains("| 820"))
        #expect(note("summary sequential(dense(40), dense(20), dense(1), input=50)") == "2,881 parameters")
        #expect(note("describe dataset(zeros(1500), zeros(1500))") == "1,500 samples")
        #expect(
            note("net = sequential(relu)\nevaluate net, (zeros(1500, 1), zeros(1500)), mse") == "1,500 samples")
        #expect(note("summary sequential(dense(1, bias=False), input=1)") == "1 parameter")
    }

    @Test func anUndrawnNetSaysThatItsSizesAreNotKnown() {
        #expect(note("summary sequential(dense(3), dense(1))") == "the sizes are known after the first data")
        #expect(note("summary sequential(dense(3), dense(1))", Self.chinese) == "送入数据以后才知道大小")
        #expect(note("summary sequential(relu)") == "0 parameters")
    }

    @Test func aHistorySaysWhichWeightsWereKept() {
        // The best epoch is the first: all later steps lead away from it.
        let cell = """
            net = sequential(dense(1), input=1)
            net.layers[0].weights = [[0.0]]
            train net, ([[1.0]], [1e-9]), loss=mse, optimizer=sgd(lr=3.0), epochs=6, \
            callbacks=[early_stopping("loss", patience=2, restore_best=True)]
            """
        #expect(note(cell) == "stopped early; the weights are those of epoch 1")
        #expect(note(cell, Self.chinese) == "已提前停止；保留第 1 轮的权重")
    }
}
