#pragma STDC FP_CONTRACT OFF
#define _GNU_SOURCE
#include "table.h"
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

// One job at a time. Its ticket says which job it is, how many parts it has and which is next; who raises that number
// has the part, and no job is over before all its parts are, so that what a holder of a part reads does not change.
static struct {
    pthread_mutex_t is_busy, sleep;
    pthread_cond_t wake;
    _Atomic uint64_t ticket;
    _Atomic ptrdiff_t done;
    void (*action)(void *, ptrdiff_t);
    void *context;
    int sleepers, threads;
} pool = {.is_busy = PTHREAD_MUTEX_INITIALIZER, .sleep = PTHREAD_MUTEX_INITIALIZER, .wake = PTHREAD_COND_INITIALIZER};

// How often one looks for what another does before it lets others run: some ten microseconds, and about a millisecond.
enum { most_threads = 8, most_parts = 0xffff, patience = 2000, long_patience = 50000 };

// 0 is no limit.
static _Thread_local int limit;

void kernels_limit_threads(int threads) { limit = threads > 0 ? threads : 0; }

static inline void rest(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#else
    __asm__ volatile("yield");
#endif
}

static bool take_part(uint32_t job, ptrdiff_t *part) {
    uint64_t ticket = atomic_load_explicit(&pool.ticket, memory_order_acquire);
    while (ticket >> 32 == job && (ticket & most_parts) < (ticket >> 16 & most_parts))
        if (atomic_compare_exchange_weak_explicit(&pool.ticket, &ticket, ticket + 1, memory_order_acq_rel,
                                                  memory_order_acquire)) {
            *part = (ptrdiff_t)(ticket & most_parts);
            return true;
        }
    return false;
}

static void work(uint32_t job) {
    ptrdiff_t part;
    while (take_part(job, &part)) {
        pool.action(pool.context, part);
        atomic_fetch_add_explicit(&pool.done, 1, memory_order_release);
    }
}

static uint32_t current_job(void) {
    return (uint32_t)(atomic_load_explicit(&pool.ticket, memory_order_acquire) >> 32);
}

// A worker watches for the next job, since another comes soon or not at all; then it sleeps. Who sleeps between the jobs
// of a training may be woken on the processor of the one who wakes it, and be there too late each time.
static void *serve(void *unused) {
    (void)unused;
    limit = 1;
    for (uint32_t job = 0;;) {
        for (int i = 0; i < long_patience && current_job() == job; i++) rest();
        if (current_job() == job) {
            pthread_mutex_lock(&pool.sleep);
            pool.sleepers++;
            while (current_job() == job) pthread_cond_wait(&pool.wake, &pool.sleep);
            pool.sleepers--;
            pthread_mutex_unlock(&pool.sleep);
        }
        job = current_job();
        work(job);
    }
    return 0;
}

static int wanted_threads(void) {
    const char *text = getenv("NN_THREADS");
    const long wanted = text ? strtol(text, 0, 10) : 0;
    if (wanted > 0) return wanted < 64 ? (int)wanted : 64;
    // Those that this process may use: with more threads, some would only keep others from work.
    cpu_set_t allowed;
    const long processors = sched_getaffinity(0, sizeof allowed, &allowed) == 0 ? CPU_COUNT(&allowed)
                                                                                : sysconf(_SC_NPROCESSORS_ONLN);
    return processors < 1 ? 1 : processors < most_threads ? (int)processors : most_threads;
}

static void start(void) {
    const int threads = wanted_threads();
    pthread_attr_t attributes;
    sigset_t all, old;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&attributes, 2 << 20);
    // Signals are for the threads that know of them.
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    pool.threads = 1;
    for (pthread_t thread; pool.threads < threads; pool.threads++)
        if (pthread_create(&thread, &attributes, serve, 0) != 0) break;
    pthread_sigmask(SIG_SETMASK, &old, 0);
    pthread_attr_destroy(&attributes);
}

int kernels_threads(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    if (limit == 1) return 1;
    pthread_once(&once, start);
    return limit && limit < pool.threads ? limit : pool.threads;
}

void kernels_share(void (*action)(void *, ptrdiff_t), void *context, ptrdiff_t parts) {
    const int old_limit = limit;
    if (parts < 2 || parts > most_parts || kernels_threads() < 2 || pthread_mutex_trylock(&pool.is_busy) != 0) {
        limit = 1;
        for (ptrdiff_t part = 0; part < parts; part++) action(context, part);
        limit = old_limit;
        return;
    }
    limit = 1;
    pool.action = action;
    pool.context = context;
    atomic_store_explicit(&pool.done, 0, memory_order_relaxed);
    const uint32_t job = current_job() + 1;
    atomic_store_explicit(&pool.ticket, (uint64_t)job << 32 | (uint64_t)parts << 16, memory_order_release);
    pthread_mutex_lock(&pool.sleep);
    if (pool.sleepers > 0) pthread_cond_broadcast(&pool.wake);
    pthread_mutex_unlock(&pool.sleep);
    work(job);
    for (int i = 0; atomic_load_explicit(&pool.done, memory_order_acquire) < parts; i++)
        if (i < patience)
            rest();
        else
            sched_yield();
    limit = old_limit;
    pthread_mutex_unlock(&pool.is_busy);
}
