// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTP1
import HTTPSemantics
import Observability

/// Reads the heads of a connection's requests, and answers those that are not valid or never become whole.
struct HeadReader {
  private enum Progress {
    case complete, incomplete, ended
    case refused(MessageError)
  }

  let connection: Connection

  private var context: LoopContext { connection.context }
  private var now: Int64 { connection.loop.now.nanoseconds }

  /// True: a head is complete. False: the connection is over.
  func read() async -> Bool {
    connection.request?.beginHead()
    var progress = parseReceived()
    while true {
      switch progress {
      case .complete: return true
      case .incomplete: break
      case .ended: return false
      case .refused(let error):
        await refuse(error)
        return false
      }
      guard await connection.channel.waitForInput() else {
        if connection.endReason == .headTimeout { await answerTimeout() }
        return false
      }
      progress = receive()
    }
  }

  @inline(never)  // see Connection.exchange
  private func receive() -> Progress {
    connection.receive(into: connection.heldRequest()) == 0 ? .ended : parseReceived()
  }

  /// Looks at what is there; without a byte of a next request the connection is idle.
  @inline(never)
  private func parseReceived() -> Progress {
    guard let request = connection.request, request.filled > request.start else {
      connection.giveBackRequest()
      context.becameIdle(connection)
      return .incomplete
    }
    connection.state.headArrived(now: now)
    do throws(MessageError) {
      if try request.parseHead() { return .complete }
    } catch {
      context.becameBusy(connection)
      return .refused(error)
    }
    context.headBegan(connection)
    request.makeRoom()
    return .incomplete
  }

  /// Answers a head that is not valid. Nothing behind it can be trusted.
  @inline(never)
  private func refuse(_ error: MessageError) async {
    answer(error.status, error.reason)
    context.core.logger.debug(
      "request refused",
      [
        "reason": .string(error.reason), "status": .int(error.status.code),
        "peer": .string(connection.client.nearest.text),
      ])
    await connection.drainAndLinger()
  }

  @inline(never)
  private func answerTimeout() async {
    guard let request = connection.request, !request.isBlank else { return }
    connection.resumeForLastAnswer()
    answer(.requestTimeout, "request_timeout")
    await connection.drainAndLinger()
  }

  /// The connection's last answer, in the form of its route where that can be told.
  private func answer(_ status: HTTPStatus, _ code: String) {
    let request = connection.heldRequest()
    if request.salvageLine() { request.identify(context) }
    connection.state.headFailed()
    request.response.sendError(status, code)
    request.response.record()
  }

  /// Answers a request in plain HTTP where TLS is spoken, so that its client learns what is wrong.
  @inline(never)
  func refusePlain() async {
    context.becameBusy(connection)
    connection.state.headFailed()
    let response = connection.heldRequest().response
    response.sendError(
      .badRequest, [.contentType: "text/plain; charset=utf-8"], [:],
      Array("400 Bad Request: this port takes HTTPS, and the request came in plain HTTP.\n".utf8))
    response.record()
    await connection.drainAndLinger()
  }
}
