// SPDX-License-Identifier: Apache-2.0

/// A content coding that this project writes (RFC 9110 §8.4.1).
package enum ContentCoding: String, Sendable, CaseIterable { case gzip, deflate }
