internal import ArgumentParser
internal import Kernels

/// Refuses to compute on a processor without fused multiply-add, where the results would not be the same bytes.
func requireProcessor() throws {
    guard kernels_supported() else {
        Terminal.report("notebook: this processor cannot run it: AVX2 and FMA on x86-64, or arm64, are needed\n")
        throw ExitStatus.processorCannot.code
    }
}
