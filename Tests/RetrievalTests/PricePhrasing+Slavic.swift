// SPDX-License-Identifier: Apache-2.0

/// Questions in Polish, Ukrainian and Russian, with the limits that they set.
extension PricePhrasing {
  static let polish = table(
    #"""
    pl|PLN||300|kurtka do 300 zł
    pl|PLN||300|kurtka poniżej 300 zł
    pl|PLN||300|kurtka ponizej 300 zl
    pl|PLN||300|kurtka do 300
    pl|PLN||300|nie więcej niż 300 zł
    pl|PLN||300|nie chcę wydać więcej niż 300 zł
    pl|PLN||300|nie droższa niż 300 zł
    pl|PLN||300|nic powyżej 300 zł
    pl|PLN||300|żadnych kurtek powyżej 300 zł
    pl|PLN||300|nie powinna kosztować więcej niż 300 zł
    pl|PLN||300|kurtka maksymalnie 300 zł
    pl|PLN||300|kurtka maks. 300 zł
    pl|PLN||300|najwyżej 300 złotych
    pl|PLN||300|tańsza niż 300 zł
    pl|PLN||300|300 zł lub mniej
    pl|PLN||300|budżet 300 zł
    pl|PLN||300|mam budżet do 300 złotych
    pl|PLN||300|cena do 300 zł
    pl|PLN||300|kurtka za mniej niż 300 PLN
    pl|PLN||80|kurtka poniżej osiemdziesięciu złotych
    pl|PLN||1200|namiot do 1 200 zł
    pl|PLN||1200.00|namiot do 1200,00 zł
    pl|PLN||2000|namiot do 2 tys. zł
    pl|PLN|100|300|kurtki od 100 do 300 zł
    pl|PLN|100|300|kurtki między 100 a 300 zł
    pl|PLN|100|300|kurtki 100-300 zł
    pl|PLN|300||kurtki powyżej 300 zł
    pl|PLN|300||kurtki od 300 zł
    pl|PLN|300||co najmniej 300 zł
    pl|PLN|300||droższe niż 300 zł
    pl|PLN|300||300 zł i więcej
    pl|PLN|255|345|kurtka około 300 zł
    pl|PLN|255|345|ok. 300 zł
    pl|PLN||300|KURTKA DO 300 ZŁ
    pl|PLN||300|kurtka bez kaptura do 300 zł
    pl|PLN|!||kurtka do 80 euro
    pl|PLN||300|szukam kurtki za maksymalnie 300 zł
    pl|PLN||300|mam tylko 300 zł
    pl|PLN||300|nie mogę wydać więcej niż 300 zł
    pl|PLN||300|kurtka, która kosztuje mniej niż 300 zł
    pl|PLN||300|w cenie do 300 zł
    pl|PLN||300|cena poniżej 300 zł
    pl|PLN||300|czy macie kurtki do 300 zł?
    pl|PLN||300|nie drożej niż 300 zł
    pl|PLN||300|nic droższego niż 300 zł
    pl|PLN||100|poniżej stu złotych
    pl|PLN|100|300|cena między 100 a 300
    pl|PLN|100|300|powyżej 100, ale poniżej 300 zł
    pl|PLN|100|300|w przedziale 100-300 zł
    pl|PLN|300||nie mniej niż 300 zł
    pl|PLN|300||nie tańsze niż 300 zł
    pl|PLN|300||nic poniżej 300 zł
    pl|PLN|255|345|mniej więcej 300 zł
    pl|PLN||300|rozmiar 42 do 300 zł
    """#)

  static let ukrainian = table(
    #"""
    uk|UAH||2000|куртка до 2000 грн
    uk|UAH||2000|куртка до 2000 грн.
    uk|UAH||2000|куртка до 2000
    uk|UAH||2000|куртка до 2 000 гривень
    uk|UAH||2000|куртка до 2 тис. грн
    uk|UAH||2000|куртка до 2 тисяч гривень
    uk|UAH||2000|куртка дешевше 2000
    uk|UAH||2000|куртка дешевше ніж 2000 грн
    uk|UAH||2000|куртка не дорожче 2000 грн
    uk|UAH||2000|куртка не дорожче ніж 2000 грн
    uk|UAH||2000|не більше 2000 грн
    uk|UAH||2000|не хочу витрачати більше 2000 грн
    uk|UAH||2000|нічого дорожче 2000 грн
    uk|UAH||2000|нічого понад 2000 грн
    uk|UAH||2000|щоб коштувала не більше 2000 гривень
    uk|UAH||2000|не має коштувати більше ніж 2000 грн
    uk|UAH||2000|максимум 2000 грн
    uk|UAH||2000|менше 2000 грн
    uk|UAH||2000|куртка нижче 2000 грн
    uk|UAH||2000|2000 грн або менше
    uk|UAH||2000|мій бюджет 2000 грн
    uk|UAH||2000|бюджет до 2000 гривень
    uk|UAH||2000|в межах 2000 грн
    uk|UAH||80|чашка до вісімдесяти гривень
    uk|UAH||2000|куртка до ₴2000
    uk|UAH||2000|куртка до 2000₴
    uk|UAH||2000|КУРТКА ДО 2000 ГРН
    uk|UAH|500|900|від 500 до 900 грн
    uk|UAH|500|900|між 500 і 900 грн
    uk|UAH|500|900|куртки 500-900 грн
    uk|UAH|500|900|500 – 900 гривень
    uk|UAH|1000||куртки від 1000 грн
    uk|UAH|1000||дорожче 1000 грн
    uk|UAH|1000||понад 1000 грн
    uk|UAH|1000||щонайменше 1000 гривень
    uk|UAH|1000||не дешевше 1000 грн
    uk|UAH|1000||не менше 1000 грн
    uk|UAH|1000||1000 грн і більше
    uk|UAH|850|1150|близько 1000 грн
    uk|UAH|850|1150|приблизно 1000 гривень
    uk|UAH||2000|куртка без капюшона до 2000 грн
    uk|UAH|!||куртка до 80 євро
    uk|UAH||2000|jacket under 2000 грн
    uk|UAH||2000|куртка не дороже 2000 грн
    uk|UAH||2000|шукаю куртку максимум за 2000 грн
    uk|UAH||2000|маю тільки 2000 грн
    uk|UAH||2000|не можу витратити більше 2000 грн
    uk|UAH||2000|куртка, яка коштує менше 2000 грн
    uk|UAH||2000|ціна до 2000
    uk|UAH||2000|за ціною до 2000 грн
    uk|UAH||2000|ціна не більше 2000 грн
    uk|UAH||2000|чи є куртки до 2000 грн?
    uk|UAH||2000|нічого дорожчого за 2000 грн
    uk|UAH||2000|жодних курток дорожче 2000 грн
    uk|UAH||100|менше ста гривень
    uk|UAH|500|900|ціна від 500 до 900
    uk|UAH|500|900|дорожче 500, але дешевше 900 грн
    uk|UAH|500|900|від 500 грн до 900 грн
    uk|UAH|1000||нічого дешевше 1000 грн
    uk|UAH|1000||від 1000 грн і вище
    uk|UAH|850|1150|десь 1000 грн
    uk|UAH||2000|розмір 42 до 2000 грн
    uk|UAH||2000|рюкзак 40 л до 2000 грн
    uk|UAH||2500|куртка до 2,5 тис грн
    """#)

  static let russian = table(
    #"""
    ru|RUB||5000|куртка до 5000 рублей
    ru|RUB||5000|куртка до 5000 руб.
    ru|RUB||5000|куртка до 5000р
    ru|RUB||5000|куртка до 5000 ₽
    ru|RUB||5000|куртка до 5000
    ru|RUB||5000|куртка до 5 000 руб
    ru|RUB||5000|куртка до 5 тысяч
    ru|RUB||5000|куртка до 5 тыс. руб.
    ru|RUB||5000|куртка дешевле 5000
    ru|RUB||5000|куртка не дороже 5000 рублей
    ru|RUB||5000|не больше 5000 рублей
    ru|RUB||5000|не более 5000 руб
    ru|RUB||5000|не хочу тратить больше 5000 рублей
    ru|RUB||5000|ничего дороже 5000 рублей
    ru|RUB||5000|никаких курток дороже 5000 рублей
    ru|RUB||5000|не должна стоить больше 5000 рублей
    ru|RUB||5000|максимум 5000 рублей
    ru|RUB||5000|меньше 5000 рублей
    ru|RUB||5000|5000 рублей или меньше
    ru|RUB||5000|бюджет 5000 рублей
    ru|RUB||5000|мой бюджет до 5000
    ru|RUB||5000|в пределах 5000 рублей
    ru|RUB||80|кружка до восьмидесяти рублей
    ru|RUB||5000|КУРТКА ДО 5000 РУБЛЕЙ
    ru|RUB|500|900|от 500 до 900 руб
    ru|RUB|500|900|между 500 и 900 рублей
    ru|RUB|500|900|куртки 500-900 рублей
    ru|RUB|1000||куртки от 1000 рублей
    ru|RUB|1000||дороже 1000 рублей
    ru|RUB|1000||свыше 1000 рублей
    ru|RUB|1000||не менее 1000 рублей
    ru|RUB|1000||не дешевле 1000 рублей
    ru|RUB|1000||1000 рублей и выше
    ru|RUB|850|1150|около 1000 рублей
    ru|RUB|850|1150|примерно 1000 рублей
    ru|RUB||5000|куртка без капюшона до 5000 рублей
    ru|RUB|!||куртка до 80 евро
    ru|KZT||50000|куртка до 50 000 тенге
    ru|UAH||2000|куртка до 2000 гривен
    ru|RUB||5000|ищу куртку максимум за 5000 рублей
    ru|RUB||5000|у меня только 5000 рублей
    ru|RUB||5000|не могу потратить больше 5000 рублей
    ru|RUB||5000|куртка, которая стоит меньше 5000 рублей
    ru|RUB||5000|цена до 5000
    ru|RUB||5000|по цене до 5000 руб
    ru|RUB||5000|цена не выше 5000 рублей
    ru|RUB||5000|не выше 5000 рублей
    ru|RUB||5000|есть куртки до 5000 рублей?
    ru|RUB||5000|ничего дороже 5000
    ru|RUB||5000|не свыше 5000 рублей
    ru|RUB||5000|чтобы стоила не больше 5000
    ru|RUB||100|меньше ста рублей
    ru|RUB|500|900|цена от 500 до 900
    ru|RUB|500|900|дороже 500, но дешевле 900 рублей
    ru|RUB|1000||ничего дешевле 1000 рублей
    ru|RUB|1000||от 1000 рублей и выше
    ru|RUB|850|1150|где-то 1000 рублей
    ru|RUB||5000|размер 42 до 5000 рублей
    ru|RUB||2500|куртка до 2,5 тыс. руб.
    ru|RUB||5000|больше 5000 рублей тратить не хочу
    ru|RUB||5000|дороже 5000 не надо
    """#)
}
