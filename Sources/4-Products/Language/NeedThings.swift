// SPDX-License-Identifier: Apache-2.0

/// What meets needs that people tell by other words than the thing's name: "the phone is always empty on the train" a power
/// bank. Vectors know most of it; these are the ones that they miss, since the words stand nearer to other things.
package enum NeedThings {
  /// The thing, by a name of the table in English, of which a sentence has all words of a clue; of several the one with the
  /// longest. Nil where it has none.
  package static func thing(for tokens: [QuestionToken], in language: StoreLanguage) -> String? {
    guard let needs = byLanguage[language.code] else { return nil }
    let words = Set(tokens.lazy.filter { $0.kind == .word }.map { language.facets.stem($0.text) })
    let met = needs.filter { $0.words.isSubset(of: words) }
    return met.max { $0.words.count < $1.words.count }?.thing
  }

  private struct Need {
    let thing: String
    let words: Set<String>
  }

  private static let byLanguage: [String: [Need]] = clues.reduce(into: [:]) { table, entry in
    let language = StoreLanguage.named(entry.key)
    table[entry.key] = entry.value.split(whereSeparator: \.isNewline).flatMap { line -> [Need] in
      let parts = line.split(separator: ":")
      guard parts.count == 2 else { return [] }
      let thing = String(parts[0]).plainWords.joined(separator: " ")
      return parts[1].split(separator: ",").map { clue in
        Need(thing: thing, words: Set(String(clue).plainWords.map { language.facets.stem($0) }))
      }.filter { $0.words.count > 1 }
    }
  }

  /// By language a line for each thing with clues, parted by commas; of a clue all words have to occur.
  private static let clues: [String: String] = [
    "en": """
    power bank: phone empty, phone dead, phone dies, phone flat, battery dies phone, charge hike, charge camping, charge train, charge phone away, charge phone trip, charge phone outlet
    ups: power goes out, power outage, power cut, blackout computer, blackout server, power fails, power failure
    shredder: destroy documents, destroy statements, destroy papers, destroy letters, destroy bank, shred documents, shred papers, get rid documents, confidential papers
    projector: films wall, movies wall, movie wall, film wall, films big, movies big, movie night garden, cinema home, cinema living
    tv mount: tv wall, television wall, screen wall hang, tv swivel wall
    mouse pad: mouse glide, mouse slips, mouse slides, mouse glass desk, mouse surface
    repeater: wifi reach, wifi weak, wifi signal upstairs, internet reach, wifi attic, wifi garden, wifi bedroom, no signal upstairs
    scanner: digitise photos, digitize photos, digitise documents, digitize documents, digitize papers, paper computer turn
    baby monitor: baby wakes, baby cries, hear baby, watch baby sleep, baby sleeping room
    doorbell: who door, rings door, see door, visitors door
    label printer: label boxes, label jars, label cables, labels folders print
    security camera: watch house away, burglars, see happens home, keep eye house, keep eye garden
    headphones: neighbours music complain, neighbors music complain, listen disturbing, noise plane
    microphone: record podcast, record voice, record singing, start podcast
    webcam: video calls see, see me calls, video meetings picture
    memory card: camera full photos, phone full photos, more space camera
    external hard drive: back up photos, backup photos, back up computer, backup computer, backup files, store photos computer
    laminator: menus splash, protect sheets, cards waterproof paper, plastic paper cover
    e-reader: read books bed, read ebooks, books travel light
    fan: too hot sleep, hot office, hot bedroom, cool room summer
    heater: cold office, feet cold, cold bathroom, cold room, freezing room, freezing winter, freezing office
    air purifier: pollen room, pollen allergy, pollen bedroom, dust allergy, smell smoke room, allergy dust
    power strip: not enough sockets, not enough outlets, too few sockets, one socket many, more sockets, more outlets
    surge protector: lightning tv, lightning computer, lightning protect, thunderstorm computer, thunderstorm tv, power surge
    usb hub: not enough usb, too few usb, more usb ports, only one usb
    docking station: laptop two monitors, laptop two screens, connect everything laptop
    office chair: back hurts sitting, back hurts desk, back aches sitting, sit all day, sitting all day
    footrest: feet dangle, feet floor reach
    desk lamp: dark desk, light desk read, see desk evening
    key cabinet: keys lose office
    bluetooth tracker: lose keys, find keys, losing keys
    screen protector: screen scratches, scratched screen phone, screen cracks
    phone case: drop phone, drops phone, phone falls
    phone holder: phone car directions, phone car navigation, see phone driving, phone dashboard
    tripod: camera shaky, photo everyone, camera still, group photo everybody
    dash cam: accident car record, record drive, prove accident
    electric toothbrush: clean teeth better, dentist brush
    dehumidifier: damp room, damp cellar, mould walls, mold walls
    steam iron: wrinkled shirts, shirts wrinkled, creased shirts
    action camera: film myself, film skiing, film biking, film cycling, film surfing, record bike ride
    fitness tracker: count steps, counts steps, steps per day
    bathroom scale: lose weight, weigh myself
    strongbox: lock valuables, hide cash, keep money safe, keep passport safe
    stapler: keep sheets together, sheets together
    hole punch: sheets binder, holes paper
    whiteboard: write wall wipe, ideas wall write
    """,
    "de": """
    power bank: handy leer, akku leer unterwegs, handy unterwegs, handy laden wandern, handy laden zug, smartphone leer
    ups: strom ausfällt, stromausfall computer, stromausfall pc, stromausfall server, strom ausfall, strom weg
    shredder: kontoauszüge vernichten, dokumente vernichten, papiere vernichten, akten vernichten, unterlagen vernichten
    projector: filme wand, film wand, filme groß, kino zuhause, heimkino wand
    tv mount: fernseher wand, tv wand
    mouse pad: maus rutscht, maus glastisch, maus unterlage
    repeater: wlan reicht, wlan schwach, wlan dachboden, wlan garten, wlan keller, internet reicht
    scanner: fotos digitalisieren, dokumente digitalisieren, papiere digitalisieren, dias digitalisieren
    baby monitor: baby hören, baby aufwacht, baby weint, baby schläft
    doorbell: wer tür, sehen tür klingelt
    security camera: einbrecher, haus überwachen, grundstück überwachen
    headphones: nachbarn musik, lärm flugzeug
    external hard drive: fotos sichern, daten sichern, computer sichern
    fan: zu heiß schlafen, heiß büro, hitze schlafzimmer
    heater: kalt büro, füße kalt, bad kalt
    air purifier: pollen allergie, pollen wohnung, allergie staub
    power strip: mehr steckdosen, steckdosen wenig, steckdosen reichen, zu wenig steckdosen
    surge protector: blitz schützen, blitzschlag schützen, gewitter computer, gewitter fernseher
    office chair: rücken schmerzt, rückenschmerzen sitzen, rücken sitzen
    bluetooth tracker: schlüssel verliere, schlüssel finde, schlüssel suche
    phone holder: handy auto navigation, handy auto halten
    phone case: handy fällt, handy runtergefallen
    dehumidifier: feucht keller, schimmel wand
    microphone: podcast aufnehmen, stimme aufnehmen
    """,
    "fr": """
    power bank: téléphone vide, téléphone déchargé, portable déchargé, recharger téléphone randonnée, recharger téléphone train
    ups: coupure courant, panne courant, coupures courant
    shredder: détruire documents, détruire papiers, détruire relevés
    projector: films mur, film mur, cinéma maison
    tv mount: télé mur, tv mur, télévision mur
    repeater: wifi étage, wifi faible, wifi grenier, wifi jardin
    scanner: numériser photos, numériser documents
    baby monitor: entendre bébé, bébé réveille, bébé pleure
    external hard drive: sauvegarder photos, sauvegarder données
    office chair: mal dos assis
    power strip: pas assez prises
    """,
    "es": """
    power bank: móvil batería tren, móvil siempre batería, cargar móvil excursión, cargar móvil viaje, cargar móvil montaña
    ups: corte luz, apagón ordenador, corta luz
    shredder: destruir documentos, destruir papeles, destruir extractos
    projector: películas pared, película pared, cine casa
    tv mount: tele pared, televisor pared, tv pared
    repeater: wifi llega, wifi débil
    scanner: digitalizar fotos, digitalizar documentos
    baby monitor: oír bebé, bebé despierta, bebé llora
    external hard drive: guardar fotos copia, copia seguridad
    office chair: duele espalda sentado
    """,
    "it": """
    power bank: telefono scarico, cellulare scarico, caricare telefono escursione, caricare telefono treno
    ups: salta corrente, manca corrente, blackout computer
    shredder: distruggere documenti, distruggere estratti, distruggere carte
    projector: film muro, film parete, cinema casa
    tv mount: tv parete, tv muro, televisore parete, televisore muro
    repeater: wifi arriva, wifi debole
    scanner: digitalizzare foto, digitalizzare documenti
    baby monitor: sentire bambino, bambino sveglia, bambino piange
    external hard drive: salvare foto, backup foto
    office chair: mal schiena seduto
    """,
    "nl": """
    power bank: telefoon leeg, telefoon opladen onderweg, telefoon opladen trein, telefoon opladen wandeling
    ups: stroom uitvalt, stroomuitval computer, stroom valt
    shredder: documenten vernietigen, papieren vernietigen, bankafschriften vernietigen
    projector: films muur, film muur, bioscoop thuis
    tv mount: tv muur, televisie muur
    repeater: wifi zolder, wifi zwak, wifi bereik
    scanner: foto's digitaliseren, documenten digitaliseren
    baby monitor: baby horen, baby wakker, baby huilt
    external hard drive: back-up foto's, foto's bewaren computer
    office chair: rugpijn zitten, rug zitten
    """,
    "pl": """
    power bank: telefon rozładowany, naładować telefon pociągu, naładować telefon wycieczce, telefon pusty
    ups: brak prądu, wyłączają prąd, przerwa prądzie
    shredder: zniszczyć dokumenty, niszczyć dokumenty, zniszczyć wyciągi
    projector: filmy ścianie, film ścianie, kino domu
    tv mount: telewizor ścianie, tv ścianie, telewizor ścianę
    repeater: wifi sięga, wifi słabe
    scanner: zeskanować zdjęcia, digitalizować zdjęcia
    baby monitor: słyszeć dziecko, dziecko budzi, dziecko płacze
    office chair: boli plecy siedzę, plecy siedzenia
    """,
    "uk": """
    power bank: телефон розряджений, зарядити телефон поході, зарядити телефон потязі
    ups: вимикають світло, відключення світла, зникає світло
    shredder: знищити документи, знищити папери
    projector: фільми стіні, фільм стіні
    tv mount: телевізор стіну, телевізор стіні
    scanner: оцифрувати фото, оцифрувати документи
    """,
    "ru": """
    power bank: телефон разряжен, зарядить телефон походе, зарядить телефон поезде
    ups: отключают свет, отключение света, пропадает свет
    shredder: уничтожить документы, уничтожить бумаги
    projector: фильмы стене, фильм стене
    tv mount: телевизор стену, телевизор стене
    scanner: оцифровать фото, оцифровать документы
    """,
  ]
}
