// SPDX-License-Identifier: Apache-2.0

/// One watched descriptor of a loop. Events that were fetched before `EventLoop.deregister` are dropped, so a
/// descriptor number that the system hands out again at once cannot get its predecessor's events.
package final class Registration {
  /// The descriptor that is watched; it stays the owner's to close.
  package let descriptor: Int32
  /// The events that the loop watches for.
  package internal(set) var interest: Readiness
  let handler: any ReadinessHandler
  var isActive = true

  init(descriptor: Int32, interest: Readiness, handler: any ReadinessHandler) {
    self.descriptor = descriptor
    self.interest = interest
    self.handler = handler
  }
}
