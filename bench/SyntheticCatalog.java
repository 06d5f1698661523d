import java.io.StringReader;
import java.lang.reflect.Method;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import zukan.catalog.PastedWork;

/**
 * Fills a catalog with invented papers, by COPY. What words, concepts and authors they have follows Zipf's law, as it does in real
 * catalogs: few are everywhere and most are rare. Each paper depends on the seed and its number alone, so that the same seed
 * gives the same bytes.
 *
 * <p>Runs on the class path of the application, whose driver and whose way of cutting text it uses:
 * {@code java -cp zukan.jar SyntheticCatalog.java JDBC-URL USER PASSWORD PAPERS SEED}.
 */
class SyntheticCatalog {

    private static final int BATCH = 5_000;
    private static final int LONGEST_SPELLING = 40;
    private static final int WORDS = 40_000;
    private static final int AUTHORS = 30_000;

    /** From here on papers are lean: the time goes into their number. */
    private static final int LEAN_ABOVE = 100_000;

    private static final YearMonth FIRST_MONTH = YearMonth.of(2015, 1);
    private static final int MONTHS = 120;

    private static final String[] ENGLISH = ("the of and a in to we is for with that network model on by this from are learning as"
                    + " our it data method training image which deep neural can be results than language show approach"
                    + " performance task features layer representation attention state large propose trained input using"
                    + " convolutional sequence output dataset loss generative adversarial memory recurrent translation accuracy"
                    + " gradient speech policy weights object video segmentation recognition prediction embedding noise sparse"
                    + " latent graph sample search agent reward compression residual pretrained token hierarchical")
            .split(" ");
    private static final String[] JAPANESE = ("学習 画像 モデル 手法 深層 生成 認識 特徴 入力 データ 精度 層 結果 表現 出力 言語 翻訳 音声"
                    + " 系列 確率 勾配 損失 記憶 注意機構 ネットワーク 畳み込み 性能 推論 方策 報酬 圧縮 残差 領域 動画 検出 分類 予測 雑音"
                    + " 潜在変数 グラフ 探索 文脈 単語 事前学習 敵対的生成 パラメータ アルゴリズム")
            .split(" ");
    private static final String KANJI = "音画文語学習認識生成検出推論特徴領域動物体勾配構造階層情報計測変換量子化最適評価時空間確率密度分布関数"
            + "線形近似解析制御自律移動視覚聴触感知能記憶想起連続離散多様抽象具体実験";
    private static final String[] KANA = "ア イ ウ エ オ カ キ ク ケ コ サ シ ス セ ソ タ チ ツ テ ト ナ ニ ネ ノ ハ ヒ フ ヘ ホ マ ミ ム メ モ ラ リ ル レ ロ ン"
            .split(" ");
    private static final String[] SYLLABLES =
            "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu za bre cla dro fle gri plo sta tre vel nor min tex"
                    .split(" ");
    private static final String[] GIVEN = ("Aiko Akira Alex Ana Anders Bo Carla Chen Daniel Elena Emi Fatima Hana Hiroshi Ines Ivan"
                    + " Jonas Jun Karim Kenji Lars Lea Lin Maria Mei Noah Olga Priya Rafael Rin Sara Shota Sofia Taro Tomas Wei Yuki Zoë")
            .split(" ");
    private static final String[] ENDINGS = {"Net", "GAN", "Former", "RNN", "Nets", "VAE", "Flow", ""};
    private static final String[] TITLES = {"%s: %s %s for %s", "%s: Learning %s %s in %s", "%4$s with %1$s, a %2$s %3$s"};
    private static final String[] VENUES = {"NeurIPS", "ICLR", "ICML", "CVPR", "ACL", "INTERSPEECH"};

    private record Concept(String kind, String slug, List<String> texts) {}

    private record Named(String slug, String parent, String ja, String en) {}

    private record Word(String folded, String written) {}

    /** A text as the application cuts it. */
    private record Cut(String key, List<Word> words, List<?> tokens) {}

    private final Connection database;
    private final CopyManager copy;
    private final long seed;
    private final boolean lean;
    private final long firstId;
    private final Map<String, List<Concept>> concepts = new LinkedHashMap<>();
    private final List<Named> frameworks = new ArrayList<>();
    private final List<Named> domains = new ArrayList<>();
    private final List<Named> topics = new ArrayList<>();
    private final List<String> english;
    private final List<String> japanese;
    private final List<String> authors;
    private final double[] words = zipf(WORDS, 1);
    private final double[] writers = zipf(AUTHORS, 0.7);
    private final double[] fewChoices = zipf(1_000, 1);
    private final Method tokens = searchText("tokens");
    private final Method key = searchText("key");
    private final Method runs = searchText("runs");
    private final Method variants = searchText("variants");
    /** Of texts that many papers have; read only once it is complete. */
    private final Map<String, Cut> cuts = new HashMap<>();

    private final Method runText;
    private final Method runStart;
    private final Method runEnd;

    public static void main(String[] arguments) throws Exception {
        Properties user = new Properties();
        user.put("user", arguments[1]);
        user.put("password", arguments[2]);
        try (Connection database = DriverManager.getConnection(arguments[0], user)) {
            new SyntheticCatalog(database, Integer.parseInt(arguments[3]), Long.parseLong(arguments[4]))
                    .fill(Integer.parseInt(arguments[3]));
        }
    }

    SyntheticCatalog(Connection database, int papers, long seed) throws Exception {
        this.database = database;
        this.copy = database.unwrap(PGConnection.class).getCopyAPI();
        this.seed = seed;
        this.lean = papers > LEAN_ABOVE;
        Class<?> run = Class.forName("zukan.catalog.SearchText$Run");
        runText = open(run.getDeclaredMethod("text"));
        runStart = open(run.getDeclaredMethod("start"));
        runEnd = open(run.getDeclaredMethod("end"));
        firstId = (Long) rows("select coalesce(max(id), 0) + 1 from paper", row -> {}).get(0);
        rows("select kind, slug, name_ja, name_en, aliases_ja, aliases_en, reading from concept order by kind, slug collate \"C\"", row -> {
            // in the order in which the application's index takes them
            List<String> texts = new ArrayList<>(List.of(row.getString(3), row.getString(4)));
            texts.addAll(strings(row.getArray(5)));
            texts.addAll(strings(row.getArray(6)));
            texts.add(row.getString(7));
            texts.removeIf(Objects::isNull);
            concepts.computeIfAbsent(row.getString(1), kind -> new ArrayList<>())
                    .add(new Concept(row.getString(1), row.getString(2), texts));
        });
        rows("select slug, null, name, name from framework order by position", row -> frameworks.add(named(row)));
        rows("select slug, null, name_ja, name_en from domain order by position", row -> domains.add(named(row)));
        rows("select slug, domain, name_ja, name_en from topic order by domain, position", row -> topics.add(named(row)));
        Random random = new Random(seed);
        // the most frequent ones differ from seed to seed
        concepts.values().forEach(all -> Collections.shuffle(all, random));
        english = lexicon(ENGLISH, random, () -> syllables(random, SYLLABLES, 2 + random.nextInt(3)));
        japanese = lexicon(JAPANESE, random, () -> random.nextInt(4) == 0
                ? syllables(random, KANA, 3 + random.nextInt(3))
                : kanji(random) + kanji(random) + (random.nextInt(3) == 0 ? kanji(random) : ""));
        authors = lexicon(new String[0], random, () -> GIVEN[random.nextInt(GIVEN.length)] + " "
                + capital(syllables(random, SYLLABLES, 2 + random.nextInt(2)))).subList(0, AUTHORS);
        Stream.of(frameworks, domains, topics)
                .flatMap(List::stream)
                .flatMap(named -> Stream.of(named.slug(), named.ja(), named.en()))
                .forEach(text -> cuts.put(text, cut(text)));
        concepts.values().forEach(all -> all.forEach(concept -> concept.texts().forEach(text -> cuts.put(text, cut(text)))));
        authors.forEach(name -> cuts.put(name, cut(name)));
    }

    /** All of one transaction: nobody sees half a catalog. */
    private void fill(int papers) throws Exception {
        int missing = papers - (int) (long) rows("select count(*) from paper", row -> {}).get(0);
        if (missing < 0) {
            throw new IllegalArgumentException("there are more papers already");
        }
        long begin = System.nanoTime();
        database.setAutoCommit(false);
        try (Statement sql = database.createStatement()) {
            // no triggers: neither foreign keys nor versions are looked at row by row
            sql.execute("set session_replication_role = replica");
            sql.execute("set maintenance_work_mem = '512MB'");
            sql.execute("create temp table search_load (paper_id bigint, a text, b text, c text, d text, names text[], spellings text[])");
            sql.execute("create temp table word_load (word text, written text, variants text[])");
            List<String> indexes = new ArrayList<>();
            List<String> names = new ArrayList<>();
            rows("""
                    select indexname, indexdef from pg_indexes where schemaname = current_schema()
                    and tablename in ('paper', 'paper_concept', 'implementation', 'paper_search', 'search_word')
                    and indexname not in (select conname from pg_constraint) order by indexname""", row -> {
                names.add(row.getString(1));
                indexes.add(row.getString(2));
            });
            for (String name : names) {
                sql.execute("drop index " + name);
            }
            CompletableFuture<Batch> next = batch(0, missing);
            for (int from = 0; from < missing; from += BATCH) {
                Batch ready = next.join();
                // the next ones are made while PostgreSQL is busy with these
                next = batch(from + BATCH, missing);
                ready.load(sql);
                if ((from / BATCH + 1) % 20 == 0) {
                    say(begin, from + BATCH + " papers");
                }
            }
            say(begin, "indexes");
            for (String index : indexes) {
                sql.execute(index);
            }
            sql.execute("select setval(pg_get_serial_sequence('paper', 'id'), max(id)) from paper");
            sql.execute("update catalog_version set number = number + 1");
            database.commit();
            sql.execute("analyze");
            database.commit();
        }
        say(begin, papers + " papers are there");
    }

    private static void say(long begin, String what) {
        System.err.printf("%5d s  %s%n", (System.nanoTime() - begin) / 1_000_000_000, what);
    }

    private CompletableFuture<Batch> batch(int from, int papers) {
        return CompletableFuture.supplyAsync(() -> {
            Batch batch = new Batch();
            IntStream.range(from, Math.max(from, Math.min(papers, from + BATCH))).forEach(batch::paper);
            return batch;
        });
    }

    /** Papers as lines for COPY, table by table. */
    private class Batch {

        private final Map<String, StringBuilder> tables = new LinkedHashMap<>();
        private final Set<String> seen = new LinkedHashSet<>();

        void load(Statement sql) throws Exception {
            for (Map.Entry<String, StringBuilder> table : tables.entrySet()) {
                copy.copyIn("copy " + table.getKey() + " from stdin", new StringReader(table.getValue().toString()));
            }
            // the same as PaperSearch makes of a paper
            sql.execute("""
                    insert into paper_search (paper_id, words, names, spellings) select paper_id,
                        setweight(to_tsvector('zukan', a), 'A') || setweight(to_tsvector('zukan', b), 'B')
                            || setweight(to_tsvector('zukan', c), 'C') || setweight(to_tsvector('zukan', d), 'D'),
                        names, spellings from search_load""");
            sql.execute("insert into search_word select * from word_load on conflict do nothing");
            sql.execute("truncate search_load, word_load");
        }

        private void row(String table, Object... values) {
            StringBuilder lines = tables.computeIfAbsent(table, missing -> new StringBuilder());
            for (int at = 0; at < values.length; at++) {
                String value = values[at] instanceof Collection<?> list ? array(list) : Objects.toString(values[at], null);
                lines.append(at == 0 ? "" : "\t").append(value == null ? "\\N" : value.replace("\\", "\\\\"));
            }
            lines.append('\n');
        }

        private void paper(int n) {
            Random random = new Random(seed * 1_000_003 + n);
            long id = firstId + n;
            String shortName = capital(syllables(random, SYLLABLES, 2 + random.nextInt(3))) + one(random, ENDINGS);
            String slug = "s" + n + "-" + shortName.toLowerCase(Locale.ROOT);
            List<Concept> used = new ArrayList<>();
            used.addAll(some(random, concepts.get("TASK"), 1 + random.nextInt(2)));
            used.addAll(some(random, concepts.get("METHOD"), 1 + random.nextInt(3)));
            used.addAll(some(random, concepts.get("DATASET"), random.nextInt(3)));
            // one in twenty is a Japanese paper
            String title = random.nextInt(20) == 0
                    ? shortName + "：" + word(random, japanese) + word(random, japanese) + "のための" + used.get(0).texts().get(0)
                    : one(random, TITLES).formatted(
                            shortName, capital(content(random)), capital(content(random)), capital(used.get(0).texts().get(1)));
            List<String> aliases =
                    random.nextInt(10) == 0 ? List.of(syllables(random, KANA, 4) + "ネット") : List.of();
            List<String> written = IntStream.rangeClosed(0, random.nextInt(5))
                    .mapToObj(author -> authors.get(rank(random, writers, AUTHORS)))
                    .distinct()
                    .toList();
            // more are written each year
            YearMonth month = FIRST_MONTH.plusMonths((int) (MONTHS * Math.sqrt(random.nextDouble())));
            // numbers that no paper of the survey has; they do not suffice for a million
            String arxiv = n % 5 == 4 || n >= 60_000
                    ? null
                    : "%02d%02d.%05d".formatted(month.getYear() % 100, month.getMonthValue(), 40_000 + n);
            String doi = arxiv == null ? "10.5555/synthetic." + n : null;
            String venue = random.nextInt(3) == 0 ? one(random, VENUES) + " " + month.getYear() : null;
            String day = month.atDay(1 + random.nextInt(28)).toString();
            Named domain = domains.get(rank(random, fewChoices, domains.size()));
            List<Named> within =
                    topics.stream().filter(topic -> topic.parent().equals(domain.slug())).toList();
            Named topic = within.isEmpty() || random.nextInt(3) == 0 ? null : within.get(rank(random, fewChoices, within.size()));
            String gistJa = japanese(random, 1);
            String gistEn = english(random, 1);

            row("work (slug)", slug);
            row("paper (id, slug, title, short_name, aliases, arxiv_id, doi, venue, submitted_on, month_in_article, domain, topic,"
                            + " origin, starred, gist_ja, gist_en, created_at, updated_at)",
                    id, slug, title, shortName, aliases, arxiv, doi, venue, day, month, domain.slug(),
                    topic == null ? null : topic.slug(), "READER", random.nextInt(10) == 0, gistJa, gistEn,
                    "2026-01-01 00:00:00Z", "2026-01-01 00:00:00Z");
            each(written, at -> row("paper_author (paper_id, position, name)", id, at, written.get(at)));
            each(used, at -> row("paper_concept (paper_id, position, kind, concept, role)", id, at, used.get(at).kind(),
                    used.get(at).slug(), used.get(at).kind().equals("DATASET") ? "evaluated" : null));

            List<String> body = new ArrayList<>();
            String[] sections = {"PROBLEM", "IDEA", "METHOD", "RESULTS", "IMPRESSION"};
            for (int at = 0; at < (lean ? 1 : 3 + random.nextInt(3)); at++) {
                int sentences = lean ? 1 : 2 + random.nextInt(2);
                String ja = japanese(random, sentences);
                String en = english(random, sentences);
                row("paper_text (paper_id, position, section, ja, en, source_kind)", id, at, sections[at], ja, en, "abstract");
                body.addAll(List.of(ja, en));
            }
            List<Named> code = IntStream.range(0, random.nextInt(4))
                    .mapToObj(at -> frameworks.get(rank(random, fewChoices, frameworks.size())))
                    .toList();
            List<String> addresses = new ArrayList<>();
            each(code, at -> {
                addresses.add("https://github.com/synthetic-" + n + "/" + slug + "-" + at);
                row("implementation (paper_id, position, framework, url, official, in_article, note_ja, note_en, evidence)",
                        id, at, code.get(at).slug(), addresses.get(at), at == 0, "NO", "著者以外による実装", "Code by others",
                        List.of("readme-read"));
                body.addAll(List.of("著者以外による実装", "Code by others"));
            });
            search(id, Stream.of(List.of(shortName), aliases, List.of(title)).flatMap(List::stream).toList(),
                    described(written, used, code, domain, topic, arxiv, doi, venue), fields(written, code, domain, month),
                    List.of(gistJa, gistEn), body, Stream.concat(Stream.of(arxiv, doi), addresses.stream()).toList());
        }

        private void search(long id, List<String> names, List<String> described, Set<String> fields, List<String> gist,
                List<String> body, List<String> links) {
            SortedMap<String, String> spellings = new TreeMap<>();
            Stream.concat(names.stream(), described.stream()).forEach(text -> {
                Cut cut = cut(text);
                spellings.putIfAbsent(cut.key(), text);
                cut.words().forEach(word -> spellings.putIfAbsent(word.folded(), word.written()));
            });
            spellings.keySet().removeIf(word -> word.length() < 2 || word.length() > LONGEST_SPELLING);
            List<String> keys = Stream.concat(names.stream(), links.stream().map(PastedWork::of).map(PastedWork::link))
                    .filter(Objects::nonNull)
                    .map(text -> (String) call(key, null, text))
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .toList();
            row("search_load", id, tokens(names), tokens(described) + " " + String.join(" ", fields), tokens(gist), tokens(body),
                    keys, spellings.keySet());
            spellings.forEach((word, writing) -> {
                if (seen.add(word)) {
                    row("word_load", word, writing, call(variants, null, word));
                }
            });
        }

        private List<String> described(List<String> written, List<Concept> used, List<Named> code, Named domain, Named topic,
                String... identifiers) {
            List<String> texts = new ArrayList<>(written);
            used.forEach(concept -> texts.addAll(concept.texts()));
            code.stream().distinct().map(Named::en).forEach(texts::add);
            texts.addAll(List.of(domain.ja(), domain.en()));
            if (topic != null) {
                texts.addAll(List.of(topic.ja(), topic.en()));
            }
            Stream.of(identifiers).filter(Objects::nonNull).forEach(texts::add);
            return texts;
        }

        private Set<String> fields(List<String> written, List<Named> code, Named domain, YearMonth month) {
            Set<String> fields = new LinkedHashSet<>();
            written.forEach(name -> addField(fields, "author", name));
            code.stream().distinct().forEach(framework -> {
                addField(fields, "framework", framework.slug());
                addField(fields, "framework", framework.en());
            });
            Stream.of(domain.slug(), domain.ja(), domain.en()).forEach(name -> addField(fields, "domain", name));
            fields.add("xyearx" + month.getYear());
            fields.add("xmonthx" + month.toString().replace("-", ""));
            return fields;
        }

        private void addField(Set<String> fields, String field, String name) {
            cut(name).words().forEach(word -> fields.add("x" + field + "x" + word.folded()));
        }
    }

    private Cut cut(String text) {
        Cut known = cuts.get(text);
        return known != null
                ? known
                : new Cut(
                        (String) call(key, null, text),
                        ((List<?>) call(runs, null, text))
                                .stream()
                                        .map(run -> new Word(
                                                (String) call(runText, run),
                                                text.substring((int) call(runStart, run), (int) call(runEnd, run))))
                                        .toList(),
                        (List<?>) call(tokens, null, text));
    }

    private String tokens(List<String> texts) {
        return texts.stream()
                .flatMap(text -> cut(text).tokens().stream())
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }

    private String english(Random random, int sentences) {
        return IntStream.range(0, sentences)
                .mapToObj(sentence -> capital(IntStream.range(0, 9 + random.nextInt(12))
                        .mapToObj(at -> word(random, english))
                        .collect(Collectors.joining(" "))) + ".")
                .collect(Collectors.joining(" "));
    }

    private String japanese(Random random, int sentences) {
        String[] joints = {"の", "を", "と", "に", "で", "による", "から", "、"};
        return IntStream.range(0, sentences)
                .mapToObj(sentence -> IntStream.range(0, 4 + random.nextInt(5))
                                .mapToObj(at -> word(random, japanese))
                                .reduce((text, word) -> text + one(random, joints) + word)
                                .orElseThrow()
                        + one(random, "します。", "を示します。", "に用います。", "が得られました。"))
                .collect(Collectors.joining());
    }

    private String word(Random random, List<String> lexicon) {
        return lexicon.get(rank(random, words, WORDS));
    }

    /** An English word that may stand in a title: not one of the first, which are articles and the like. */
    private String content(Random random) {
        int rank = rank(random, words, WORDS);
        return english.get(rank < 20 ? rank + 20 : rank);
    }

    private <T> List<T> some(Random random, List<T> choices, int count) {
        return IntStream.range(0, count)
                .mapToObj(at -> choices.get(rank(random, fewChoices, choices.size())))
                .distinct()
                .toList();
    }

    private static List<String> lexicon(String[] first, Random random, Supplier<String> more) {
        Set<String> lexicon = new LinkedHashSet<>(List.of(first));
        while (lexicon.size() < WORDS) {
            lexicon.add(more.get());
        }
        return List.copyOf(lexicon);
    }

    /** Sums of what each rank is chosen by: the first is twice as likely as the second, three times as the third. */
    private static double[] zipf(int size, double exponent) {
        double[] sums = new double[size];
        for (int at = 0; at < size; at++) {
            sums[at] = (at == 0 ? 0 : sums[at - 1]) + 1 / Math.pow(at + 1, exponent);
        }
        return sums;
    }

    private static int rank(Random random, double[] zipf, int size) {
        int most = Math.min(size, zipf.length);
        int at = Arrays.binarySearch(zipf, 0, most, random.nextDouble() * zipf[most - 1]);
        return Math.min(most - 1, at < 0 ? -at - 1 : at);
    }

    private static String one(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String kanji(Random random) {
        int at = random.nextInt(KANJI.length());
        return KANJI.substring(at, at + 1);
    }

    private static String syllables(Random random, String[] from, int count) {
        return IntStream.range(0, count).mapToObj(at -> one(random, from)).collect(Collectors.joining());
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static void each(List<?> list, IntConsumer row) {
        IntStream.range(0, list.size()).forEach(row);
    }

    private static String array(Collection<?> values) {
        return values.stream().map(value -> '"' + value.toString() + '"').collect(Collectors.joining(",", "{", "}"));
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static Named named(ResultSet row) throws SQLException {
        return new Named(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    /** @return the first column */
    private List<Object> rows(String query, Row each) throws SQLException {
        List<Object> first = new ArrayList<>();
        try (Statement statement = database.createStatement(); ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                first.add(row.getObject(1));
                each.read(row);
            }
        }
        return first;
    }

    /** The application's own cutting of text is nobody else's to call; here it must be the same by all means. */
    private static Method searchText(String name) throws Exception {
        return open(Class.forName("zukan.catalog.SearchText").getDeclaredMethod(name, String.class));
    }

    private static Method open(Method method) {
        method.setAccessible(true);
        return method;
    }

    private static Object call(Method method, Object target, Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException(changed);
        }
    }
}
