import Testing

@testable import Evaluation

/// Trainings that are odd enough to have no classes, no neighbours, no rates or no gradients.
@Suite struct HostileWhyTests {
    @Test(arguments: [
        "train sequential(dense(1)), (ones(1, 1), ones(1)), loss=mse",
        "train sequential(dense(2)), (ones(3, 1), ones(3, 4)), loss=lambda y, p: mean(p)*mean(y)",
        "train sequential(dense(2)), (ones(3, 1), ones(3)), loss=lambda y, p: mean(p**2) + 0*mean(y)",
        "train sequential(flatten(), dense(1)), (randn(6, 2, 2, 2), ones(6)), loss=mse, epochs=3",
        "train sequential(dense(3, softmax)), (randn(9, 2), randint(0, 3, 9)), loss=crossentropy, epochs=3",
        "train sequential(lstm(2, sequences=True), dense(1)), (randn(5, 4, 1), randn(5, 4, 1)), loss=mse, epochs=3",
        "train sequential(embedding(5, 2), flatten(), dense(1)), (randint(0, 5, (8, 3)), ones(8)), loss=mae, epochs=3",
        "train sequential(bidirectional(gru(2)), dense(1, sigmoid)), (zeros(5, 4, 1), zeros(5)), loss=binary_crossentropy",
        "train sequential(conv2d(2, 2, relu), flatten(), dense(1)), (zeros(4, 3, 3, 1), 1e30*ones(4)), loss=mse, optimizer=sgd(lr=1e30), epochs=4",
        "train sequential(dense(1)), (1e200*ones(4, 2), ones(4)), loss=mse, optimizer=sgd(lr=1), epochs=4",
        "train sequential(dense(1)), (randn(40, 2), randn(40)), loss=mse, optimizer=sgd(lr=lambda s: 5/(s + 1)), epochs=6",
        "train sequential(dense(1)), (randn(40, 2), randn(40)), loss=mse, optimizer=sgd(lr=1e-300), epochs=6",
        "train sequential(dense(1, sigmoid)), (zeros(40, 3), randint(0, 2, 40)), loss=hinge, epochs=6",
        "train sequential(attention(2, 2), global_average_pool(), dense(1)), (randn(6, 3, 2), randn(6)), loss=huber, epochs=2",
        "train sequential(batch_norm(), dropout(0.9), dense(1)), (randn(3, 2), randn(3)), loss=log_cosh, epochs=3, validation=(randn(3, 2), randn(3))",
    ]) func answers(training: String) {
        let found = finding(
            "seed 0\nwhy(\(training.dropFirst(6).split(separator: "\n").first.map { "train(\($0))" } ?? ""))")
        #expect(!found.title.isEmpty && found.rows.count >= 2, "\(found)")
    }
}
