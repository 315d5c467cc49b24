// SPDX-License-Identifier: Apache-2.0

/// Kinds of claims and of ordinary answers, by shop and language.
extension GateCases {
  static let kinds: [GateCase] = [
    kinds1, kinds2, kinds3, kinds4, kinds5, kinds6, kinds7, kinds8, kinds9, kinds10, kinds11, kinds12, kinds13, kinds14,
    kinds15, kinds16, kinds17, kinds18, kinds19, kinds20, kinds21, kinds22, kinds23, kinds24, kinds25, kinds26, kinds27,
    kinds28, kinds29, kinds30, kinds31, kinds32, kinds33, kinds34, kinds35, kinds36, kinds37, kinds38, kinds39, kinds40,
    kinds41, kinds42, kinds43, kinds44, kinds45, kinds46, kinds47, kinds48, kinds49, kinds50, kinds51, kinds52, kinds53,
    kinds54, kinds55, kinds56, kinds57, kinds58, kinds59, kinds60, kinds61,
  ].flatMap { $0 }
  static let framesCases: [GateCase] = [
    frames1, frames2, frames3, frames4, frames5, frames6, frames7, frames8, frames9, frames10, frames11, frames12,
    frames13, frames14, frames15, frames16, frames17, frames18, frames19, frames20, frames21, frames22, frames23,
    frames24, frames25, frames26, frames27, frames28, frames29, frames30, frames31, frames32, frames33, frames34,
    frames35, frames36, frames37, frames38, frames39, frames40, frames41, frames42, frames43, frames44, frames45,
    frames46, frames47, frames48, frames49, frames50, frames51, frames52, frames53, frames54, frames55, frames56,
    frames57, frames58, frames59, frames60, frames61, frames62, frames63, frames64, frames65, frames66, frames67,
    frames68, frames69, frames70, frames71, frames72, frames73, frames74, frames75, frames76, frames77, frames78,
    frames79, frames80, frames81, frames82, frames83, frames84, frames85, frames86, frames87, frames88, frames89,
    frames90, frames91, frames92, frames93, frames94, frames95, frames96, frames97, frames98, frames99, frames100,
    frames101, frames102, frames103, frames104, frames105, frames106, frames107, frames108, frames109, frames110,
    frames111, frames112, frames113, frames114, frames115, frames116, frames117, frames118, frames119, frames120,
    frames121, frames122, frames123, frames124, frames125, frames126, frames127, frames128, frames129, frames130,
    frames131, frames132, frames133, frames134, frames135, frames136, frames137, frames138,
  ].flatMap { $0 }
}
