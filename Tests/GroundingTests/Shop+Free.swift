// SPDX-License-Identifier: Apache-2.0
import Catalog

/// Shops of lamps in several languages, and of what has numbers in its names.
extension Shop {
  static let totes = [
    product("Harbour Tote", "HT-210", "85.00", "USD", "harbour-tote"),
    product("Summit 40 Backpack", "SM40-BLK", "140.00", "USD", "summit-40-backpack"),
    product("Leather Card Wallet", "LCW-6", "32.00", "USD", "leather-card-wallet"),
    product("Canvas Weekender 55 L", "CW-55", "119.95", "USD", "canvas-weekender"),
  ]
  static let kitchen = [
    product("Gusseisenpfanne 28 cm", "GP-28", "69.90", "EUR", "gusseisenpfanne-28"),
    product("Messerblock Solingen 5-teilig", "MB-S5", "149.00", "EUR", "messerblock-solingen"),
    product("Wasserkocher Pur 1,7 l", "WK-17", "44.99", "EUR", "wasserkocher-pur"),
    product("Backblech Set 3er", "BB-3", "24.00", "EUR", "backblech-set"),
  ]
  static let lamps = [
    product("Aurora Desk Lamp", "AUR-DL-01", "49.00", "USD", "aurora-desk-lamp"),
    product("Nordlicht Floor Lamp", "NOR-FL-07", "129.00", "USD", "nordlicht-floor-lamp"),
    product("Pebble Night Light", "PEB-NL-3", "19.50", "USD", "pebble-night-light"),
  ]
  static let notebooks = [
    product("Katana Notebook 16 GB DDR4-SDRAM 512 GB", "KAT-16-512", "945.00", "EUR", "katana-512"),
    product("Katana Notebook 16 GB DDR4-SDRAM 256 GB", "KAT-16-256", "845.00", "EUR", "katana-256"),
  ]
  static let cameras = [
    product("Camera SM-226", "SM-226", "311.95", "EUR", "camera-sm-226"),
    product("Camera MG-948NC Pro", "MG-948NC", "375.90", "EUR", "camera-mg-948nc"),
  ]
  /// Models that the name has in a longer form, or the SKU with a letter more.
  static let designations = [
    product("Camera MG-948NC Pro", "MG948NCX", "375.90", "EUR", "camera-mg-948nc"),
    product("Canon i-SENSYS LBP652Cdw Printer", "1LBP-65", "289.00", "EUR", "canon-lbp652cdw"),
    product("Sony WH-1000XM5 Headphones", "WH1000XM5B", "349.00", "EUR", "sony-wh-1000xm5"),
  ]
  static let leuchten = [
    product("Schreibtischlampe Aurora", "AUR-DL-01", "49.00", "EUR", "schreibtischlampe-aurora"),
    product("Stehlampe Nordlicht", "NOR-FL-07", "129.00", "EUR", "stehlampe-nordlicht"),
    product("Nachtlicht Kiesel", "KIE-NL-3", "19.50", "EUR", "nachtlicht-kiesel"),
  ]
  static let luma = [
    product("Joust Duffle Bag", "24-MB01", "34.00", "USD", "joust-duffle-bag"),
    product("Crown Summit Backpack", "24-MB03", "38.00", "USD", "crown-summit-backpack"),
    product("Fusion Backpack", "24-MB02", "59.00", "USD", "fusion-backpack"),
    product("Sprite Stasis Ball 55 cm", "24-WG081-gray", "23.00", "USD", "sprite-stasis-ball-55-cm"),
    product("Sprite Stasis Ball 65 cm", "24-WG082-gray", "27.00", "USD", "sprite-stasis-ball-65-cm"),
    product("Dash Digital Watch", "24-MG02", "92.00", "USD", "dash-digital-watch"),
  ]
  static let wines = [
    product("Riesling Kabinett 2021", "RK-2021", "14.90", "EUR", "riesling-kabinett-2021"),
    product("Spätburgunder Alte Reben 2019", "SB-AR-19", "27.50", "EUR", "spaetburgunder-alte-reben"),
    product("Rosé de Loire", "WR-118", "10.50", "EUR", "rose-de-loire"),
    product("Crémant Brut 0,75 l", "CR-75", "17.00", "EUR", "cremant-brut"),
  ]
  static let vins = [
    product("The Rose", "ROSE-22", "11.00", "GBP", "the-rose"),
    product("Old Vine Shiraz 2018", "OVS-18", "18.50", "GBP", "old-vine-shiraz"),
    product("Ten Acre Chardonnay", "TAC-10", "24.00", "GBP", "ten-acre-chardonnay"),
  ]
  static let bits = [
    product("Makita DHP482 18V Akkuschrauber", "DHP482Z", "189.00", "EUR", "makita-dhp482"),
    product("Bosch GSR 12V-15", "0601868109", "119.90", "EUR", "bosch-gsr-12v-15"),
    product("Castrol Edge 5W-30 5 l", "CAS-5W30-5", "54.99", "EUR", "castrol-edge-5w-30"),
    product("Wera Bit-Set 16er", "WER-16", "24.50", "EUR", "wera-bit-set-16er"),
    product("Wera Bit-Set 32er", "WER-32", "39.00", "EUR", "wera-bit-set-32er"),
  ]
  static let tech = [
    product("LG 27UL500 Monitor", "27UL500-W", "299.99", "USD", "lg-27ul500"),
    product("Apple iPhone 15 Pro Max 256", "IP15PM-256", "1199.00", "USD", "iphone-15-pro-max-256"),
    product("Apple iPhone 15 128", "IP15-128", "799.00", "USD", "iphone-15-128"),
    product("Samsung T7 SSD 1TB", "MU-PC1T0T", "109.99", "USD", "samsung-t7-1tb"),
    product("Nike Air Max 90", "CN8490-100", "130.00", "USD", "nike-air-max-90"),
  ]
  static let lampes = [
    product("Lampe de bureau Aurore", "LAM-AUR", "49.90", "EUR", "lampe-aurore"),
    product("Lampadaire Boréal", "LAM-BOR", "1290.00", "EUR", "lampadaire-boreal"),
    product("Veilleuse Galet", "VEI-3", "19.50", "EUR", "veilleuse-galet"),
  ]
  static let lamparas = [
    product("Lámpara Aurora", "LA-01", "49.00", "EUR", "lampara-aurora"),
    product("Flexo Boreal", "FB-02", "35.90", "EUR", "flexo-boreal"),
  ]
  static let lampade = [
    product("Lampada Aurora", "LAU-1", "49.00", "EUR", "lampada-aurora"),
    product("Piantana Boreale", "PBO-2", "129.00", "EUR", "piantana-boreale"),
  ]
  static let lampen = [
    product("Bureaulamp Aurora", "BA-1", "49.00", "EUR", "bureaulamp-aurora"),
    product("Vloerlamp Noorderlicht", "VN-2", "129.00", "EUR", "vloerlamp-noorderlicht"),
  ]
  static let lampy = [
    product("Lampa biurkowa Zorza", "LB-ZOR", "199.00", "PLN", "lampa-zorza"),
    product("Lampka nocna Kamyk", "LN-KAM", "79.90", "PLN", "lampka-kamyk"),
  ]
  static let svitlo = [
    product("Лампа настільна Зоря", "ЛН-01", "1299.00", "UAH", "lampa-zoria"),
    product("Нічник Камінчик", "НК-3", "349.00", "UAH", "nichnyk"),
  ]
  static let svet = [
    product("Настольная лампа Заря", "НЛ-01", "3490.00", "RUB", "lampa-zarya"),
    product("Ночник Галька", "НГ-3", "890.00", "RUB", "nochnik"),
  ]
}
