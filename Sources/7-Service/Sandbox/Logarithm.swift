// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The natural logarithm as Lucene takes it, in double precision and then rounded.
func logarithm(_ value: Double) -> Float { Float(log(value)) }
