"""What the words of a line say it is: "read more", "by somebody", "4 min read", a place and the like."""

import re

from scraper.parsing.blocks import fold

__all__ = ["is_author", "is_counter", "is_label", "is_read_more", "is_sentence", "weight"]

READ_MORE = frozenset(
    fold(word)
    for word in """
    read more|more|more info|more information|continue reading|continue|learn more|details|full article|read on|read|view|open
    |read full article|read article|read the article|read full story|full story|view more|see more|view details|find out more|keep reading|read post|view post|go to article|more details|discover more
    |view opinion|opinion|pdf|download|download pdf|html|doc|docx|full text|link|permalink|here|click here|watch|listen|agenda|minutes|notice|video|audio|summary|transcript|packet|view pdf|view document
    |weiterlesen|mehr|mehr lesen|mehr erfahren|weiter|lesen|artikel lesen|zum artikel|mehr dazu|mehr infos|weitere informationen|alles lesen|ganzen artikel lesen
    |lire la suite|en savoir plus|lire|suite|plus|voir plus|lire plus|lire l'article|la suite|voir
    |leer más|ver más|más|seguir leyendo|más información|continuar leyendo|leer|saber más|leer mas|ver mas|llegir més|més informació
    |leia mais|ler mais|saiba mais|continue lendo|mais|ver mais|continuar a ler|continuar lendo
    |leggi tutto|leggi di più|continua a leggere|continua|leggi|approfondisci|scopri di più|vai
    |lees meer|lees verder|meer|meer lezen|verder lezen|meer info
    |läs mer|mer|läs vidare|fortsätt läsa|les mer|les videre|læs mere|mere|læs videre|lue lisää|lisää|lesa meira|nánar|meira
    |czytaj więcej|więcej|czytaj dalej|czytaj|zobacz więcej|dowiedz się więcej|przeczytaj
    |číst dál|více|číst více|celý článek|pokračovat ve čtení|čítať ďalej|viac|celý článok|čítať viac|zobrazit
    |читать далее|подробнее|далее|читать|читать полностью|читать дальше|ещё|еще|читати далі|докладніше|детальніше|читати
    |прочети още|още|виж още|повече|прочетете повече|продължи|вижте повече|још|опширније|прочитај више|pročitaj više|više|opširnije|detaljnije|preberi več|več
    |citește mai mult|mai mult|citeste mai mult|detalii|citește|bővebben|tovább|olvass tovább|tovább olvasom|részletek
    |devamını oku|devamı|daha fazla|oku|detaylar|devam
    |περισσότερα|διαβάστε περισσότερα|συνέχεια|διαβάστε
    |阅读全文|查看更多|更多|详情|阅读更多|查看详情|閱讀全文|閱讀更多|了解更多|继续阅读|繼續閱讀|全文|查看全文|more…
    |続きを読む|詳細|もっと見る|詳しく見る|詳しくはこちら|詳細を見る|続きを見る|もっと読む|read more »
    |더 보기|더보기|자세히 보기|자세히|계속 읽기|더 읽기|읽기
    |اقرأ المزيد|المزيد|قراءة المزيد|التفاصيل|اقرأ أكثر|تابع القراءة|إقرأ المزيد
    |ادامه مطلب|بیشتر|بیشتر بخوانید|ادامه|ادامه نوشته|مشاهده|ادامه خواندن|ادامه‌ی مطلب
    |קרא עוד|המשך קריאה|עוד|לקריאה נוספת|קראו עוד|להמשך קריאה
    |đọc thêm|xem thêm|chi tiết|đọc tiếp|xem chi tiết
    |อ่านต่อ|อ่านเพิ่มเติม|เพิ่มเติม|ดูเพิ่มเติม|รายละเอียด
    |और पढ़ें|आगे पढ़ें|अधिक पढ़ें|विस्तार से|আরও পড়ুন|বিস্তারিত
    |baca selengkapnya|selengkapnya|baca lagi|lebih lanjut|lasīt vairāk|vairāk|skaityti daugiau|daugiau|plačiau|loe edasi|loe lähemalt|rohkem|gehiago irakurri|gehiago
    """.replace("\n", "").split("|")
    if word.strip()
)
EDGES = " .…>»→›<«←‹[]()*+|:·–—-⟶➜❯▸▶►📄\xa0"
COUNTER = re.compile(
    r"[\W\d_]*(min(\.|utes?|uten|uty|uti|utos?|uter|utter)?|minuts?|minuut|minuten|dk|dakika|мин(\.|ут[аы]?)?|хв|分钟|分鐘|分|분|دقيقة|دقائق|دقیقه|דקות|phút|นาที"
    r"|sec|words?|wörter|mots|palabras|字|comments?|kommentare?|commentaires?|comentarios?|comentários|commenti|reacties"
    r"|kommentar(er)?|komentarz(y|e)?|коммент\w*|komentář\w*|yorum|评论|評論|コメント|댓글|تعليق\w*|views?|likes?|shares?|aufrufe|vues|reads?|kb|mb|gb|ko|mo|pages?|seiten|s\.)"
    r"([\s.]*(read(ing)?( time)?|lesezeit|lesedauer|lecture|de lecture|de lectura|lectura|de leitura|leitura|di lettura|leestijd|läsning|lästid|czytania|чтения|okuma( süresi)?|阅读|閱讀|читання|čtení|بخوانید|قراءة|για ανάγνωση|to read))?\W*",
    re.IGNORECASE,
)
MINUTES = re.compile(r"^\W*(reading time|read time|lesezeit|lesedauer|temps de lecture|tiempo de lectura|tempo di lettura|tempo de leitura|estimated reading time|约|大约|預計閱讀|阅读时长|読了時間)\W*", re.IGNORECASE)
AUTHOR = re.compile(
    r"^\W*(posted by|written by|published by|by|von|verfasst von|geschrieben von|par|rédigé par|publié par|por|publicado por|escrito por|di|scritto da|pubblicato da|door|geplaatst door|av|af|skrevet av|skriven av|przez|autor(ka|ski)?|napisał\w*|автор\w*|от|опубликовал\w*|作者|著者|投稿者|글쓴이|작성자|الكاتب|بقلم|بواسطة|نویسنده|توسط|מאת|yazan|yazar|bởi|tác giả|โดย|author|authors|autore|auteur|forfatter|författare|kirjoittaja|od|szerző|συγγραφέας|από|lekë|oleh|penulis)(\s*[:：]\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
LABEL = re.compile(r".{1,40}[:：]\s*$")
WIDE = re.compile(r"[\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
END = re.compile(r"[.!?…。！？؟।।:”\"»)]\s*$")


def is_read_more(text: str) -> bool:
    """Whether a link of this text names nothing, in any of forty languages."""
    plain = fold(text).strip(EDGES)
    return plain in READ_MORE or not any(map(str.isalnum, plain))


def is_counter(text: str) -> bool:
    """Whether a text counts minutes, comments or views."""
    if len(text) > 60:
        return False
    bare = MINUTES.sub("", text)
    return any(map(str.isdigit, text)) and COUNTER.fullmatch(bare) is not None or (bare != text and len(bare) < 20)


def is_author(text: str) -> bool:
    """Whether a text says who wrote something."""
    return len(text) <= 80 and AUTHOR.match(text) is not None


def is_label(text: str) -> bool:
    """Whether a text only announces what follows it."""
    return LABEL.fullmatch(text) is not None


def weight(text: str) -> int:
    """How much a text says, in letters: a letter of a script without spaces says about as much as two and a half."""
    wide = len(WIDE.findall(text))
    return len(text) + wide + wide // 2


def is_sentence(text: str) -> bool:
    """Whether a text is long enough, or ends, like running text."""
    return weight(text) >= 60 or (weight(text) >= 30 and END.search(text) is not None)
