"""What links to the pages of a listing are called, in some fifty languages: data, and no more.

Everything is written casefolded and without punctuation, as `labels.words_of` leaves a text. A phrase of several words
is one entry; the scripts that put no spaces between words are matched by the letter.
"""

__all__ = [
    "ENTRIES",
    "FILLER",
    "FIRST",
    "LAST",
    "LOAD",
    "LOAD_MORE",
    "MORE",
    "NEWER",
    "NEXT",
    "OLDER",
    "PAGE",
    "PREVIOUS",
]


def _phrases(text: str) -> frozenset[str]:
    return frozenset(phrase.strip() for line in text.splitlines() for phrase in line.split(",") if phrase.strip())


NEXT = _phrases(
    """
next, nxt, forward, onward, nächste, nächster, nächstes, nächsten, naechste, weiter, vor, vorwärts, folgende
folgeseite, suivant, suivante, suivants, suivantes, prochain, prochaine, siguiente, siguientes, próxima, próximo
próximas, próximos, adelante, avanzar, seguinte, seguintes, avançar, seguent, següents, hurrengoa, hurrengo
successiva, successivo, successivi, successive, prossima, prossimo, prossimi, prossime, avanti, seguente, seguenti
volgende, verder, vlgnde, vooruit, nästa, næste, neste, framåt, frem, fram, følgende, næsta, næstu, áfram, seuraava
seuraavat, eteenpäin, järgmine, järgmised, edasi, nākamā, nākamais, nākamie, tālāk, kitas, kita, kiti, toliau
sekantis, pirmyn, następna, następne, następny, dalej, naprzód, kolejna, kolejne, další, následující, nasledujúca
nasledujúce, ďalšia, ďalšie, vpřed, dopředu, naslednja, naslednji, naprej, sljedeća, sljedeće, sljedeći, slijedeća
iduća, dalje, naprijed, sledeća, sledeće, sledeći, naredna, naredne, napred, следећа, следеће, следећи, наредна
даље, напред, следна, следни, следно, понатаму, следваща, следващи, следващ, следващо, нататък, следующая, следующие
следующий, следующее, след, далее, дальше, вперёд, наступна, наступні, наступний, далі, наступная, наступныя, далей
наперад, келесі, алға, következő, következők, tovább, előre, următoarea, următoarele, următorul, următor, înainte
επόμενη, επόμενο, επόμενα, επόμενες, επόμενος, εμπρός, sonraki, sonrakiler, ileri, növbəti, irəli, keyingi, tjetra
tjetër, vijues, vazhdo, më tej, li jmiss, التالي, التالية, تالي, بعدی, بعد, اللاحق, اللاحقة, הבא, הבאה, הבאים, הבאות
קדימה, اگلا, اگلے, اگلی, آگے, بل, راتلونکی, अगला, आगे, पुढील, पुढे, পরবর্তী, পরের, অধিকতর পরবর্তী, அடுத்த, அடுத்தது
తదుపరి, തുടർന്ന്, അടുത്ത, ಮುಂದಿನ, આગળ, ਅਗਲਾ, ඊළඟ, ඊළඟට, अर्को, ถัดไป, ต่อไป, ຕໍ່ໄປ, បន្ទាប់, နောက်သို့, ရှေ့သို့, sau, tiếp
tiếp theo, kế tiếp, trang kế, berikutnya, selanjutnya, seterusnya, lanjut, berikut, lanjutkan, susunod, ijayo
inayofuata, 下页, 下頁, 后一页, 後一頁, 后页, 後頁, 下一個, 下一个, 下一組, 翻下页, 向后, 下一, 次, つぎへ, 次を表示
進む, 다음, 다음페이지, 다음으로, შემდეგი, შემდეგ, հաջորդ, հաջորդը, дараах, дараагийн, ar aghaidh, chéad eile, nesaf
sekva, venonta, da lean, ar lean, war lerc h, weiderfueren, vidare
"""
)
"""On, in the order of the pages."""

OLDER = _phrases(
    """
older, earlier, older post archive, ältere, älter, älteres, ältere artikel, aeltere, frühere, plus ancien
plus anciennes, anciens, plus vieux, antérieurs, antérieures, mas antiguas, mas antiguos, antiguas, antiguos
más antiguo, más viejos, más antigua, mais antigo, mais antiga, antigas, antigos, máis antigas, máis antigos
més antics, més antigues, més vells, zaharragoak, lehenagokoak, meno recenti, più vecchie, più vecchio, vecchi
post più vecchi, più datati, oudere, ouder, ouer, eerdere, äldre, ældre, eldre, tidligere, tidigare, eldri
vanhemmat, vanhempi, vanhempia, aiemmat, aikaisemmat, vanemad, varasemad, vanem, vecākas, vecāki, vecākie, senākas
senāki, senesni, senesnės, ankstesni, ankstesnės, starsze, starszy, starsza, wcześniejsze, starší, staršie
předchozí příspěvky, dřívější, skoršie, starejši, starejše, starejša, starije, stariji, starija, ranije, старије
старији, раније, постари, стари, по-стари, по-ранни, предишни публикации, раньше, ранее, старые, старше
более старые, более ранние, предыдущие записи, старее, прежние, старіші, давніші, раніше, старші, попередні записи
старэйшыя, раней, ескі, régebbi, régebbiek, korábbi, korábbiak, mai vechi, anterioare, mai veche, παλαιότερα
παλιότερα, παλαιότερες, παλιότερες, παλαιότερη, παλαιότερο, eski, eskiler, önceki kayıtlar, önceki yazılar, köhnə
më të vjetra, më të vjetër, të vjetrat, eqdem, أقدم, الأقدم, القديمة, رسائل أقدم, قدیمی‌تر, قدیمیتر, قدیمی‌ترها
قدیمی, نوشته های قدیمی تر, مطالب قدیمی تر, قدیمی‌ترین نوشته‌ها, نوشته‌های پیشین, مطالب پیشین, ישנות, ישנות יותר
ישנים יותר, ישנים, רשומות קודמות, הקודמות, מוקדם יותר, پرانی, پرانے, پرانی تحریریں, पुराने, जुने, পুরোনো, পুরাতন
পুরনো, பழைய, పాత, പഴയ, ಹಳೆಯ, เก่ากว่า, บทความเก่ากว่า, เรื่องที่เก่ากว่า, เก่า, เรื่องเก่ากว่า, cũ hơn, bài cũ hơn
các bài cũ hơn, lama, lebih lama, postingan lama, pos lama, pos lebih lama, entri lama, lebih tua, catatan lama
更早, 较早, 較早, 较旧, 較舊, 旧, 舊, 更旧, 更舊, 以前的, 早期, 较早文章, 較早文章, 旧文章, 舊文章, 更早文章, 过去的
旧一点的, 古い, 古い記事, 以前の, 以前の記事, 過去の記事, 過去, 以前の投稿, 過去の投稿, 古い投稿, 이전 글, 이전글
이전 게시물, 이전 글들, 오래된, 지난 글, 이전 포스트, 예전 글, უფრო ძველი, ძველი, ավելի հին, հին, níos sine, hŷn
pli malnovaj, kozh
"""
)
"""Back in time, which is on in the order of a listing with the newest first."""

PREVIOUS = _phrases(
    """
previous, prev, back, backward, backwards, preceding, vorherige, vorheriger, vorheriges, vorherigen, zurück, zurueck
vorige, voriger, précédent, précédente, précédents, précédentes, retour, anterior, anteriores, anteriors, previo
previa, previos, previas, atrás, volver, voltar, aurrekoa, aurrekoak, precedenti, indietro, terug, eerder
föregående, tillbaka, forrige, tilbage, tilbake, fyrri, til baka, edellinen, edelliset, takaisin, eelmine, eelmised
tagasi, iepriekšējā, iepriekšējais, iepriekšējās, atpakaļ, ankstesnis, ankstesnė, atgal, poprzednia, poprzednie
poprzedni, wstecz, wróć, předchozí, zpět, predchádzajúca, predchádzajúce, predošlá, predošlé, späť, prejšnja
prejšnji, nazaj, prethodna, prethodne, prethodni, natrag, nazad, претходна, претходни, претходне, назад, предишна
предишни, предишен, предыдущая, предыдущие, предыдущий, пред, попередня, попередні, попередній, папярэдняя
папярэднія, алдыңғы, артқа, előző, előzőek, vissza, anterioara, anteriorul, înapoi, precedenta, προηγούμενη
προηγούμενο, προηγούμενα, προηγούμενες, πίσω, önceki, geri, əvvəlki, mëparshme, mëparshmi, prapa, oldingi, ta qabel
السابق, السابقة, السابقات, رجوع, سابق, قبلی, قبل, پیشین, بازگشت, הקודם, הקודמת, קודם, קודמים, חזרה, אחורה, پچھلا
پچھلے, پچھلی, पिछला, मागील, পূর্ববর্তী, আগের, முந்தைய, మునుపటి, മുമ്പത്തെ, ಹಿಂದಿನ, ก่อนหน้า, หน้าก่อน, ย้อนกลับ, ก่อนหน้านี้
กลับ, trước, quay lại, sebelumnya, sebelum, kembali, terdahulu, nakaraan, 上页, 上頁, 上一个, 上一個, 向前, 返回
上一, 前, 戻る, もどる, 이전, 이전페이지, 앞으로, 뒤로, წინა, უკან, նախորդ, նախորդը, roimhe, blaenorol, antaŭa
өмнөх
"""
)
"""Back, in the order of the pages; of entries ("previous posts") it is on."""

NEWER = _phrases(
    """
newer, later, more recent, neuere, neuer, neueres, aktuellere, neuere artikel, plus récent, récents, más reciente
recientes, nuevas, nuevos, mais recente, recentes, mais novas, mais novos, máis recentes, més nous, berriagoak
più recente, recenti, nuovi, nieuwere, recentere, nuwer, nyare, nyere, nýrri, senare, uudemmat, uudempi, uudemad
uuemad, jaunākas, jaunāki, naujesni, naujesnės, nowsze, nowszy, późniejsze, novější, novejšie, novejše, novije
noviji, новије, новији, понови, по-нови, нови, новее, новые, более новые, новіші, навейшыя, жаңа, újabb, újabbak
mai noi, mai recente, νεότερα, νεώτερα, νεότερες, πιο πρόσφατα, yeni, yeniler, sonraki kayıtlar, më të reja, أحدث
الأحدث, رسائل أحدث, جدیدتر, جدید تر, جدیدترها, جدید, חדשות יותר, חדשים יותר, חדשים, نئی, نئے, नए, नई, नवीन, নতুন
புதிய, కొత్త, ใหม่กว่า, บทความใหม่กว่า, เรื่องที่ใหม่กว่า, mới hơn, bài mới hơn, terbaru, lebih baru, baru, postingan baru
较新, 較新, 更新的, 新文章, 较新文章, 更新文章, 最近的, 新しい, 新しい記事, 最新, 新しい投稿, 최신, 다음 글, 다음글
최근 글, უფრო ახალი, ახალი, ավելի նոր, նոր
"""
)

MORE = _phrases(
    """
more, mehr, plus, más, mais, més, gehiago, più, meer, mer, mere, meira, lisää, enemmän, veel, rohkem, vairāk
daugiau, więcej, více, viac, več, više, више, повеќе, още, повече, ещё, больше, більше, ще, яшчэ, болей, még, több
mai mult, mai multe, περισσότερα, περισσότερες, daha fazla, daha, daha çox, më shumë, المزيد, مزيد, أكثر, بیشتر
موارد بیشتر, עוד, נוספים, נוספות, और, अधिक, और अधिक, আরও, আরো, மேலும், మరిన్ని, കൂടുതൽ, ಇನ್ನಷ್ಟು, เพิ่มเติม, thêm, lagi
lebih banyak, lainnya, 更多, もっと, さらに, 더, მეტი, ավելին, níos mó, mwy, pli, weitere, altri, altre, fler, flere
továbbiak
"""
)
"""Of the list, where it stands with a word of LOAD; alone it may say "read more"."""

LOAD = _phrases(
    """
load, show, view, see, display, fetch, laden, zeigen, anzeigen, einblenden, charger, afficher, voir, cargar, mostrar
ver, carregar, mostra, carrega, vedi, visualizza, carica, laad, toon, ladda, visa, indlæs, vis, näytä, lataa, hlaða
sýna, näita, lae, rādīt, ielādēt, rodyti, įkelti, pokaż, załaduj, wczytaj, zobacz, načíst, zobrazit, načítať, naloži
prikaži, učitaj, учитај, прикажи, зареди, покажи, загрузить, показать, смотреть, завантажити, показати, паказаць
betöltése, betöltés, mutass, încarcă, arată, afișează, φόρτωση, εμφάνιση, προβολή, φόρτωσε, yükle, göster, ngarko
shfaq, تحميل, عرض, بارگذاری, نمایش, طען, הצג, दिखाएं, muat, tampilkan, 加载
"""
)
"""Verbs: with a word of MORE, NEXT or OLDER they bring the next page."""

LOAD_MORE = _phrases(
    """
more results, meer tonen, bekijk meer, hämta fler, hent flere, last inn flere, учитај још, още новини, показать еще
загрузить еще, daha çox göstər, إظهار المزيد, شاهد المزيد, טען עוד, טעינת עוד, مزید دکھائیں, लोड करें, আরও দেখুন
আরো দেখুন, மேலும் காட்டு, மேலும் ஏற்று, โหลดเพิ่มเติม, โหลดเพิ่ม, แสดงเพิ่มเติม, ดูเพิ่มเติม, xem thêm, tải thêm
lihat lainnya, 載入更多, 查看更多, 显示更多, 顯示更多, 点击加载更多, 更多文章, もっと見る, さらに表示
もっと表示する, もっと表示, さらに読み込む, 続きを見る, 더 보기, 더보기, 더 불러오기, 더 읽기, მეტის ჩვენება
ցույց տալ ավելին, rhagor
"""
)

FIRST = _phrases(
    """
first, erste, erster, anfang, première, premier, début, primera, primero, primeira, primeiro, inicio, prima, primo
inizio, eerste, första, første, fyrsta, ensimmäinen, esimene, pirmā, pirmas, pierwsza, první, prvá, прва, първа
първи, первая, первый, начало, перша, першая, első, πρώτη, ilk, birinci, e para, الأول, الأولى, اول, اولین, نخست
ראשון, ראשונה, पहला, প্রথম, முதல், แรก, đầu, pertama, awal, 首页, 首頁, 第一页, 第一頁, 最初, 先頭, 처음, 맨앞
პირველი, առաջին
"""
)
LAST = _phrases(
    """
last, letzte, letzter, ende, dernière, dernier, fin, última, último, darrera, fine, laatste, sista, sidste, siste
síðasta, viimeinen, viimane, pēdējā, paskutinis, paskutinė, ostatnia, ostatni, poslední, posledná, zadnja, zadnji
posljednja, poslednja, последња, последна, последняя, последний, конец, остання, апошняя, utolsó, τελευταία
τελευταίο, son, sonuncu, e fundit, الأخير, الأخيرة, آخر, آخرین, אחרון, אחרונה, अंतिम, आखिरी, শেষ, கடைசி, สุดท้าย, cuối
terakhir, akhir, 末页, 末頁, 尾页, 尾頁, 最后一页, 最後, 最終, 마지막, 맨뒤, ბოლო, վերջին
"""
)

PAGE = _phrases(
    """
page, pages, pg, seite, seiten, página, páginas, pàgines, páxina, orria, orrialdea, pagine, bladsy, sida, sidan
sidor, side, siden, sider, síða, síðu, sivu, sivulle, sivut, sivua, leht, lehekülg, lapa, lappuse, puslapis, puslapį
strona, stronę, strony, stron, stránka, stránku, strana, stránky, stran, stranica, stranicu, strane, страница
страницы, страницу, страници, страна, сторінка, сторінки, сторінку, старонка, бет, парақ, oldal, oldalra, σελίδα
σελίδας, sayfa, sayfaya, səhifə, faqe, faqja, paġna, صفحة, الصفحة, صفحه, صفحه‌ی, עמוד, דף, לעמוד, לדף, صفحہ, صفحے
पृष्ठ, पेज, पान, পৃষ্ঠা, পাতা, பக்கம், పేజీ, പേജ്, ಪುಟ, หน้า, trang, halaman, hal, laman, muka surat, 页, 頁, 第, 共, 页面
頁面, ページ, ページへ, ページ目, 頁目, 페이지, 쪽, გვერდი, էջ, leathanach, tudalen, paĝo, pajenn, хуудас
"""
)

ENTRIES = _phrases(
    """
posts, entries, articles, news, stories, items, results, records, updates, publications, events, blogs, blog posts
documents, press releases, releases, topics, listings, headlines, notices, reports, meetings, opinions
announcements, news items, content, archives, messages, beiträge, einträge, meldungen, nachrichten, ergebnisse
treffer, veröffentlichungen, berichte, blogbeiträge, neuigkeiten, pressemitteilungen, mitteilungen, termine
veranstaltungen, actualités, résultats, billets, nouvelles, événements, communiqués, notes, entradas, artículos
noticias, publicaciones, resultados, mensajes, eventos, artículos del blog, avisos, apuntes, postagens, artigos
publicações, publicacións, posts do blog, textos, matérias, entrades, notícies, sarrerak, sarrera, albiste, albisteak
articoli, notizie, risultati, eventi, pubblicazioni, messaggi, voci, comunicati, berichten, artikelen, nieuws
resultaten
nieuwsberichten, evenementen, inlägg, nyheter, artiklar, resultat, träffar, indlæg, artikler, nyheder, resultater
innlegg, oppslag, færslur, fréttir, artikkelit, uutiset, uutisia, kirjoitukset, tulokset, tulosta, julkaisut
postitused, uudised, artiklid, ieraksti, ierakstus, raksti, ziņas, įrašai, įrašus, naujienos, straipsniai, wpisy
wpisów, artykuły, artykułów, aktualności, wiadomości, posty, wyniki, newsy, informacje, komunikaty, příspěvky
články, článků, novinky, aktuality, zprávy, výsledky, záznamy, správy, záznamov, objave, novice, prispevki, članki
zapisi, vijesti, objava, članaka, postovi, vesti, članci, чланци, вести, објаве, објави, објава, написи, новини
публикации, статии, постове, записи, посты, новости, статьи, материалы, результаты, записей, новостей, дописи, статті
публікації, матеріали, навіны, артыкулы, запісы, жазбалар, bejegyzések, cikkek, hírek, találat, találatok, articole
postări, știri, rezultate, αναρτήσεις, άρθρα, νέα, δημοσιεύσεις, αποτελέσματα, yazılar, kayıtlar, haberler
gönderiler, makaleler, postime, artikuj, lajme, المقالات, مقالات, المشاركات, مشاركات, الأخبار, أخبار, التدوينات
تدوينات, النتائج, المواضيع, مواضيع, المواد, نوشته‌ها, نوشته‌های, مطالب, پست‌ها, پست‌های, خبرها, خبرهای, مقاله‌ها
מאמרים, פוסטים, חדשות, רשומות, כתבות, پوسٹس, خبریں, پوسٹ, समाचार, খবর, পোস্টগুলি, செய்திகள், பதிவுகள், ข่าว, tin
bài đăng, tin tức, kết quả, 新闻, 新聞, 日志, 日誌, 博文, 条, 项, 帖子, お知らせ, ニュース, 件, 一覧, エントリー
뉴스, 목록, 소식, სტატიები, სიახლეები, հոդվածներ, նորություններ, afiŝoj, cofnodion
"""
)
"""What a listing lists, in the plural: the next "posts" are a page of them, the next "post" is a neighbour."""

FILLER = _phrases(
    """
the, a, to, go, go to, goto, of, and, our, on, set, blog, click, here, for, in, zu, zur, die, der, das, gehe
gehe zu, aller à, aller à la, la, le, les, des, de, du, d, l, vers, ir a, ir a la, ir, ir para, ir para a, el, las
los, a la, do, da, dos, vai, vai alla, alla, al, il, lo, gli, i, di, ga naar, naar, naar de, till, gå till, til
gå til, idi na, przejdź do, przejdź, přejít na, na, перейти, перейти на, на, към, до, git, إلى, انتقل إلى, رفتن به
به, ל, へ, に, の, を, 的, 一, 到, 去, 跳到, 跳转到, 로, 으로, e, y, o, og, och, nr, no, of the, from
"""
)
"""Says nothing about the direction."""
