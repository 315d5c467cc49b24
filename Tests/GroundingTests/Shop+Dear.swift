// SPDX-License-Identifier: Apache-2.0
import Catalog

/// Shops whose models are known by letters and digits, and whose prices are like years.
extension Shop {
  static let gadgets = [
    product("Epson EcoTank ET-2720 Printer", "ET-2720", "229.99", "USD", "epson-ecotank-et-2720"),
    product("Sony WH-1000XM5 Headphones", "WH1000XM5B", "349.00", "USD", "sony-wh-1000xm5"),
    product("Logitech MX Master 3S Mouse", "910-006556", "99.99", "USD", "logitech-mx-master-3s"),
    product("Samsung 990 PRO SSD 2 TB", "MZ-V9P2T0BW", "179.00", "USD", "samsung-990-pro-2tb"),
  ]
  static let bikes = [
    product("Trek Domane SL 6 Road Bike", "5259012", "3299.00", "USD", "trek-domane-sl-6"),
    product("Canyon Grizl 7 Gravel Bike", "CG7-2024", "2199.00", "USD", "canyon-grizl-7"),
    product("Giro Aether Helmet", "GIR-AE-M", "299.95", "USD", "giro-aether-helmet"),
  ]
  static let sofas = [
    product("Ecksofa Lugano Stoff Grau", "ES-LUG-G", "1899.00", "EUR", "ecksofa-lugano"),
    product("Boxspringbett Havanna 180 x 200 cm", "BX-HAV-180", "2149.00", "EUR", "boxspringbett-havanna"),
    product("Esstisch Eiche 160 cm", "ET-EI-160", "749.00", "EUR", "esstisch-eiche"),
    product("Stuhl Milo", "ST-MILO", "89.90", "EUR", "stuhl-milo"),
  ]
  static let photo = [
    product("Nikon Z50 Boîtier Nu", "VOA050AE", "799.00", "EUR", "nikon-z50"),
    product("Objectif Nikkor 35 mm", "JMA103DA", "229.00", "EUR", "nikkor-35"),
    product("Trépied Voyage Carbone", "TR-VC", "129.90", "EUR", "trepied-voyage"),
  ]
  static let hearth = [
    product("Dualit Classic 4-Slice Toaster", "DU-4S", "219.00", "GBP", "dualit-classic-4-slice"),
    product("Le Creuset Casserole 24 cm", "LC-24", "265.00", "GBP", "le-creuset-casserole-24"),
    product("Joseph Joseph Knife Set 5-piece", "JJ-K5", "75.00", "GBP", "joseph-joseph-knife-set"),
    product("Brabantia Bread Bin", "BB-1", "48.50", "GBP", "brabantia-bread-bin"),
  ]
}
