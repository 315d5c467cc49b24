// SPDX-License-Identifier: Apache-2.0

extension ProductWords {
  /// Food, care and tools. Columns as in `things`.
  static let household = """

    red wine | rotwein | vin rouge | vino tinto | vino rosso | rode wijn | wino czerwone, czerwone wino | червоне вино | красное вино
    white wine | weißwein, weisswein | vin blanc | vino blanco | vino bianco | witte wijn | wino białe, białe wino | біле вино | белое вино
    sparkling wine, champagne | sekt, schaumwein, champagner | vin mousseux, champagne | vino espumoso, cava, champán | spumante, prosecco | mousserende wijn, champagne | wino musujące, szampan | ігристе вино, шампанське | игристое вино, шампанское
    wine | wein | vin | vino | vino | wijn | wino | вино | вино
    beer | bier | bière | cerveza | birra | bier | piwo | пиво | пиво
    juice | saft | jus | zumo, jugo | succo | sap | sok | сік | сок
    olive oil | olivenöl | huile d'olive | aceite de oliva | olio d'oliva | olijfolie | oliwa, oliwa z oliwek | оливкова олія | оливковое масло
    rice | reis | riz | arroz | riso | rijst | ryż | рис | рис
    pasta, noodles | nudeln, pasta | pâtes | pasta | pasta | pasta, noedels | makaron | макарони, паста | макароны, паста
    honey | honig | miel | miel | miele | honing | miód | мед | мёд, мед
    cheese | käse | fromage | queso | formaggio | kaas | ser | сир | сыр
    teddy bear, plush bear | teddybär, teddy | ours en peluche | oso de peluche | orsacchiotto | teddybeer | miś pluszowy | плюшевий ведмедик | плюшевый мишка
    hammer | hammer | marteau | martillo | martello | hamer | młotek | молоток | молоток
    screwdriver | schraubendreher, schraubenzieher | tournevis | destornillador | cacciavite | schroevendraaier | śrubokręt | викрутка | отвертка, отвёртка
    saw | säge | scie | sierra | sega | zaag | piła | пилка, пила | пила
    toaster | toaster | grille-pain | tostadora | tostapane | broodrooster | toster | тостер | тостер
    lipstick | lippenstift | rouge à lèvres | pintalabios, barra de labios | rossetto | lippenstift | szminka, pomadka | помада | помада
    mascara | wimperntusche, mascara | mascara | rímel, máscara de pestañas | mascara | mascara | tusz do rzęs | туш для вій | тушь для ресниц
    shampoo | shampoo | shampooing, shampoing | champú | shampoo | shampoo | szampon | шампунь | шампунь
    soap | seife | savon | jabón | sapone | zeep | mydło | мило | мыло
    face cream, moisturizer, day cream | gesichtscreme, tagescreme | crème visage, crème de jour | crema facial, crema de día | crema viso | gezichtscrème, dagcrème | krem do twarzy | крем для обличчя | крем для лица
    sunscreen, sun cream, sun fluid | sonnencreme, sonnenmilch | crème solaire | crema solar, protector solar | crema solare | zonnebrand, zonnecrème | krem z filtrem, krem przeciwsłoneczny | сонцезахисний крем | солнцезащитный крем
    cat litter | katzenstreu | litière | arena para gatos | lettiera | kattenbakvulling | żwirek dla kota, żwirek | наповнювач для котів | наполнитель для кошек
    leash, lead | leine, hundeleine | laisse | correa | guinzaglio | riem, hondenriem | smycz | повідець | поводок
    wiper blades, wipers | scheibenwischer, wischerblätter | essuie-glaces | limpiaparabrisas | tergicristalli | ruitenwissers | wycieraczki | двірники | дворники
    battery | batterie, akku | batterie, pile | batería, pila | batteria, pila | batterij, accu | bateria, akumulator | батарея, акумулятор | батарейка, аккумулятор
    motor oil, engine oil | motoröl, motorenöl | huile moteur | aceite de motor | olio motore | motorolie | olej silnikowy | моторне масло, моторна олива | моторное масло
    football, soccer ball | fußball, fussball | ballon de football, ballon de foot | balón de fútbol | pallone da calcio | voetbal | piłka nożna | футбольний м'яч | футбольный мяч
    swimming goggles | schwimmbrille | lunettes de natation | gafas de natación | occhialini | zwembril | okulary do pływania | окуляри для плавання | очки для плавания
    pen | stift, kugelschreiber | stylo | bolígrafo | penna | pen | długopis | ручка | ручка
    ballpoint pen, ball pen, ballpen, biro, ballpoint | kugelschreiber, kuli | stylo à bille, stylo bille | bolígrafo, bolígrafo de bola | penna a sfera, biro | balpen | długopis | кулькова ручка | шариковая ручка
    """
}
