// SPDX-License-Identifier: Apache-2.0
import Language

/// The field that a facet is a value of.
package enum FacetField: Sendable, Hashable {
  /// By its code.
  case attribute(String)
  case category

  /// The name in the answer.
  package var name: String {
    switch self {
    case .attribute(let code): code
    case .category: "categories"
    }
  }

  /// Whether its values are materials.
  var isMaterial: Bool { isColorOrMaterial && !isColor }

  /// Whether its values say what a product looks like or is made of, by the attribute's code: they are no kinds of product.
  var isColorOrMaterial: Bool {
    guard case .attribute(let code) = self else { return false }
    return isColor
      || ["material", "fabric", "stoff", "tissu", "stof", "матеріал", "материал"].contains { code.contains($0) }
  }

  /// Whether a product may have several of its values at once, by the attribute's code: features, uses.
  var mayHaveSeveral: Bool {
    guard case .attribute(let code) = self else { return false }
    return !isColorOrMaterial && !["brand", "manufacturer", "marke", "hersteller", "size", "gender"].contains(code)
  }

  /// Whether its values are what a product fits, by the attribute's code: without it the product is of no use.
  var saysWhatFits: Bool {
    guard case .attribute(let code) = self else { return false }
    return isPlatform
      || ["compatib", "kompatib", "fits_", "suitable_for", "passend", "geeignet", "printer_model", "device"]
        .contains { code.contains($0) }
  }

  /// Whether its values are platforms, which consoles, games and controllers share, by the attribute's code.
  var isPlatform: Bool {
    guard case .attribute(let code) = self else { return false }
    return ["platform", "plattform", "plateforme", "plataforma", "piattaforma", "платформ"].contains {
      code.contains($0)
    }
  }

  /// Whether its values are brands of the products themselves, by the attribute's code: `brand_compatibility` has others.
  var isBrand: Bool { namesBrands && !saysWhatFits }

  /// Whether its values are brands, of the products or of what they fit.
  var namesBrands: Bool {
    guard case .attribute(let code) = self else { return false }
    return ["brand", "manufacturer", "marke", "hersteller", "marque", "marca", "merk", "marka", "бренд", "виробник"]
      .contains { code.contains($0) }
  }

  /// Whether its values are sizes, by the attribute's code.
  var isSize: Bool {
    guard case .attribute(let code) = self else { return false }
    return ["size", "grosse", "größe", "taille", "talla", "taglia", "maat", "rozmiar", "розмір", "размер"]
      .contains { code.contains($0) }
  }

  /// Whether its values are colours, by the attribute's code.
  var isColor: Bool {
    guard case .attribute(let code) = self else { return false }
    return ["color", "colour", "farbe", "couleur", "kleur", "kolor", "колір", "цвет"].contains { code.contains($0) }
  }

  /// Whether its values are the most that a product takes or carries, by the attribute's code: `max_screen_size`.
  var saysMost: Bool { !codeWords.isDisjoint(with: ["max", "maximum", "maximal", "maximale", "massimo", "maximo"]) }

  /// The words of the attribute's code; of categories none.
  var codeWords: Set<String> {
    guard case .attribute(let code) = self else { return [] }
    return Set(code.split { $0 == "_" || $0 == "-" }.map { String($0).folded })
  }
}
