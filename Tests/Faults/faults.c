// Stands before libc in a process of notebook and lets the FAULT_AT-th call that writes go wrong: with the error
// FAULT_ERRNO, or, if that is "kill", by the death of the process before it or (FAULT_AFTER) after it. Workers are left
// alone. With FAULT_COUNT, the number of such calls is written to that file at the end.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static long calls, at;
static int fault, kills, after, is_on;

__attribute__((constructor)) static void begin(void) {
    char name[4096] = {0};
    int file = open("/proc/self/cmdline", O_RDONLY);
    long count = file < 0 ? 0 : read(file, name, sizeof name - 1);
    if (file >= 0) close(file);
    const char *second = memchr(name, 0, (size_t)(count > 0 ? count : 0));
    is_on = second && strcmp(second + 1, "worker") != 0;
    const char *number = getenv("FAULT_AT"), *error = getenv("FAULT_ERRNO");
    at = number ? atol(number) : 0;
    kills = error && strcmp(error, "kill") == 0;
    fault = error && !kills ? atoi(error) : 0;
    after = getenv("FAULT_AFTER") != NULL;
}

__attribute__((destructor)) static void end(void) {
    const char *path = getenv("FAULT_COUNT");
    if (!path || !is_on) return;
    is_on = 0;
    FILE *file = fopen(path, "w");
    if (!file) return;
    fprintf(file, "%ld\n", calls);
    fclose(file);
}

// Whether this call is to fail.
static int fails(void) {
    if (!is_on) return 0;
    calls++;
    if (calls != at) return 0;
    if (kills && !after) kill(getpid(), SIGKILL);
    return fault != 0;
}

static void passed(void) {
    if (is_on && calls == at && kills && after) kill(getpid(), SIGKILL);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int open(const char *path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    int writes = (flags & O_ACCMODE) != O_RDONLY;
    if (writes && fails()) return errno = fault, -1;
    int file = NEXT(open)(path, flags, mode);
    if (writes) passed();
    return file;
}

int open64(const char *path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return open(path, flags, mode);
}

ssize_t write(int file, const void *bytes, size_t count) {
    // The streams and the pipes of workers are none of the path that writes a page.
    struct stat state;
    int is_page = fstat(file, &state) == 0 && S_ISREG(state.st_mode) && file > 2;
    if (is_page && fails()) {
        // A full disk takes a part first.
        if (fault == ENOSPC && count > 1) return NEXT(write)(file, bytes, count / 2);
        return errno = fault, -1;
    }
    ssize_t written = NEXT(write)(file, bytes, is_page && kills && calls == at ? count / 2 : count);
    if (is_page) passed();
    return written;
}

#define CALL(name, parameters, values)                  \
    int name parameters {                               \
        if (fails()) return errno = fault, -1;          \
        int result = NEXT(name) values;                 \
        passed();                                       \
        return result;                                  \
    }
CALL(fsync, (int file), (file))
CALL(fchmod, (int file, mode_t mode), (file, mode))
CALL(rename, (const char *old, const char *new), (old, new))
CALL(unlink, (const char *path), (path))
