// SPDX-License-Identifier: Apache-2.0
import API
import HTTPClient

extension HTTPClient {
  /// Gets the documents of an authorization server.
  var issuerDocuments: IssuerDocument.Fetch {
    { url, maximumBytes, deadline in
      let request = ClientRequest(
        url: url, fields: [("accept", "application/json")], deadline: deadline, connectTimeout: .seconds(3),
        maximumBodyBytes: maximumBytes, ignoresCancellation: true)
      do throws(HTTPClientError) {
        let response = try await send(request)
        return .success(IssuerDocument(status: response.status, body: response.body))
      } catch {
        return .failure(IssuerDocument.Failure(message: "\(url): \(error)"))
      }
    }
  }
}
