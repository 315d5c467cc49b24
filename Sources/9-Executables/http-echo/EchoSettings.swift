// SPDX-License-Identifier: Apache-2.0
import Bootstrap
import Configuration

/// The settings of every server, with another default for `LISTEN`, and the number of loops.
enum EchoSettings {
  static let listen: Setting = {
    var setting = Setting.listen
    setting.defaultValue = "127.0.0.1:8080"
    return setting
  }()
  static let threads = Setting(
    "THREADS", .integer(1...1024), group: "Server", summary: "Event loops.", defaultSummary: "one per allowed CPU")

  static var all: [Setting] {
    [listen, threads] + Setting.serverSettings.filter { $0.name != listen.name } + Setting.limitSettings
      + Setting.logSettings
  }
}
