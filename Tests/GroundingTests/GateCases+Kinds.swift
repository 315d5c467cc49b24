// SPDX-License-Identifier: Apache-2.0

/// Kinds of claims and of ordinary answers, by shop and language.
extension GateCases {
  static let kinds: [GateCase] = [
    kinds1, kinds2, kinds3, kinds4, kinds5, kinds6, kinds7, kinds8, kinds9, kinds10, kinds11, kinds12, kinds13, kinds14,
    kinds15, kinds16, kinds17, kinds18, kinds19, kinds20, kinds21, kinds22, kinds23, kinds24, kinds25, kinds26, kinds27,
    kinds28, kinds29, kinds30, kinds31, kinds32, kinds33, kinds34, kinds35, kinds36, kinds37, kinds38, kinds39, kinds40,
    kinds41, kinds42, kinds43, kinds44, kinds45, kinds46, kinds47, kinds48, kinds49, kinds50, kinds51, kinds52,
  ].flatMap { $0 }
}
