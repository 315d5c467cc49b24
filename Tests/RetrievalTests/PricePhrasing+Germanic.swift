// SPDX-License-Identifier: Apache-2.0

/// Questions in German and Dutch, with the limits that they set.
extension PricePhrasing {
  static let german = table(
    #"""
    de|EUR||80|Jacke unter 80 Euro
    de|EUR||80|Jacke unter 80
    de|EUR||79.50|eine Jacke bis zu 79,50 €
    de|EUR||100|Schuhe höchstens 100
    de|EUR|20||ab 20 €
    de|EUR|30||mindestens 30 Euro
    de|EUR|20|50|zwischen 20 und 50 Euro
    de|EUR|20|50|von 20 bis 50 Euro
    de|EUR|20|50|Jacken für 20 bis 50 Euro
    de|EUR|20|50|Jacken 20-50 €
    de|EUR|20|50|Jacken 20€-50€
    de|EUR|50|100|Jacken 50 bis 100
    de|EUR||80|nichts über 80 Euro
    de|EUR||80|keine Jacken über 80 Euro bitte
    de|EUR||80|Jacken nicht über 80
    de|EUR||80|ich will nicht mehr als 80 Euro ausgeben
    de|EUR||80|ich möchte nicht mehr als 80 Euro für eine Jacke ausgeben
    de|EUR||80|die Jacke darf nicht mehr als 80 Euro kosten
    de|EUR||80|sie sollte nicht teurer als 80 sein
    de|EUR||80|Jacke, die weniger als 80 Euro kostet
    de|EUR||80|Jacke günstiger als 80 Euro
    de|EUR||80|Jacke billiger als 80€
    de|EUR||80|maximal 80 Euro
    de|EUR||80|Jacke max. 80 €
    de|EUR||80|Jacke bis maximal 80 Euro
    de|EUR||80|mein Budget liegt bei 80 Euro
    de|EUR||80|Budget 80 €, Regenjacke
    de|EUR||80|mit einem Budget von 80 Euro
    de|EUR||80|80 Euro oder weniger
    de|EUR||80|Jacken 80 € und darunter
    de|EUR||80|Jacke, höchstens achtzig Euro
    de|EUR||85|Jacke unter fünfundachtzig Euro
    de|EUR||100|alles unter hundert Euro
    de|EUR||25|Tassen unter fünfundzwanzig Euro
    de|EUR||1200|Zelt unter 1.200 Euro
    de|EUR||1200|Zelt unter 1200,- €
    de|EUR||1200.00|Zelt unter 1.200,00 EUR
    de|EUR||1500|Zelt unter 1,5k €
    de|EUR||1000|Zelt unter 1 Tausend Euro
    de|EUR|68|92|Jacke um die 80 Euro
    de|EUR|68|92|Jacke für etwa 80 Euro
    de|EUR|68|92|ca. 80 Euro
    de|EUR|68|92|ungefähr 80 €
    de|EUR|68|92|so 80 Euro rum
    de|EUR|100||Jacken über 100 Euro
    de|EUR|100||Jacken ab 100 Euro
    de|EUR|100||Jacken, mehr als 100 Euro
    de|EUR|100||Jacken teurer als 100
    de|EUR|100||Jacken 100 Euro und mehr
    de|EUR|100||nicht unter 100 Euro
    de|EUR|100||nichts unter 100 Euro
    de|EUR|100||keine Jacken unter 100 Euro
    de|EUR|100|50|über 100 und unter 50 Euro
    de|EUR||80|JACKEN UNTER 80 EURO
    de|EUR||80|jacken unter 80euro
    de|EUR||80|jacken unter 80 eur
    de|EUR||80|Jacken unter € 80
    de|EUR||80|rote Jacken unter 80 mit Kapuze
    de|EUR||80|Jacken mit Kapuze, aber nicht über 80
    de|EUR||80|ohne Kapuze unter 80 Euro
    de|EUR||80|Jacken bis 80
    de|EUR||80|Habt ihr Jacken bis 80 Euro?
    de|EUR||80|kosten sollte sie nicht mehr als 80
    de|EUR||80|Jacken die unter 80 Euro kosten
    de|EUR||80|Preis bis 80 Euro
    de|EUR||80|Preis unter 80
    de|EUR|50|80|Preis zwischen 50 und 80
    de|EUR||80|80-Euro-Budget für eine Jacke
    de|CHF||80|Jacke unter 80 Franken
    de|CHF||80|Jacke unter CHF 80.-
    de|CHF||80|Jacke unter 80.- Franken
    de|CHF||80|Jacke unter Fr. 80
    de|CHF||1200|Zelt unter 1'200 Franken
    de|EUR|!||Jacke unter 80 Dollar
    de|EUR|!||Jacke unter 80 Franken
    de|EUR||80|jackets under 80 euros
    de|EUR||80|Jacke under 80
    de|EUR||80|Jacke weniger als 80
    de|EUR||80|Jacke ≤ 80 €
    de|EUR||80|Jacke <80€
    de|EUR||80|ich kann höchstens 80 Euro ausgeben
    de|EUR||80|nicht teurer wie 80 Euro
    de|EUR||80|guenstige Jacke bis 80
    de|EUR||80|Jacken fuer unter 80 Euro
    de|EUR||80|Jacken nicht mehr wie 80 Euro
    de|EUR||80|Suche Regenjacke, darf maximal 80 Euro kosten
    de|EUR||80|Regenjacke, die höchstens 80 Euro kostet
    de|EUR||80|ich habe nur 80 Euro
    de|EUR||80|ich habe 80 Euro zur Verfügung
    de|EUR||80|ich kann nicht mehr als 80 Euro zahlen
    de|EUR||80|mehr als 80 Euro will ich nicht ausgeben
    de|EUR||80|über 80 Euro möchte ich nicht ausgeben
    de|EUR||80|es soll nicht über 80 Euro gehen
    de|EUR||80|nicht mehr als achtzig Euro
    de|EUR||80|bitte nichts, was mehr als 80 Euro kostet
    de|EUR||80|keine Jacken, die mehr als 80 Euro kosten
    de|EUR||80|Jacken unter 80 €.
    de|EUR||80|Jacken (bis 80 €)
    de|EUR||80|Gibt es Jacken unter 80?
    de|EUR||80|Jacken für weniger als 80 Euro
    de|EUR||80|Jacken für max. 80
    de|EUR||80|Jacken zum Preis von höchstens 80 Euro
    de|EUR||80|Jacken im Preis bis 80
    de|EUR||80|Preisgrenze 80 Euro
    de|EUR||80|Jacken zu maximal 80 Euro
    de|EUR||80|allerhöchstens 80 Euro
    de|EUR||80|nicht mehr als 80€ bitte
    de|EUR||80|Jacke ab Größe 42 unter 80 Euro
    de|EUR||80|Schuhe Größe 42 unter 80
    de|EUR||80|Jacke für Kinder unter 80 Euro
    de|EUR||300|27 Zoll Monitor unter 300
    de|EUR||80|etwas unter 80 Euro
    de|EUR||80|Jacke unter ８０ Euro
    de|EUR||80|Jacke unter 80 €
    de|EUR||1200|Zelt unter 1 200 €
    de|EUR||2000|Zelt bis 2 Tsd. Euro
    de|EUR|20|40|Tassen zwischen zwanzig und vierzig Euro
    de|EUR|20|40|Tassen von 20,- bis 40,- €
    de|EUR|20|40|Tassen ab 20 bis 40 Euro
    de|EUR|20|40|Tassen mindestens 20, höchstens 40 Euro
    de|EUR|20|40|Preislage 20 bis 40 Euro
    de|EUR|100||nicht billiger als 100 Euro
    de|EUR|100||nicht weniger als 100 Euro
    de|EUR|100||mindestens einhundert Euro
    de|EUR|100||Jacken oberhalb von 100 Euro
    de|EUR|100||100 € aufwärts
    de|EUR|85|115|so um die 100 Euro
    de|EUR|85|115|in etwa 100 Euro
    de|EUR|85|115|zirka 100€
    de|EUR|!||Jacke unter 80 Pfund Sterling
    de|EUR|!||Jacke bis 80 USD
    de|EUR|!||Jacke bis $80
    de|EUR|100||Jacken über 100 Euro nicht aus Leder
    de|EUR|100||Jacken über 100 Euro ohne Kapuze
    de|EUR||80|über 80 Euro ist zu teuer
    de|EUR|100||Jacken ab 100 Euro die nicht rot sind
    """#)

  static let dutch = table(
    #"""
    nl|EUR||80|jas onder 80 euro
    nl|EUR||80|jas onder de 80 euro
    nl|EUR||80|jas voor minder dan 80 euro
    nl|EUR||80|niet meer dan 80 euro
    nl|EUR||80|ik wil niet meer dan 80 euro uitgeven
    nl|EUR||80|ik wil niet meer uitgeven dan 80 euro
    nl|EUR||80|mag niet duurder zijn dan 80 euro
    nl|EUR||80|niet duurder dan 80 euro
    nl|EUR||80|niets boven de 80 euro
    nl|EUR||80|geen jassen boven de 80 euro
    nl|EUR||80|jas tot 80 euro
    nl|EUR||80|jas maximaal 80 euro
    nl|EUR||80|jas max 80€
    nl|EUR||80|jas hoogstens 80 euro
    nl|EUR||80|80 euro of minder
    nl|EUR||80|mijn budget is 80 euro
    nl|EUR||80|budget van 80 euro
    nl|EUR||80|goedkoper dan 80 euro
    nl|EUR||80|jas onder 80,- euro
    nl|EUR||80|jas onder tachtig euro
    nl|EUR||85|jas onder vijfentachtig euro
    nl|EUR||1200|tent onder 1.200 euro
    nl|EUR|50|100|jassen tussen 50 en 100 euro
    nl|EUR|50|100|jassen van 50 tot 100 euro
    nl|EUR|50|100|jassen 50-100 euro
    nl|EUR|100||jassen boven 100 euro
    nl|EUR|100||jassen vanaf 100 euro
    nl|EUR|100||minstens 100 euro
    nl|EUR|100||100 euro of meer
    nl|EUR|100||meer dan 100 euro
    nl|EUR|68|92|jas rond de 80 euro
    nl|EUR|68|92|ongeveer 80 euro
    nl|EUR||80|JAS ONDER 80 EURO
    nl|EUR||80|jas zonder capuchon onder 80 euro
    nl|EUR|!||jas onder 80 dollar
    nl|EUR||80|ik zoek een jas van maximaal 80 euro
    nl|EUR||80|ik heb maar 80 euro
    nl|EUR||80|ik kan niet meer dan 80 euro uitgeven
    nl|EUR||80|die niet meer dan 80 euro kost
    nl|EUR||80|jas die minder dan 80 euro kost
    nl|EUR||80|prijs onder 80 euro
    nl|EUR||80|hebben jullie jassen onder de 80?
    nl|EUR||80|niets duurder dan 80 euro
    nl|EUR||80|jas onder € 80
    nl|EUR||80|jas onder €80,-
    nl|EUR||100|minder dan honderd euro
    nl|EUR|50|80|prijs tussen 50 en 80
    nl|EUR|50|80|meer dan 50 maar minder dan 80 euro
    nl|EUR|100||niets onder de 100 euro
    nl|EUR|100||niet goedkoper dan 100 euro
    nl|EUR|100||100 euro en hoger
    nl|EUR|85|115|zo'n 100 euro
    nl|EUR|85|115|circa 100 euro
    nl|EUR||80|maat 42 onder 80 euro
    """#)
}
