// SPDX-License-Identifier: Apache-2.0

extension PricePhrasing {
  /// Limits that a refusal, an exception or a word far from the amount turns or sets.
  static let refused = table(
    """
    en|EUR||20|I refuse to pay more than 20 euros for wine
    en|EUR||20|wine except those above 20 euros
    en|EUR|||wine doesn't need to be under 20 euros
    en|EUR|||wine, it does not have to be below 20 euros
    en|USD||70|a jacket, anything but over 70 dollars
    en|USD||70|jackets but nothing above 70 dollars
    en|USD||70|jackets other than those over 70 dollars
    en|USD||70|jackets apart from those over 70 dollars
    en|USD||70|jackets excluding anything above 70 dollars
    en|EUR||20|wine, price cap 20 euros
    en|EUR||20|wine price cap is 20 euros
    en|EUR||29|wine with a max price tag of 29
    en|EUR||20|wine that won't break 20 euros
    en|EUR||20|wine max. twenty
    en|EUR|20||wine over, say, 20 euros
    en|USD||50|jacket under $fifty
    en|EUR|!||wine for 20 pounds at most
    en|EUR|!||wine for at most 20 pounds
    en|EUR|!||wine under 20 pounds
    en|EUR||1000|drill under 1k euro
    de|EUR||20|ich weigere mich, mehr als 20 Euro für Wein zu zahlen
    de|EUR||20|Wein außer denen über 20 Euro
    de|EUR|||der Wein muss nicht unter 20 Euro kosten
    de|EUR|||Wein, braucht nicht unter 20 Euro zu sein
    de|EUR||70|eine Jacke, alles außer über 70 Euro
    fr|EUR||20|je refuse de payer plus de 20 euros pour un vin
    fr|EUR||20|vin sauf ceux au-dessus de 20 euros
    fr|EUR|||le vin n'a pas besoin d'être à moins de 20 euros
    es|EUR||20|me niego a pagar más de 20 euros por un vino
    es|EUR||20|vino excepto los de más de 20 euros
    es|EUR|||el vino no tiene que costar menos de 20 euros
    it|EUR||20|mi rifiuto di pagare più di 20 euro per un vino
    it|EUR||20|vino tranne quelli sopra i 20 euro
    it|EUR|||il vino non deve per forza costare meno di 20 euro
    nl|EUR||20|ik weiger meer dan 20 euro voor wijn te betalen
    nl|EUR||20|wijn behalve die boven de 20 euro
    nl|EUR|||de wijn hoeft niet onder de 20 euro te zijn
    pl|PLN||20|odmawiam płacenia więcej niż 20 zł za wino
    pl|PLN||20|wino oprócz tych powyżej 20 zł
    pl|PLN|||wino nie musi kosztować mniej niż 20 zł
    uk|UAH||200|відмовляюся платити більше 200 грн за вино
    uk|UAH||200|вино крім тих, що дорожче 200 грн
    uk|UAH|||вино не обов'язково має бути до 200 грн
    ru|RUB||200|отказываюсь платить больше 200 рублей за вино
    ru|RUB||200|вино кроме тех, что дороже 200 рублей
    ru|RUB|||вино не обязательно должно стоить меньше 200 рублей
    """)
}
