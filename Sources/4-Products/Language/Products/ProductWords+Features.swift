// SPDX-License-Identifier: Apache-2.0

extension ProductWords {
  /// Properties of electronics and of what offices need. Columns as in `things`.
  static let features = """

    armrests, armrest | armlehnen, armlehne | accoudoirs, accoudoir | reposabrazos | braccioli, bracciolo | armleuningen, armleuning, armsteunen | podłokietniki, podłokietnikami | підлокітники, підлокітниками | подлокотники, подлокотниками
    bagless, without bag, without a bag, without bags, no bag, no bags | beutellos, ohne beutel | sans sac | sin bolsa | senza sacco, senza sacchetto | zakloos, zonder zak | bezworkowy, bez worka | без мішка | без мешка
    curved | gebogen, gekrümmt, curved | incurvé, courbé | curvo | curvo | gebogen, curved | zakrzywiony | вигнутий | изогнутый
    noise cancelling, noise-cancelling, noise canceling | geräuschunterdrückung, rauschunterdrückung | réduction de bruit, antibruit | cancelación de ruido | cancellazione del rumore, riduzione del rumore | ruisonderdrukking | redukcja szumów, redukcją szumów | шумозаглушення, шумозаглушенням, шумопоглинанням | шумоподавление, шумоподавлением, шумоподавления
    wi-fi, wifi, wlan | wlan, wifi | wifi, wi-fi | wifi | wifi, wi-fi | wifi | wifi, wi-fi | wifi, wi-fi, вайфай | wifi, wi-fi, вайфай
    backlit, backlight, illuminated | hintergrundbeleuchtung, beleuchtet | rétroéclairé, rétroéclairage | retroiluminado | retroilluminato | achtergrondverlichting, verlicht, verlichting | podświetlany, podświetleniem | підсвічуванням, підсвіткою, підсвітка | подсветкой, подсветка
    multifunction, multifunctional, all-in-one, all in one, mfp, scans and copies, scan and copy, copies and scans, scan copy | multifunktions, multifunktion, scannt und kopiert, scannen und kopieren | multifonction, scanne et copie | multifunción, multifuncional | multifunzione | multifunctioneel, multifunctionele | wielofunkcyjna, wielofunkcyjne | багатофункціональний | многофункциональный
    built-in, integrated, builtin | einbau, eingebaut, integriert | encastrable, intégré | encastrable, integrado | da incasso, incasso, integrato | inbouw, ingebouwd | do zabudowy | вбудований | встраиваемый
    freestanding, free-standing | freistehend | pose libre | libre instalación | a libera installazione | vrijstaand | wolnostojący, wolnostojąca | окремостоячий | отдельностоящий
    usb-c, usb c, usb type-c, usbc | usb-c, usb c, usb type-c, usbc | usb-c, usb c, usb type-c, usbc | usb-c, usb c, usb type-c, usbc | usb-c, usb c, usb type-c, usbc | usb-c, usb c, usb type-c, usbc | usb-c, usb c, usb type-c, usbc | usb-c, usb c, usb type-c, usbc | usb-c, usb c, usb type-c, usbc
    top-load, top load, top loading, top loader | toplader | chargement par le dessus, chargement dessus | carga superior | carica dall'alto, carica dall alto | bovenlader | od góry | верхнім завантаженням | верхней загрузкой
    front-load, front load, front loading, front loader | frontlader | chargement frontal, hublot | carga frontal | carica frontale | voorlader | od przodu | фронтальним завантаженням | фронтальной загрузкой
    capsule, capsules, pod, pods | kapsel, kapseln | capsule, capsules, dosettes | cápsula, cápsulas | capsula, capsule, cialde | capsule, capsules | kapsułki, kapsułek | капсули, капсул | капсулы, капсул
    left-handed, left handed, left-hand, lefties, lefty | linkshänder, linkshändig | gaucher, gauchers | zurdos, zurdo | mancini | linkshandig, linkshandigen | leworęczny, leworęcznych | шульги, ліворуких | левша, левшей
    fully automatic, fully-automatic, fully-auto, full auto | vollautomatisch, vollautomatik | entièrement automatique, tout automatique | totalmente automática, superautomática, totalmente automático | completamente automatica, superautomatica | volautomatisch | w pełni automatyczny, pełni automatyczny | повністю автоматична, повністю автоматичний | полностью автоматическая, полностью автоматический
    semi-automatic, semi-auto | halbautomatisch, halbautomatik | semi-automatique | semiautomática, semiautomático | semiautomatica, semiautomatico | halfautomatisch | półautomatyczny | напівавтоматична, напівавтоматичний | полуавтоматическая, полуавтоматический
    image stabilizer, image stabiliser, image stabilisation, image stabilization, stabilised, stabilized | bildstabilisator, bildstabilisierung | stabilisateur d'image, stabilisation d'image | estabilizador de imagen, estabilización de imagen | stabilizzatore d'immagine, stabilizzatore | beeldstabilisatie | stabilizacja obrazu, stabilizacją obrazu | стабілізація зображення, стабілізатор | стабилизация изображения, стабилизатор
    mechanical | mechanisch | mécanique | mecánico | meccanico | mechanisch | mechaniczny | механічний | механический
    duplex, double-sided, two-sided | duplex, beidseitig, doppelseitig | recto verso, recto-verso | doble cara, dúplex | fronte retro, fronte-retro | dubbelzijdig, duplex | dwustronny, dupleks | двосторонній | двусторонний
    mono, monochrome | monochrom | monochrome | monocromo, monocromático | monocromatico | monochroom | monochromatyczny | монохромний | монохромный
    touchscreen, touch screen, touch | touchscreen, touch | écran tactile, tactile | pantalla táctil, táctil | touchscreen, schermo tattile | touchscreen, aanraakscherm | dotykowy, ekran dotykowy | сенсорний | сенсорный
    temperature control, thermostat, adjustable temperature, variable temperature | temperaturregelung, temperatureinstellung, temperaturwahl, thermostat | réglage de température, température réglable, thermostat | control de temperatura, temperatura regulable, termostato | controllo della temperatura, temperatura regolabile, termostato | temperatuurregeling, instelbare temperatuur, thermostaat | regulacja temperatury, regulacją temperatury, termostat | регулювання температури, регулюванням температури, термостат | регулировка температуры, регулировкой температуры, термостат
    cross cut, cross-cut, crosscut, cross shredding | partikelschnitt, kreuzschnitt | coupe croisée | corte cruzado | taglio incrociato, taglio a frammenti | cross cut, kruissnede | cięcie krzyżowe | перехресне різання | перекрёстная резка
    ergonomic | ergonomisch | ergonomique | ergonómico | ergonomico | ergonomisch | ergonomiczny | ергономічний | эргономичный
    height-adjustable, adjustable | höhenverstellbar, verstellbar | réglable en hauteur, réglable | ajustable, regulable | regolabile | in hoogte verstelbaar, verstelbaar | regulowany | регульований | регулируемый
    external | extern | externe | externo | esterno | extern | zewnętrzny | зовнішній | внешний
    outdoor | außen, outdoor | extérieur | exterior | esterno | buiten | zewnętrzny | вуличний, зовнішній | уличный, наружный
    gaming | gaming | gaming, gamer | gaming, gamer | gaming | gaming | gamingowy, dla graczy | ігровий, геймерський | игровой, геймерский
    silicone | silikon | silicone | silicona | silicone | siliconen | silikon, silikonowy | силікон, силіконовий | силикон, силиконовый
    plastic | kunststoff, plastik | plastique | plástico | plastica | kunststof, plastic | plastik, plastikowy | пластик, пластиковий | пластик, пластиковый
    fabric | stoff | tissu | tela, tejido | tessuto | stof | tkanina, materiałowy | тканина, тканинний | ткань, тканевый
    mop | wischfunktion, mopp | serpillière | mopa, fregona | mop, lavapavimenti | dweil, dweilfunctie | mop, mopem | шваброю, вологе прибирання | шваброй, влажная уборка
    cyan | cyan | cyan | cian | ciano | cyaan | cyjan | ціан | циан
    magenta | magenta | magenta | magenta | magenta | magenta | magenta | маджента, пурпурний | маджента, пурпурный
    """
}
