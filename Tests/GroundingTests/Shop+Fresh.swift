// SPDX-License-Identifier: Apache-2.0
import Catalog

/// Shops with series of like products and descriptions full of numbers.
extension Shop {
  static let home = [
    product(
      "Aurora Desk Lamp", "ALD-12", "48.50", "USD", "aurora-desk-lamp",
      "5 brightness levels from 10 to 800 lumens, 2700-6500 K, E27. Folds to 12 inches."),
    product("Copper Kettle 1.7 L", "KTL-17C", "64.00", "USD", "copper-kettle", "Boils in 4 minutes, 2200 watts."),
    product("Puzzle Old Harbour 500 Pieces", "PZ-500", "18.99", "USD", "puzzle-500", "48 cm wide."),
    product("Puzzle Old Harbour 1000 Pieces", "PZ-1000", "26.99", "USD", "puzzle-1000", "68 cm wide. From age 12."),
    product(
      "Mobil Synth Engine Oil 5W-30", "OIL-5W30", "39.95", "USD", "oil-5w30",
      "Meets MB-229.51, EURO-6 and ACEA C3. 5 litres."),
    product("Mobil Synth Engine Oil 5W-40", "OIL-5W40", "36.95", "USD", "oil-5w40", "5 litres, API SP."),
    product("Frank Wall Clock", "FR-20", "72.00", "USD", "frank", "30 cm."),
    product("Walnut Bookshelf", "WB-180", "540.00", "USD", "walnut-bookshelf", "180 x 80 x 30 cm, 5 shelves of 25 kg."),
    product("Tundra Sleeping Bag", "TL-DRL-13", "119.00", "USD", "tundra", "Down to -13 C, 1450 g."),
  ]
  static let tools = [
    product("Akku-Bohrschrauber Volta 18", "VB-18-2", "129.00", "EUR", "volta", "18 V, 2 Akkus mit 2,0 Ah, 55 Nm."),
    product("Gartenschlauch Flex 20 m", "GS-20", "34.95", "EUR", "flex", "13 mm, 24 bar."),
    product("Holzleim Express 750 g", "HL-750", "12.49", "EUR", "leim", "D3, 10 Minuten."),
    product("Schreibtischlampe Lumen", "SL-4000", "59.00", "EUR", "lumen", "4000 K, 806 Lumen."),
    product("Laufrad Mika", "LM-12", "89.99", "EUR", "laufrad-mika", "12 Zoll, bis 30 kg."),
  ]
  static let cellar = [
    product(
      "Chateau Morel Merlot 2019", "WN-MER-19", "18.40", "GBP", "morel-merlot",
      "13.5 % vol, 75 cl, serve at 16 degrees."),
    product("Chateau Morel Rose 2021", "WN-ROS-21", "14.20", "GBP", "morel-rose", "12 % vol, 75 cl."),
    product("Oslo Armchair", "OSL-ARM-4", "329.00", "GBP", "oslo-armchair", "Height 82 cm, seat 45 cm."),
    product("Oslo Footstool", "OSL-FST-2", "119.00", "GBP", "oslo-footstool", "Height 40 cm."),
    product("Vento Tower Fan 50 W", "VT-50W", "59.90", "GBP", "vento-50", "Meets EN-60335-2, IPX4."),
    product("Vento Tower Fan 80 W", "VT-80W", "84.90", "GBP", "vento-80", "Meets EN-60335-2, 80 W."),
    product("Garden Spade Hercules", "GSP-7", "27.50", "GBP", "spade", "Length 105 cm."),
  ]
  static let wheels = [
    product("Kinderrad Flitzer 16", "KR-16-F", "189.00", "EUR", "flitzer-16", "16 Zoll, ab 100 cm."),
    product("Kinderrad Flitzer 20", "KR-20-F", "229.00", "EUR", "flitzer-20", "20 Zoll, ab 115 cm."),
    product("Thermoskanne Nordlicht", "TK-1L", "24.90", "EUR", "nordlicht", "1 Liter, 12 Stunden warm."),
    product("Wollmantel Astrid", "WM-AS-38", "249.00", "EUR", "astrid", "80 % Wolle, nach OEKO-TEX-100."),
    product("Bürostuhl Ergo Plus", "BS-ERGO-3", "319.50", "EUR", "ergo", "Bis 130 kg."),
  ]
}
