// SPDX-License-Identifier: Apache-2.0

/// What shoppers of one language say behind a limit that they refuse, "more than 40 is not in the budget", or that is none.
/// Data alone; phrases are compared folded and without the fillers.
package struct PriceRefusals: Sendable {
  /// The limit is turned, whichever way it goes: "is not possible".
  package let turning: [[String]]
  /// A lower limit is turned: "is too much".
  package let tooMuch: [[String]]
  /// An upper limit is turned: "is too cheap to be good".
  package let tooLittle: [[String]]
  /// The limit is none: "is no problem".
  package let indifferent: [[String]]
  /// Words that may stand before, within and behind such a phrase: "is", "really", "for me".
  package let fillers: Set<String>

  init(
    turning: String = "", tooMuch: String = "", tooLittle: String = "", indifferent: String = "", fillers: String = ""
  ) {
    let phrases = { (text: String) in text.tokenPhrases.sorted { $0.count > $1.count } }
    self.turning = phrases(turning)
    self.tooMuch = phrases(tooMuch)
    self.tooLittle = phrases(tooLittle)
    self.indifferent = phrases(indifferent)
    self.fillers = Set(QuestionTokens(fillers).tokens.map(\.text))
  }

  /// Those of a language by its code; of an unknown one none.
  static func of(_ code: String) -> PriceRefusals { byLanguage[code] ?? PriceRefusals() }

  private static let byLanguage: [String: PriceRefusals] = [
    "en": PriceRefusals(
      turning: """
        not possible | isn't possible | aren't possible | impossible | can't | cannot | cant | can not | can't do
        | cannot do | cant do | can not do | can't go | can't swing | can't manage | won't do | won't work | wont work
        | won't happen | doesn't work | does not work | will not work | not an option | isn't an option | no option
        | not in budget | isn't in budget | not in my budget | isn't in my budget | out of question | out of budget
        | outside budget | outside my budget | off table | not on | a no | no | no go | nope | no way | not happening
        | isn't happening | not acceptable | unacceptable | not ok | not okay | isn't ok | isn't okay | ruled out
        | excluded | not doable | not feasible | not realistic | not affordable | can't afford | cannot afford
        | don't like | do not like | dont like | don't want | do not want | dont want | can't stand | isn't my thing
        | not my thing | doesn't fit | does not fit | won't fit | will not fit | don't fit
        | unaffordable | not going to happen | not going to work
        """,
      tooMuch: """
        too much | way too much | way too expensive | too expensive | too dear | too pricey | too steep | too high | beyond my budget | beyond budget
        | above my budget | over my budget | over budget | breaks bank
        """,
      tooLittle: """
        no good | not good | isn't good | aren't good | not good enough | isn't good enough | rubbish | junk | crap
        | garbage | useless | worthless | trash | too cheap | too little | too low | poor quality | not worth it
        | isn't worth it | no use
        """,
      indifferent: """
        no problem | not a problem | isn't a problem | no issue | not an issue | isn't an issue | no big deal
        | not a big deal | doesn't matter | does not matter | doesn't bother
        """,
      fillers: """
        is are be would will it it's that that's i i'm me my we us for just really simply definitely absolutely probably
        sadly unfortunately far the please anymore though then sorry honestly already quite all
        """),
    "de": PriceRefusals(
      turning: """
        nicht drin | nicht drinnen | nicht möglich | unmöglich | geht nicht | gehen nicht | nicht geht | geht gar nicht
        | nicht in frage | nicht infrage | nicht im budget | nicht machbar | nicht akzeptabel | ausgeschlossen | no go
        | kann nicht | will nicht | mag nicht | möchte nicht | mögen nicht | wollen nicht | brauche nicht
        | gefällt nicht | nicht mein ding | nicht leisten | sprengt budget
        """,
      tooMuch: """
        nicht ausgeben | gebe nicht aus | geb nicht aus | nicht bezahlen | bezahle nicht | nicht zahlen | zahle nicht
        | zahl nicht | zu viel | zuviel | zu teuer | zu hoch | übers budget | über budget | nicht
        """,
      tooLittle: """
        taugt nichts | taugen nichts | taugt nix | nichts | nix | zu wenig | zu billig | schrott | mist | müll | murks
        | unbrauchbar | nicht gut | nicht gut genug | wertlos | bringt nichts
        """,
      indifferent: """
        kein problem | kein thema | macht nichts | stört nicht | nicht schlimm | kein ding
        """,
      fillers: """
        ist sind wäre wären wird das es ich mir mich wir uns man leider wirklich einfach definitiv eindeutig auf keinen fall
        für alles also bei dann da schon mein meine sowieso eh halt nun mal kommt kommen ja doch auch dafür
        """),
    "fr": PriceRefusals(
      turning: """
        non | pas possible | impossible | peux pas | pas | exclu | hors de question | pas dans budget | hors budget
        | hors de budget | va pas | aime pas | veux pas | plaît pas | convient pas | pas question | inacceptable | pas envisageable | pas une option | pas moyen
        """,
      tooMuch: "trop | trop cher | trop élevé | trop haut | hors de prix | peux pas mettre | peux pas dépenser",
      tooLittle: """
        vaut rien | valent rien | nul | pas bon | camelote | de la camelote | trop peu | pas assez | trop bon marché
        """, indifferent: "pas de problème | pas un problème | pas grave | dérange pas | aucun problème",
      fillers: """
        c'est est ce ça sera serait sont je j' n' ne me m' moi pour vraiment malheureusement simplement franchement on y
        mon le la du
        """),
    "es": PriceRefusals(
      turning: """
        no puedo | no | imposible | no posible | no puede ser | ni hablar | no entra en presupuesto
        | fuera de presupuesto | fuera de discusión | no gusta | no quiero | no puedo permitir | descartado | no cabe | no vale
        """,
      tooMuch: """
        demasiado | demasiado caro | demasiado cara | mucho | muy caro | caro | no gasto | no pago | no puedo pagar
        | no puedo gastar | se pasa
        """,
      tooLittle:
        "no sirve | no sirven | basura | demasiado poco | demasiado barato | malo | no vale nada | no vale pena",
      indifferent: "no problema | no hay problema | no importa | sin problema | ningún problema | no pasa nada",
      fillers: "es son sería ya eso me lo yo realmente simplemente para mí mi el la está se"),
    "it": PriceRefusals(
      turning: """
        no | non posso | impossibile | non possibile | non se ne parla | fuori budget | fuori discussione | non va
        | non va bene | non piace | non voglio | escluso | non riesco | non rientra budget | non rientra nel budget
        """,
      tooMuch: "troppo | troppo caro | troppo cara | non spendo | non pago | non posso spendere | caro",
      tooLittle: """
        non vale niente | non vale nulla | non valgono niente | spazzatura | troppo poco | non serve | troppo economico
        | scadente
        """, indifferent: "non problema | nessun problema | non c'è problema | non importa | senza problemi",
      fillers: "è e' sono sarebbe già per me mi davvero purtroppo proprio ci lo io il mio un"),
    "nl": PriceRefusals(
      turning: """
        gaat niet | gaan niet | niet mogelijk | onmogelijk | lukt niet | kan niet | niet in | uitgesloten | geen optie
        | buiten budget | wil niet | hoef niet | vind niet mooi | gaat niet worden | no go | niet
        """,
      tooMuch: "te veel | teveel | te duur | te hoog | niet betalen | niet uitgeven | betaal niet | geef niet uit",
      tooLittle: "niks | niets | deugt niet | rommel | troep | te weinig | te goedkoop | niet goed",
      indifferent: "geen probleem | maakt niet uit | niet erg | geen punt",
      fillers: "is zijn ik me mij voor dat het er zit echt helaas gewoon wordt hem mijn ook wel"),
    "pl": PriceRefusals(
      turning: """
        nie dam | nie mogę | nie | nie ma mowy | niemożliwe | nie wchodzi w grę | odpada | odpadają | wykluczone
        | nie stać | nie dam rady | nie mieści się w budżecie | poza budżetem | nie chcę | nie lubię | nie podoba | nie podoba się
        """,
      tooMuch: "za dużo | za drogo | za drogie | zbyt drogo | za wiele | przesada | nie zapłacę | nie wydam",
      tooLittle: "nic nie warte | badziewie | za mało | za tanie | za tanio | nie warto | szmelc | do niczego",
      indifferent: "nie problem | nie ma problemu | żaden problem | nie szkodzi | nie przeszkadza | bez problemu",
      fillers: "to jest są już dla mnie mi naprawdę niestety po prostu bym ja"),
    "uk": PriceRefusals(
      turning: """
        не можу | не вийде | не потягну | ні | ніяк | не варіант | неможливо | не підходить | не підійде | виключено
        | не зможу | не годиться | не готовий | не готова | не вписується в бюджет | не люблю | не хочу | не подобається | не по кишені
        """,
      tooMuch: "забагато | занадто | занадто дорого | задорого | дорого | багато | не дам | не заплачу | не витрачу",
      tooLittle: "нікуди не годиться | мотлох | замало | занадто дешево | непотріб | не варто",
      indifferent: "не проблема | не страшно | без проблем | не заважає",
      fillers: "це є для мене мені вже я справді на жаль просто було буде"),
    "ru": PriceRefusals(
      turning: """
        не могу | не потяну | не выйдет | не получится | нет | никак | не вариант | невозможно | не подходит
        | не подойдёт | исключено | не смогу | не готов | не готова | не пойдёт | не по карману | не люблю | не хочу | не нравится
        """,
      tooMuch: """
        слишком | слишком дорого | многовато | много | дорого | дороговато | перебор | не дам | не заплачу | не потрачу
        """, tooLittle: "никуда не годится | хлам | мало | слишком дёшево | ерунда | барахло",
      indifferent: "не проблема | не страшно | без проблем | не мешает",
      fillers: "это для меня мне уже я правда к сожалению просто было будет"),
  ]
}
