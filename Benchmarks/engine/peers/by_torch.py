"""PyTorch: eager; `--mode fused` with the fused optimiser; `--mode compile` with torch.compile as well."""
import common
import torch
from torch import nn
import torch.nn.functional as F
run = common.Run("torch")
import numpy as np
import time

if run.threads: torch.set_num_threads(run.threads)
run.peer = "torch, " + (run.mode or "eager")
workload, data = run.workload, run.data
real = torch.float64 if workload in ("W1", "W2a", "W2b") else torch.float32
tensor = lambda a: torch.from_numpy(np.ascontiguousarray(a))
x, y, P = tensor(data.x), tensor(data.y), data.parameters


def linear(weights, bias):
    layer = nn.Linear(*weights.shape, dtype=real)
    with torch.no_grad():
        layer.weight.copy_(tensor(weights.T)); layer.bias.copy_(tensor(bias.reshape(-1)))
    return layer


class LSTM(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm, self.output = nn.LSTM(16, 64, batch_first=True), linear(P[3], P[4])
        with torch.no_grad():
            self.lstm.weight_ih_l0.copy_(tensor(P[0].T)); self.lstm.weight_hh_l0.copy_(tensor(P[1].T))
            self.lstm.bias_ih_l0.copy_(tensor(P[2][0])); self.lstm.bias_hh_l0.zero_()
        self.lstm.bias_hh_l0.requires_grad_(False)                     # one bias, as everybody else has

    def forward(self, x): return self.output(self.lstm(x)[1][0][0])


def convolutions():
    first, second = nn.Conv2d(1, 16, 3), nn.Conv2d(16, 32, 3)
    with torch.no_grad():
        for layer, weights, bias in ((first, P[0], P[1]), (second, P[2], P[3])):
            layer.weight.copy_(tensor(weights.transpose(3, 2, 0, 1))); layer.bias.copy_(tensor(bias))
    flat = P[4].reshape(5, 5, 32, 10).transpose(2, 0, 1, 3).reshape(800, 10)      # channels first
    return nn.Sequential(first, nn.ReLU(), nn.MaxPool2d(2), second, nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
                         linear(flat, P[5]))


match workload:
    case "W1" | "W2a" | "W3": model = linear(*P)
    case "W2b": model = nn.Sequential(linear(P[0], P[1]), nn.Tanh(), linear(P[2], P[3]))
    case "W4": model = nn.Sequential(linear(P[0], P[1]), nn.ReLU(), linear(P[2], P[3]))
    case "W7": model, x = convolutions(), x.permute(0, 3, 1, 2).contiguous()
    case "W8": model = LSTM()
    case _: model = nn.Sequential(linear(P[0], P[1]), nn.ReLU(), linear(P[2], P[3]), nn.ReLU(), linear(P[4], P[5]))
match workload:
    case "W1": loss_of = lambda z, y: 0.5 * F.mse_loss(z, y)
    case "W3": loss_of = F.mse_loss
    case "W2b" | "W5" | "W8": loss_of = F.binary_cross_entropy_with_logits
    case _: loss_of = F.cross_entropy
trained = [p for p in model.parameters() if p.requires_grad]
initial = [p.detach().clone() for p in trained]
loss_at = lambda x, y: loss_of(model(x), y)


def new_optimizer():
    fused = dict(fused=True) if run.mode else {}
    if workload in common.CONSTANT_RATE: return torch.optim.SGD(trained, lr=data.rate, **fused)
    return torch.optim.Adam(trained, lr=data.rate, eps=1e-7, **fused)


def one_unit():
    """W2a."""
    losses = []
    with torch.no_grad():
        W, b = tensor(P[0].copy()), torch.tensor(0.75, dtype=torch.float64)
        for i in range(run.epochs):
            l1 = torch.sigmoid(x @ W + b); error = y - l1
            s = torch.sigmoid(l1); d = error * s * (1 - s)
            W += x.T @ d; b += d.sum()
            losses.append((error * error).mean().item())
    return losses


def train(optimizer):
    if workload == "W2a": return one_unit()

    def step(x, y):
        optimizer.zero_grad(); loss = loss_at(x, y); loss.backward(); optimizer.step()
        return loss.item()
    losses = []
    for epoch in range(run.epochs):
        if run.is_full_batch:
            losses.append(step(x, y))
            continue
        total = 0.0
        for rows in run.batches(epoch):
            rows = torch.from_numpy(rows)
            total += step(x[rows], y[rows]) * len(rows)
        losses.append(total / run.rows)
        if data.x_validation is not None:
            with torch.no_grad():
                z = model(tensor(data.x_validation))
                run.extra = dict(validation_loss=F.cross_entropy(z, tensor(data.y_validation)).item())
    return losses


if run.mode == "compile":
    started = time.perf_counter()
    loss_at = torch.compile(loss_at)
    for size in [run.batch] * 3 + [run.rows % run.batch] * (3 if run.rows % run.batch else 0):
        loss_at(x[:size], y[:size]).backward()
    run.compile_seconds = time.perf_counter() - started
for repeat in range(run.repeats):
    with torch.no_grad():
        for p, value in zip(trained, initial): p.copy_(value)
    optimizer = new_optimizer()
    started = time.perf_counter()
    losses = train(optimizer)
    run.times.append(time.perf_counter() - started)
run.report([2 * loss for loss in losses] if workload == "W1" else losses)
