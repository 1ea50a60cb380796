// SPDX-License-Identifier: Apache-2.0
#include "core/logging.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryFile>
#include <QTest>

#include <functional>
#include <unistd.h>

using namespace caravan;

namespace {

/// All that `act` writes to standard error, which goes to a file meanwhile.
QByteArray standardErrorOf(const std::function<void()> &act)
{
    QTemporaryFile file;
    if (!file.open()) return {};
    std::fflush(stderr);
    const int kept = ::dup(STDERR_FILENO);
    ::dup2(file.handle(), STDERR_FILENO);
    installLogging();
    act();
    std::fflush(stderr);
    ::dup2(kept, STDERR_FILENO);
    ::close(kept);
    qInstallMessageHandler(nullptr);
    file.seek(0);
    return file.readAll();
}

} // namespace

class LoggingTest : public QObject
{
    Q_OBJECT

private slots:
    void form_data();
    void form();
    void forgesNoLine_data();
    void forgesNoLine();
    void keepsText();
};

void LoggingTest::form_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("level");
    QTest::newRow("info") << int(QtInfoMsg) << u"info"_qs;
    QTest::newRow("warning") << int(QtWarningMsg) << u"warning"_qs;
    QTest::newRow("critical") << int(QtCriticalMsg) << u"error"_qs;
}

void LoggingTest::form()
{
    QFETCH(int, type);
    QFETCH(QString, level);
    const QByteArray written = standardErrorOf([type] {
        if (type == QtInfoMsg) qCInfo(lcSync, "step=%d", 3);
        if (type == QtWarningMsg) qCWarning(lcSync, "step=%d", 3);
        if (type == QtCriticalMsg) qCCritical(lcSync, "step=%d", 3);
    });
    const QRegularExpression line(
        QStringLiteral("\\A\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z %1 caravan\\.sync step=3\n\\z")
            .arg(level));
    QVERIFY2(line.match(QString::fromUtf8(written)).hasMatch(), written.constData());
}

void LoggingTest::forgesNoLine_data()
{
    QTest::addColumn<QString>("hostile");
    QTest::newRow("line feed") << u"a\n2026-01-01T00:00:00.000Z info caravan.orders paid"_qs;
    QTest::newRow("carriage return") << u"a\rb"_qs;
    QTest::newRow("escape") << u"a\u001b[2Jb"_qs;
    QTest::newRow("NUL") << u"a"_qs + QChar(u'\0') + u"b";
    QTest::newRow("delete") << u"a\u007fb"_qs;
    QTest::newRow("line separator") << u"a\u2028b"_qs;
    QTest::newRow("paragraph separator") << u"a\u2029b"_qs;
    // Terminals take these C1 controls as new line and as the start of an escape sequence.
    QTest::newRow("next line") << u"a\u0085b"_qs;
    QTest::newRow("C1 sequence") << u"a\u009b2Jb"_qs;
    // Turns round what a reader sees of the rest of the line.
    QTest::newRow("right-to-left override") << u"a\u202Eb"_qs;
    QTest::newRow("isolate") << u"a\u2067b"_qs;
}

void LoggingTest::forgesNoLine()
{
    QFETCH(QString, hostile);
    const QByteArray written = standardErrorOf([&hostile] { qCInfo(lcStore).noquote() << hostile; });
    QVERIFY(written.endsWith('\n'));
    const QString line = QString::fromUtf8(written.chopped(1));
    for (const QChar c : line) {
        const auto category = c.category();
        QVERIFY2(category != QChar::Other_Control && category != QChar::Other_Format &&
                     category != QChar::Separator_Line && category != QChar::Separator_Paragraph,
                 qPrintable(QString::number(c.unicode(), 16)));
    }
    QVERIFY(line.contains(u"\\x"));
}

void LoggingTest::keepsText()
{
    const QByteArray written = standardErrorOf([] { qCInfo(lcStore).noquote() << u"葡萄干 ئۈزۈم"_qs; });
    QVERIFY(written.endsWith("葡萄干 ئۈزۈم\n"));
}

QTEST_GUILESS_MAIN(LoggingTest)
#include "tst_logging.moc"
