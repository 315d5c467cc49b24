// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc

extension MetricsRegistry {
  /// Adds the figures of the process that every Prometheus client offers, under their usual names.
  package func addProcessMetrics() {
    let start = Double(Timestamp.now.milliseconds) / 1000
    gauge("process_resident_memory_bytes", help: "Resident memory in bytes.") {
      Double(clinux_resident_bytes())
    }
    counter("process_cpu_seconds_total", help: "User and system CPU time in seconds.") {
      var time = timespec()
      clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    gauge("process_start_time_seconds", help: "Start of the process in seconds since the epoch.") { start }
    gauge("process_open_fds", help: "Number of open file descriptors.") {
      guard let folder = opendir("/proc/self/fd") else { return 0 }
      defer { closedir(folder) }
      // Neither `.` and `..` nor the folder itself.
      var count = -3
      while readdir(folder) != nil { count += 1 }
      return Double(max(count, 0))
    }
  }
}
