// SPDX-License-Identifier: Apache-2.0
// Time and allocations of the small operations that every request is made of, and allocations of whole requests, held
// against Benchmarks/thresholds.json. `make bench-micro` runs it; a build without the trait `Benchmarks` has an empty
// program here.
#if Benchmarks
  import EventLoop
  import Glibc

  @main enum Main {
    static func main() {
      Process.prepare()
      do {
        let arguments = CommandLine.arguments
        let thresholds = try Thresholds(file: arguments.count > 1 ? arguments[1] : "Benchmarks/thresholds.json")
        var costs = try grammarCosts() + jsonCosts() + eventStreamCosts() + groundingCosts()
        costs += try EventLoopGroup.run(count: 1) { _ in await loopCosts() }
        costs += try ServerCosts.measure()
        exit(thresholds.judge(costs) ? 0 : 1)
      } catch {
        print("benchmarks: \(error)")
        exit(1)
      }
    }
  }
#else
  @main enum Main { static func main() {} }
#endif
