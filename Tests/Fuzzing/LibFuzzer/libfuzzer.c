#include "libfuzzer.h"

#include <signal.h>
#include <stdlib.h>

__attribute__((weak)) int LLVMFuzzerRunDriver(int *count, char ***arguments, libfuzzer_examination examine);
__attribute__((weak)) size_t LLVMFuzzerMutate(uint8_t *bytes, size_t count, size_t limit);

int libfuzzer_run(int count, char **arguments, libfuzzer_examination examine) {
    if (!LLVMFuzzerRunDriver) return -1;
    // Where the stack overflows, the handler that keeps the input needs one of its own.
    stack_t stack = {.ss_size = 1 << 20, .ss_sp = malloc(1 << 20)};
    sigaltstack(&stack, NULL);
    sigset_t alarms;
    sigemptyset(&alarms);
    sigaddset(&alarms, SIGALRM);
    pthread_sigmask(SIG_UNBLOCK, &alarms, NULL);
    return LLVMFuzzerRunDriver(&count, &arguments, examine);
}

size_t libfuzzer_mutate(uint8_t *bytes, size_t count, size_t limit) {
    return LLVMFuzzerMutate ? LLVMFuzzerMutate(bytes, count, limit) : count;
}

void libfuzzer_block_alarms(void) {
    sigset_t alarms;
    sigemptyset(&alarms);
    sigaddset(&alarms, SIGALRM);
    pthread_sigmask(SIG_BLOCK, &alarms, NULL);
}
