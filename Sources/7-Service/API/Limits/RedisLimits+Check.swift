// SPDX-License-Identifier: Apache-2.0
package import EventLoop
package import Redis

extension RedisLimits {
  /// Opens one connection as a replica does, our script included, and closes it.
  /// - Returns: why limits could not be shared; nil: they could.
  package static func fault(at address: RedisAddress, on loop: EventLoop) async -> RedisError? {
    // In a task of its own, whose end closes the connection.
    await withTaskGroup(of: RedisError?.self) { group in
      group.addTask { await loop.run { await firstFault(at: address, on: loop) } }
      return await group.next() ?? nil
    }
  }

  private static func firstFault(at address: RedisAddress, on loop: EventLoop) async -> RedisError? {
    let connection = RedisConnection(loop, address)
    let load = RedisCommand.bytes(["SCRIPT", "LOAD", LimitScript.text])
    var fault: RedisError? = RedisError(.away, "no connection")
    await connection.run { () throws(RedisError) in
      _ = try await connection.ask(load, within: .seconds(2))
    } change: { error in
      fault = error
      withUnsafeCurrentTask { unsafe $0?.cancel() }
    }
    return fault
  }
}
