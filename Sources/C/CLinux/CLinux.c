#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <unistd.h>

static __thread const void *current_loop;

const void *clinux_current_loop(void) { return current_loop; }
void clinux_set_current_loop(const void *loop) { current_loop = loop; }

int clinux_accept(int listener, struct sockaddr_storage *address, socklen_t *length) {
  return accept4(listener, (struct sockaddr *)address, length, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

static void fill_signal_set(sigset_t *set) {
  sigemptyset(set);
  sigaddset(set, SIGTERM);
  sigaddset(set, SIGINT);
  sigaddset(set, SIGHUP);
}

void clinux_block_signals(void) {
  sigset_t set;
  fill_signal_set(&set);
  pthread_sigmask(SIG_BLOCK, &set, NULL);
  signal(SIGPIPE, SIG_IGN);
}

int clinux_signal_descriptor(void) {
  sigset_t set;
  fill_signal_set(&set);
  return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

int clinux_read_signal(int descriptor) {
  struct signalfd_siginfo info;
  ssize_t n = read(descriptor, &info, sizeof info);
  return n == (ssize_t)sizeof info ? (int)info.ssi_signo : 0;
}

void clinux_limit_arenas(int count) {
  mallopt(M_ARENA_MAX, count);
  // Bodies of some ten kilobytes come and go with each request: the heap's end is not to be given back and fetched
  // again each time. Setting one of the three stops glibc from adapting the others, so all are set. What a client that
  // does not read has waiting for it (256 KiB) is mapped by itself, and goes back to the system with the client.
  mallopt(M_TRIM_THRESHOLD, 4 << 20);
  mallopt(M_TOP_PAD, 512 << 10);
  mallopt(M_MMAP_THRESHOLD, 256 << 10);
}

static void *trim_heap(void *unused) {
  (void)unused;
  malloc_trim(512 << 10);
  return NULL;
}

void clinux_trim_heap(void) {
  pthread_attr_t attributes;
  pthread_t thread;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&attributes, 64 << 10);
  // Without a thread the memory is kept: no harm but that.
  (void)pthread_create(&thread, &attributes, trim_heap, NULL);
  pthread_attr_destroy(&attributes);
}

/// CPUs granted by the cgroup's `cpu.max` ("quota period"), rounded up; 0 when unlimited or unreadable.
static int cgroup_cpus(void) {
  FILE *file = fopen("/sys/fs/cgroup/cpu.max", "re");
  if (!file) return 0;
  long long quota = 0, period = 0;
  int read = fscanf(file, "%lld %lld", &quota, &period);
  fclose(file);
  if (read != 2 || quota <= 0 || period <= 0) return 0;
  return (int)((quota + period - 1) / period);
}

int clinux_allowed_cpus(void) {
  cpu_set_t set;
  int cpus = 1;
  if (sched_getaffinity(0, sizeof set, &set) == 0) cpus = CPU_COUNT(&set);
  int limit = cgroup_cpus();
  if (limit > 0 && limit < cpus) cpus = limit;
  return cpus < 1 ? 1 : cpus;
}

long clinux_raise_descriptor_limit(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 1024;
  if (limit.rlim_cur < limit.rlim_max) {
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    getrlimit(RLIMIT_NOFILE, &limit);
  }
  return limit.rlim_cur > 1 << 30 ? 1 << 30 : (long)limit.rlim_cur;
}

long clinux_resident_bytes(void) {
  FILE *file = fopen("/proc/self/statm", "re");
  if (!file) return 0;
  long total = 0, resident = 0;
  int read = fscanf(file, "%ld %ld", &total, &resident);
  fclose(file);
  return read == 2 ? resident * sysconf(_SC_PAGESIZE) : 0;
}

void clinux_name_thread(const char *name) { pthread_setname_np(pthread_self(), name); }
