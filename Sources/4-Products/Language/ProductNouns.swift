// SPDX-License-Identifier: Apache-2.0

/// Nouns for whatever a shop sells: "the cheapest thing". They name no product.
package enum ProductNouns {
  /// Whether a text has no other words.
  package static func areAll(in text: String) -> Bool { text.plainWords.allSatisfy(nouns.contains) }

  private static let nouns: Set<String> = Set(
    """
    product products item items thing things stuff article articles good goods offer offers option options price prices
    priced everything anything assortment catalogue catalog store shop overall
    produkt produkte produkten artikel ding dinge sache sachen ware waren angebot angebote preis preise sortiment shop
    laden
    produit produits article articles chose choses offre offres prix boutique magasin catalogue
    producto productos artículo artículos cosa cosas oferta ofertas precio precios tienda catálogo
    prodotto prodotti articolo articoli cosa cose offerta offerte prezzo prezzi negozio catalogo
    product producten artikel artikelen ding dingen aanbod prijs prijzen winkel
    produkt produktu produkty produktów artykuł artykuły rzecz rzeczy oferta oferty cena ceny sklep sklepie
    товар товару товари товарів річ речі ціна ціни продукт продукти магазин магазині
    товар товара товары товаров вещь вещи цена цены продукт продукты магазин магазине
    """.plainWords)
}
