// SPDX-License-Identifier: Apache-2.0
// Words of the chat. Each can be replaced by an attribute: `text-send="Ask"` for `send`; `notice` for `notice` as well.
// The words "from" stand before the price of a product's cheapest form.

const TEXTS = {
  en: {
    title: "Shopping assistant", launch: "Ask the assistant", close: "Close the assistant", clear: "New conversation",
    hello: "What are you looking for?", lead: "I search this shop's products and show you what fits.",
    label: "Your question", placeholder: "Describe what you need…", send: "Send", stop: "Stop", retry: "Try again",
    notice: "An AI answers. It can make mistakes.", privacy: "Privacy",
    searching: "Searching the products…", writing: "Writing…", conversation: "Conversation", you: "You", assistant: "Assistant",
    products: "Products", found: "Products found: {count}", back: "Earlier products", forth: "More products",
    from: "from {price}", inStock: "In stock", outOfStock: "Out of stock",
    suggestions: "How can you help me?|Show me the cheapest products", goOn: "Suggestions",
    followUps: "Tell me more about {name}|Is there something cheaper?|How do they differ?",
    stopped: "Stopped.", cut: "The answer broke off.", offline: "You are offline. Try again once you are connected.",
    unreachable: "The assistant cannot be reached at the moment.", unauthorized: "This page may not use the assistant.",
    limited: "Too many questions at once. Try again in {time}.", busy: "The assistant is too busy at the moment.",
    refused: "The assistant could not take this question.", ready: "You can try again now.",
    plainAnswer: "The AI is not available at the moment. This is what the search has found.",
    plainSearch: "The search works with limits at the moment. It may miss products.",
    relaxed: "No product fits every wish. Left out: {wishes}.", price: "price", category: "category",
  },
  de: {
    title: "Einkaufsberater", launch: "Berater fragen", close: "Berater schließen", clear: "Neues Gespräch",
    hello: "Wonach suchen Sie?", lead: "Ich suche in den Produkten dieses Shops und zeige, was passt.",
    label: "Ihre Frage", placeholder: "Beschreiben Sie, was Sie brauchen …", send: "Senden", stop: "Anhalten", retry: "Erneut versuchen",
    notice: "Eine KI antwortet. Sie kann sich irren.", privacy: "Datenschutz",
    searching: "Die Produkte werden durchsucht …", writing: "Antwort wird geschrieben …", conversation: "Gespräch", you: "Sie", assistant: "Berater",
    products: "Produkte", found: "Gefundene Produkte: {count}", back: "Vorige Produkte", forth: "Weitere Produkte",
    from: "ab {price}", inStock: "Auf Lager", outOfStock: "Nicht auf Lager",
    suggestions: "Wie funktioniert das?|Was ist Ihr günstigstes Produkt?", goOn: "Vorschläge",
    followUps: "Erzählen Sie mir mehr über {name}|Gibt es etwas Günstigeres?|Worin unterscheiden sie sich?",
    stopped: "Angehalten.", cut: "Die Antwort ist abgebrochen.", offline: "Sie sind offline. Versuchen Sie es erneut, sobald Sie verbunden sind.",
    unreachable: "Der Berater ist zurzeit nicht erreichbar.", unauthorized: "Diese Seite darf den Berater nicht benutzen.",
    limited: "Zu viele Fragen auf einmal. Versuchen Sie es in {time} erneut.", busy: "Der Berater ist zurzeit überlastet.",
    refused: "Der Berater konnte diese Frage nicht annehmen.", ready: "Sie können es jetzt erneut versuchen.",
    plainAnswer: "Die KI ist zurzeit nicht verfügbar. Das hat die Suche gefunden.",
    plainSearch: "Die Suche ist zurzeit eingeschränkt. Es können Produkte fehlen.",
    relaxed: "Kein Produkt erfüllt alle Wünsche. Nicht berücksichtigt: {wishes}.", price: "Preis", category: "Kategorie",
  },
  fr: {
    title: "Conseiller d’achat", launch: "Demander conseil", close: "Fermer le conseiller", clear: "Nouvelle conversation",
    hello: "Que cherchez-vous ?", lead: "Je cherche dans les produits de cette boutique et je montre ce qui convient.",
    label: "Votre question", placeholder: "Décrivez ce qu’il vous faut…", send: "Envoyer", stop: "Arrêter", retry: "Réessayer",
    notice: "Une IA répond. Elle peut se tromper.", privacy: "Confidentialité",
    searching: "Recherche dans les produits…", writing: "Rédaction de la réponse…", conversation: "Conversation", you: "Vous", assistant: "Conseiller",
    products: "Produits", found: "Produits trouvés : {count}", back: "Produits précédents", forth: "Autres produits",
    from: "à partir de {price}", inStock: "En stock", outOfStock: "Épuisé",
    suggestions: "Comment ça marche ?|Montrez-moi les produits les moins chers", goOn: "Suggestions",
    followUps: "Dites-m’en plus sur {name}|Y a-t-il moins cher ?|Quelles sont les différences ?",
    stopped: "Arrêté.", cut: "La réponse a été interrompue.", offline: "Vous êtes hors ligne. Réessayez une fois connecté.",
    unreachable: "Le conseiller est injoignable pour le moment.", unauthorized: "Cette page ne peut pas utiliser le conseiller.",
    limited: "Trop de questions à la fois. Réessayez dans {time}.", busy: "Le conseiller est surchargé pour le moment.",
    refused: "Le conseiller n’a pas pu accepter cette question.", ready: "Vous pouvez réessayer maintenant.",
    plainAnswer: "L’IA n’est pas disponible pour le moment. Voici ce que la recherche a trouvé.",
    plainSearch: "La recherche est limitée pour le moment. Des produits peuvent manquer.",
    relaxed: "Aucun produit ne répond à tous les souhaits. Non pris en compte : {wishes}.", price: "prix", category: "catégorie",
  },
  es: {
    title: "Asistente de compras", launch: "Preguntar al asistente", close: "Cerrar el asistente", clear: "Conversación nueva",
    hello: "¿Qué está buscando?", lead: "Busco en los productos de esta tienda y muestro lo que encaja.",
    label: "Su pregunta", placeholder: "Describa lo que necesita…", send: "Enviar", stop: "Detener", retry: "Reintentar",
    notice: "Responde una IA. Puede equivocarse.", privacy: "Privacidad",
    searching: "Buscando en los productos…", writing: "Escribiendo…", conversation: "Conversación", you: "Usted", assistant: "Asistente",
    products: "Productos", found: "Productos encontrados: {count}", back: "Productos anteriores", forth: "Más productos",
    from: "desde {price}", inStock: "En existencias", outOfStock: "Agotado",
    suggestions: "¿Cómo funciona?|¿Cuál es el producto más barato?", goOn: "Sugerencias",
    followUps: "Cuénteme más sobre {name}|¿Hay algo más barato?|¿En qué se diferencian?",
    stopped: "Detenido.", cut: "La respuesta se ha interrumpido.", offline: "No tiene conexión. Inténtelo de nuevo cuando la tenga.",
    unreachable: "No se puede contactar con el asistente en este momento.", unauthorized: "Esta página no puede usar el asistente.",
    limited: "Demasiadas preguntas a la vez. Inténtelo de nuevo en {time}.", busy: "El asistente está saturado en este momento.",
    refused: "El asistente no ha podido aceptar esta pregunta.", ready: "Ya puede intentarlo de nuevo.",
    plainAnswer: "La IA no está disponible en este momento. Esto es lo que ha encontrado la búsqueda.",
    plainSearch: "La búsqueda funciona con límites en este momento. Pueden faltar productos.",
    relaxed: "Ningún producto cumple todos los deseos. No se ha tenido en cuenta: {wishes}.", price: "precio", category: "categoría",
  },
  uk: {
    title: "Помічник із покупок", launch: "Запитати помічника", close: "Закрити помічника", clear: "Нова розмова",
    hello: "Що ви шукаєте?", lead: "Я шукаю серед товарів цієї крамниці й показую, що підходить.",
    label: "Ваше запитання", placeholder: "Опишіть, що вам потрібно…", send: "Надіслати", stop: "Зупинити", retry: "Спробувати ще раз",
    notice: "Відповідає ШІ. Він може помилятися.", privacy: "Конфіденційність",
    searching: "Пошук серед товарів…", writing: "Пишу відповідь…", conversation: "Розмова", you: "Ви", assistant: "Помічник",
    products: "Товари", found: "Знайдено товарів: {count}", back: "Попередні товари", forth: "Інші товари",
    from: "від {price}", inStock: "Є в наявності", outOfStock: "Немає в наявності",
    suggestions: "Що ви вмієте?|Покажіть найдешевші товари", goOn: "Підказки",
    followUps: "Розкажіть більше про {name}|Чи є щось дешевше?|Чим вони відрізняються?",
    stopped: "Зупинено.", cut: "Відповідь обірвалася.", offline: "Немає з’єднання. Спробуйте ще раз, коли воно з’явиться.",
    unreachable: "Помічник зараз недоступний.", unauthorized: "Ця сторінка не може користуватися помічником.",
    limited: "Забагато запитань одразу. Спробуйте ще раз через {time}.", busy: "Помічник зараз перевантажений.",
    refused: "Помічник не зміг прийняти це запитання.", ready: "Тепер можна спробувати ще раз.",
    plainAnswer: "ШІ зараз недоступний. Ось що знайшов пошук.",
    plainSearch: "Пошук зараз працює з обмеженнями. Деяких товарів може бракувати.",
    relaxed: "Жоден товар не відповідає всім побажанням. Не враховано: {wishes}.", price: "ціна", category: "категорія",
  },
  ru: {
    title: "Помощник по покупкам", launch: "Спросить помощника", close: "Закрыть помощника", clear: "Новый разговор",
    hello: "Что вы ищете?", lead: "Я ищу среди товаров этого магазина и показываю, что подходит.",
    label: "Ваш вопрос", placeholder: "Опишите, что вам нужно…", send: "Отправить", stop: "Остановить", retry: "Попробовать снова",
    notice: "Отвечает ИИ. Он может ошибаться.", privacy: "Конфиденциальность",
    searching: "Поиск среди товаров…", writing: "Пишу ответ…", conversation: "Разговор", you: "Вы", assistant: "Помощник",
    products: "Товары", found: "Найдено товаров: {count}", back: "Предыдущие товары", forth: "Другие товары",
    from: "от {price}", inStock: "В наличии", outOfStock: "Нет в наличии",
    suggestions: "Что вы умеете?|Покажите самые дешёвые товары", goOn: "Подсказки",
    followUps: "Расскажите больше о {name}|Есть что-нибудь дешевле?|Чем они отличаются?",
    stopped: "Остановлено.", cut: "Ответ оборвался.", offline: "Нет соединения. Попробуйте снова, когда оно появится.",
    unreachable: "Помощник сейчас недоступен.", unauthorized: "Эта страница не может пользоваться помощником.",
    limited: "Слишком много вопросов сразу. Попробуйте снова через {time}.", busy: "Помощник сейчас перегружен.",
    refused: "Помощник не смог принять этот вопрос.", ready: "Теперь можно попробовать снова.",
    plainAnswer: "ИИ сейчас недоступен. Вот что нашёл поиск.",
    plainSearch: "Поиск сейчас работает с ограничениями. Некоторых товаров может не хватать.",
    relaxed: "Ни один товар не отвечает всем пожеланиям. Не учтено: {wishes}.", price: "цена", category: "категория",
  },
};

const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ku|ps|sd|syr|ug|ur|yi)\b/i;

/** The words and the formats of one language. */
class Wording {
  /** `replaced`: gives the attribute that replaces a text, or null. */
  constructor(language, replaced) {
    this.language = Wording.tag(language);
    const own = TEXTS[this.language.split("-")[0].toLowerCase()] || TEXTS.en;
    this.texts = {};
    for (const name of Object.keys(TEXTS.en)) {
      const attribute = "text-" + name.replace(/[A-Z]/g, (letter) => "-" + letter.toLowerCase());
      const value = replaced(attribute);
      this.texts[name] = value === null ? own[name] : value;
    }
  }

  /** Magento's `de_AT` is BCP 47's `de-AT`; what is no tag is English. */
  static tag(language) {
    try {
      return Intl.getCanonicalLocales(String(language).trim().replace(/_/g, "-"))[0] || "en";
    } catch {
      return "en";
    }
  }

  get direction() { return RIGHT_TO_LEFT.test(this.language) ? "rtl" : "ltr"; }

  say(name, values) { return values ? phrase(this.texts[name], values) : this.texts[name]; }

  lines(name) { return this.texts[name].split("|").map((line) => line.trim()).filter((line) => line !== ""); }

  /** An amount with all of its decimals: a price is never rounded. */
  money(amount, currency) {
    const exact = String(amount);
    const decimals = /e/i.test(exact) ? 0 : Math.min(20, (exact.split(".")[1] || "").length);
    if (currency) {
      try {
        const usual = new Intl.NumberFormat(this.language, { style: "currency", currency });
        const least = usual.resolvedOptions().maximumFractionDigits;
        // Whole amounts of currencies without cents stay whole; others have two decimals at least.
        return decimals <= least ? usual.format(amount)
          : new Intl.NumberFormat(this.language, { style: "currency", currency, maximumFractionDigits: decimals }).format(amount);
      } catch {
        // No code of ISO 4217: it is shown beside the number.
      }
    }
    const number = new Intl.NumberFormat(this.language, { minimumFractionDigits: 2, maximumFractionDigits: Math.max(2, decimals) });
    return currency ? number.format(amount) + "\u00a0" + currency : number.format(amount);
  }

  price(product) {
    if (product.price === undefined) return "";
    let amount = this.money(product.price, product.currency);
    // An amount keeps its order of number and sign within words that run from right to left.
    if (this.direction === "rtl") amount = "\u2066" + amount.replace(/[\u200e\u200f\u061c]/g, "") + "\u2069";
    return product.price_from ? this.say("from", { price: amount }) : amount;
  }

  /** "40 seconds", "3 minutes". */
  time(seconds) {
    const [value, unit] = seconds < 90 ? [seconds, "second"] : seconds < 5400 ? [seconds / 60, "minute"] : [seconds / 3600, "hour"];
    return new Intl.NumberFormat(this.language, { style: "unit", unit, unitDisplay: "long" }).format(Math.ceil(value));
  }

  /** Names of what was left out: `price_max`, `attributes.color`, `not.material`, `categories`. */
  wishes(names) {
    const words = names.map((name) => {
      if (name.startsWith("price")) return this.say("price");
      if (name === "categories") return this.say("category");
      return name.slice(name.indexOf(".") + 1).replace(/_/g, " ");
    });
    return [...new Set(words)].join(", ");
  }
}
