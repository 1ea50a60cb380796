// SPDX-License-Identifier: Apache-2.0
#include "devices/scanner/hardware_scanners.h"
#include "devices/scanner/input_finder.h"
#include "devices/scanner/serial_scanner.h"

#include <QQueue>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <linux/input-event-codes.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

using namespace caravan;
using namespace std::chrono_literals;
using Key = KeyDecoder::Key;

namespace {

Key down(int code) { return {code, 1}; }
Key up(int code) { return {code, 0}; }

/// Presses and releases.
QList<Key> tap(int code) { return {down(code), up(code)}; }

/// What a scanner on a US keyboard sends for a text.
QList<Key> typed(const QByteArray &text)
{
    static const QHash<char, int> keys = [] {
        QHash<char, int> all;
        constexpr char rows[] = "1234567890";
        constexpr int digits[] = {KEY_1, KEY_2, KEY_3, KEY_4, KEY_5, KEY_6, KEY_7, KEY_8, KEY_9, KEY_0};
        for (int i = 0; i < 10; ++i)
            all.insert(rows[i], digits[i]);
        constexpr char letters[] = "qwertyuiopasdfghjklzxcvbnm";
        constexpr int codes[] = {KEY_Q, KEY_W, KEY_E, KEY_R, KEY_T, KEY_Y, KEY_U, KEY_I, KEY_O,
                                 KEY_P, KEY_A, KEY_S, KEY_D, KEY_F, KEY_G, KEY_H, KEY_J, KEY_K,
                                 KEY_L, KEY_Z, KEY_X, KEY_C, KEY_V, KEY_B, KEY_N, KEY_M};
        for (int i = 0; i < 26; ++i)
            all.insert(letters[i], codes[i]);
        all.insert(']', KEY_RIGHTBRACE);
        all.insert('-', KEY_MINUS);
        all.insert('/', KEY_SLASH);
        all.insert('.', KEY_DOT);
        all.insert('\n', KEY_ENTER);
        all.insert('\t', KEY_TAB);
        return all;
    }();
    QList<Key> result;
    for (const char c : text) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper) result.append(down(KEY_LEFTSHIFT));
        result += tap(keys.value(upper ? static_cast<char>(c - 'A' + 'a') : c));
        if (upper) result.append(up(KEY_LEFTSHIFT));
    }
    return result;
}

const QList<Key> controlBracket = QList<Key>{down(KEY_LEFTCTRL)} + tap(KEY_RIGHTBRACE) + QList<Key>{up(KEY_LEFTCTRL)};

QList<Key> altCode(const QByteArray &digits)
{
    constexpr int keys[] = {KEY_KP0, KEY_KP1, KEY_KP2, KEY_KP3, KEY_KP4, KEY_KP5, KEY_KP6, KEY_KP7, KEY_KP8, KEY_KP9};
    QList<Key> result{down(KEY_LEFTALT)};
    for (const char digit : digits)
        result += tap(keys[digit - '0']);
    return result << up(KEY_LEFTALT);
}

/// All codes that the keys make, one every `step`.
QList<QByteArray> decode(const QList<Key> &keys, const ScannerSettings &settings = {}, Milliseconds step = 2ms)
{
    const auto decoder = KeyDecoder::make(settings);
    if (!decoder) return {"no such layout"};
    QList<QByteArray> codes;
    Milliseconds now = 1'000ms;
    for (const Key &key : keys) {
        now += step;
        if (const auto code = decoder->key(key, now)) codes.append(code->bytes);
    }
    if (const auto code = decoder->pause(now + 10s)) codes.append(code->bytes);
    return codes;
}

/// A device whose keys come through a pipe, as events come from the kernel.
class PipeEvents final : public InputEvents
{
public:
    PipeEvents() { m_open = pipe2(m_ends, O_NONBLOCK | O_CLOEXEC) == 0; }
    ~PipeEvents() override
    {
        unplug();
        ::close(m_ends[0]);
    }
    void send(const QList<Key> &keys)
    {
        for (const Key &key : keys)
            QVERIFY(::write(m_ends[1], &key, sizeof key) == sizeof key);
    }
    void lose()
    {
        const Key mark{-1, -1};
        QVERIFY(::write(m_ends[1], &mark, sizeof mark) == sizeof mark);
    }
    void unplug()
    {
        if (std::exchange(m_open, false)) ::close(m_ends[1]);
    }
    [[nodiscard]] int descriptor() const override { return m_ends[0]; }
    Event next() override
    {
        Key key;
        const ssize_t got = ::read(m_ends[0], &key, sizeof key);
        if (got == 0) return Gone{};
        if (got < 0) return Nothing{};
        if (key.code == -1) return Lost{};
        return key;
    }

private:
    int m_ends[2]{-1, -1};
    bool m_open = false;
};

struct Bench
{
    QStringList nodes;
    QHash<QString, PipeEvents *> open; // owned by the scanners
    QTemporaryDir folder;
    HardwareScanners scanners;
    QSignalSpy codes{&scanners, &HardwareScanners::codeRead};
    QSignalSpy counts{&scanners, &HardwareScanners::countChanged};

    explicit Bench(const ScannerSettings &settings = {})
        : scanners(settings,
                   {folder.path(), [this] { return nodes; },
                    [this](const QString &path) -> std::unique_ptr<InputEvents> {
                        auto events = std::make_unique<PipeEvents>();
                        open.insert(path, events.get());
                        return events;
                    }},
                   10'000ms)
    {
    }
    [[nodiscard]] QByteArray code(int i) const { return codes.at(i).first().value<ScannedPayload>().bytes; }
    /// A node comes or goes, as udev does it.
    void touch(const QString &name)
    {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
};

} // namespace

class HardwareScannerTest : public QObject
{
    Q_OBJECT

private slots:
    void typesCodes_data();
    void typesCodes();
    void layouts_data();
    void layouts();
    void refusesUnknownLayouts();
    void pausesSplit();
    void pauseEndsWithoutSuffix();
    void dropsEndlessCodes();
    void twoAtOnce();
    void unpluggedInTheMiddle();
    void lostKeysSpoilTheCode();
    void comesWhenPluggedIn();
    void pauseTimerDrops();
    void serialPort();
    void serialPortComesBack();
    void findsInputs();
};

void HardwareScannerTest::typesCodes_data()
{
    QTest::addColumn<QList<Key>>("keys");
    QTest::addColumn<QList<QByteArray>>("codes");
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QString>("gsKey");
    const auto row = [](const char *name, const QList<Key> &keys, const QList<QByteArray> &codes,
                        const QString &prefix = {},
                        const QString &gsKey = {}) { QTest::newRow(name) << keys << codes << prefix << gsKey; };
    row("EAN", typed("9521000000018\n"), {"9521000000018"});
    row("letters of both cases", typed("TRP2609a\n"), {"TRP2609a"});
    row("two codes", typed("1\n22\n"), {"1", "22"});
    row("empty", typed("\n\n"), {});
    row("AIM identifier", typed("]C10109521000000018\n"), {"]C10109521000000018"});
    row("link", typed("id.example.org/01/09521000000018/10/A-1\n"), {"id.example.org/01/09521000000018/10/A-1"});
    row("GS as Ctrl+]", typed("10A") + controlBracket + typed("17\n"),
        {"10A\x1d"
         "17"});
    row("GS as Alt 029", typed("10A") + altCode("029") + typed("17\n"),
        {"10A\x1d"
         "17"});
    row("characters as Alt codes", altCode("065") + altCode("0066") + typed("\n"), {"AB"});
    row("Alt and nonsense", altCode("") + altCode("999") + typed("1\n"), {"1"});
    row("GS as F8", typed("10a") + tap(KEY_F8) + typed("17\n"),
        {"10a\x1d"
         "17"},
        {}, u"F8"_qs);
    row("F8 as nothing", typed("10a") + tap(KEY_F8) + typed("17\n"), {"10a17"});
    row("prefix", typed("-1\n"), {"1"}, u"-"_qs);
    row("prefix alone", typed("-\n"), {}, u"-"_qs);
    row("without its prefix", typed("1\n"), {"1"}, u"-"_qs);
    row("keypad", tap(KEY_NUMLOCK) + tap(KEY_KP7) + tap(KEY_KPENTER), {"7"});
    row("held key", QList<Key>{down(KEY_1), {KEY_1, 2}, {KEY_1, 2}, up(KEY_1)} + typed("\n"), {"1"});
    row("caps lock", tap(KEY_CAPSLOCK) + typed("a\n"), {"A"});
    row("keys of no text", tap(KEY_VOLUMEUP) + tap(KEY_LEFT) + typed("1\n"), {"1"});
    row("codes out of range", {{-5, 1}, {100'000, 1}, {KEY_1, 7}}, {});
}

void HardwareScannerTest::typesCodes()
{
    QFETCH(QList<Key>, keys);
    QFETCH(QList<QByteArray>, codes);
    ScannerSettings settings;
    settings.prefix = *static_cast<QString *>(QTest::qData("prefix", qMetaTypeId<QString>()));
    settings.gsKey = *static_cast<QString *>(QTest::qData("gsKey", qMetaTypeId<QString>()));
    QCOMPARE(decode(keys, settings), codes);
}

void HardwareScannerTest::layouts_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QList<Key>>("keys");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("us") << u"us"_qs << typed("zy-10\n") << QByteArray("zy-10");
    QTest::newRow("de") << u"de"_qs << typed("zy-10\n")
                        << QByteArray("yz\xc3\x9f"
                                      "10");
    // On a French keyboard the row of digits types them with shift.
    QTest::newRow("fr") << u"fr"_qs
                        << QList<Key>{down(KEY_LEFTSHIFT)} + tap(KEY_1) + tap(KEY_0) + QList<Key>{up(KEY_LEFTSHIFT)} +
                               typed("q\n")
                        << QByteArray("10a");
    QTest::newRow("ru") << u"ru"_qs << typed("f10\n")
                        << QByteArray("\xd0\xb0"
                                      "10");
}

void HardwareScannerTest::layouts()
{
    QFETCH(QString, layout);
    QFETCH(QList<Key>, keys);
    QFETCH(QByteArray, code);
    ScannerSettings settings;
    settings.layout = layout;
    QCOMPARE(decode(keys, settings), QList<QByteArray>{code});
}

void HardwareScannerTest::refusesUnknownLayouts()
{
    ScannerSettings settings;
    settings.layout = u"zzzz"_qs;
    QVERIFY(!KeyDecoder::make(settings));
    settings = {};
    settings.gsKey = u"NoSuchKey"_qs;
    QVERIFY(!KeyDecoder::make(settings));
    HardwareScanners scanners(settings, {{}, [] { return QStringList(); }, {}});
    QVERIFY(!scanners.start());
}

void HardwareScannerTest::pausesSplit()
{
    ScannerSettings settings;
    QCOMPARE(decode(typed("12345\n"), settings, 200ms), QList<QByteArray>{"12345"}); // slow, but one code
    // 250 ms for a press and a release each: every character is alone, and none is a code.
    QCOMPARE(decode(typed("12345\n"), settings, 300ms), QList<QByteArray>());
    // Half a code, nothing, then a whole one.
    const auto decoder = KeyDecoder::make(settings);
    for (const Key &key : typed("123"))
        QVERIFY(!decoder->key(key, 1s));
    QVERIFY(decoder->pending());
    QVERIFY(!decoder->pause(1'400ms));
    QVERIFY(decoder->pending());
    QVERIFY(!decoder->pause(1'600ms));
    QVERIFY(!decoder->pending());
    QList<QByteArray> codes;
    for (const Key &key : typed("45\n"))
        if (const auto code = decoder->key(key, 2s)) codes.append(code->bytes);
    QCOMPARE(codes, QList<QByteArray>{"45"});
}

void HardwareScannerTest::pauseEndsWithoutSuffix()
{
    ScannerSettings settings;
    settings.suffix = ScannerSettings::Suffix::None;
    QCOMPARE(decode(typed("123"), settings), QList<QByteArray>{"123"});
    QCOMPARE(decode(typed("123\n45\t"), settings), (QList<QByteArray>{"123", "45"}));
    settings.suffix = ScannerSettings::Suffix::Tab;
    QCOMPARE(decode(typed("123\t45\n6\t"), settings), (QList<QByteArray>{"123", "456"}));
}

void HardwareScannerTest::dropsEndlessCodes()
{
    CodeAssembler assembler({});
    for (int i = 0; i < 10'000; ++i)
        QVERIFY(!assembler.add("1", 0ms));
    QVERIFY(!assembler.end(0ms));
    assembler.add("2", 0ms);
    QCOMPARE(assembler.end(0ms)->bytes, QByteArray("2"));
}

void HardwareScannerTest::twoAtOnce()
{
    Bench bench;
    bench.nodes = {u"a"_qs, u"b"_qs};
    QVERIFY(bench.scanners.start());
    QCOMPARE(bench.scanners.count(), 2);
    // Their keys come mixed; shift of one is not shift of the other.
    const QList<Key> first = typed("ABC1\n");
    const QList<Key> second = typed("xyz2\n");
    for (qsizetype i = 0; i < std::max(first.size(), second.size()); ++i) {
        if (i < first.size()) bench.open[u"a"_qs]->send({first.at(i)});
        if (i < second.size()) bench.open[u"b"_qs]->send({second.at(i)});
    }
    QTRY_COMPARE(bench.codes.size(), 2);
    const QList<QByteArray> read{bench.code(0), bench.code(1)};
    QVERIFY(read.contains("ABC1") && read.contains("xyz2"));
}

void HardwareScannerTest::unpluggedInTheMiddle()
{
    Bench bench;
    bench.nodes = {u"a"_qs};
    bench.scanners.start();
    bench.open[u"a"_qs]->send(typed("123"));
    bench.nodes.clear();
    bench.open[u"a"_qs]->unplug();
    QTRY_COMPARE(bench.scanners.count(), 0);
    QCOMPARE(bench.codes.size(), 0);
    // Plugged in again under the same name: what it had begun is gone.
    bench.nodes = {u"a"_qs};
    bench.touch(u"a"_qs);
    QTRY_COMPARE(bench.scanners.count(), 1);
    bench.open[u"a"_qs]->send(typed("45\n"));
    QTRY_COMPARE(bench.codes.size(), 1);
    QCOMPARE(bench.code(0), QByteArray("45"));
}

void HardwareScannerTest::lostKeysSpoilTheCode()
{
    Bench bench;
    bench.nodes = {u"a"_qs};
    bench.scanners.start();
    bench.open[u"a"_qs]->send(typed("123"));
    bench.open[u"a"_qs]->lose();
    bench.open[u"a"_qs]->send(typed("45\n"));
    bench.open[u"a"_qs]->send(typed("6\n"));
    QTRY_COMPARE(bench.codes.size(), 2);
    QCOMPARE(bench.code(0), QByteArray("45")); // a code of its own to the decoder; its check digit is another matter
    QCOMPARE(bench.code(1), QByteArray("6"));
}

void HardwareScannerTest::comesWhenPluggedIn()
{
    Bench bench;
    QVERIFY(bench.scanners.start());
    QCOMPARE(bench.scanners.count(), 0);
    bench.nodes = {u"event7"_qs};
    bench.touch(u"event7"_qs);
    QTRY_COMPARE(bench.scanners.count(), 1);
    QCOMPARE(bench.counts.size(), 1);
}

void HardwareScannerTest::pauseTimerDrops()
{
    ScannerSettings settings;
    settings.gap = 20ms;
    settings.suffix = ScannerSettings::Suffix::None;
    Bench bench(settings);
    bench.nodes = {u"a"_qs};
    bench.scanners.start();
    bench.open[u"a"_qs]->send(typed("123"));
    QTRY_COMPARE(bench.codes.size(), 1);
    QCOMPARE(bench.code(0), QByteArray("123"));
}

namespace {

/// Both ends of a terminal that stands for a serial line.
struct Pty
{
    int scanner = posix_openpt(O_RDWR | O_NOCTTY);
    QString port;

    Pty()
    {
        if (grantpt(scanner) != 0 || unlockpt(scanner) != 0) return;
        port = QString::fromLocal8Bit(ptsname(scanner));
        termios raw{};
        tcgetattr(scanner, &raw);
        cfmakeraw(&raw);
        tcsetattr(scanner, TCSANOW, &raw);
    }
    ~Pty() { unplug(); }
    Q_DISABLE_COPY_MOVE(Pty)
    void send(const QByteArray &bytes) const
    {
        QCOMPARE(::write(scanner, bytes.constData(), static_cast<size_t>(bytes.size())), bytes.size());
    }
    void unplug()
    {
        if (scanner >= 0) ::close(std::exchange(scanner, -1));
    }
};

} // namespace

void HardwareScannerTest::serialPort()
{
    const Pty pty;
    if (pty.port.isEmpty()) QSKIP("no pseudo terminals here");
    ScannerSettings settings;
    settings.prefix = u"\u0002"_qs;
    SerialScanner scanner(pty.port, 9600, settings);
    const QSignalSpy codes(&scanner, &SerialScanner::codeRead);
    scanner.start();
    QVERIFY(scanner.present());
    pty.send("\x02]C10109521000000018"
             "10A\x1d"
             "17261231\r\n");
    pty.send("\x02"
             "96385074\r");
    QTRY_COMPARE(codes.size(), 2);
    QCOMPARE(codes.at(0).first().value<ScannedPayload>().bytes, QByteArray("]C1010952100000001810A\x1d"
                                                                           "17261231"));
    QCOMPARE(codes.at(1).first().value<ScannedPayload>().bytes, QByteArray("96385074"));
}

void HardwareScannerTest::serialPortComesBack()
{
    QTemporaryDir folder;
    const QString link = folder.filePath(u"scanner"_qs);
    auto first = std::make_unique<Pty>();
    if (first->port.isEmpty()) QSKIP("no pseudo terminals here");
    QVERIFY(QFile::link(first->port, link));
    SerialScanner scanner(link, 9600, {}, 5ms);
    const QSignalSpy codes(&scanner, &SerialScanner::codeRead);
    const QSignalSpy present(&scanner, &SerialScanner::presentChanged);
    scanner.start();
    first->send("123");
    first->unplug();
    QTRY_VERIFY(!present.isEmpty() && !present.last().first().toBool());
    const Pty second;
    QVERIFY(QFile::remove(link) && QFile::link(second.port, link));
    QTRY_VERIFY(scanner.present());
    second.send("45\r");
    QTRY_COMPARE(codes.size(), 1);
    QCOMPARE(codes.at(0).first().value<ScannedPayload>().bytes, QByteArray("45"));
}

void HardwareScannerTest::findsInputs()
{
    QTemporaryDir folder;
    QVERIFY(findScannerInputs(u"none"_qs).isEmpty());
    QVERIFY(findScannerInputs(folder.filePath(u"missing"_qs)).isEmpty());
    QFile node(folder.filePath(u"event0"_qs));
    QVERIFY(node.open(QIODevice::WriteOnly));
    const QString link = folder.filePath(u"by-id"_qs);
    QVERIFY(QFile::link(node.fileName(), link));
    QCOMPARE(findScannerInputs(link), QStringList{QFileInfo(node).canonicalFilePath()});
    // A plain file is no device, whatever it is called.
    QVERIFY(findScannerInputs(u"udev"_qs, folder.path()).isEmpty());
    QVERIFY(findScannerInputs(u"usb:05f9:2204"_qs, folder.path()).isEmpty());
}

QTEST_GUILESS_MAIN(HardwareScannerTest)
#include "tst_hardware_scanner.moc"
