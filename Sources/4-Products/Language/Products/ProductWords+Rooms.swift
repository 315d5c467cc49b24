// SPDX-License-Identifier: Apache-2.0

extension ProductWords {
  /// Office supplies, appliances, tools, hobbies and what else belongs into a house. Columns as in `things`.
  static let rooms = """

    envelopes, envelope | briefumschläge, briefumschlag | enveloppes, enveloppe | sobres | buste | enveloppen, envelop | koperty, koperta | конверти, конверт | конверты, конверт
    ring binder, binder, lever arch file | ordner, ringbuch, aktenordner | classeur | archivador, carpeta de anillas | raccoglitore, raccoglitore ad anelli | ordner, ringband | segregator | папка-реєстратор | папка-регистратор
    stapler | heftgerät, tacker, hefter | agrafeuse | grapadora | cucitrice, spillatrice | nietmachine | zszywacz | степлер | степлер
    whiteboard, white board, dry erase board, dry wipe board, magnetic board, wipe board | whiteboard, weißwandtafel | tableau blanc | pizarra blanca | lavagna bianca | whiteboard | biała tablica, tablica suchościeralna | маркерна дошка | маркерная доска
    pencils, pencil | bleistifte, bleistift, buntstifte | crayons, crayon | lápices, lápiz | matite, matita | potloden, potlood | ołówki, ołówek | олівці, олівець | карандаши, карандаш
    marker pen, highlighter, highlighter pen | marker, textmarker | marqueur, surligneur | rotulador, marcador, subrayador | pennarello, evidenziatore | markeerstift | marker, zakreślacz | маркер | маркер
    sticky notes, post-it notes, post-its, post its, post-it, self-adhesive notes, adhesive notes | haftnotizen, klebezettel | notes repositionnables | notas adhesivas | foglietti adesivi | plakbriefjes, memoblaadjes | karteczki samoprzylepne | стікери для нотаток | стикеры для заметок
    scissors | schere | ciseaux | tijeras | forbici | schaar | nożyczki | ножиці | ножницы
    filing cabinet | aktenschrank, rollcontainer | classeur à tiroirs, meuble à dossiers | archivador metálico | schedario | archiefkast, dossierkast | szafa na akta, szafka na dokumenty | шафа для документів | шкаф для документов
    standing desk, sit-stand desk, height adjustable desk, height-adjustable desk, sit stand desk, stand-up desk, electric desk, adjustable desk | höhenverstellbarer schreibtisch, stehschreibtisch | bureau assis-debout, bureau debout | escritorio elevable, escritorio de pie | scrivania regolabile in altezza | zit-stabureau, sta-bureau | biurko z regulacją wysokości | стіл з регулюванням висоти | стол с регулировкой высоты
    desk lamp | schreibtischlampe, tischlampe | lampe de bureau, lampe de table | lámpara de escritorio, flexo, lámpara de mesa | lampada da scrivania, lampada da tavolo | bureaulamp, tafellamp | lampka biurkowa, lampa biurkowa, lampa stołowa | настільна лампа | настольная лампа
    strongbox, home safe, wall safe | tresor, safe | coffre-fort | caja fuerte | cassaforte | kluis | sejf | сейф | сейф
    picture frame, photo frame | bilderrahmen, fotorahmen | cadre photo | marco de fotos, portarretratos | cornice, portafoto | fotolijst | ramka na zdjęcia | рамка для фото, фоторамка | рамка для фото, фоторамка
    wall clock | wanduhr | horloge murale | reloj de pared | orologio da parete | wandklok | zegar ścienny | настінний годинник | настенные часы
    alarm clock | wecker | réveil | despertador | sveglia | wekker | budzik | будильник | будильник
    wallpaper | tapete, tapeten | papier peint | papel pintado | carta da parati | behang | tapeta | шпалери | обои
    floor tiles, tiles, wall tiles | fliesen, bodenfliesen, kacheln | carrelage | baldosas, azulejos | piastrelle | tegels, vloertegels | płytki, płytki podłogowe | плитка для підлоги | плитка для пола
    cement, mortar | zement, mörtel | ciment | cemento | cemento | cement | cement | цемент | цемент
    paint roller, paint brush | farbroller, malerpinsel | rouleau de peinture | rodillo de pintura | rullo per pittura | verfroller | wałek malarski | малярний валик | малярный валик
    ladder, stepladder | leiter, trittleiter | échelle, escabeau | escalera de mano, escalera plegable | scala a pioli, scaletta | ladder, trapladder | drabina | драбина | стремянка, лестница
    wheelbarrow | schubkarre | brouette | carretilla | carriola | kruiwagen | taczka | тачка садова | тачка садовая
    garden shed, tool shed | gartenhaus, geräteschuppen | abri de jardin | caseta de jardín | casetta da giardino | tuinhuis, schuur | domek ogrodowy | садовий будиночок | садовый домик
    garden gnome | gartenzwerg | nain de jardin | gnomo de jardín | nano da giardino | tuinkabouter | krasnal ogrodowy | садовий гном | садовый гном
    fertilizer, fertiliser, plant food | dünger | engrais | fertilizante, abono | fertilizzante, concime | meststof, plantenvoeding | nawóz | добриво | удобрение
    flower seeds, vegetable seeds, tomato seeds | saatgut, tomatensamen, blumensamen | semences | semillas de flores, semillas de tomate | sementi | bloemzaden, groentezaden | nasiona kwiatów, nasiona warzyw | насіння квітів, насіння овочів | семена цветов, семена овощей
    watering can | gießkanne | arrosoir | regadera | annaffiatoio | gieter | konewka | лійка для поливу | лейка для полива
    hedge trimmer | heckenschere | taille-haie | cortasetos | tagliasiepi | heggenschaar | nożyce do żywopłotu | кущоріз | кусторез
    plant pot, flower pot, planter, flowerpot | blumentopf, pflanztopf, übertopf | pot de fleurs, cache-pot | maceta, macetero | vaso per piante, vaso da fiori | bloempot, plantenbak | doniczka | горщик для квітів, вазон | горшок для цветов, кашпо
    parasol, sun umbrella, patio umbrella, garden umbrella | sonnenschirm | parasol | sombrilla, parasol | ombrellone | parasol | parasol ogrodowy, parasol | садова парасолька, парасоля від сонця | садовый зонт, зонт от солнца
    gas grill, gas barbecue | gasgrill | barbecue à gaz | barbacoa de gas | barbecue a gas | gasbarbecue | grill gazowy | газовий гриль | газовый гриль
    grill, barbecue, bbq | grill, holzkohlegrill | barbecue | barbacoa, parrilla | barbecue, griglia | barbecue | grill | гриль, мангал | гриль, мангал
    charcoal | holzkohle, grillkohle | charbon de bois | carbón vegetal | carbonella | houtskool | węgiel drzewny | деревне вугілля | древесный уголь
    fireplace, wood stove | kamin, kaminofen | cheminée, poêle à bois | chimenea, estufa de leña | caminetto, stufa a legna | open haard, houtkachel | kominek | камін | камин
    swimming pool, paddling pool | schwimmbecken, pool, planschbecken | piscine | piscina | piscina | zwembad | basen | басейн | бассейн
    bathtub, bath tub | badewanne | baignoire | bañera | vasca da bagno | badkuip, ligbad | wanna | ванна | ванна
    oven | backofen, ofen | four | horno | forno | oven | piekarnik | духова шафа, духовка | духовой шкаф, духовка
    microwave, microwave oven | mikrowelle, mikrowellenherd | micro-ondes, four à micro-ondes | microondas | microonde, forno a microonde | magnetron | mikrofalówka, kuchenka mikrofalowa | мікрохвильова піч, мікрохвильовка | микроволновая печь, микроволновка
    freezer | gefrierschrank, gefriertruhe | congélateur | congelador | congelatore | vriezer, diepvriezer | zamrażarka | морозильник, морозильна камера | морозильник, морозильная камера
    air fryer, airfryer, hot air fryer | heißluftfritteuse, airfryer | friteuse à air, friteuse sans huile | freidora de aire, freidora sin aceite | friggitrice ad aria | airfryer, heteluchtfriteuse | frytkownica beztłuszczowa, frytkownica powietrzna | мультипіч, аерофритюрниця | аэрогриль, аэрофритюрница
    blender, smoothie maker | mixer, standmixer | mixeur, blender | batidora | frullatore | blender | blender | блендер | блендер
    stand mixer, food processor, kitchen machine | küchenmaschine | robot de cuisine, robot pâtissier | robot de cocina, amasadora | impastatrice, robot da cucina | keukenmachine | robot kuchenny | кухонний комбайн | кухонный комбайн
    coffee grinder | kaffeemühle | moulin à café | molinillo de café | macinacaffè | koffiemolen | młynek do kawy | кавомолка | кофемолка
    espresso machine, espresso maker | espressomaschine, siebträgermaschine | machine à expresso, machine à espresso | cafetera espresso, cafetera exprés | macchina per espresso, macchina da caffè espresso | espressomachine, espressoapparaat | ekspres ciśnieniowy, ekspres do kawy | еспресо-машина | эспрессо-машина
    robot vacuum, robot vacuum cleaner, robotic vacuum | saugroboter, staubsaugerroboter | aspirateur robot, robot aspirateur | robot aspirador, aspirador robot | robot aspirapolvere, aspirapolvere robot | robotstofzuiger | robot sprzątający, odkurzacz automatyczny | робот-пилосос | робот-пылесос
    vacuum bags, vacuum cleaner bags, dust bags, hoover bags | staubsaugerbeutel | sacs d'aspirateur, sacs aspirateur | bolsas de aspiradora | sacchetti per aspirapolvere | stofzuigerzakken | worki do odkurzacza | мішки для пилососа | мешки для пылесоса
    steam iron, clothes iron | bügeleisen, dampfbügeleisen | fer à repasser | plancha de ropa, plancha de vapor | ferro da stiro | strijkijzer | żelazko | праска | утюг
    ironing board | bügelbrett | planche à repasser, table à repasser | tabla de planchar | asse da stiro | strijkplank | deska do prasowania | прасувальна дошка | гладильная доска
    sewing machine | nähmaschine | machine à coudre | máquina de coser | macchina da cucire | naaimachine | maszyna do szycia | швейна машина, швейна машинка | швейная машина, швейная машинка
    yarn, knitting wool | garn, strickwolle | fil à tricoter, laine à tricoter | hilo de tejer, lana para tejer | filato, gomitolo | breigaren, garen | włóczka | пряжа | пряжа
    tumble dryer, clothes dryer, dryer | wäschetrockner, trockner | sèche-linge | secadora | asciugatrice | wasdroger, droger | suszarka do ubrań, suszarka bębnowa | сушильна машина | сушильная машина
    hair dryer, hairdryer, blow dryer | haartrockner, föhn, fön | sèche-cheveux | secador de pelo | asciugacapelli, phon | föhn, haardroger | suszarka do włosów | фен | фен
    shaver, electric shaver, electric razor | rasierer, elektrorasierer | rasoir électrique, rasoir | afeitadora, maquinilla de afeitar | rasoio elettrico, rasoio | scheerapparaat | golarka, maszynka do golenia | електробритва, бритва | электробритва, бритва
    wig | perücke | perruque | peluca | parrucca | pruik | peruka | перука | парик
    contact lenses | kontaktlinsen | lentilles de contact | lentes de contacto, lentillas | lenti a contatto | contactlenzen | soczewki kontaktowe | контактні лінзи | контактные линзы
    toilet paper | toilettenpapier, klopapier | papier toilette | papel higiénico | carta igienica | toiletpapier, wc-papier | papier toaletowy | туалетний папір | туалетная бумага
    fan | ventilator | ventilateur | ventilador | ventilatore | ventilator | wentylator | вентилятор | вентилятор
    heater, space heater, radiator | heizlüfter, heizgerät, heizkörper | radiateur, chauffage d'appoint | calefactor, radiador, estufa eléctrica | stufa elettrica, termoventilatore, radiatore | kachel, elektrische verwarming, radiator | grzejnik, farelka | обігрівач | обогреватель
    air conditioner, air conditioning | klimaanlage, klimagerät | climatiseur, climatisation | aire acondicionado | condizionatore, climatizzatore | airconditioner, airco | klimatyzator, klimatyzacja | кондиціонер | кондиционер
    air purifier | luftreiniger | purificateur d'air | purificador de aire | purificatore d'aria | luchtreiniger | oczyszczacz powietrza | очищувач повітря | очиститель воздуха
    door lock, padlock | türschloss, vorhängeschloss | serrure, cadenas | cerradura, candado | serratura, lucchetto | deurslot, hangslot | zamek do drzwi, kłódka | дверний замок, навісний замок | дверной замок, навесной замок
    cot, crib, baby bed | babybett, kinderbett | lit bébé, lit de bébé | cuna | culla, lettino | babybed, ledikant | łóżeczko dziecięce, łóżeczko | дитяче ліжечко | детская кроватка
    car seat, child seat | kindersitz, babyschale | siège auto | silla de coche | seggiolino auto | autostoeltje | fotelik samochodowy | автокрісло | автокресло
    baby formula, infant formula | babymilch, säuglingsmilch | lait infantile, lait en poudre bébé | leche infantil, leche de fórmula | latte in polvere, latte artificiale | babymelk, flesvoeding | mleko modyfikowane | дитяча суміш | детская смесь
    bikini | bikini | bikini | bikini | bikini | bikini | bikini | бікіні | бикини
    wheelchair | rollstuhl | fauteuil roulant | silla de ruedas | sedia a rotelle | rolstoel | wózek inwalidzki | інвалідний візок | инвалидная коляска
    hearing aid | hörgerät | appareil auditif, aide auditive | audífono | apparecchio acustico | hoortoestel, gehoorapparaat | aparat słuchowy | слуховий апарат | слуховой аппарат
    scooter, electric scooter, e-scooter | roller, e-scooter, elektroroller | trottinette, trottinette électrique | patinete, patinete eléctrico | monopattino, monopattino elettrico | elektrische step | hulajnoga, hulajnoga elektryczna | самокат, електросамокат | самокат, электросамокат
    motorcycle helmet, motorbike helmet | motorradhelm | casque de moto | casco de moto | casco da moto | motorhelm | kask motocyklowy | мотоциклетний шолом, мотошолом | мотоциклетный шлем, мотошлем
    skateboard | skateboard | skateboard, planche à roulettes | monopatín | skateboard | skateboard | deskorolka | скейтборд | скейтборд
    snowboard | snowboard | snowboard | tabla de snowboard | snowboard, tavola da snowboard | snowboard | deska snowboardowa, snowboard | сноуборд | сноуборд
    skis | ski, skier | skis | esquís | sci | ski's | narty | лижі | лыжи
    ski goggles, snow goggles | skibrille | masque de ski | gafas de esquí | maschera da sci | skibril | gogle narciarskie | гірськолижні окуляри, маска гірськолижна | горнолыжные очки, горнолыжная маска
    surfboard | surfbrett | planche de surf | tabla de surf | tavola da surf | surfplank | deska surfingowa | дошка для серфінгу | доска для сёрфинга, доска для серфинга
    tennis racket, racket, racquet | tennisschläger | raquette de tennis, raquette | raqueta de tenis, raqueta | racchetta da tennis, racchetta | tennisracket | rakieta tenisowa | тенісна ракетка, ракетка | теннисная ракетка, ракетка
    golf clubs, golf club | golfschläger | clubs de golf, club de golf | palos de golf | mazze da golf | golfclubs | kije golfowe | ключки для гольфу | клюшки для гольфа
    basketball hoop | basketballkorb | panier de basket | canasta de baloncesto | canestro da basket | basketbalring | kosz do koszykówki | баскетбольне кільце | баскетбольное кольцо
    fishing rod | angelrute, angel | canne à pêche | caña de pescar | canna da pesca | hengel | wędka | вудка | удочка
    treadmill | laufband | tapis de course, tapis roulant | cinta de correr | tapis roulant | loopband | bieżnia | бігова доріжка | беговая дорожка
    trampoline | trampolin | trampoline | cama elástica | trampolino, tappeto elastico | trampoline | trampolina | батут | батут
    horse saddle, riding saddle | pferdesattel, reitsattel | selle de cheval, selle d'équitation | silla de montar | sella da equitazione | paardenzadel | siodło jeździeckie | сідло для коня | седло для лошади
    aquarium, fish tank | aquarium | aquarium | acuario, pecera | acquario | aquarium | akwarium | акваріум | аквариум
    hamster cage, bird cage | hamsterkäfig, vogelkäfig | cage à hamster, cage à oiseaux | jaula para hámster, jaula para pájaros | gabbia per criceti, gabbia per uccelli | hamsterkooi, vogelkooi | klatka dla chomika, klatka dla ptaków | клітка для хом'яка, клітка для птахів | клетка для хомяка, клетка для птиц
    bread | brot | pain | pan | pane | brood | chleb | хліб | хлеб
    eggs | eier | œufs, oeufs | huevos | uova | eieren | jajka | яйця | яйца
    whisky, whiskey | whisky, whiskey | whisky | whisky, güisqui | whisky | whisky | whisky | віскі | виски
    christmas tree | weihnachtsbaum, christbaum, tannenbaum | sapin de noël, arbre de noël | árbol de navidad | albero di natale | kerstboom | choinka | ялинка, новорічна ялинка | ёлка, елка, новогодняя ёлка
    gift card, gift voucher | geschenkkarte, gutschein, geschenkgutschein | carte cadeau, chèque cadeau | tarjeta regalo, tarjeta de regalo | buono regalo, carta regalo | cadeaubon, cadeaukaart | karta podarunkowa, bon podarunkowy | подарунковий сертифікат, подарункова картка | подарочный сертификат, подарочная карта
    cookbook, cookery book, recipe book | kochbuch | livre de cuisine, livre de recettes | libro de cocina, libro de recetas | libro di cucina, libro di ricette, ricettario | kookboek | książka kucharska | кулінарна книга | кулинарная книга, поваренная книга
    violin | geige, violine | violon | violín | violino | viool | skrzypce | скрипка | скрипка
    headset stand, headphone stand | kopfhörerständer | support pour casque | soporte para auriculares | supporto per cuffie | koptelefoonstandaard | stojak na słuchawki | підставка для навушників | подставка для наушников
    gumboots, wellington boots, wellies, rubber boots, rain boots, galoshes | gummistiefel | bottes en caoutchouc, bottes de pluie | botas de agua, katiuskas | stivali di gomma, stivali da pioggia | rubberlaarzen, regenlaarzen | kalosze, gumowce | гумові чоботи | резиновые сапоги
    soft toy, stuffed animal, plush toy, cuddly toy, plush | plüschtier, kuscheltier, stofftier | peluche | peluche, muñeco de peluche | peluche | knuffel, knuffeldier | pluszak, maskotka, przytulanka | м'яка іграшка, плюшева іграшка | мягкая игрушка, плюшевая игрушка
    building blocks, building bricks, construction set, construction toy | bausteine, bauklötze, klemmbausteine | blocs de construction, briques de construction | bloques de construcción | mattoncini, costruzioni | bouwstenen, bouwblokken | klocki, klocki konstrukcyjne | конструктор | конструктор
    """
}
