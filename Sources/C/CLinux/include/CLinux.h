// What Glibc's Swift module does not export: GNU calls, the thread-local loop pointer, process set-up.
// Everything here is a plain function; `_GNU_SOURCE` stays in the .c files (executor.md, traps).
#pragma once
#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/types.h>

/// The event loop whose thread this is; NULL elsewhere.
const void *clinux_current_loop(void);
void clinux_set_current_loop(const void *loop);

/// accept4 with SOCK_NONBLOCK | SOCK_CLOEXEC. -1 and errno on failure. `address` may be NULL.
int clinux_accept(int listener, struct sockaddr_storage *address, socklen_t *length);

/// Blocks SIGTERM, SIGINT and SIGHUP for this thread and all it starts, and ignores SIGPIPE. Call first in main.
void clinux_block_signals(void);
/// A non-blocking, close-on-exec signalfd for the signals above; -1 and errno on failure.
int clinux_signal_descriptor(void);
/// The next signal number waiting in the descriptor, 0 when none is.
int clinux_read_signal(int descriptor);

/// Keeps glibc from giving each thread its own arena, and from giving an arena's end back after each request.
void clinux_limit_arenas(int count);
/// malloc_trim, on a thread of its own: gives all free pages of all arenas back, not only those at an arena's end. Takes
/// 0.2 ms per MiB, in which who needs memory from the same arena waits.
void clinux_trim_heap(void);
/// CPUs this process may run on, by sched_getaffinity and cgroup cpu.max; at least 1.
int clinux_allowed_cpus(void);
/// Raises the soft descriptor limit to the hard one and returns it.
long clinux_raise_descriptor_limit(void);
/// Resident memory of this process in bytes, from /proc/self/statm; 0 when unreadable.
long clinux_resident_bytes(void);
/// Names the calling thread (15 characters at most).
void clinux_name_thread(const char *name);
