// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPClient
package import Observability

extension OpenAIClient {
  private static let pauseBetweenLooks = Duration.seconds(60)
  private static let pauseWhileAway = Duration.seconds(15)

  /// Looks at the service from time to time until the task is cancelled, so that a refused key, or a service that is
  /// away, shows before a shopper asks. Costs no tokens. Changes are logged.
  package func watch(_ logger: Logger) async {
    while !Task.isCancelled {
      await look(logger)
      await sleepOnLoop(until: .after(health.current == nil ? Self.pauseBetweenLooks : Self.pauseWhileAway))
    }
  }

  /// Asks for the list of models. Only two answers say something: 401, and none at all; many services have no such list.
  package func look(_ logger: Logger) async {
    let request = ClientRequest(
      url: url("/models"), fields: fields, deadline: .after(.seconds(10)), connectTimeout: options.connectTimeout,
      maximumBodyBytes: 16 << 20, tls: options.tls)
    do throws(HTTPClientError) {
      let response = try await http.send(request)
      if response.status == 401 {
        health.looked(error(status: 401, head: response.head, body: response.body), logger)
      } else {
        health.looked(isWelcome: response.status < 300, logger)
      }
    } catch {
      let failure = OpenAIError(error)
      if failure.code != .cancelled { health.looked(failure, logger) }
    }
  }
}
