// SPDX-License-Identifier: Apache-2.0

/// Why a token is not accepted: for the log, and never with a part of it.
enum TokenFault: String, Error, Sendable {
  case malformed = "it is no JSON Web Token"
  case header = "its header asks for something that is not offered"
  case type = "it is of another type"
  case algorithm = "its algorithm is not accepted"
  case key = "none of the issuer's keys fits it"
  case signature = "its signature is wrong"
  case issuer = "it is of another issuer"
  case audience = "it is for another audience"
  case expired = "it has expired, or does not say when"
  case early = "it is not valid yet"
  case claims = "its claims are not what they have to be"
  /// The issuer's keys have never been fetched: the token cannot be checked.
  case noKeys = "the issuer's keys are not known yet"
}
