// SPDX-License-Identifier: Apache-2.0

/// Names in front of numbers that belong to them, in every language.
package enum ModelNames {
  /// A number right after one of these is part of a name or a number of its kind: "iPhone 15", "EU 42", "no 5".
  package static let beforeNumbers: Set<String> = [
    "iphone", "galaxy", "pixel", "ipad", "macbook", "xbox", "playstation", "ps", "windows", "eu", "uk", "us", "model",
    "series", "version", "gen", "generation", "number", "nr", "no", "type", "mk", "mark", "note", "redmi", "xperia",
    "oneplus", "gopro", "hero", "switch", "mate", "honor", "moto", "air", "fenix", "forerunner", "rtx", "gtx", "ryzen",
    "core", "usb", "hdmi", "wifi", "bluetooth", "formula", "route", "chanel", "lego", "modell", "modelo", "modello",
    "modele", "serie", "numero", "nummer", "numer", "модель", "серія", "серия", "номер", "№",
  ]
  /// "Max" after one of these is part of a name: "Air Max 90", "Pro Max 256".
  package static let beforeMax: Set<String> = [
    "air", "pro", "plus", "ultra", "mini", "vapor", "note", "iphone", "galaxy", "mad", "pixel", "airpods", "redmi",
    "mi",
    "big", "super", "turbo", "power", "moto", "peter",
  ]
  /// A word that makes another model of the name before it: "iPhone 15 Pro".
  package static let variants: Set<String> = [
    "pro", "max", "plus", "ultra", "mini", "lite", "se", "fe", "xl", "air", "slim", "fold", "flip", "neo", "edge",
  ]
}
